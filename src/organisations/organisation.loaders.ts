import type { Db } from '../database/connection.ts';
import { oneByKey } from '../graph/loaders.ts';
import { organisationsByIds } from './organisation.queries.ts';

/** Loaders of organisations, one set a request. */
export function organisationLoaders(db: Db) {
  return {
    organisationById: oneByKey(
      (ids) => organisationsByIds(db, ids),
      (organisation) => organisation.id,
    ),
  };
}

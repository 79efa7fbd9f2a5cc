import type { Db } from '../core/db.ts';
import { oneByKey } from '../core/loader.ts';
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

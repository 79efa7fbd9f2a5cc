import type { Db } from '../database/connection.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import { organisationsByIds, successionsOf } from './organisation.queries.ts';

/** Loaders of organisations, one set a request. */
export function organisationLoaders(db: Db) {
  return {
    organisationById: oneByKey(
      (ids) => organisationsByIds(db, ids),
      (organisation) => organisation.id,
    ),
    successorsById: manyByKey(
      (ids) => successionsOf(db, 'organisationId', ids),
      (succession) => succession.given,
    ),
    predecessorsById: manyByKey(
      (ids) => successionsOf(db, 'successorId', ids),
      (succession) => succession.given,
    ),
  };
}

import { type Db, isAny } from '../database/connection.ts';
import { manyByKey, once, oneByKey } from '../graph/loaders.ts';
import { listProgrammes, programmesOfStrategies, strategiesOfProgrammes } from './programme.queries.ts';
import { programmes } from './programme.table.ts';

/** Loaders of programmes, one set a request. */
export function programmeLoaders(db: Db) {
  return {
    allProgrammes: once(() => listProgrammes(db)),
    programmeById: oneByKey(
      (ids) => listProgrammes(db, isAny(programmes.id, ids)),
      (programme) => programme.id,
    ),
    childrenByProgrammeId: manyByKey(
      (ids) => listProgrammes(db, isAny(programmes.parentId, ids)),
      (programme) => programme.parentId ?? '',
    ),
    strategiesByProgrammeId: manyByKey(
      (ids) => strategiesOfProgrammes(db, ids),
      (link) => link.programmeId,
    ),
    programmesByStrategyId: manyByKey(
      (ids) => programmesOfStrategies(db, ids),
      (link) => link.strategyId,
    ),
  };
}

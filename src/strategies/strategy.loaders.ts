import type { Db } from '../database/connection.ts';
import { isAny } from '../database/connection.ts';
import { manyByKey, once, oneByKey } from '../graph/loaders.ts';
import {
  indicatorsByIds,
  listMeasures,
  listStrategies,
  measuresByIds,
  objectivesByIds,
  objectivesOfStrategies,
} from './strategy.queries.ts';
import { strategies } from './strategy.table.ts';

/** Loaders of strategies, one set a request. */
export function strategyLoaders(db: Db) {
  return {
    allStrategies: once(() => listStrategies(db)),
    strategyById: oneByKey(
      (ids) => listStrategies(db, isAny(strategies.id, ids)),
      (strategy) => strategy.id,
    ),
    objectivesByStrategyId: manyByKey(
      (ids) => objectivesOfStrategies(db, ids),
      (objective) => objective.strategyId,
    ),
    objectiveById: oneByKey(
      (ids) => objectivesByIds(db, ids),
      (objective) => objective.id,
    ),
    indicatorById: oneByKey(
      (ids) => indicatorsByIds(db, ids),
      (indicator) => indicator.id,
    ),
    allMeasures: once(() => listMeasures(db)),
    measureById: oneByKey(
      (ids) => measuresByIds(db, ids),
      (measure) => measure.id,
    ),
  };
}

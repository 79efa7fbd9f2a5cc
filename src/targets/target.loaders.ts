import { asc, sql } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import { pagesByParent } from '../graph/page-loader.ts';
import { targetColumns, targetPages, toTarget } from './target.queries.ts';
import { targets } from './target.table.ts';

/** Loaders of targets, one set a request. */
export function targetLoaders(db: Db) {
  return {
    targetById: oneByKey(
      async (ids) => (await db.select(targetColumns).from(targets).where(isAny(targets.id, ids))).map(toTarget),
      (target) => target.id,
    ),
    targetsByPlanId: manyByKey(
      async (ids) =>
        (
          await db.select(targetColumns).from(targets).where(isAny(targets.planId, ids)).orderBy(asc(targets.position))
        ).map(toTarget),
      (target) => target.planId,
    ),
    pagesByMeasureId: pagesByParent(db, { parent: sql`${targets.measureId}`, ...targetPages }),
  };
}

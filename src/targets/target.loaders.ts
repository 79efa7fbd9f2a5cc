import { asc } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import { targets } from './target.table.ts';
import type { Target } from './target.type.ts';

function toTarget(row: typeof targets.$inferSelect): Target {
  return { ...row, verification: toVerification(row) };
}

/** Loaders of targets, one set a request. */
export function targetLoaders(db: Db) {
  return {
    targetById: oneByKey(
      async (ids) => (await db.select().from(targets).where(isAny(targets.id, ids))).map(toTarget),
      (target) => target.id,
    ),
    targetsByPlanId: manyByKey(
      async (ids) =>
        (await db.select().from(targets).where(isAny(targets.planId, ids)).orderBy(asc(targets.position))).map(
          toTarget,
        ),
      (target) => target.planId,
    ),
  };
}

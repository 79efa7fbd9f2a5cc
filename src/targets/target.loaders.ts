import { asc, getTableColumns } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { manyByKey, oneByKey } from '../graph/loaders.ts';
import { issuerOf, otherActor } from '../plans/plan.actor.ts';
import { targets } from './target.table.ts';
import type { Target } from './target.type.ts';

/** The columns of a target, with the actor only where it is another body than the plan's issuer. */
export const targetColumns = {
  ...getTableColumns(targets),
  actorId: otherActor(targets.actorId, issuerOf(targets.planId)),
};

function toTarget(row: typeof targets.$inferSelect): Target {
  return { ...row, verification: toVerification(row) };
}

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
  };
}

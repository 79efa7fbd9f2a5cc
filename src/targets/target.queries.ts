import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../database/connection.ts';
import { toVerification } from '../graph/common.type.ts';
import { allOf, type Order, type Page, type Ranked, rankedColumns, rankedPage } from '../graph/pagination.ts';
import { issuerOf, otherActor } from '../plans/plan.actor.ts';
import { fromPartsOfPlans } from '../plans/plan.queries.ts';
import { measures, milestones } from '../strategies/strategy.table.ts';
import { standingOf, type TargetStanding } from './standing.ts';
import { targets } from './target.table.ts';
import type { Target } from './target.type.ts';

/** The columns of a target, with the actor only where it is another body than the plan's issuer. */
export const targetColumns = {
  ...getTableColumns(targets),
  actorId: otherActor(targets.actorId, issuerOf(targets.planId)),
};

export function toTarget(row: typeof targets.$inferSelect): Target {
  return { ...row, verification: toVerification(row) };
}

const { id, measureId, unit, year, operator, value } = getTableColumns(targets);
const compared = { id, measureId, unit, year, operator, value };

/** Says of each target that has a national milestone of its measure, unit and year how it stands to it. */
export async function standingsOfTargets(db: Db): Promise<{ id: string; standing: TargetStanding }[]> {
  const rows = await db
    .select({ ...compared, nationalOperator: milestones.operator, nationalValue: milestones.value })
    .from(targets)
    .innerJoin(measures, sql`${measures.id} = ${targets.measureId} and ${measures.unit} = ${targets.unit}`)
    .innerJoin(
      milestones,
      sql`${milestones.measureId} = ${targets.measureId} and ${milestones.year} = ${targets.year}`,
    );
  return rows.map(({ nationalOperator, nationalValue, ...target }) => ({
    id: target.id,
    standing: standingOf(target, { ...target, operator: nationalOperator, value: nationalValue }),
  }));
}

/** Tables of every list of targets; the filters of plans hold in them too. */
const fromTargets = fromPartsOfPlans(targets, targets.planId);

/** The queries of a list of targets. */
export const targetPages = {
  async page(
    db: Db,
    parent: SQL | null,
    where: (SQL | undefined)[],
    order: Order,
    page: Page,
  ): Promise<(Target & Ranked)[]> {
    const ranked = rankedPage({ id: sql`${targets.id}`, parent, from: fromTargets, where }, order, page, null);
    const rows = await db
      .select({ ...targetColumns, ...rankedColumns(null) })
      .from(targets)
      .innerJoin(ranked, sql`ranked.id = ${targets.id}`);
    return rows.map((row) => ({ ...row, ...toTarget(row) }));
  },
  async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]) {
    return rowsOf<{ parent: string; count: number }>(
      db,
      sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${fromTargets} where ${allOf(where)} group by 1`,
    );
  },
};

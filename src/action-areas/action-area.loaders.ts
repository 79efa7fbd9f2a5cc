import { asc, eq, getTableColumns } from 'drizzle-orm';
import { type Db, isAny } from '../database/connection.ts';
import { Fields } from '../graph/fields.ts';
import { manyByKey, once } from '../graph/loaders.ts';
import { objectivesOfStrategies } from '../strategies/strategy.queries.ts';
import { objectives } from '../strategies/strategy.table.ts';
import { actionAreaObjectives, actionAreas } from './action-area.table.ts';
import type { ActionArea } from './action-area.type.ts';

export const actionAreaFields = new Fields<ActionArea>({
  columns: { ...getTableColumns(actionAreas), id: actionAreas.code, recordId: actionAreas.id },
  always: ['recordId'],
});

/** Makes an action area from its row. */
export function toActionArea(row: typeof actionAreas.$inferSelect): ActionArea {
  return { ...row, id: row.code, recordId: row.id };
}

/** Loaders of action areas, one set a request. */
export function actionAreaLoaders(db: Db) {
  return {
    allActionAreas: once(async () =>
      (await db.select().from(actionAreas).orderBy(asc(actionAreas.position))).map(toActionArea),
    ),
    objectivesByActionAreaId: manyByKey(
      async (ids) => {
        const links = await db
          .select({
            actionAreaId: actionAreaObjectives.actionAreaId,
            objectiveId: objectives.id,
            strategyId: objectives.strategyId,
          })
          .from(actionAreaObjectives)
          .innerJoin(objectives, eq(objectives.id, actionAreaObjectives.objectiveId))
          .where(isAny(actionAreaObjectives.actionAreaId, ids))
          .orderBy(asc(objectives.number));
        const trees = await objectivesOfStrategies(db, [...new Set(links.map((link) => link.strategyId))]);
        const byId = new Map(trees.map((objective) => [objective.id, objective]));
        return links.flatMap(({ actionAreaId, objectiveId }) => {
          const objective = byId.get(objectiveId);
          return objective ? [{ actionAreaId, objective }] : [];
        });
      },
      (link) => link.actionAreaId,
    ),
  };
}

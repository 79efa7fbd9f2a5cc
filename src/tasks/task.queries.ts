import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { toActionArea } from '../action-areas/action-area.loaders.ts';
import { actionAreas } from '../action-areas/action-area.table.ts';
import { type Shown, shownColumns } from '../database/columns.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { toPeriod } from '../graph/common.type.ts';
import { allOf, type Order, type Page, type Ranked, rankedColumns, rankedPage } from '../graph/pagination.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { issuerOf, otherActor } from '../plans/plan.actor.ts';
import { fromPlans } from '../plans/plan.queries.ts';
import { plans } from '../plans/plan.table.ts';
import { programmeColumns, toProgramme } from '../programmes/programme.queries.ts';
import { programmes } from '../programmes/programme.table.ts';
import type { Programme } from '../programmes/programme.type.ts';
import { measures } from '../strategies/strategy.table.ts';
import { taskAgencies, taskMeasures, taskProgrammes, taskSecondaryAreas, tasks } from './task.table.ts';
import type { Task } from './task.type.ts';

const columns = {
  task: { ...shownColumns(tasks), actorId: otherActor(tasks.actorId, issuerOf(tasks.planId)) },
  area: getTableColumns(actionAreas),
};
export type TaskRow = { task: Shown<typeof tasks>; area: typeof actionAreas.$inferSelect | null };

export function toTask({ task, area }: TaskRow): Task {
  return {
    ...task,
    actionArea: area && toActionArea(area),
    kind: task.isLeaf ? 'TASK' : 'HEADING',
    period: toPeriod(task),
    money:
      task.moneyAsStated === null
        ? null
        : { amount: task.moneyAmount, currency: task.moneyCurrency, asStated: task.moneyAsStated },
    evidence:
      task.evidenceQuote === null && task.evidenceReason === null
        ? null
        : {
            quote: task.evidenceQuote,
            reason: task.evidenceReason,
            locator: task.evidenceLocator,
            start: task.evidenceStart,
            end: task.evidenceEnd,
            sourceId: task.evidenceSourceId,
          },
  };
}

export function selectTasks(db: Db) {
  return db.select(columns).from(tasks).leftJoin(actionAreas, eq(actionAreas.id, tasks.actionAreaId));
}

export async function tasksByIds(db: Db, ids: string[]): Promise<Task[]> {
  return (await selectTasks(db).where(isAny(tasks.id, ids))).map(toTask);
}

export async function childrenOfTasks(db: Db, ids: string[]): Promise<Task[]> {
  return (await selectTasks(db).where(isAny(tasks.parentId, ids)).orderBy(asc(tasks.position))).map(toTask);
}

/** Tables of every list of tasks; the filters of plans hold in them too. */
export const fromTasks = sql`${fromPlans} inner join ${tasks} on ${tasks.planId} = ${plans.id}`;
export const fromTasksOfProgrammes = sql`${fromTasks} inner join ${taskProgrammes} on ${taskProgrammes.taskId} = ${tasks.id}`;
export const fromTasksOfMeasures = sql`${fromTasks} inner join ${taskMeasures} on ${taskMeasures.taskId} = ${tasks.id}`;

/** The queries of a list of tasks over given tables. */
export function taskPages(from: SQL) {
  return {
    async page(
      db: Db,
      parent: SQL | null,
      where: (SQL | undefined)[],
      order: Order,
      page: Page,
    ): Promise<(TaskRow & Ranked)[]> {
      const ranked = rankedPage({ id: sql`${tasks.id}`, parent, from, where }, order, page);
      return db
        .select({ ...columns, ...rankedColumns })
        .from(tasks)
        .leftJoin(actionAreas, eq(actionAreas.id, tasks.actionAreaId))
        .innerJoin(ranked, sql`ranked.id = ${tasks.id}`);
    },
    async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]> {
      return rowsOf(
        db,
        sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${from} where ${allOf(where)} group by 1`,
      );
    },
  };
}

export async function secondaryAreasOfTasks(db: Db, ids: string[]) {
  return db
    .select({ taskId: taskSecondaryAreas.taskId, area: getTableColumns(actionAreas) })
    .from(taskSecondaryAreas)
    .innerJoin(actionAreas, eq(actionAreas.id, taskSecondaryAreas.actionAreaId))
    .where(isAny(taskSecondaryAreas.taskId, ids))
    .orderBy(asc(taskSecondaryAreas.position));
}

/** The measures that tasks serve, in the order of the strategy. */
export async function measuresOfTasks(db: Db, ids: string[]) {
  return db
    .select(getTableColumns(taskMeasures))
    .from(taskMeasures)
    .innerJoin(measures, eq(measures.id, taskMeasures.measureId))
    .where(isAny(taskMeasures.taskId, ids))
    .orderBy(asc(measures.strategyId), asc(measures.position));
}

export async function programmesOfTasks(db: Db, ids: string[]): Promise<{ taskId: string; programme: Programme }[]> {
  const rows = await db
    .select({ taskId: taskProgrammes.taskId, ...programmeColumns })
    .from(taskProgrammes)
    .innerJoin(programmes, eq(programmes.id, taskProgrammes.programmeId))
    .leftJoin(documents, eq(documents.id, programmes.documentId))
    .where(isAny(taskProgrammes.taskId, ids))
    .orderBy(asc(taskProgrammes.position));
  return rows.map((row) => ({ taskId: row.taskId, programme: toProgramme(row) }));
}

export async function agenciesOfTasks(db: Db, ids: string[]) {
  return db
    .select({ taskId: taskAgencies.taskId, role: taskAgencies.role, organisation: shownColumns(organisations) })
    .from(taskAgencies)
    .innerJoin(organisations, eq(organisations.id, taskAgencies.organisationId))
    .where(isAny(taskAgencies.taskId, ids))
    .orderBy(asc(taskAgencies.role), asc(taskAgencies.position));
}

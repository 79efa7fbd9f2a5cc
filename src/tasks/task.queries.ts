import { asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { actionAreaFields } from '../action-areas/action-area.loaders.ts';
import { actionAreas } from '../action-areas/action-area.table.ts';
import { type Shown, shownColumns } from '../database/columns.ts';
import { type Db, isAny, isKeyOf, rowsOf } from '../database/connection.ts';
import { written } from '../database/written.ts';
import { documents } from '../documents/document.table.ts';
import { periodPart } from '../graph/common.type.ts';
import { type Asked, Fields } from '../graph/fields.ts';
import { allOf, type Order, type Page, type Ranked, rankedPage, writtenRank } from '../graph/pagination.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { issuerOf, otherActor } from '../plans/plan.actor.ts';
import { fromPartsOfPlans } from '../plans/plan.queries.ts';
import { programmeColumns, toProgramme } from '../programmes/programme.queries.ts';
import { programmes } from '../programmes/programme.table.ts';
import type { Programme } from '../programmes/programme.type.ts';
import { measures } from '../strategies/strategy.table.ts';
import { taskAgencies, taskMeasures, taskProgrammes, taskSecondaryAreas, tasks } from './task.table.ts';
import type { Evidence, Money, Task } from './task.type.ts';

export const taskFields = new Fields<Task>({
  columns: { ...shownColumns(tasks), actorId: otherActor(tasks.actorId, issuerOf(tasks.planId)) },
  always: ['id', 'planId'],
  parts: {
    kind: { columns: ['isLeaf'], make: ({ isLeaf }: Row) => (isLeaf ? 'TASK' : 'HEADING') },
    period: periodPart,
    money: { columns: ['moneyAmount', 'moneyCurrency', 'moneyAsStated'], make: moneyOf },
    evidence: {
      columns: [
        ...['evidenceQuote', 'evidenceReason', 'evidenceLocator'],
        ...['evidenceStart', 'evidenceEnd', 'evidenceSourceId'],
      ],
      make: evidenceOf,
    },
  },
  nested: { actionArea: actionAreaFields },
});
/** Makes a whole task of a row of \`selectTasks\`. */
export const { finish: toTask } = taskFields.all;

type Row = Shown<typeof tasks>;

function moneyOf({ moneyAmount, moneyCurrency, moneyAsStated }: Row): Money | null {
  return moneyAsStated === null ? null : { amount: moneyAmount, currency: moneyCurrency, asStated: moneyAsStated };
}

function evidenceOf(row: Row): Evidence | null {
  if (row.evidenceQuote === null && row.evidenceReason === null) return null;
  return {
    quote: row.evidenceQuote,
    reason: row.evidenceReason,
    locator: row.evidenceLocator,
    start: row.evidenceStart,
    end: row.evidenceEnd,
    sourceId: row.evidenceSourceId,
  };
}

const TASKS = written(sql`from ${tasks} left join ${actionAreas} on ${actionAreas.id} = ${tasks.actionAreaId}`);
const TASK_ID = written(sql`${tasks.id}`);

export function selectTasks(db: Db) {
  return db.select(taskFields.all.select).from(tasks).leftJoin(actionAreas, eq(actionAreas.id, tasks.actionAreaId));
}

export async function tasksByIds(db: Db, ids: string[], asked: Asked | null): Promise<Task[]> {
  const { columns, finish } = taskFields.read(asked);
  return (await rowsOf(db, sql`select ${columns} ${TASKS} where ${isKeyOf(TASK_ID, ids)}`)).map(finish);
}

export async function childrenOfTasks(db: Db, ids: string[]): Promise<Task[]> {
  return (await selectTasks(db).where(isAny(tasks.parentId, ids)).orderBy(asc(tasks.position))).map(toTask);
}

/** Tables of every list of tasks; the filters of plans hold in them too. */
export const fromTasks = fromPartsOfPlans(tasks, tasks.planId);
export const fromTasksOfProgrammes = written(
  sql`${fromTasks} inner join ${taskProgrammes} on ${taskProgrammes.taskId} = ${tasks.id}`,
);
export const fromTasksOfMeasures = written(
  sql`${fromTasks} inner join ${taskMeasures} on ${taskMeasures.taskId} = ${tasks.id}`,
);

/** The queries of a list of tasks over given tables. */
export function taskPages(from: SQL) {
  return {
    async page(
      db: Db,
      parent: SQL | null,
      where: (SQL | undefined)[],
      order: Order,
      page: Page,
      asked: Asked | null,
    ): Promise<(Task & Ranked)[]> {
      const ranked = rankedPage({ id: TASK_ID, parent, from, where }, order, page, asked);
      const { columns, finish } = taskFields.read(asked);
      const rows = await rowsOf(
        db,
        sql`select ${columns}, ${writtenRank(asked)} ${TASKS} inner join ${ranked} on ranked.id = ${TASK_ID}`,
      );
      return rows.map((row) => finish(row) as Task & Ranked);
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

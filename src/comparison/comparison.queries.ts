import { asc, eq, sql } from 'drizzle-orm';
import { actionAreaObjectives, actionAreas } from '../action-areas/action-area.table.ts';
import { type Db, isAny } from '../database/connection.ts';
import { documents, documentTypes, sourcePages, sources } from '../documents/document.table.ts';
import { isOneOf } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { isOwn, issuerOf, otherActor } from '../plans/plan.actor.ts';
import { firstDayCovered } from '../plans/plan.filter.ts';
import { planColumns, toPlan } from '../plans/plan.queries.ts';
import { type PlanRole, plans } from '../plans/plan.table.ts';
import type { Plan } from '../plans/plan.type.ts';
import { targetColumns } from '../targets/target.queries.ts';
import { targets } from '../targets/target.table.ts';
import { selectTasks, toTask } from '../tasks/task.queries.ts';
import { taskMeasures, taskProgrammes, taskSecondaryAreas, tasks } from '../tasks/task.table.ts';
import type { Task } from '../tasks/task.type.ts';
import { type Candidate, REACH } from './alignment.ts';

/** A plan that may stand for its province, with the plan itself for the answer. */
export interface PlanCandidate extends Candidate {
  plan: Plan;
  /** True unless a full source of it has been read in every part, by the reader or by a person. */
  unread: boolean;
}

const UNREAD = sql<boolean>`not exists (select 1 from ${sources} inner join ${sourcePages} on ${sourcePages.id} = ${sources.pageId}
  where ${sources.documentId} = ${documents.id} and ${sources.completeness} = 'FULL'
    and not ${sourcePages.unread} @> '[{"confirmedBy": null}]')`;

/** Loads the plans of provinces that can stand for a year of a range by any rule. */
export async function candidatePlans(
  db: Db,
  provinceIds: string[],
  years: { from: number; to: number },
  roles: readonly PlanRole[],
): Promise<PlanCandidate[]> {
  const rows = await db
    .select({ ...planColumns, unread: UNREAD })
    .from(plans)
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .innerJoin(documentTypes, eq(documentTypes.id, documents.typeId))
    .where(
      allOf([
        isAny(plans.provinceId, provinceIds),
        sql`${plans.level} = 'PROVINCE'`,
        isOneOf(plans.role, roles),
        sql`coalesce(${plans.periodFrom}, ${plans.periodTo}) is not null
          and ${firstDayCovered} <= make_date(${years.to + REACH}::int, 12, 31)
          and (${plans.periodTo} is null or ${plans.periodTo} >= make_date(${years.from - REACH}::int, 1, 1))`,
      ]),
    )
    .orderBy(asc(plans.id));
  return rows.map((row) => {
    const plan = toPlan(row);
    const yearOf = (day: string | null | undefined) => (day ? Number(day.slice(0, 4)) : null);
    return {
      id: plan.id,
      provinceId: plan.provinceId,
      role: plan.role,
      year: plan.year,
      // As `firstDayCovered`: a plan that states only its end covers nothing before it was issued.
      firstYear:
        yearOf(plan.period?.from) ?? (plan.period ? (plan.document.yearOfIssue ?? yearOf(plan.period.to)) : null),
      lastYear: yearOf(plan.period?.to),
      completeness: plan.completeness,
      issuedOn: plan.issuedOn,
      unread: row.unread,
      plan,
    };
  });
}

/** What a comparison needs to know of a task. */
export interface TaskFact {
  id: string;
  planId: string;
  areaId: string | null;
  actorId: string | null;
  /** What else it is linked to, of the kind that was asked for. */
  linkedIds: string[];
}

const LINKS = {
  SECONDARY_AREAS: [taskSecondaryAreas.actionAreaId, taskSecondaryAreas.taskId],
  PROGRAMMES: [taskProgrammes.programmeId, taskProgrammes.taskId],
  MEASURES: [taskMeasures.measureId, taskMeasures.taskId],
} as const;
export type TaskLink = keyof typeof LINKS;

/** Loads the leaf tasks of plans with one kind of what they are linked to, in the order of the documents. */
export async function leafTasks(db: Db, planIds: string[], link: TaskLink): Promise<TaskFact[]> {
  const [linked, taskId] = LINKS[link];
  const rows = await db
    .select({
      id: tasks.id,
      planId: tasks.planId,
      areaId: tasks.actionAreaId,
      actorId: otherActor(tasks.actorId, documents.issuerId),
      linkedIds: sql<
        string | null
      >`(select string_agg(${linked}, ' ') from ${linked.table} where ${taskId} = ${tasks.id})`,
    })
    .from(tasks)
    .innerJoin(plans, eq(plans.id, tasks.planId))
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .where(sql`${isAny(tasks.planId, planIds)} and ${tasks.isLeaf}`)
    .orderBy(asc(tasks.planId), asc(tasks.position));
  return rows.map((row) => ({ ...row, linkedIds: row.linkedIds?.split(' ') ?? [] }));
}

/** Which objectives each area serves, and whether it is cross-cutting. */
export async function areaObjectives(
  db: Db,
): Promise<{ areaId: string; crossCutting: boolean; objectiveId: string | null }[]> {
  return db
    .select({
      areaId: actionAreas.id,
      crossCutting: actionAreas.crossCutting,
      objectiveId: actionAreaObjectives.objectiveId,
    })
    .from(actionAreas)
    .leftJoin(actionAreaObjectives, eq(actionAreaObjectives.actionAreaId, actionAreas.id))
    .orderBy(asc(actionAreas.position));
}

/** Loads the plans' own targets that are for a measure. */
export async function targetsOfMeasures(db: Db, planIds: string[]) {
  return db
    .select(targetColumns)
    .from(targets)
    .where(
      sql`${isAny(targets.planId, planIds)} and ${targets.measureId} is not null and ${isOwn(targets.actorId, issuerOf(targets.planId))}`,
    )
    .orderBy(asc(targets.planId), asc(targets.position));
}

/** Loads the leaf tasks of the plans' own issuers, in the order of the documents. */
export async function ownTasksOfPlans(db: Db, planIds: string[]): Promise<Task[]> {
  const rows = await selectTasks(db)
    .where(sql`${isAny(tasks.planId, planIds)} and ${tasks.isLeaf}
      and ${isOwn(tasks.actorId, issuerOf(tasks.planId))}`)
    .orderBy(asc(tasks.planId), asc(tasks.position));
  return rows.map(toTask);
}

import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType } from 'type-graphql';
import { actionAreaIdsOf } from '../action-areas/action-area.lookup.ts';
import type { ReviewState } from '../database/columns.ts';
import { isAny } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { describedEnum, ReviewStateEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { containsWords, isOneOf } from '../graph/filters.ts';
import type { Conditions } from '../graph/page-loader.ts';
import type { Order } from '../graph/pagination.ts';
import { ACROSS_SUCCESSION, organisationIdsOf } from '../organisations/organisation.lookup.ts';
import { isOwn, OWN, otherActor } from '../plans/plan.actor.ts';
import { addPlanCondition, byProvinceName, PlanFilter, planConditions } from '../plans/plan.filter.ts';
import { plans } from '../plans/plan.table.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { programmeIdsOf } from '../programmes/programme.lookup.ts';
import { measureIdsOf } from '../strategies/strategy.lookup.ts';
import { tasks } from './task.table.ts';
import { type TaskKind, TaskKindEnum } from './task.type.ts';

@InputType({
  description:
    'Filters combine with AND; a list inside one is OR. Those that a plan has too hold of the task’s plan, but `actionArea`, `programme`, `text` and `reviewState`, which hold of the task.',
})
export class TaskFilter extends PlanFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of primary action areas; with `includeSecondary` of secondary ones too.',
  })
  declare actionArea?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: `actionArea` holds of secondary areas too.' })
  includeSecondary?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Slugs or numbers of programmes that the task itself names.' })
  declare programme?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of measures ("3.2a") or of indicators ("3.2", for all its measures), or ids of measures, that the task serves.',
  })
  measure?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of organisations that lead or co-operate.' })
  agency?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of organisations whose task it is, when that is not the plan’s issuer.',
  })
  actor?: string[] | null;

  @Field(() => Boolean, ACROSS_SUCCESSION)
  acrossSuccession?: boolean | null;

  @Field(() => Boolean, OWN)
  own?: boolean | null;

  @Field(() => [TaskKindEnum], {
    nullable: true,
    description: 'Tasks or headings; `tasks` and `Plan.tasks` give only tasks without it.',
  })
  kind?: TaskKind[] | null;

  @Field(() => [ReviewStateEnum], { nullable: true, description: 'Review states of the task.' })
  declare reviewState?: ReviewState[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in title or text, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
  declare text?: string | null;
}

/** The arguments of every list of tasks. */
export const TASK_LIST = {
  filter: { nullable: true, description: 'What to keep; all tasks, without headings, without it.' },
  orderBy: { nullable: true, description: 'Order; by plan and place in the document without it.' },
} as const;

const TASK_ORDERS = ['POSITION', 'PROVINCE', 'ACTION_AREA', 'ISSUED_ON_DESC'] as const;
export type TaskOrderName = (typeof TASK_ORDERS)[number];
export const TaskOrderEnum = describedEnum('TaskOrder', TASK_ORDERS, 'Orders of tasks; each is total.', {
  POSITION: 'By plan, then by place in the document.',
  PROVINCE: 'Name of the province in the Vietnamese alphabet, then plan, then place in the document.',
  ACTION_AREA: 'Primary action area, then plan, then place in the document.',
  ISSUED_ON_DESC: 'Day of issue of the plan, newest first, then plan, then place in the document.',
});

const byPlan = { expression: sql`${tasks.planId} collate "C"`, type: 'text' } as const;
const byPosition = { expression: sql`${tasks.position}`, type: 'int' } as const;
const byId = { expression: sql`${tasks.id} collate "C"`, type: 'text' } as const;
const tail = [byPlan, byPosition, byId] as const;

export const taskOrders: Readonly<Record<TaskOrderName, Order>> = {
  POSITION: { name: 'tasks/position', columns: tail },
  PROVINCE: {
    name: 'tasks/province-name',
    columns: [byProvinceName, ...tail],
  },
  ACTION_AREA: {
    name: 'tasks/area',
    columns: [{ expression: sql`coalesce(${tasks.actionAreaId}, '~') collate "C"`, type: 'text' }, ...tail],
  },
  ISSUED_ON_DESC: {
    name: 'tasks/issued-desc',
    columns: [
      {
        expression: sql`coalesce(${documents.issuedOn}, make_date(${documents.yearOfIssue}, 1, 1), '0001-01-01'::date)`,
        type: 'date',
        descending: true,
      },
      ...tail,
    ],
  },
};

/** What a list of tasks holds that asks for no kind. */
const KINDS: readonly TaskKind[] = ['TASK'];

/** Turns a filter of tasks into conditions over `fromTasks`. Without `kind` only tasks are kept, no headings. */
export function taskConditions(
  ctx: RequestContext,
  filter: TaskFilter | null | undefined,
  basis: TerritoryBasis = 'AS_ISSUED',
): Conditions {
  return filter ? lookedUp(ctx, filter, basis) : [ofKinds(KINDS)];
}

async function lookedUp(ctx: RequestContext, filter: TaskFilter, basis: TerritoryBasis): Promise<(SQL | undefined)[]> {
  const { actionArea, programme, text, reviewState, ...ofPlan } = filter;
  const areaIds = actionArea == null ? null : await actionAreaIdsOf(ctx, actionArea);
  const programmeIds = programme == null ? null : await programmeIdsOf(ctx, programme);
  const agencyIds = filter.agency == null ? null : await organisationIdsOf(ctx, filter.agency, filter.acrossSuccession);
  const actorIds = filter.actor == null ? null : await organisationIdsOf(ctx, filter.actor, filter.acrossSuccession);
  const measureIds = filter.measure == null ? null : await measureIdsOf(ctx, filter.measure);
  const kinds = filter.kind ?? KINDS;
  return [
    ...(await planConditions(ctx, ofPlan, basis)),
    ofKinds(kinds),
    areaIds ? inAreas(areaIds, filter.includeSecondary === true) : undefined,
    programmeIds ? linked('task_programmes', 'programme_id', programmeIds) : undefined,
    measureIds ? linked('task_measures', 'measure_id', measureIds) : undefined,
    agencyIds ? linked('task_agencies', 'organisation_id', agencyIds) : undefined,
    actorIds ? isAny(otherActor(tasks.actorId, documents.issuerId), actorIds) : undefined,
    filter.own == null ? undefined : sql`(${isOwn(tasks.actorId, documents.issuerId)}) = ${filter.own}`,
    isOneOf(tasks.reviewState, reviewState),
    containsWords('TASK', tasks.id, text),
  ];
}

addPlanCondition(async (ctx, { actionArea }) => {
  if (actionArea == null) return undefined;
  const ids = await actionAreaIdsOf(ctx, actionArea);
  return sql`exists (select 1 from ${tasks} where ${tasks.planId} = ${plans.id} and ${tasks.isLeaf}
    and ${isOwn(tasks.actorId, documents.issuerId)} and (${inAreas(ids, true)}))`;
});

/** Written as indexes know it. */
function ofKinds(kinds: readonly TaskKind[]): SQL | undefined {
  const wanted = new Set(kinds);
  if (wanted.size === 2) return undefined;
  if (wanted.size === 0) return sql`false`;
  return wanted.has('TASK') ? sql`${tasks.isLeaf}` : sql`not ${tasks.isLeaf}`;
}

function inAreas(ids: string[], includeSecondary: boolean): SQL {
  const primary = isAny(tasks.actionAreaId, ids);
  return includeSecondary ? sql`${primary} or ${linked('task_secondary_areas', 'action_area_id', ids)}` : primary;
}

function linked(table: string, column: string, ids: string[]): SQL {
  return sql`exists (select 1 from ${sql.identifier(table)} as link where link.task_id = ${tasks.id}
    and ${isAny(sql`link.${sql.identifier(column)}`, ids)})`;
}

import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType, Int } from 'type-graphql';
import type { Completeness } from '../base/vocabulary.ts';
import type { Level, ReviewState } from '../database/columns.ts';
import { isAny } from '../database/connection.ts';
import { bestCompleteness } from '../documents/completeness.ts';
import { issuedWithin, ofTypes } from '../documents/document.filter.ts';
import { documents } from '../documents/document.table.ts';
import { CompletenessEnum } from '../documents/document.type.ts';
import { describedEnum, LevelEnum, ReviewStateEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear, containsWords, DateRange, isOneOf, uncertain, YearRange } from '../graph/filters.ts';
import type { Conditions } from '../graph/page-loader.ts';
import type { Order } from '../graph/pagination.ts';
import { programmeIdsOf } from '../programmes/programme.lookup.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { cameTo } from '../provinces/territory.ts';
import { strategyIdOf } from '../strategies/strategy.lookup.ts';
import { type PlanRole, planProgrammes, planStrategies, plans } from './plan.table.ts';
import { PlanRoleEnum, type TerritoryBasis } from './plan.type.ts';

@InputType({
  description: 'Filters combine with AND; a list inside one is OR. A single value may stand for a list of one.',
})
export class PlanFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of provinces (with all units below them) or of districts.',
  })
  provinces?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A year that the period covers. Plans without a known period are left out and counted in `unplaced`.',
  })
  year?: number | null;

  @Field(() => YearRange, {
    nullable: true,
    description: 'Years of which the period covers at least one; see `unplaced`.',
  })
  years?: YearRange | null;

  @Field(() => YearRange, {
    nullable: true,
    description:
      'Years in one of which the period ends. Plans whose period has no known end are left out; see `unplaced`.',
  })
  periodEnds?: YearRange | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a later plan of the same unit and role is known, whose period begins after this one’s and ends later; of a programme’s plan one of the same programme. The plan of the province that took a unit in counts too. Plans whose period has no known end are left out; see `unplaced`.',
  })
  hasSuccessor?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Slugs or numbers of strategies.' })
  strategy?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs or numbers of programmes.' })
  programme?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of action areas in which the plan’s issuer has a task, primary or secondary.',
  })
  actionArea?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of document types, e.g. "KH".' })
  documentType?: string[] | null;

  @Field(() => [PlanRoleEnum], { nullable: true, description: 'Planning roles.' })
  role?: PlanRole[] | null;

  @Field(() => [LevelEnum], { nullable: true, description: 'Levels of the unit whose plan it is.' })
  level?: Level[] | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Day of issue; the year of issue where the day is not known. See `unplaced`.',
  })
  issuedOn?: DateRange | null;

  @Field(() => [CompletenessEnum], { nullable: true, description: 'Completeness of the best source.' })
  completeness?: Completeness[] | null;

  @Field(() => [ReviewStateEnum], { nullable: true, description: 'Review states.' })
  reviewState?: ReviewState[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in number or title, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
  text?: string | null;
}

const PLAN_ORDERS = ['ISSUED_ON_DESC', 'ISSUED_ON_ASC', 'PERIOD_DESC', 'PERIOD_ASC', 'PROVINCE', 'NUMBER'] as const;
export type PlanOrderName = (typeof PLAN_ORDERS)[number];
export const PlanOrderEnum = describedEnum('PlanOrder', PLAN_ORDERS, 'Orders of plans; each is total.', {
  ISSUED_ON_DESC: 'Day of issue, newest first; without a day: 1 January of the year of issue; unknown ones last.',
  ISSUED_ON_ASC: 'Day of issue, oldest first; unknown ones last.',
  PERIOD_DESC: 'First day of the period, latest first; unknown ones last.',
  PERIOD_ASC: 'First day of the period, earliest first; unknown ones last.',
  PROVINCE: 'Name of the province in the Vietnamese alphabet, then day of issue, newest first.',
  NUMBER: 'Counter of the number, then symbol; without a number last.',
});

const id = { expression: sql`${plans.id} collate "C"`, type: 'text' } as const;
const LATEST = sql.raw(`'9999-12-31'::date`);
const EARLIEST = sql.raw(`'0001-01-01'::date`);
const issued = (unknown: SQL) =>
  sql`coalesce(${documents.issuedOn}, make_date(${documents.yearOfIssue}, 1, 1), ${unknown})`;
/** Sorts by the name of the province as Vietnamese dictionaries do: Lạng Sơn stands before Lâm Đồng. */
export const byProvinceName = { expression: sql`place.sort_key collate "C"`, type: 'text' } as const;
const newestFirst = { expression: issued(EARLIEST), type: 'date', descending: true } as const;

export const planOrders: Readonly<Record<PlanOrderName, Order>> = {
  ISSUED_ON_DESC: { name: 'plans/issued-desc', columns: [newestFirst, id] },
  ISSUED_ON_ASC: { name: 'plans/issued-asc', columns: [{ expression: issued(LATEST), type: 'date' }, id] },
  PERIOD_DESC: {
    name: 'plans/period-desc',
    columns: [{ expression: sql`coalesce(${plans.periodFrom}, ${EARLIEST})`, type: 'date', descending: true }, id],
  },
  PERIOD_ASC: {
    name: 'plans/period-asc',
    columns: [{ expression: sql`coalesce(${plans.periodFrom}, ${LATEST})`, type: 'date' }, id],
  },
  PROVINCE: {
    name: 'plans/province-name',
    columns: [byProvinceName, newestFirst, id],
  },
  NUMBER: {
    name: 'plans/number',
    columns: [
      { expression: sql`coalesce(${documents.numberValue}, 999999999)`, type: 'int' },
      { expression: sql`coalesce(${documents.numberSymbol}, '') collate "C"`, type: 'text' },
      id,
    ],
  },
};

/** Turns a filter of plans into conditions over `fromPlans`. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export function planConditions(
  ctx: RequestContext,
  filter: PlanFilter | null | undefined,
  basis: TerritoryBasis = 'AS_ISSUED',
): Conditions {
  return filter ? lookedUp(ctx, filter, basis) : [];
}

async function lookedUp(ctx: RequestContext, filter: PlanFilter, basis: TerritoryBasis): Promise<(SQL | undefined)[]> {
  checkYear('year', filter.year);
  checkYear('years.from', filter.years?.from);
  checkYear('years.to', filter.years?.to);
  checkYear('periodEnds.from', filter.periodEnds?.from);
  checkYear('periodEnds.to', filter.periodEnds?.to);
  const strategyIds =
    filter.strategy == null ? null : await Promise.all(filter.strategy.map((value) => strategyIdOf(ctx, value)));
  const programmeIds = filter.programme == null ? null : await programmeIdsOf(ctx, filter.programme);
  return [
    await inUnits(ctx, plans.provinceId, plans.districtId, filter.provinces, basis === 'CURRENT'),
    filter.year == null ? undefined : covers(filter.year, filter.year),
    filter.years == null ? undefined : covers(filter.years.from ?? 1, filter.years.to ?? 9999),
    endsWithin(filter.periodEnds),
    filter.hasSuccessor == null ? undefined : succeeded(filter.hasSuccessor),
    strategyIds &&
      sql`exists (select 1 from ${planStrategies} as link where link.plan_id = ${plans.id} and ${isAny(sql`link.strategy_id`, strategyIds)})`,
    programmeIds &&
      sql`exists (select 1 from ${planProgrammes} as link where link.plan_id = ${plans.id} and ${isAny(sql`link.programme_id`, programmeIds)})`,
    ...(await Promise.all(ADDED.map((condition) => condition(ctx, filter)))),
    await ofTypes(ctx, filter.documentType),
    isOneOf(plans.role, filter.role),
    isOneOf(plans.level, filter.level),
    issuedWithin(filter.issuedOn),
    isOneOf(bestCompleteness(documents.id), filter.completeness),
    isOneOf(plans.reviewState, filter.reviewState),
    containsWords('PLAN', plans.id, filter.text),
  ].map((condition) => condition ?? undefined);
}

/**
 * The day from which a plan is known to cover. A title that states only an end ("đến năm 2030") leaves the start open, but
 * no plan covers a year before it was issued; where the year of issue is not known either, the last year alone is certain.
 */
export const firstDayCovered = sql`coalesce(${plans.periodFrom}, make_date(${documents.yearOfIssue}, 1, 1),
  date_trunc('year', ${plans.periodTo})::date, ${EARLIEST})`;

/**
 * Writes "the period covers at least one of these years". An open end covers; of a plan without any period nobody knows,
 * nor of one that ends later and of which neither beginning nor year of issue is known.
 */
function covers(from: number, to: number): SQL {
  return uncertain(sql`case when coalesce(${plans.periodFrom}, ${plans.periodTo}) is null then null
    when coalesce(${plans.periodTo}, ${LATEST}) < make_date(${from}::int, 1, 1) then false
    when ${firstDayCovered} <= make_date(${to}::int, 12, 31) then true
    when ${plans.periodFrom} is null and ${documents.yearOfIssue} is null then null else false end`);
}

/** Writes "the period ends in one of these years". */
function endsWithin(years: YearRange | null | undefined): SQL | undefined {
  if (years == null) return undefined;
  const [from, to] = [years.from ?? 1, years.to ?? 9999];
  return uncertain(sql`extract(year from ${plans.periodTo}) between ${from}::int and ${to}::int`);
}

/** Writes "a later plan of the same unit and role is known", or that none is; of a plan without an end nobody can say. */
function succeeded(wanted: boolean): SQL {
  return uncertain(sql`case when ${plans.periodTo} is not null then ${wanted}::boolean = exists (
    select 1 from ${plans} as later where later.role = ${plans.role} and later.level = ${plans.level}
      and (later.province_id is not distinct from ${plans.provinceId}
        or ${cameTo(plans.provinceId, sql`later.province_id`)})
      and later.district_id is not distinct from ${plans.districtId}
      and later.period_from > coalesce(${plans.periodFrom}, ${EARLIEST})
      and coalesce(later.period_to, ${LATEST}) > ${plans.periodTo}
      and (${plans.role} <> 'PROGRAMME' or exists (select 1 from ${planProgrammes} as theirs
        inner join ${planProgrammes} as own on own.programme_id = theirs.programme_id and own.plan_id = ${plans.id}
        where theirs.plan_id = later.id))) end`);
}

type AddedCondition = (ctx: RequestContext, filter: PlanFilter) => Promise<SQL | undefined>;
const ADDED: AddedCondition[] = [];

/** Adds the part of a filter of plans that looks into the tables of a later folder. */
export function addPlanCondition(condition: AddedCondition): void {
  ADDED.push(condition);
}

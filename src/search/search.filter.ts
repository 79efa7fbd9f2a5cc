import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { Field, InputType, Int } from 'type-graphql';
import { actionAreaIdsOf } from '../action-areas/action-area.lookup.ts';
import type { Completeness } from '../base/vocabulary.ts';
import type { Level, ReviewState } from '../database/columns.ts';
import { isAny } from '../database/connection.ts';
import { issuedWithin, ofTypes } from '../documents/document.filter.ts';
import { documentTypes } from '../documents/document.table.ts';
import { CompletenessEnum } from '../documents/document.type.ts';
import { LevelEnum, ReviewStateEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear, DateRange, isOneOf, uncertain } from '../graph/filters.ts';
import type { PlanRole } from '../plans/plan.table.ts';
import { PlanRoleEnum, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { programmeIdsOf } from '../programmes/programme.lookup.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { strategyIdOf } from '../strategies/strategy.lookup.ts';
import { searchEntries } from './entry.table.ts';

@InputType({
  description:
    'Filters combine with AND; a list inside one is OR. What has no such fact (a measure has no province) is left out.',
})
export class SearchFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of provinces (with all units below them) or of districts.',
  })
  provinces?: string[] | null;

  @Field(() => TerritoryBasisEnum, {
    nullable: true,
    description: 'CURRENT: a province of `provinces` stands for all the land that it holds today. Else AS_ISSUED.',
  })
  basis?: TerritoryBasis | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'A year that the period covers; of documents without a plan the year of issue. Where neither is known: see `unplaced`.',
  })
  year?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of primary action areas; only tasks have one.' })
  actionArea?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of document types, e.g. "KH".' })
  documentType?: string[] | null;

  @Field(() => [PlanRoleEnum], { nullable: true, description: 'Planning roles of the plan.' })
  role?: PlanRole[] | null;

  @Field(() => [LevelEnum], { nullable: true, description: 'Levels of the unit whose plan it is.' })
  level?: Level[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Slugs or numbers of strategies: itself, its measures and programmes, plans that name it and all of theirs.',
  })
  strategy?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Slugs or numbers of programmes: itself, tasks that name it; of plans that do, all but their tasks.',
  })
  programme?: string[] | null;

  @Field(() => [ReviewStateEnum], { nullable: true, description: 'Review states of the task, else of the plan.' })
  reviewState?: ReviewState[] | null;

  @Field(() => [CompletenessEnum], { nullable: true, description: 'Completeness of the document’s best source.' })
  completeness?: Completeness[] | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Day of issue of the document; the year of issue where the day is not known. See `unplaced`.',
  })
  issuedOn?: DateRange | null;
}

/** What has neither a period nor a day of issue by its nature: a filter by them leaves it out and says no more of it. */
const TIMELESS = sql`${searchEntries.kind} in ('PROVINCE', 'DISTRICT', 'MEASURE', 'ORGANISATION')`;

function uncertainUnlessTimeless(condition: SQL): SQL {
  return uncertain(sql`case when ${TIMELESS} then false else (${condition}) end`);
}

/** Turns a filter into conditions on the entries of the index. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export async function entryConditions(
  ctx: RequestContext,
  filter: SearchFilter | null | undefined,
): Promise<(SQL | undefined)[]> {
  if (!filter) return [];
  const { year, strategy, programme } = filter;
  checkYear('year', year);
  const types = await ofTypes(ctx, filter.documentType);
  const areas = filter.actionArea == null ? null : await actionAreaIdsOf(ctx, filter.actionArea);
  const strategies = strategy == null ? null : await Promise.all(strategy.map((value) => strategyIdOf(ctx, value)));
  const programmes = programme == null ? null : await programmeIdsOf(ctx, programme);
  const issued = issuedWithin(filter.issuedOn, searchEntries);
  return [
    await inUnits(
      ctx,
      searchEntries.provinceId,
      searchEntries.districtId,
      filter.provinces,
      filter.basis === 'CURRENT',
    ),
    year == null ? undefined : uncertainUnlessTimeless(covers(year)),
    areas ? isAny(searchEntries.actionAreaId, areas) : undefined,
    types && sql`${searchEntries.documentTypeId} in (select ${documentTypes.id} from ${documentTypes} where ${types})`,
    isOneOf(searchEntries.role, filter.role),
    isOneOf(searchEntries.level, filter.level),
    strategies ? overlaps(searchEntries.strategyIds, strategies) : undefined,
    programmes ? overlaps(searchEntries.programmeIds, programmes) : undefined,
    isOneOf(searchEntries.reviewState, filter.reviewState),
    isOneOf(searchEntries.completeness, filter.completeness),
    issued && uncertainUnlessTimeless(issued),
  ];
}

/** Writes "the period covers this year", as the filter of plans does: of a beginning that nobody knows, nobody knows. */
function covers(year: number): SQL {
  const { yearFrom, yearTo } = searchEntries;
  return sql`case when ${year} > ${yearTo} then false when ${year} >= coalesce(${yearFrom}, ${yearTo}) then true
    when ${yearFrom} is null then null else false end`;
}

function overlaps(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} && ${sql.param(ids)}::text[]`;
}

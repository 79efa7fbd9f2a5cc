import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType, Int } from 'type-graphql';
import { isAny } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear, containsWords, uncertain } from '../graph/filters.ts';
import type { Order } from '../graph/pagination.ts';
import { isOwn, OWN } from '../plans/plan.actor.ts';
import { byProvinceName, PlanFilter, planConditions } from '../plans/plan.filter.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { measureIdsOf } from '../strategies/strategy.lookup.ts';
import type { TargetStanding } from './standing.ts';
import { standingsOfTargets } from './target.queries.ts';
import { targets } from './target.table.ts';
import { TargetStandingEnum } from './target.type.ts';

@InputType({
  description:
    'Filters combine with AND; a list inside one is OR. Those that a plan has too hold of the target’s plan, but `text`, which holds of the target.',
})
export class TargetFilter extends PlanFilter {
  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of measures ("3.2a") or of indicators ("3.2", for all its measures), or ids of measures, that the number is for.',
  })
  measure?: string[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Years for which the number is set. Those without a year are left out and counted in `unplaced`.',
  })
  targetYear?: number[] | null;

  @Field(() => [TargetStandingEnum], {
    nullable: true,
    description: 'How the number stands to the national milestone of the same measure, unit and year.',
  })
  againstNation?: TargetStanding[] | null;

  @Field(() => Boolean, OWN)
  own?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in title or statement, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
  declare text?: string | null;
}

/** Writes "stands so to the national milestone": decided by the one rule, of those that have a milestone to stand to. */
async function standsTo(ctx: RequestContext, wanted: readonly TargetStanding[]): Promise<SQL> {
  const comparable = await standingsOfTargets(ctx.db);
  const ids = (keep: (standing: TargetStanding) => boolean) =>
    comparable.filter(({ standing }) => keep(standing)).map(({ id }) => id);
  if (!wanted.includes('NOT_COMPARABLE'))
    return isAny(
      targets.id,
      ids((standing) => wanted.includes(standing)),
    );
  return sql`not ${isAny(
    targets.id,
    ids((standing) => !wanted.includes(standing)),
  )}`;
}

/** The one order of targets: as they are read, side by side, province by province. */
export const targetOrder: Order = {
  name: 'targets/province-name',
  columns: [
    byProvinceName,
    { expression: sql`${targets.planId} collate "C"`, type: 'text' },
    { expression: sql`${targets.position}`, type: 'int' },
    { expression: sql`${targets.id} collate "C"`, type: 'text' },
  ],
};

/** Turns a filter of targets into conditions over `fromTargets`. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export async function targetConditions(
  ctx: RequestContext,
  filter: TargetFilter | null | undefined,
  basis: TerritoryBasis = 'AS_ISSUED',
): Promise<(SQL | undefined)[]> {
  if (!filter) return [];
  const { text, ...ofPlan } = filter;
  for (const year of filter.targetYear ?? []) checkYear('targetYear', year);
  const measureIds = filter.measure == null ? null : await measureIdsOf(ctx, filter.measure);
  return [
    ...(await planConditions(ctx, ofPlan, basis)),
    measureIds ? isAny(targets.measureId, measureIds) : undefined,
    filter.targetYear == null
      ? undefined
      : uncertain(sql`${targets.year} = any(${sql.param(filter.targetYear)}::int[])`),
    filter.againstNation == null ? undefined : await standsTo(ctx, filter.againstNation),
    filter.own == null ? undefined : sql`(${isOwn(targets.actorId, documents.issuerId)}) = ${filter.own}`,
    containsWords('TARGET', targets.id, text),
  ];
}

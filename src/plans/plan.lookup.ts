import { asc, desc, eq, sql } from 'drizzle-orm';
import { MOST_CANDIDATES, type NumberQuestion, onlyOne } from '../documents/document.lookup.ts';
import { bearsNumber } from '../documents/document.number.ts';
import { documents } from '../documents/document.table.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { plans } from './plan.table.ts';

/**
 * Finds the one plan that bears a number as people write it; `year` is the plan's year or the year of issue.
 *
 * Returns: null when none does. Throws: BAD_USER_INPUT, UNKNOWN_PROVINCE, AMBIGUOUS_NUMBER.
 */
export async function planIdByNumber(
  ctx: RequestContext,
  { number, province, year }: NumberQuestion,
): Promise<string | null> {
  checkYear('year', year);
  const inYear = (of: number) => sql`(${plans.year} = ${of} or ${documents.yearOfIssue} = ${of})`;
  // All of them are plans, also those that are an official letter or a decision.
  const bears = await bearsNumber(ctx, number, { inYear, known: ['ke hoach', 'kh', 'plan'] });
  const found = await ctx.db
    .select({
      exactly: bears.exactly,
      id: plans.id,
      number: documents.number,
      title: documents.title,
      issuedOn: documents.issuedOn,
      yearOfIssue: documents.yearOfIssue,
      provinceId: plans.provinceId,
    })
    .from(plans)
    .innerJoin(documents, eq(documents.id, plans.documentId))
    .where(
      allOf([
        ...bears.where,
        await inUnits(ctx, plans.provinceId, plans.districtId, province == null ? null : [province]),
        year == null ? undefined : inYear(year),
      ]),
    )
    .orderBy(desc(bears.exactly), asc(plans.id))
    .limit(MOST_CANDIDATES);
  return onlyOne(number, found);
}

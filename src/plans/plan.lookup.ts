import { asc, eq, sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type NumberQuestion, onlyOne } from '../documents/document.lookup.ts';
import { bearsNumber } from '../documents/document.queries.ts';
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
  const bears = bearsNumber(number);
  if (!bears) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${number.slice(0, 80)}" is no document number. Write it as "827/KH-UBND", "827 KH UBND" or "827".`,
    );
  }
  const found = await ctx.db
    .select({
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
        bears,
        await inUnits(ctx, plans.provinceId, plans.districtId, province == null ? null : [province]),
        year == null ? undefined : sql`${plans.year} = ${year} or ${documents.yearOfIssue} = ${year}`,
      ]),
    )
    .orderBy(asc(plans.id))
    .limit(20);
  return onlyOne(number, found);
}

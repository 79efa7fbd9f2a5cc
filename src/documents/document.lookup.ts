import { sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear } from '../graph/filters.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { bearsNumber } from './document.number.ts';
import { documentsBearing } from './document.queries.ts';
import { documents } from './document.table.ts';

export interface NumberQuestion {
  number: string;
  province?: string | null;
  year?: number | null;
}

/**
 * Finds the one document that bears a number as people write it.
 *
 * Returns: null when none does. Throws: BAD_USER_INPUT for what is no number, AMBIGUOUS_NUMBER with the candidates.
 */
export async function documentIdByNumber(
  ctx: RequestContext,
  { number, province, year }: NumberQuestion,
): Promise<string | null> {
  checkYear('year', year);
  const inYear = (of: number) => sql`${documents.yearOfIssue} = ${of}`;
  const bears = await bearsNumber(ctx, number, { inYear });
  const where = [
    ...bears.where,
    await inUnits(ctx, documents.provinceId, documents.districtId, province == null ? null : [province]),
    year == null ? undefined : inYear(year),
  ];
  return onlyOne(number, await documentsBearing(ctx.db, { ...bears, where }, MOST_CANDIDATES));
}

/** More candidates than these help nobody. */
export const MOST_CANDIDATES = 20;

type Candidate = Awaited<ReturnType<typeof documentsBearing>>[number];

/** Takes the only candidate, or the only one whose whole symbol is as it was asked for. Throws: AMBIGUOUS_NUMBER. */
export function onlyOne(number: string, candidates: Candidate[]): string | null {
  const exact = candidates.filter((candidate) => candidate.exactly);
  const found = exact.length > 0 ? exact : candidates;
  if (found.length < 2) return found[0]?.id ?? null;
  const offered = found.map((entry) => ({
    id: entry.id,
    number: entry.number,
    title: entry.title,
    issuedOn: entry.issuedOn,
    province: entry.provinceId?.slice('province:'.length) ?? null,
  }));
  const names = offered.map((c) => `${c.number} ${c.province ?? 'national'} ${c.issuedOn ?? '(no day)'}`).join('; ');
  throw new AppError(
    'AMBIGUOUS_NUMBER',
    `Several documents bear "${number.slice(0, 80)}": ${names}. Add "province" or "year", or ask by id.`,
    { candidates: offered },
  );
}

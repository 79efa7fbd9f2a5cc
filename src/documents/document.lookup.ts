import { sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear } from '../graph/filters.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { bearsNumber, findDocumentIds } from './document.queries.ts';
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
  extra: Parameters<typeof findDocumentIds>[1] = [],
): Promise<string | null> {
  checkYear('year', year);
  const bears = bearsNumber(number);
  if (!bears) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${number.slice(0, 80)}" is no document number. Write it as "827/KH-UBND", "827 KH UBND" or "827".`,
    );
  }
  const where = [
    bears,
    await inUnits(ctx, documents.provinceId, documents.districtId, province == null ? null : [province]),
    ...extra,
  ];
  const found = await findDocumentIds(
    ctx.db,
    year == null ? where : [...where, sql`${documents.yearOfIssue} = ${year}`],
    20,
  );
  return onlyOne(number, found);
}

type Candidate = Awaited<ReturnType<typeof findDocumentIds>>[number];

/** Takes the only candidate. Throws: AMBIGUOUS_NUMBER. */
export function onlyOne(number: string, found: Candidate[]): string | null {
  if (found.length < 2) return found[0]?.id ?? null;
  const candidates = found.map((entry) => ({
    id: entry.id,
    number: entry.number,
    title: entry.title,
    issuedOn: entry.issuedOn,
    province: entry.provinceId?.slice('province:'.length) ?? null,
  }));
  const names = candidates.map((c) => `${c.number} ${c.province ?? 'national'} ${c.issuedOn ?? '(no day)'}`).join('; ');
  throw new AppError(
    'AMBIGUOUS_NUMBER',
    `Several documents bear "${number.slice(0, 80)}": ${names}. Add "province" or "year", or ask by id.`,
    { candidates },
  );
}

import { type SQL, sql } from 'drizzle-orm';
import { type AskedNumber, readAskedNumber } from '../base/asked-number.ts';
import { AppError } from '../base/errors.ts';
import { fold } from '../base/text.ts';
import { isAny } from '../database/connection.ts';
import type { RequestContext } from '../graph/context.ts';
import { documentLoaders } from './document.loaders.ts';
import { documents } from './document.table.ts';

/** What a number that was asked for means in SQL. */
export interface NumberConditions {
  /** Conditions that all must hold. */
  where: (SQL | undefined)[];
  /** Whether the whole symbol is as it was asked: where one candidate has it, the others were not meant. */
  exactly: SQL<boolean>;
}

/** The symbol without marks; a document that its year is a part of ("55/2007/QĐ-UBND") is asked for without it, too. */
const folded = sql`translate(upper(${documents.numberSymbol}), 'Đ/& ', 'D--')`;
const withoutYear = sql`regexp_replace(${folded}, '^(19|20)[0-9]{2}-', '')`;
const run = (symbol: SQL) => sql`replace(${symbol}, '-', '')`;

/**
 * Writes "bears this number": the counter must agree, and the parts of the symbol, the type and the year where they
 * were typed. `inYear` says what a year behind the number means; `known` are folded names of what all candidates are
 * ("ke hoach" where plans are looked for).
 *
 * Throws: BAD_USER_INPUT for what is no number.
 */
export async function bearsNumber(
  ctx: RequestContext,
  number: string,
  { inYear, known = [] }: { inYear: (year: number) => SQL; known?: readonly string[] },
): Promise<NumberConditions> {
  const asked = readAskedNumber(number);
  const kind = asked && (await kindOf(ctx, asked));
  if (!asked || !kind) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${number.slice(0, 80)}" is no document number. Write it as "827/KH-UBND", "KH 827", "827 KH UBND" or "827".`,
    );
  }
  const symbol = [...kind.symbol, ...asked.symbol];
  const joined = symbol.join('');
  const parts = sql`string_to_array(${folded}, '-')`;
  const counter = sql`${documents.numberValue} = ${asked.value}`;
  return {
    where: [
      counter,
      symbol.length === 0
        ? undefined
        : sql`${run(folded)} = ${joined} or ${run(withoutYear)} = ${joined} or ${parts} @> ${sql.param(symbol)}::text[]`,
      kind.types.length === 0 || known.includes(asked.kind)
        ? undefined
        : sql`${isAny(documents.typeId, kind.types)} or ${asked.kind.toUpperCase()} = any(${parts})`,
      asked.year === null
        ? undefined
        : sql`${inYear(asked.year)} or starts_with(${documents.numberSymbol}, ${`${asked.year}/`})`,
    ],
    exactly:
      symbol.length === 0 ? sql<boolean>`(${counter})` : sql<boolean>`coalesce(${run(folded)} = ${joined}, false)`,
  };
}

interface Kind {
  /** Ids and codes of the types that may be meant; none for every type. */
  types: string[];
  codes: string[];
  symbol: string[];
}

/** Understands the words before the counter: a type, or a symbol that begins with one ("KH-UBND 827"); null for others. */
async function kindOf(ctx: RequestContext, { kind }: AskedNumber): Promise<Kind | null> {
  if (kind === '') return { types: [], codes: [], symbol: [] };
  const all = await ctx.use(documentLoaders).documentTypes();
  const close = (text: string | null) => fold(text ?? '').replaceAll(' ', '');
  const named = all.filter((type) => [type.code, type.name, type.nameEn].map(close).includes(close(kind)));
  if (named.length > 0)
    return { types: named.map((type) => type.id), codes: named.map((type) => type.code), symbol: [] };
  const [first, ...rest] = kind.split(' ');
  const begins = rest.length > 0 && rest.length < 4 && all.some((type) => fold(type.code) === first);
  return begins ? { types: [], codes: [], symbol: kind.toUpperCase().split(' ') } : null;
}

/**
 * Takes from a short list what bears a number as it was asked for, the one that bears it exactly before others.
 *
 * Returns: null when nothing does, when two different numbers do, or for what is no number.
 */
export async function oneBearing<T extends { number: string | null }>(
  ctx: RequestContext,
  text: string,
  list: readonly T[],
): Promise<T | null> {
  const asked = readAskedNumber(text);
  const kind = asked && (await kindOf(ctx, asked));
  if (!asked || !kind) return null;
  const codes = kind.codes.map((code) => fold(code).toUpperCase());
  const wanted = [...kind.symbol, ...asked.symbol];
  const bears = ({ number }: T) => {
    const own = number === null ? null : readAskedNumber(number);
    if (own?.value !== asked.value) return false;
    const ofKind = codes.length === 0 || codes.some((code) => own.symbol.includes(code));
    const ofYear = asked.year === null || own.year === null || own.year === asked.year;
    return ofKind && ofYear && wanted.every((part) => own.symbol.includes(part));
  };
  const found = list.filter(bears);
  const exact = found.filter((one) => readAskedNumber(one.number ?? '')?.symbol.join('') === wanted.join(''));
  const [first, ...others] = exact.length > 0 ? exact : found;
  return first && others.every((other) => other.number === first.number) ? first : null;
}

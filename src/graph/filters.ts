import { is, type SQL, sql } from 'drizzle-orm';
import { type PgColumn, PgEnumColumn } from 'drizzle-orm/pg-core';
import { Field, InputType, Int } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import { isAny } from '../database/connection.ts';
import { DateScalar } from './scalars.ts';

@InputType({
  description:
    'A range of days, both ends included. Without a day but with a year of issue a document is kept when the whole year lies in the range, left out when none of it does, and else counted in `unplaced`.',
})
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'From this day on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'To this day.' })
  to?: string | null;
}

@InputType({ description: 'A range of years, both ends included.' })
export class YearRange {
  @Field(() => Int, { nullable: true, description: 'From this year on.' })
  from?: number | null;

  @Field(() => Int, { nullable: true, description: 'To this year.' })
  to?: number | null;
}

const UNCERTAIN = new WeakSet<SQL>();

/**
 * Marks a condition that is SQL null, neither true nor false, where the fact that it needs is not known: a plan without
 * a period, a document without a day. The list leaves such rows out, and says in `unplaced` how many it could not place.
 */
export function uncertain(condition: SQL): SQL {
  UNCERTAIN.add(condition);
  return condition;
}

/** The conditions under which a row may belong to the list or not, nobody knows; null when all can be told. */
export function unplacedConditions(where: readonly (SQL | undefined)[]): (SQL | undefined)[] | null {
  const open = where.filter((condition) => condition !== undefined && UNCERTAIN.has(condition));
  if (open.length === 0) return null;
  return [...where.filter((condition) => !open.includes(condition)), sql`(${sql.join(open, sql` and `)}) is null`];
}

/** What a filter of words looks for: things by their kind in the index of the search. */
export type WordFilterKind = 'PLAN' | 'DOCUMENT' | 'TASK' | 'TARGET' | 'PROGRAMME' | 'ORGANISATION';
type WordFilter = (kind: WordFilterKind, id: PgColumn, text: string) => SQL;

let wordFilter: WordFilter | undefined;

/** Says how words are found; the search does, which stands on the entities that filter by it. */
export function setWordFilter(filter: WordFilter): void {
  wordFilter = filter;
}

/** Writes "the words of this text stand in the thing with this id"; everything for a blank text. */
export function containsWords(kind: WordFilterKind, id: PgColumn, text: string | null | undefined): SQL | undefined {
  if (text == null || text.trim() === '') return undefined;
  if (!wordFilter) throw new Error('no search is there to filter words by');
  return wordFilter(kind, id, text);
}

/**
 * Writes "one of these enum values". A column keeps its type: of it PostgreSQL knows indexes and how many rows there
 * are of each value.
 */
export function isOneOf(expression: SQL | PgColumn, values: readonly string[] | null | undefined): SQL | undefined {
  if (values == null) return undefined;
  if (is(expression, PgEnumColumn)) return isAny(expression, values, { enumName: expression.enum.enumName });
  return sql`${expression}::text = any(${sql.param(values)}::text[])`;
}

/** Makes the error for a value that a code list does not have. */
export function unknownValue(kind: string, value: string, known: Iterable<string>, list: string): AppError {
  const near = nearest(value, known);
  return new AppError(
    'UNKNOWN_VALUE',
    `Unknown ${kind} "${value.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} List them with ${list}.`,
    near ? { suggestion: near } : {},
  );
}

/** Checks a year of a filter: the calendar of the database has the years 1 to 9999. Throws: BAD_USER_INPUT. */
export function checkYear(name: string, year: number | null | undefined): void {
  if (year == null || (year >= 1 && year <= 9999)) return;
  throw new AppError('BAD_USER_INPUT', `"${name}" is ${year}. It must be a year from 1 to 9999.`);
}

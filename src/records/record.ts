import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { VERIFICATION_STATUSES } from '../database/columns.ts';
import type { Origin } from './record.table.ts';

/** A mention of another record inside a record, for the check that it exists. */
export interface RecordReference {
  type: string;
  key: string;
  /** Where in the record it stands, for the message. */
  path: string;
}

/** A table whose rows are records: the row bears the record's id. */
type MainTable = PgTable & { id: PgColumn };

/**
 * A row of a table with every column named, so that all rows of an insert name the same ones and a column that is
 * forgotten or misspelled does not compile. What a fact sheet does not give is null, said in so many words.
 */
export type RowOf<T extends PgTable> = {
  [K in keyof T['$inferInsert']]-?: Exclude<T['$inferInsert'][K], undefined>;
};

/** Refuses what the table has no column for, also where TypeScript would let a surplus property pass. */
type Exactly<T extends PgTable, R> = R & { [K in Exclude<keyof R, keyof RowOf<T>>]: never };

/** A table below that of a record: whose rows go with the record, and how they are made from its content. */
export interface ChildTable<C = { key: string }> {
  table: PgTable;
  /** The column that names the record to which a row belongs. */
  owner: PgColumn;
  rows(content: C): Record<string, unknown>[];
}

/** Ties a child table to its owner column and to the function that makes its rows, typed by its columns. */
export function childTable<T extends PgTable, C extends { key: string }, R extends RowOf<T>>(
  table: T,
  owner: PgColumn,
  rows: (content: C) => readonly Exactly<T, R>[],
): ChildTable<C> {
  return { table, owner, rows: (content) => [...rows(content)] };
}

/**
 * A kind of published record: the form of its content and its projection into tables.
 * Seeds, imports and reviews all arrive as records; the publishing function writes nothing else.
 */
export interface RecordType<C extends { key: string } = { key: string }> {
  type: string;
  schema: z.ZodType<C>;
  main: MainTable;
  /** In the order in which their rows are written. */
  children: readonly ChildTable<C>[];
  references(content: C): RecordReference[];
  /** The record's row in its main table. */
  row(content: C): Record<string, unknown>;
  layering?: Layering<C>;
}

/** How the contents that several holders have of one record become one. Without it the highest simply stands. */
interface Layering<C> {
  /** Names the work whose records are composed together. */
  work(content: C): string;
  /** True for a part that only counts in the layer that leads its work. */
  part?: boolean;
  /** Paths at which what a lower layer says otherwise is a conflict to review. */
  compared?: readonly string[];
  /** Adds to the standing content what the others know besides. */
  fill?(base: { origin: Origin; content: unknown }, others: readonly { origin: Origin; content: unknown }[]): unknown;
}

/** Checks the row of a record by its table, and forgets the content type for the list of all types. */
export function recordType<C extends { key: string }, T extends MainTable, R extends RowOf<T>>(
  definition: Omit<RecordType<C>, 'main' | 'row'> & { main: T; row: (content: C) => Exactly<T, R> },
): RecordType {
  return definition as unknown as RecordType;
}

/** Makes the global id of a record. Example: `idOf('plan', 'ninh-thuan-827-2024')` is `'plan:ninh-thuan-827-2024'`. */
export function idOf(type: string, key: string): string {
  return `${type}:${key}`;
}

/** As `idOf`, keeping null. */
export function idOrNull(type: string, key: string | null | undefined): string | null {
  return key === null || key === undefined ? null : idOf(type, key);
}

/** Lists the references of a record, leaving out what is null. */
export function references(
  ...entries: [type: string, key: string | null | undefined, path: string][]
): RecordReference[] {
  return entries.flatMap(([type, key, path]) => (key === null || key === undefined ? [] : [{ type, key, path }]));
}

const MAX_TEXT = 20_000;

/** A text of at least one character that is not blank, in NFC. */
export const textSchema = z
  .string()
  .min(1)
  .max(MAX_TEXT)
  .refine((value) => value.trim() === value, 'must not begin or end with a space')
  .transform((value) => value.normalize('NFC'));

/** The name of a record inside its type; becomes a part of its id and of addresses. */
export const keySchema = z
  .string()
  .max(160)
  .regex(/^[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*$/, 'must be words of letters and digits joined by "-", "." or "/"');

/** An official abbreviation with its own letters, e.g. "QĐ". */
export const codeSchema = z.string().regex(/^[\p{L}0-9]{1,12}$/u, 'must be an abbreviation such as KH or QĐ');

/** A day of the Gregorian calendar, YYYY-MM-DD, that exists. */
export const dateSchema = z.iso.date();

export const yearSchema = z.number().int().min(1900).max(2100);

/** A number written as text, so that no digit is lost. */
export const decimalSchema = z
  .string()
  .regex(/^-?\d{1,20}(?:\.\d{1,10})?$/, 'must be a plain decimal number in quotes');

export const verificationSchema = z.strictObject({
  status: z.enum(VERIFICATION_STATUSES),
  note: textSchema.nullish(),
});
export type VerificationContent = z.infer<typeof verificationSchema>;

export const periodSchema = z
  .strictObject({ from: dateSchema.nullish(), to: dateSchema.nullish() })
  .refine(({ from, to }) => !from || !to || from <= to, 'must not end before it begins');

/** Spreads a verification mark over its two columns. */
export function verificationRow(verification: VerificationContent | null | undefined) {
  return { verificationStatus: verification?.status ?? null, verificationNote: verification?.note ?? null };
}

/** Spreads a period over its two columns. */
export function periodRow(period: { from?: string | null; to?: string | null } | null | undefined) {
  return { periodFrom: period?.from ?? null, periodTo: period?.to ?? null };
}

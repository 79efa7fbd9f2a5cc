import { getTableColumns, type Table } from 'drizzle-orm';
import { date, pgEnum, text } from 'drizzle-orm/pg-core';

/** How far a fact was checked; see `Verification` in the schema for what each status means. */
export const VERIFICATION_STATUSES = ['CONFIRMED', 'PUBLISHED', 'SOURCE', 'UNVERIFIED'] as const;
export type VerificationStatus = (typeof VERIFICATION_STATUSES)[number];
export const verificationStatus = pgEnum('verification_status', VERIFICATION_STATUSES);

/** Who stands behind a record: read by a machine, checked by a person, or under dispute. */
export const REVIEW_STATES = ['MACHINE', 'REVIEWED', 'DISPUTED'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const reviewState = pgEnum('review_state', REVIEW_STATES);

/** Territorial level of a body or of a plan. */
export const LEVELS = ['NATION', 'PROVINCE', 'DISTRICT', 'COMMUNE'] as const;
export type Level = (typeof LEVELS)[number];
export const level = pgEnum('level', LEVELS);

/** Columns of the mark that says how far a fact was checked. */
export const verificationColumns = () => ({
  verificationStatus: verificationStatus('verification_status'),
  verificationNote: text('verification_note'),
});

/** Columns of a period; either end may be unknown. */
export const periodColumns = () => ({
  periodFrom: date('period_from', { mode: 'string' }),
  periodTo: date('period_to', { mode: 'string' }),
});

/** Columns that are only compared: they repeat others in folded words, and no answer shows them. */
type SearchedOnly = 'matchText';

/** Gives the columns of a table that an answer may show. */
export function shownColumns<T extends Table>(table: T): Omit<T['_']['columns'], SearchedOnly> {
  const { matchText: _match, ...shown } = getTableColumns(table) as Record<string, unknown>;
  return shown as Omit<T['_']['columns'], SearchedOnly>;
}

/** The row of a table as `shownColumns` selects it. */
export type Shown<T extends Table> = Omit<T['$inferSelect'], SearchedOnly>;

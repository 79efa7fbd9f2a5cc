import { sql } from 'drizzle-orm';
import { customType, date, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { level, reviewState } from '../database/columns.ts';
import { completeness } from '../documents/document.table.ts';
import { planRole } from '../plans/plan.table.ts';

/** What a search can find, in the order in which kinds are ranked where there is too much to rank all. */
export const SEARCH_KINDS = [
  'PROVINCE',
  'DISTRICT',
  'STRATEGY',
  'PROGRAMME',
  'PLAN',
  'DOCUMENT',
  'MEASURE',
  'ORGANISATION',
  'TARGET',
  'TASK',
  'PASSAGE',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/**
 * The index of words is one of what has a name or is a task (0), and three of passages, each of eight times as many as
 * the one before. An index gives all that has a word before the first of it can be read: who wants the first thousands
 * of a million reads a small one, and what is asked of names never meets a passage.
 */
export const TIERS = [0, 1, 2, 3] as const;
export type Tier = (typeof TIERS)[number];
export const PASSAGE_TIERS: readonly Tier[] = TIERS.slice(1);

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * The index of the search: one row for each thing or passage that can be found, made from the tables in the transaction
 * that publishes. It names others by id without foreign keys: it is derived, replaced with what it derives from, and
 * never outlives it; a test makes it anew and compares.
 */
export const searchEntries = pgTable(
  'search_entries',
  {
    id: text('id').primaryKey(),
    /** A kind of search, or HEADING: a heading of tasks, which only filters of tasks look for. */
    kind: text('kind', { enum: [...SEARCH_KINDS, 'HEADING'] }).notNull(),
    /** The published record from which the row is made. */
    recordId: text('record_id').notNull(),
    /** The node that a hit leads to. */
    subjectId: text('subject_id').notNull(),
    number: text('number'),
    title: text('title'),
    titleEn: text('title_en'),
    /** As printed or captured: snippets are cut from it. */
    body: text('body'),
    /** Where `body` begins in the captured text of its page. */
    bodyStart: integer('body_start'),
    locator: text('locator'),
    sourceId: text('source_id'),
    documentId: text('document_id'),
    provinceId: text('province_id'),
    districtId: text('district_id'),
    actionAreaId: text('action_area_id'),
    documentTypeId: text('document_type_id'),
    completeness: completeness('completeness'),
    role: planRole('role'),
    level: level('level'),
    reviewState: reviewState('review_state'),
    strategyIds: text('strategy_ids').array(),
    programmeIds: text('programme_ids').array(),
    issuedOn: date('issued_on', { mode: 'string' }),
    yearOfIssue: integer('year_of_issue'),
    year: integer('year'),
    /**
     * The years that the period covers; an open end covers to 9999. Both null where nobody knows; the first alone where
     * only the end is known, so that the last year alone is certain.
     */
    yearFrom: integer('year_from'),
    yearTo: integer('year_to'),
    /** Number and titles, folded: what a question is compared with as a whole. */
    name: text('name').notNull(),
    /** Words with place and weight; see `vectorOf`. */
    vector: tsvector('vector').notNull(),
    /** In which index its words stand; see `tierOf`. */
    tier: smallint('tier').notNull().default(0),
  },
  (table) => [
    ...TIERS.map((tier) =>
      index(`search_entries_words_${tier}_idx`)
        .using('gin', table.vector)
        // Without a list of what is still to be sorted in: it would have to be read through by every question until a vacuum.
        .with({ fastupdate: false })
        .where(sql`${table.tier} = ${sql.raw(String(tier))}`),
    ),
    index('search_entries_record_idx').on(table.recordId),
    index('search_entries_document_idx').on(table.documentId),
  ],
);

/** Every folded word that stands in an entry, and in how many: where a typing error is looked for. */
export const searchWords = pgTable(
  'search_words',
  { word: text('word').primaryKey(), entries: integer('entries').notNull().default(0) },
  (table) => [index('search_words_trigrams_idx').using('gin', sql`${table.word} gin_trgm_ops`)],
);

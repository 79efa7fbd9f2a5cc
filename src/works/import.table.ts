import { boolean, index, integer, jsonb, pgEnum, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';

export const IMPORT_STATUSES = ['PUBLISHED', 'REJECTED', 'NOT_A_PLAN', 'SUPERSEDED', 'WITHDRAWN'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];
export const importStatus = pgEnum('import_status', IMPORT_STATUSES);

/** What was read of one file: the capture and its bundle stay, whatever becomes of the facts. */
export const imports = pgTable(
  'imports',
  {
    /** SHA-256 of the bytes that were read. */
    sha256: text('sha256').primaryKey(),
    /** The page that the capture is of; a later capture of the same address has the same. */
    page: text('page').notNull(),
    url: text('url'),
    status: importStatus('status').notNull(),
    /** Name of the work (document and plan) that the facts were published under; null when nothing was. */
    work: text('work'),
    /** True when a person chose the work: it is then never looked for again. */
    workFixed: integer('work_fixed').notNull().default(0),
    bundle: jsonb('bundle').notNull(),
    /** Counter of the document's number; null when the page prints none. Told by the bundle, as the next two are. */
    counter: integer('counter'),
    /** True when the page tells no day of issue: then other pages have a say in which work it is of. */
    undated: boolean('undated').notNull().default(false),
    /** Counters of the numbers that it cites: what waits for a document is found by them. */
    cites: integer('cites').array().notNull().default([]),
    importedAt: timestamp('imported_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [
    index('imports_page_idx').on(table.page),
    index('imports_work_idx').on(table.work),
    index('imports_url_idx').on(table.url),
    index('imports_counter_idx').on(table.counter, table.undated),
    index('imports_cites_idx').using('gin', table.cites),
  ],
);

/** A difference between what stands and what an import says, or a contradiction that the reading met. */
export const conflicts = pgTable(
  'conflicts',
  {
    id: text('id').primaryKey(),
    recordId: text('record_id').notNull(),
    layer: text('layer').notNull(),
    path: text('path').notNull(),
    held: text('held'),
    offered: text('offered'),
    note: text('note'),
    /** Hash of both values in full: another value at the same place is another difference. */
    digest: text('digest'),
    /** Who said that the record is right with this difference before him; null while it is open. */
    settledBy: text('settled_by'),
  },
  (table) => [index('conflicts_record_idx').on(table.recordId), index('conflicts_layer_idx').on(table.layer)],
);

export const DECISION_ACTIONS = ['ACCEPT', 'CORRECT', 'REJECT', 'DISPUTE', 'MERGE', 'SPLIT', 'CONFIRM'] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];
export const decisionAction = pgEnum('decision_action', DECISION_ACTIONS);

/** What a person decided of a record: who, when and why. Never changed, never deleted. */
export const decisions = pgTable(
  'decisions',
  {
    seq: serial('seq').primaryKey(),
    recordId: text('record_id').notNull(),
    action: decisionAction('action').notNull(),
    path: text('path'),
    before: text('before'),
    after: text('after'),
    decidedBy: text('decided_by').notNull(),
    decidedAt: timestamp('decided_at', { withTimezone: true, mode: 'date' }).notNull(),
    reason: text('reason'),
    version: integer('version').notNull(),
  },
  (table) => [index('decisions_record_idx').on(table.recordId)],
);

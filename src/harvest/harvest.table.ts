import { boolean, index, integer, pgEnum, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { provinces } from '../provinces/province.table.ts';

export const HARVEST_KINDS = ['FEED', 'INSTANCE'] as const;
export type HarvestKind = (typeof HARVEST_KINDS)[number];
export const harvestKind = pgEnum('harvest_kind', HARVEST_KINDS);

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** The publishers that are harvested, and how it went. Nothing of it is published: it is about the way, not the data. */
export const harvestSources = pgTable(
  'harvest_sources',
  {
    /** Short name, by which commands mean it. */
    id: text('id').primaryKey(),
    kind: harvestKind('kind').notNull(),
    url: text('url').notNull().unique(),
    /** As the operator names it. */
    publisher: text('publisher').notNull(),
    /** The province whose publisher it is; null for one of several, or when the operator does not say. */
    speaksFor: text('speaks_for').references(() => provinces.id),
    everyMinutes: integer('every_minutes').notNull(),
    /** What the publisher called the copy that was read last. */
    etag: text('etag'),
    lastModified: text('last_modified'),
    /** Of an instance: the dataset that it publishes, and the last change that was taken over. */
    datasetId: text('dataset_id'),
    seq: integer('seq').notNull().default(0),
    addedAt: moment('added_at').notNull(),
    lastTry: moment('last_try'),
    lastSuccess: moment('last_success'),
    nextTry: moment('next_try'),
    /** In a row; 0 after a success. */
    failures: integer('failures').notNull().default(0),
    /** Why the last try failed; null after a success. */
    lastError: text('last_error'),
    /** Who harvests it at this moment, and until when that is believed; by the clock of the database. */
    claimedBy: text('claimed_by'),
    claimedUntil: moment('claimed_until'),
  },
  (table) => [index('harvest_sources_speaks_for_idx').on(table.speaksFor)],
);

export const ENTRY_STATES = ['WAITING', 'READ', 'UNREADABLE', 'GONE'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];
export const harvestEntryState = pgEnum('harvest_entry_state', ENTRY_STATES);

/** The entries of feeds: what is still to be read, so that a run that was stopped goes on where it was. */
export const harvestEntries = pgTable(
  'harvest_entries',
  {
    sourceId: text('source_id')
      .notNull()
      .references(() => harvestSources.id, { onDelete: 'cascade' }),
    entryId: text('entry_id').notNull(),
    url: text('url'),
    /** Checksum of what was imported of it last; its page is what is withdrawn when the entry goes. */
    capture: text('capture'),
    mark: text('mark').notNull(),
    state: harvestEntryState('state').notNull(),
    /** True once a page of it was imported: what was never taken in cannot be withdrawn. */
    imported: boolean('imported').notNull().default(false),
    etag: text('etag'),
    lastModified: text('last_modified'),
    failures: integer('failures').notNull().default(0),
    nextTry: moment('next_try'),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.entryId] }),
    index('harvest_entries_state_idx').on(table.sourceId, table.state),
    index('harvest_entries_url_idx').on(table.url),
    index('harvest_entries_capture_idx').on(table.capture),
  ],
);

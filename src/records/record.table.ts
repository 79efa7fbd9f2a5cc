import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** Where a record comes from; a later one outranks an earlier one. */
export const ORIGINS = ['IMPORT', 'HARVEST', 'SEED', 'REVIEW'] as const;
export type Origin = (typeof ORIGINS)[number];
export const origin = pgEnum('origin', ORIGINS);

/** One row a publication that changed content. The highest version is the dataset's. */
export const datasetVersions = pgTable('dataset_versions', {
  version: integer('version').primaryKey(),
  publishedAt: timestamp('published_at', { withTimezone: true, mode: 'date' }).notNull(),
  origin: origin('origin').notNull(),
  reason: text('reason').notNull(),
  contentHash: text('content_hash').notNull(),
  changedRecords: integer('changed_records').notNull(),
  /** The dataset in which this was published first; null when it is this one. */
  publishedBy: text('published_by'),
});

/** What was published, record by record: the relational tables are a projection of these contents. */
export const records = pgTable(
  'records',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    content: jsonb('content').notNull(),
    contentHash: text('content_hash').notNull(),
    origin: origin('origin').notNull(),
    version: integer('version')
      .notNull()
      .references(() => datasetVersions.version),
  },
  (table) => [index('records_type_idx').on(table.type), index('records_origin_idx').on(table.origin)],
);

/** What a seed release, an imported page or a review holds of a record; `records` is composed from these. */
export const recordLayers = pgTable(
  'record_layers',
  {
    recordId: text('record_id').notNull(),
    type: text('type').notNull(),
    work: text('work').notNull(),
    origin: origin('origin').notNull(),
    layer: text('layer').notNull(),
    rank: integer('rank').notNull(),
    content: jsonb('content').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.recordId, table.origin, table.layer] }),
    index('record_layers_work_idx').on(table.work),
    index('record_layers_holder_idx').on(table.origin, table.layer),
    // Whatever is numbered is found by the counter of its number, as its content or a person gives it.
    index('record_layers_counter_idx')
      .on(sql`(substring(${table.content} ->> 'number' from '^[0-9]{1,9}')::int)`)
      .where(sql`${table.content} ->> 'number' is not null`),
    index('record_layers_renumbered_idx')
      .on(table.recordId)
      .where(sql`${table.content} -> 'patches' @> '[{"path":"number"}]'::jsonb`),
  ],
);

/** By which recipe each thing that is derived from the tables was made last. */
export const projections = pgTable('projections', {
  name: text('name').primaryKey(),
  recipe: integer('recipe').notNull(),
});

/** The seed releases that this database has applied. */
export const seedApplications = pgTable('seed_applications', {
  contentHash: text('content_hash').primaryKey(),
  appliedAt: timestamp('applied_at', { withTimezone: true, mode: 'date' }).notNull(),
  version: integer('version').notNull(),
});

/** One row: the identity of this dataset, given at the first publication. A mirror bears that of its original. */
export const datasets = pgTable(
  'datasets',
  {
    id: text('id').primaryKey(),
    only: integer('only').notNull().default(1),
    /** Address of the original; null when this is it. */
    mirrorOf: text('mirror_of'),
  },
  (table) => [uniqueIndex('datasets_only_one').on(sql`${table.only}`)],
);

import { index, integer, jsonb, pgEnum, pgTable, text } from 'drizzle-orm/pg-core';
import { datasetVersions } from './record.table.ts';

export const CHANGE_KINDS = ['ADDED', 'CHANGED', 'CORRECTED', 'WITHDRAWN'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const changeKind = pgEnum('change_kind', CHANGE_KINDS);

/** What happened to every record, in the order in which it happened. Nothing is ever taken out or rewritten. */
export const changes = pgTable(
  'changes',
  {
    /** Dense: given out under the writers' lock, so a reader who saw n has seen all before n. */
    seq: integer('seq').primaryKey(),
    kind: changeKind('kind').notNull(),
    entityType: text('entity_type').notNull(),
    entityId: text('entity_id').notNull(),
    /** The plan that the record is a part of: it changes when its tasks and targets do. */
    ownerId: text('owner_id'),
    /** The province to which the record belongs, directly or through its plan or document. */
    provinceId: text('province_id'),
    before: jsonb('before'),
    after: jsonb('after'),
    reason: text('reason').notNull(),
    /** The record that took the place of a withdrawn one. */
    mergedIntoId: text('merged_into_id'),
    version: integer('version')
      .notNull()
      .references(() => datasetVersions.version),
  },
  (table) => [
    index('changes_entity_idx').on(table.entityId, table.seq),
    index('changes_owner_idx').on(table.ownerId, table.seq),
    index('changes_type_idx').on(table.entityType, table.seq),
    index('changes_kind_idx').on(table.kind, table.seq),
    index('changes_province_idx').on(table.provinceId, table.seq),
    index('changes_version_idx').on(table.version),
  ],
);

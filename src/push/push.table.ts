import { index, integer, jsonb, pgEnum, pgTable, serial, text, timestamp } from 'drizzle-orm/pg-core';
import type { ChangeKind } from '../records/change.table.ts';

export const RECEIVER_KINDS = ['WEBHOOK', 'HUB'] as const;
export type ReceiverKind = (typeof RECEIVER_KINDS)[number];
export const receiverKind = pgEnum('push_receiver_kind', RECEIVER_KINDS);

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Who is told of what is published: webhooks of the operator's list, and the hub of the feeds. Nothing of it is published. */
export const pushReceivers = pgTable('push_receivers', {
  id: text('id').primaryKey(),
  kind: receiverKind('kind').notNull(),
  url: text('url').notNull().unique(),
  /** With which deliveries are signed; null for a hub. */
  secret: text('secret'),
  /** Which changes it is told of; null: all. */
  entityTypes: jsonb('entity_types').$type<string[]>(),
  changeKinds: jsonb('change_kinds').$type<ChangeKind[]>(),
  provinceIds: jsonb('province_ids').$type<string[]>(),
  /** The last change that it has. */
  seq: integer('seq').notNull(),
  /** Where the delivery ends that was begun and not taken: it is sent again as it was; null when none is open. */
  pendingTo: integer('pending_to'),
  addedAt: moment('added_at').notNull(),
  lastSuccess: moment('last_success'),
  nextTry: moment('next_try'),
  /** In a row; 0 after a success. */
  failures: integer('failures').notNull().default(0),
  lastError: text('last_error'),
  /** Who delivers to it at this moment, and until when that is believed; by the clock of the database. */
  claimedBy: text('claimed_by'),
  claimedUntil: moment('claimed_until'),
});

/** What was sent, newest last; of each receiver the last hundred are kept. */
export const pushLog = pgTable(
  'push_log',
  {
    id: serial('id').primaryKey(),
    receiverId: text('receiver_id')
      .notNull()
      .references(() => pushReceivers.id, { onDelete: 'cascade' }),
    at: moment('at').notNull(),
    fromSeq: integer('from_seq').notNull(),
    toSeq: integer('to_seq').notNull(),
    changes: integer('changes').notNull(),
    /** HTTP status; null when there was no answer. */
    status: integer('status'),
    /** Why it was not taken; null when it was. */
    error: text('error'),
  },
  (table) => [index('push_log_receiver_idx').on(table.receiverId)],
);

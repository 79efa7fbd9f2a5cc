import { randomBytes } from 'node:crypto';
import { and, asc, desc, eq, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import { sha256 } from '../base/canonical.ts';
import { AppError } from '../base/errors.ts';
import type { Db } from '../database/connection.ts';
import type { ChangeKind } from '../records/change.table.ts';
import { lastSequence } from '../records/change-log.ts';
import { pushLog, pushReceivers } from './push.table.ts';

export type Receiver = typeof pushReceivers.$inferSelect;

export interface NewWebhook {
  url: string;
  /** Null: one is made. */
  secret: string | null;
  entityTypes: string[] | null;
  changeKinds: ChangeKind[] | null;
  provinceIds: string[] | null;
  /** True: from the first change of the log on; false: from what comes now. */
  fromStart: boolean;
}

/** Adds a webhook. Returns: its name and secret, which is shown this once. Throws: BAD_USER_INPUT when it is known. */
export async function addWebhook(
  db: Db,
  { fromStart, ...webhook }: NewWebhook,
  now: Date,
): Promise<{ id: string; secret: string }> {
  const id = `webhook-${sha256(webhook.url).slice(0, 8)}`;
  const secret = webhook.secret ?? randomBytes(32).toString('hex');
  const seq = fromStart ? 0 : await lastSequence(db);
  const added = await db
    .insert(pushReceivers)
    .values({ ...webhook, id, kind: 'WEBHOOK', secret, seq, addedAt: now })
    .onConflictDoNothing()
    .returning({ id: pushReceivers.id });
  if (added.length > 0) return { id, secret };
  throw new AppError(
    'BAD_USER_INPUT',
    `This address is told already, as ${id}. Remove it first: kehoach webhook remove ${id}`,
  );
}

/** Makes the hub of the settings the one that is told; null: none is. */
export async function setHub(db: Db, url: string | null, now: Date): Promise<void> {
  await db
    .delete(pushReceivers)
    .where(and(eq(pushReceivers.kind, 'HUB'), url === null ? undefined : ne(pushReceivers.url, url)));
  if (url === null) return;
  const seq = await lastSequence(db);
  await db.insert(pushReceivers).values({ id: 'hub', kind: 'HUB', url, seq, addedAt: now }).onConflictDoNothing();
}

/** Lists all receivers by name. */
export function listReceivers(db: Db): Promise<Receiver[]> {
  return db.select().from(pushReceivers).orderBy(asc(pushReceivers.id));
}

/** Removes a webhook by its name or address. Throws: BAD_USER_INPUT. */
export async function removeWebhook(db: Db, name: string): Promise<{ id: string }> {
  const { id } = await findWebhook(db, name);
  await db.delete(pushReceivers).where(eq(pushReceivers.id, id));
  return { id };
}

/** Lists what was sent to a webhook, newest first. Throws: BAD_USER_INPUT. */
export async function logOf(db: Db, name: string): Promise<(typeof pushLog.$inferSelect)[]> {
  const { id } = await findWebhook(db, name);
  return db.select().from(pushLog).where(eq(pushLog.receiverId, id)).orderBy(desc(pushLog.id)).limit(100);
}

async function findWebhook(db: Db, name: string): Promise<Receiver> {
  const [found] = await db
    .select()
    .from(pushReceivers)
    .where(or(eq(pushReceivers.id, name), eq(pushReceivers.url, name)))
    .limit(1);
  if (found) return found;
  throw new AppError(
    'BAD_USER_INPUT',
    `No webhook is called "${name.slice(0, 80)}". List them with: kehoach webhook list`,
  );
}

/** So long a claim is believed: longer than a delivery may take. */
const CLAIM_SECONDS = 60;

/** Claims a receiver that is due and behind, so that of all processes one tells it. Returns null when there is none. */
export async function claimReceiver(db: Db, holder: string, now: Date, last: number): Promise<Receiver | null> {
  const due = and(
    lt(pushReceivers.seq, last),
    or(isNull(pushReceivers.nextTry), lte(pushReceivers.nextTry, now)),
    or(isNull(pushReceivers.claimedUntil), lt(pushReceivers.claimedUntil, sql`now()`)),
  );
  const [next] = await db
    .select({ id: pushReceivers.id })
    .from(pushReceivers)
    .where(due)
    .orderBy(asc(pushReceivers.id))
    .limit(1);
  if (!next) return null;
  const claimedUntil = sql`now() + make_interval(secs => ${CLAIM_SECONDS})`;
  const [claimed] = await db
    .update(pushReceivers)
    .set({ claimedBy: holder, claimedUntil })
    .where(and(eq(pushReceivers.id, next.id), due))
    .returning();
  return claimed ?? null;
}

/** Writes down where the delivery ends that is about to be sent. */
export async function holdDelivery(db: Db, id: string, holder: string, pendingTo: number): Promise<void> {
  await db
    .update(pushReceivers)
    .set({ pendingTo })
    .where(and(eq(pushReceivers.id, id), eq(pushReceivers.claimedBy, holder)));
}

/** Writes what became of a receiver, and gives the claim back. */
export async function noteReceiver(db: Db, id: string, holder: string, outcome: Partial<Receiver>): Promise<void> {
  await db
    .update(pushReceivers)
    .set({ ...outcome, claimedBy: null, claimedUntil: null })
    .where(and(eq(pushReceivers.id, id), eq(pushReceivers.claimedBy, holder)));
}

const LOG_LENGTH = 100;

/** Keeps a line of the log, and forgets those that are older than the last hundred. */
export async function logDelivery(db: Db, line: typeof pushLog.$inferInsert): Promise<void> {
  await db.insert(pushLog).values(line);
  const newest = db
    .select({ id: pushLog.id })
    .from(pushLog)
    .where(eq(pushLog.receiverId, line.receiverId))
    .orderBy(desc(pushLog.id))
    .offset(LOG_LENGTH)
    .limit(1);
  await db.delete(pushLog).where(and(eq(pushLog.receiverId, line.receiverId), sql`${pushLog.id} <= (${newest})`));
}

/** True when anybody wants to be told of what is published. */
export async function hasReceivers(db: Db): Promise<boolean> {
  return (await db.select({ id: pushReceivers.id }).from(pushReceivers).limit(1)).length > 0;
}

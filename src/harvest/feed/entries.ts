import { and, eq, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { type Db, isAny } from '../../database/connection.ts';
import { imports } from '../../works/import.table.ts';
import type { Validators } from '../fetch/fetcher.ts';
import { harvestEntries, harvestSources } from '../harvest.table.ts';
import type { FeedItem, ReadFeed } from './read-feed.ts';

export type HarvestEntry = typeof harvestEntries.$inferSelect;

const CHUNK = 1_000;

/**
 * Keeps what a feed shows, in one transaction with the validators of the feed: what is asked for only once is written
 * down before the publisher is told that we have it.
 *
 * Returns: the entries that were deleted upstream, by tombstone or by absence from a feed that says it is complete.
 */
export async function keepEntries(
  db: Db,
  sourceId: string,
  { items, deleted, complete }: ReadFeed,
  validators: Validators,
): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    for (let at = 0; at < items.length; at += CHUNK) await keepChunk(tx, sourceId, items.slice(at, at + CHUNK));
    const shown = new Set(items.map(({ id }) => id));
    const gone = deleted.filter((id) => !shown.has(id));
    await markGone(tx, and(eq(harvestEntries.sourceId, sourceId), isAny(harvestEntries.entryId, gone)));
    if (complete) {
      const rows = await tx
        .select({ id: harvestEntries.entryId })
        .from(harvestEntries)
        .where(eq(harvestEntries.sourceId, sourceId));
      const absent = rows.map(({ id }) => id).filter((id) => !shown.has(id));
      await markGone(tx, and(eq(harvestEntries.sourceId, sourceId), isAny(harvestEntries.entryId, absent)));
    }
    await tx
      .update(harvestSources)
      .set({ etag: validators.etag, lastModified: validators.lastModified })
      .where(eq(harvestSources.id, sourceId));
  });
}

async function keepChunk(tx: Db, sourceId: string, items: readonly FeedItem[]): Promise<void> {
  const state = (item: FeedItem) => (item.url === null ? ('UNREADABLE' as const) : ('WAITING' as const));
  await tx
    .insert(harvestEntries)
    .values(
      items.map((item) => ({
        sourceId,
        entryId: item.id,
        url: item.url,
        mark: item.mark,
        state: state(item),
        note: item.url === null ? 'the entry names no page' : null,
      })),
    )
    .onConflictDoUpdate({
      target: [harvestEntries.sourceId, harvestEntries.entryId],
      set: {
        url: sql`excluded.url`,
        mark: sql`excluded.mark`,
        state: sql`excluded.state`,
        note: sql`excluded.note`,
        failures: 0,
        nextTry: null,
        // They are of what stood at the address.
        etag: sql`case when ${harvestEntries.url} = excluded.url then ${harvestEntries.etag} end`,
        lastModified: sql`case when ${harvestEntries.url} = excluded.url then ${harvestEntries.lastModified} end`,
      },
      // An entry that says what it said is left as it is; one that comes back after its deletion is read again.
      setWhere: or(ne(harvestEntries.mark, sql`excluded.mark`), eq(harvestEntries.state, 'GONE')),
    });
}

/** Deleted entries wait too: for their page to be withdrawn, which is a publication of its own. */
async function markGone(tx: Db, where: ReturnType<typeof and>): Promise<void> {
  await tx
    .update(harvestEntries)
    .set({ state: 'GONE', nextTry: null, failures: 0, note: 'deleted by the publisher' })
    .where(and(where, ne(harvestEntries.state, 'GONE')));
}

/** The next entries whose page is to be read, in the order of their ids. */
export function waitingEntries(db: Db, sourceId: string, now: Date, after: string): Promise<HarvestEntry[]> {
  return db
    .select()
    .from(harvestEntries)
    .where(
      and(
        eq(harvestEntries.sourceId, sourceId),
        eq(harvestEntries.state, 'WAITING'),
        or(isNull(harvestEntries.nextTry), lte(harvestEntries.nextTry, now)),
        sql`${harvestEntries.entryId} collate "C" > ${after} collate "C"`,
      ),
    )
    .orderBy(sql`${harvestEntries.entryId} collate "C"`)
    .limit(100);
}

/** The entries that are gone and whose page is still published. */
export function goneEntries(db: Db, sourceId: string): Promise<HarvestEntry[]> {
  return db
    .select()
    .from(harvestEntries)
    .where(
      and(eq(harvestEntries.sourceId, sourceId), eq(harvestEntries.state, 'GONE'), eq(harvestEntries.imported, true)),
    )
    .orderBy(sql`${harvestEntries.entryId} collate "C"`)
    .limit(100);
}

/** Says whether another entry, of this or another source, still publishes a page. */
export async function isPublishedElsewhere(
  db: Db,
  { sourceId, entryId }: Pick<HarvestEntry, 'sourceId' | 'entryId'>,
  page: string,
): Promise<boolean> {
  const [other] = await db
    .select({ id: harvestEntries.entryId })
    .from(harvestEntries)
    .innerJoin(imports, eq(imports.sha256, harvestEntries.capture))
    .where(
      and(
        eq(imports.page, page),
        eq(harvestEntries.imported, true),
        inArray(harvestEntries.state, ['READ', 'WAITING']),
        or(ne(harvestEntries.sourceId, sourceId), ne(harvestEntries.entryId, entryId)),
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** Writes what became of an entry. */
export async function noteEntry(
  db: Db,
  { sourceId, entryId }: HarvestEntry,
  outcome: Partial<Omit<HarvestEntry, 'sourceId' | 'entryId'>>,
): Promise<void> {
  await db
    .update(harvestEntries)
    .set(outcome)
    .where(and(eq(harvestEntries.sourceId, sourceId), eq(harvestEntries.entryId, entryId)));
}

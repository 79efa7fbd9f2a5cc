import { and, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { harvestSources } from './harvest.table.ts';
import type { HarvestSource } from './sources.ts';

/** So long a claim is believed without a sign of life: after that whoever held it has ended. */
const CLAIM_SECONDS = 90;
const RENEW_EVERY_MS = 30_000;

const untilThen = sql`now() + make_interval(secs => ${CLAIM_SECONDS})`;

/**
 * Claims a source, so that of all processes that share the database one harvests it. No lock of the database: that
 * would be of a connection, and behind a pooler a process has none of its own.
 *
 * Returns: the source as it stands; null when another has it, when it is gone, or when it is not due at `dueAt`.
 */
export async function claimSource(
  db: Db,
  id: string,
  holder: string,
  now: Date,
  dueAt: Date | null,
): Promise<HarvestSource | null> {
  const [claimed] = await db
    .update(harvestSources)
    .set({ claimedBy: holder, claimedUntil: untilThen, lastTry: now })
    .where(
      and(
        eq(harvestSources.id, id),
        or(isNull(harvestSources.claimedUntil), lt(harvestSources.claimedUntil, sql`now()`)),
        // Looked at again: another process may have harvested it since it was listed.
        dueAt === null ? undefined : or(isNull(harvestSources.nextTry), lte(harvestSources.nextTry, dueAt)),
      ),
    )
    .returning();
  return claimed ?? null;
}

/** Keeps a claim while a work goes on, and calls `lost` when it is another's or the source was removed. */
export async function holdingClaim<T>(
  db: Db,
  id: string,
  holder: string,
  lost: (reason?: unknown) => void,
  work: () => Promise<T>,
): Promise<T> {
  const mine = and(eq(harvestSources.id, id), eq(harvestSources.claimedBy, holder));
  const renew = async () => {
    const kept = await db.update(harvestSources).set({ claimedUntil: untilThen }).where(mine).returning();
    if (kept.length === 0) lost();
  };
  const timer = setInterval(() => renew().catch(lost), RENEW_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await db.update(harvestSources).set({ claimedBy: null, claimedUntil: null }).where(mine);
  }
}

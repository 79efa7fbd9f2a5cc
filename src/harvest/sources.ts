import { asc, eq, getTableColumns, isNull, lte, or, sql } from 'drizzle-orm';
import { sha256 } from '../base/canonical.ts';
import { AppError } from '../base/errors.ts';
import { slugify } from '../base/text.ts';
import type { Db } from '../database/connection.ts';
import { type HarvestKind, harvestEntries, harvestSources } from './harvest.table.ts';

export type HarvestSource = typeof harvestSources.$inferSelect;

export interface NewSource {
  kind: HarvestKind;
  url: string;
  publisher: string;
  /** Id of the province that it speaks for; null when the operator does not say. */
  speaksFor: string | null;
  everyMinutes: number;
}

/** Adds a source, or says which it is when its address is known. */
export async function addSource(db: Db, source: NewSource, now: Date): Promise<{ id: string; isNew: boolean }> {
  const [known] = await db.select().from(harvestSources).where(eq(harvestSources.url, source.url)).limit(1);
  if (known) return { id: known.id, isNew: false };
  const id = `${slugify(source.publisher).slice(0, 40) || 'source'}-${sha256(source.url).slice(0, 6)}`;
  await db.insert(harvestSources).values({ id, ...source, addedAt: now, nextTry: now });
  return { id, isNew: true };
}

export interface ListedSource extends HarvestSource {
  /** True while a process harvests it. */
  isBusy: boolean;
  /** How many of its entries are in each state. */
  entries: Record<string, number>;
}

/** Lists all sources by name. */
export async function listSources(db: Db): Promise<ListedSource[]> {
  const sources = await db
    .select({
      ...getTableColumns(harvestSources),
      isBusy: sql<boolean>`coalesce(${harvestSources.claimedUntil} > now(), false)`,
    })
    .from(harvestSources)
    .orderBy(asc(harvestSources.id));
  const counts = await db
    .select({ sourceId: harvestEntries.sourceId, state: harvestEntries.state, count: sql<number>`count(*)::int` })
    .from(harvestEntries)
    .groupBy(harvestEntries.sourceId, harvestEntries.state);
  return sources.map((source) => ({
    ...source,
    entries: Object.fromEntries(
      counts.filter(({ sourceId }) => sourceId === source.id).map(({ state, count }) => [state, count]),
    ),
  }));
}

/** Finds a source by its name or address. Throws: BAD_USER_INPUT. */
export async function findSource(db: Db, name: string): Promise<HarvestSource> {
  const [source] = await db
    .select()
    .from(harvestSources)
    .where(or(eq(harvestSources.id, name), eq(harvestSources.url, name)))
    .limit(1);
  if (source) return source;
  throw new AppError(
    'BAD_USER_INPUT',
    `No source is called "${name.slice(0, 80)}". List them with: kehoach harvest list`,
  );
}

/** Forgets a source and its entries. What was published of it stays. */
export async function removeSource(db: Db, name: string): Promise<HarvestSource> {
  const source = await findSource(db, name);
  await db.delete(harvestSources).where(eq(harvestSources.id, source.id));
  return source;
}

const MINUTE = 60_000;
const LONGEST_PAUSE = 24 * 60 * MINUTE;

/** When to try again after failures in a row: five minutes, twice as long each time, a day at most. */
function backOff(failures: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(5 * MINUTE * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE));
}

/** What a publisher asks in `Retry-After`, seconds or a date; a week at most. Null when he asks nothing. */
function askedPause(retryAfter: string | null, now: Date): Date | null {
  if (retryAfter === null) return null;
  const at = /^\d+$/.test(retryAfter) ? now.getTime() + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return Number.isNaN(at) ? null : new Date(Math.min(at, now.getTime() + 7 * LONGEST_PAUSE));
}

/** What a publisher answered, apart from its content. */
interface Answered {
  status: number;
  retryAfter: string | null;
}

/**
 * Refuses an answer that is none. `subject` is what was asked for; `isKnown` says that a copy of it was had before.
 *
 * Throws: HARVEST_FAILED, with the pause that the publisher asks for.
 */
export function checkAnswer(subject: string, { status, retryAfter }: Answered, isKnown: boolean): void {
  if (status === 200 || (status === 304 && isKnown)) return;
  const fact =
    status === 410
      ? 'is gone for good (410)'
      : status === 304
        ? 'answers that nothing has changed (304) to somebody who has nothing of it'
        : `answers ${status}`;
  throw new AppError('HARVEST_FAILED', `${subject} ${fact}.`, { reason: 'status', retryAfter });
}

/** When to try again after a failure: later each time, and not before the publisher wants it (`Retry-After`). */
export function nextTryAfter(failures: number, retryAfter: unknown, now: Date): Date {
  const asked = askedPause(typeof retryAfter === 'string' ? retryAfter : null, now);
  const later = backOff(failures, now);
  return asked && asked > later ? asked : later;
}

/** The name of a province without its type; null for none. */
export function provinceKey(speaksFor: string | null): string | null {
  return speaksFor === null ? null : speaksFor.slice('province:'.length);
}

/** Lists the names of the sources that are due, those first that wait the longest. */
export async function dueSources(db: Db, now: Date): Promise<string[]> {
  const sources = await db
    .select({ id: harvestSources.id })
    .from(harvestSources)
    .where(or(isNull(harvestSources.nextTry), lte(harvestSources.nextTry, now)))
    .orderBy(sql`${harvestSources.nextTry} nulls first`, harvestSources.id);
  return sources.map(({ id }) => id);
}

import { and, eq, isNull, lte, or } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { Database, Db } from '../database/connection.ts';
import type { Reference } from '../reader/index.ts';
import type { RecordType } from '../records/record.ts';
import { type HarvestCounts, type HarvestTools, harvestFeed } from './feed/harvest-feed.ts';
import { createFetcher, FETCH_LIMITS, type FetchLimits } from './fetch/fetcher.ts';
import { createManners } from './fetch/robots.ts';
import { harvestSources } from './harvest.table.ts';
import { harvestInstance } from './instance/harvest-instance.ts';
import { backOff, findSource, type HarvestSource } from './sources.ts';

const MINUTE = 60_000;

export interface HarvestOptions {
  database: Database;
  types: readonly RecordType[];
  /** Loaded once, and only when a page is to be read. */
  reference: () => Promise<Reference>;
  /** Names of the sources, due or not; empty: all that are due. */
  names: readonly string[];
  now(): Date;
  signal: AbortSignal;
  tell(line: string): void;
  limits?: Partial<FetchLimits>;
  /** Between two requests to one publisher. */
  pauseMs?: number;
  sleep?: (ms: number) => Promise<void>;
}

export interface HarvestOutcome extends HarvestCounts {
  id: string;
  /** Why the source could not be harvested; null when it was. */
  refusal: string | null;
}

/**
 * Harvests sources one after another. A source that fails keeps its state and says why; the others are harvested all
 * the same.
 *
 * Throws: BAD_USER_INPUT for an unknown source, READ_ONLY_MIRROR, and what is no publisher's fault.
 */
export async function runHarvest(options: HarvestOptions): Promise<HarvestOutcome[]> {
  const { database, names, now, limits, signal, pauseMs = 1_000 } = options;
  const sources = names.length > 0 ? await named(database.db, names) : await due(database.db, now());
  const fetcher = createFetcher({ ...FETCH_LIMITS, ...limits });
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  let reference: Promise<Reference> | null = null;
  const tools: HarvestTools = {
    ...options,
    fetcher,
    manners: createManners(fetcher, pauseMs, sleep),
    reference: () => {
      reference ??= options.reference();
      return reference;
    },
  };
  try {
    const outcomes: HarvestOutcome[] = [];
    for (const source of sources) if (!signal.aborted) outcomes.push(await harvestOne(tools, source));
    return outcomes;
  } finally {
    await fetcher.close();
  }
}

async function harvestOne(tools: HarvestTools, source: HarvestSource): Promise<HarvestOutcome> {
  const { db } = tools.database;
  const mine = eq(harvestSources.id, source.id);
  await db.update(harvestSources).set({ lastTry: tools.now() }).where(mine);
  try {
    const counts = await (source.kind === 'FEED' ? harvestFeed(tools, source) : harvestInstance(tools, source));
    if (!tools.signal.aborted) {
      const at = tools.now();
      const nextTry = new Date(at.getTime() + source.everyMinutes * MINUTE);
      await db.update(harvestSources).set({ lastSuccess: at, nextTry, failures: 0, lastError: null }).where(mine);
    }
    return { id: source.id, ...counts, refusal: null };
  } catch (error) {
    if (tools.signal.aborted) return { id: source.id, ...NOTHING_DONE, refusal: 'stopped' };
    if (!(error instanceof AppError) || error.code === 'READ_ONLY_MIRROR') throw error;
    const failures = source.failures + 1;
    const nextTry = backOff(failures, tools.now());
    const lastError = `${error.code}: ${error.message}`.slice(0, 1000);
    await db.update(harvestSources).set({ failures, nextTry, lastError }).where(mine);
    return { id: source.id, ...NOTHING_DONE, refusal: lastError };
  }
}

const NOTHING_DONE: HarvestCounts = { published: 0, unchanged: 0, withdrawn: 0, failed: 0 };

function due(db: Db, now: Date): Promise<HarvestSource[]> {
  return db
    .select()
    .from(harvestSources)
    .where(and(or(isNull(harvestSources.nextTry), lte(harvestSources.nextTry, now))))
    .orderBy(harvestSources.id);
}

async function named(db: Db, names: readonly string[]): Promise<HarvestSource[]> {
  const found: HarvestSource[] = [];
  for (const name of names) found.push(await findSource(db, name));
  return found;
}

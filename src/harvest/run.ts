import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { Database, Db } from '../database/connection.ts';
import type { Reference } from '../reader/index.ts';
import type { RecordType } from '../records/record.ts';
import { claimSource, holdingClaim } from './claim.ts';
import { type HarvestCounts, type HarvestTools, harvestFeed } from './feed/harvest-feed.ts';
import { createFetcher, FETCH_LIMITS, type FetchLimits } from './fetch/fetcher.ts';
import { createManners } from './fetch/robots.ts';
import { harvestSources } from './harvest.table.ts';
import { harvestInstance } from './instance/harvest-instance.ts';
import { dueSources, findSource, type HarvestSource, nextTryAfter } from './sources.ts';

const MINUTE = 60_000;
/** So many publishers are harvested side by side. */
const AT_ONCE = 4;

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
 * Harvests sources, a few at once. A source that fails keeps its state and says why; the others are harvested all
 * the same. One that another process harvests at this moment is left to it.
 *
 * Throws: BAD_USER_INPUT for an unknown source, READ_ONLY_MIRROR, and what is no publisher's fault, after the others
 * were harvested.
 */
export async function runHarvest(options: HarvestOptions): Promise<HarvestOutcome[]> {
  const { database, names, now, limits, signal, pauseMs = 1_000 } = options;
  const ids = names.length > 0 ? await named(database.db, names) : await dueSources(database.db, now());
  const fetcher = createFetcher({ ...FETCH_LIMITS, ...limits });
  const sleep = options.sleep ?? ((ms: number) => setTimeout(ms, undefined, { signal }));
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
  const run = { tools, holder: randomUUID(), onlyDue: names.length === 0 };
  const outcomes: (HarvestOutcome | null)[] = ids.map(() => null);
  const errors: unknown[] = [];
  const queue = ids.entries();
  // One publisher's ten thousand pages at one a second are no reason for the others to wait.
  const workAlong = async () => {
    for (const [place, id] of queue) {
      if (signal.aborted) return;
      await harvestOne(run, id).then(
        (outcome) => {
          outcomes[place] = outcome;
        },
        (error: unknown) => errors.push(error),
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, workAlong));
  } finally {
    await fetcher.close();
  }
  if (errors.length > 0) throw errors[0];
  return outcomes.filter((outcome) => outcome !== null);
}

interface Run {
  tools: HarvestTools;
  /** Marks the claims of this run. */
  holder: string;
  onlyDue: boolean;
}

/** Returns null for a source that is not due any more, or that another process harvests. */
async function harvestOne({ tools, holder, onlyDue }: Run, id: string): Promise<HarvestOutcome | null> {
  const { db } = tools.database;
  const source = await claimSource(db, id, holder, tools.now(), onlyDue ? tools.now() : null);
  if (source === null) {
    return onlyDue ? null : { id, ...NOTHING_DONE, refusal: 'another process harvests it at this moment' };
  }
  const lost = new AbortController();
  const signal = AbortSignal.any([tools.signal, lost.signal]);
  return holdingClaim(
    db,
    id,
    holder,
    (reason) => lost.abort(reason),
    () => harvestClaimed({ ...tools, signal }, source),
  );
}

async function harvestClaimed(tools: HarvestTools, source: HarvestSource): Promise<HarvestOutcome> {
  const { db } = tools.database;
  const mine = eq(harvestSources.id, source.id);
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
    const known = error instanceof AppError && error.code !== 'READ_ONLY_MIRROR';
    const failures = source.failures + 1;
    const nextTry = nextTryAfter(failures, known ? error.details.retryAfter : null, tools.now());
    const lastError = known
      ? `${error.code}: ${error.message}`.slice(0, 1000)
      : 'INTERNAL_SERVER_ERROR: the harvester failed, not the publisher; its log says why';
    await db.update(harvestSources).set({ failures, nextTry, lastError }).where(mine);
    if (!known) throw error;
    return { id: source.id, ...NOTHING_DONE, refusal: lastError };
  }
}

const NOTHING_DONE: HarvestCounts = { published: 0, unchanged: 0, withdrawn: 0, failed: 0 };

async function named(db: Db, names: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const name of names) found.add((await findSource(db, name)).id);
  return [...found];
}

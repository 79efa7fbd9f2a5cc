import { setTimeout } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import type { HarvestOptions, HarvestOutcome } from './run.ts';
import { dueSources } from './sources.ts';

/** How often is looked what is due: one statement. */
const LOOK_EVERY_MS = 30_000;

export interface KeepOptions extends Omit<HarvestOptions, 'names' | 'signal' | 'tell'> {
  log: Log;
  lookEveryMs?: number;
}

/**
 * Harvests what is due for as long as a service runs. Processes that share a database share the sources: each is
 * harvested by the one that comes first.
 *
 * Returns: a function that stops it, and waits for the page in hand.
 */
export function keepHarvesting({ log, lookEveryMs = LOOK_EVERY_MS, ...options }: KeepOptions): () => Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  const look = async () => {
    if ((await dueSources(options.database.db, options.now())).length === 0) return;
    // Loaded with the first that is due: most services harvest nobody.
    const { runHarvest } = await import('./run.ts');
    const outcomes = await runHarvest({
      ...options,
      names: [],
      signal,
      tell: (line) => log.debug({ harvest: line }, 'harvest'),
    });
    for (const outcome of outcomes) tellOf(log, outcome);
  };
  const work = async () => {
    while (!signal.aborted) {
      // Such as a database that is away for a while: what failed is tried again as the source says.
      await look().catch((error: unknown) => {
        if (!signal.aborted) log.error({ err: error }, 'a harvest failed');
      });
      await pause(lookEveryMs, signal);
    }
  };
  const working = work();
  return async () => {
    stop.abort();
    await working;
  };
}

/** Ends when the time is over, or the signal is aborted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function tellOf(log: Log, outcome: HarvestOutcome): void {
  if (outcome.refusal !== null) log.warn({ harvest: outcome }, 'a publisher could not be harvested');
  else if (outcome.published + outcome.withdrawn + outcome.failed > 0) log.info({ harvest: outcome }, 'harvested');
  else log.debug({ harvest: outcome }, 'harvested, nothing new');
}

import { setTimeout } from 'node:timers/promises';
import type { Log } from '../base/log.ts';
import type { Database } from '../database/connection.ts';
import { CHANGES_CHANNEL } from '../records/change-log.ts';
import { hasReceivers, setHub } from './receivers.ts';

/** A receiver that was away is due again after half a minute at the earliest. */
const LOOK_EVERY_MS = 10_000;

export interface PushOptions {
  database: Database;
  /** Address of the hub of the feeds; null: there is none. */
  hub: string | null;
  baseUrl(): string;
  now(): Date;
  log: Log;
  lookEveryMs?: number;
}

/**
 * Tells receivers of what is published for as long as a service runs: at once when something is, and again when what
 * was not taken is due. Processes that share a database share the receivers.
 *
 * Returns: a function that stops it; a delivery in hand is given up, and sent again as it was by whoever comes next.
 */
export async function keepPushing({
  database,
  hub,
  baseUrl,
  now,
  log,
  lookEveryMs = LOOK_EVERY_MS,
}: PushOptions): Promise<() => Promise<void>> {
  const { db } = database;
  await setHub(db, hub, now());
  const stop = new AbortController();
  let wake = new AbortController();
  const stopListening = await database.listen(CHANGES_CHANNEL, () => wake.abort());
  const tell = async () => {
    if (!(await hasReceivers(db))) return;
    // Loaded for the first of them: most services tell nobody.
    const { deliverAll } = await import('./deliver.ts');
    await deliverAll({ db, now, baseUrl, signal: stop.signal });
  };
  const work = async () => {
    while (!stop.signal.aborted) {
      // Renewed before the work: what is published meanwhile is told of right after it.
      wake = new AbortController();
      await tell().catch((error: unknown) => {
        if (!stop.signal.aborted) log.error({ err: error }, 'receivers could not be told');
      });
      const awake = AbortSignal.any([stop.signal, wake.signal]);
      await setTimeout(lookEveryMs, undefined, { signal: awake, ref: false }).catch((error: unknown) => {
        if (!awake.aborted) throw error;
      });
    }
  };
  const working = work();
  return async () => {
    stop.abort();
    await working;
    await stopListening();
  };
}

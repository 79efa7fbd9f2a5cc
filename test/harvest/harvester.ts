import { loadReference } from '../../src/cli/reference.ts';
import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { type HarvestOptions, type HarvestOutcome, runHarvest } from '../../src/harvest/run.ts';
import { addSource, findSource, type NewSource } from '../../src/harvest/sources.ts';
import type { Reference } from '../../src/reader/index.ts';

let reference: Promise<Reference> | null = null;

/** Harvests into a database, with a clock of its own and no pauses. */
export function harvester(database: () => Database) {
  const clock = { now: new Date('2026-11-29T08:00:00Z') };
  return {
    clock,
    later: (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    },
    add: async (url: string, source: Partial<NewSource> = {}) =>
      (
        await addSource(
          database().db,
          { kind: 'FEED', url, publisher: 'Sở Lao động', speaksFor: null, everyMinutes: 60, ...source },
          clock.now,
        )
      ).id,
    state: (id: string) => findSource(database().db, id),
    run: async (id: string, options: Partial<HarvestOptions> = {}): Promise<HarvestOutcome> => {
      const [outcome] = await runHarvest({
        database: database(),
        types: RECORD_TYPES,
        reference: () => {
          reference ??= loadReference();
          return reference;
        },
        names: [id],
        now: () => clock.now,
        signal: new AbortController().signal,
        tell: () => {},
        pauseMs: 0,
        ...options,
        limits: { allowPrivate: true, ...options.limits },
      });
      if (!outcome) throw new Error('a named source was not harvested');
      return outcome;
    },
  };
}

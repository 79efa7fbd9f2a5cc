/**
 * `npm run bench:harvest -- --entries 10000`: what it takes to harvest the feeds of all 63 provinces. The data is an
 * embedded database in memory, or the one of DATABASE_URL, which should be empty; the publishers are on this machine.
 */
import 'reflect-metadata';
import { Command } from 'commander';
import { sql } from 'drizzle-orm';
import { loadReference } from '../../src/cli/reference.ts';
import { rowsOf } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { type HarvestOutcome, runHarvest } from '../../src/harvest/run.ts';
import { addSource } from '../../src/harvest/sources.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { openPublishers } from './publishers.ts';

const program = new Command('bench:harvest')
  .option('--entries <count>', 'entries of all feeds together', Number, 10_000)
  .parse();
const { entries } = program.opts<{ entries: number }>();

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
const say = (line: string) => process.stdout.write(`${line}\n`);

let statements = 0;
const { database } = await openDataset({
  databaseUrl: process.env.DATABASE_URL || null,
  prepare: true,
  dataDir: null,
  seeds: 'all',
  types: RECORD_TYPES,
  now: new Date(),
  queryLogger: { logQuery: () => void statements++ },
});
const provinces = await rowsOf<{ slug: string; name: string }>(
  database.db,
  sql`select slug, name from provinces order by slug`,
);
const publishers = await openPublishers(provinces, entries);
for (const { slug, url } of publishers.feeds) {
  const source = { kind: 'FEED' as const, url, publisher: slug, speaksFor: `province:${slug}`, everyMinutes: 60 };
  await addSource(database.db, source, new Date());
}

let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 100);

/** Harvests all that is due at a moment, and says what it took. */
async function harvest(what: string, at: Date): Promise<void> {
  statements = 0;
  peak = process.memoryUsage().rss;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const outcomes = await runHarvest({
    database,
    types: RECORD_TYPES,
    reference: loadReference,
    names: [],
    now: () => at,
    signal: new AbortController().signal,
    tell: () => {},
    limits: { allowPrivate: true },
    pauseMs: 0,
  });
  const { user, system } = process.cpuUsage(cpu);
  const sum = (of: (outcome: HarvestOutcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const seconds = (performance.now() - begun) / 1000;
  say(
    [
      `${what}: ${outcomes.length} feeds, ${sum(({ published }) => published)} published, ${sum(({ unchanged }) => unchanged)} unchanged, ${sum(({ failed }) => failed)} failed, ${outcomes.filter(({ refusal }) => refusal !== null).length} refused`,
      `  ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s CPU, ${statements} statements (${(statements / entries).toFixed(1)} an entry)`,
      `  peak RSS ${megabytes(peak)} MB`,
    ].join('\n'),
  );
}

say(
  `${entries} entries of ${provinces.length} feeds, ${database.engine} database; ${megabytes(process.memoryUsage().rss)} MB before`,
);
const now = Date.now();
await harvest('first run', new Date(now));
await harvest('second run, nothing new', new Date(now + 2 * 3_600_000));
clearInterval(watch);
await publishers.close();
await database.close();

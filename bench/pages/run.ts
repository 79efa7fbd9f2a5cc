import 'reflect-metadata';
import { performance } from 'node:perf_hooks';
import { pino } from 'pino';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { generateRecords } from '../../test/generators/generate.ts';
import { publishRecords } from '../../test/support/publish.ts';

/*
 * Prints what the pages for people cost the server, on the seeds with a generated dataset on top, embedded or on the
 * empty database of DATABASE_URL: the first answer of a process, the median of those after it with nothing kept, and
 * of those that are kept. Milliseconds of processor time of this process, which the embedded database is a part of,
 * and of the clock. Run it where nothing else runs.
 */

const VIEWS = [
  '/',
  '/coverage?year=2024&basis=CURRENT',
  '/coverage?year=2024&basis=AS_ISSUED',
  '/compare',
  '/compare?provinces=all&year=2024',
  '/compare?provinces=all&year=2024&rows=TARGET',
  '/compare?provinces=all&year=2024&basis=CURRENT&rows=OBJECTIVE',
  '/provinces',
  '/provinces/dong-nai',
  '/plans',
  '/plans/quang-ngai-93-2025',
  '/documents/28-nq-cp-2021',
  '/strategies/strategy-2021-2030',
  '/programmes',
  '/search?q=bao+luc',
  '/data',
  '/changes?since=0',
];
const ROUNDS = Number(process.argv[2] ?? 15);
/** Every province has a plan for most years, and tasks enough to fill a table of all areas. */
const SIZE = { seed: 1, years: 2, firstYear: 2023, plansPerYear: 0.9, tasksPerPlan: 20 };
const CACHE_BYTES = 64 * 1024 * 1024;

interface Cost {
  cpu: number;
  clock: number;
  bytes: number;
}

async function cost({ http }: App, url: string): Promise<Cost> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const { statusCode, rawPayload } = await http.inject({ url, headers: { accept: 'text/html' } });
  const spent = process.cpuUsage(cpu);
  const took = performance.now() - clock;
  if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`);
  return { cpu: (spent.user + spent.system) / 1000, clock: took, bytes: rawPayload.length };
}

function median(costs: readonly Cost[], of: keyof Cost): number {
  const sorted = costs.map((one) => one[of]).sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? Number.NaN) * 10) / 10;
}

async function many(app: App, url: string): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) costs.push(await cost(app, url));
  return costs;
}

const { databaseUrl } = readConfig(process.env);
const { database } = await openDataset({
  databaseUrl,
  dataDir: null,
  seeds: 'all',
  types: RECORD_TYPES,
  now: new Date(),
});
const records = await generateRecords(SIZE);
await publishRecords(database, { origin: 'IMPORT', reason: 'generated records', records, now: new Date() });
await database.db.execute('analyze');
const options = { config: { publicUrl: 'http://127.0.0.1' }, database, log: pino({ level: 'silent' }) };
const plain = await createApp(options);
const keeping = await createApp({ ...options, answerCacheBytes: CACHE_BYTES });
try {
  const table: Record<string, Record<string, number>> = {};
  for (const url of VIEWS) {
    const first = await cost(plain, url);
    const made = await many(plain, url);
    await cost(keeping, url);
    const kept = await many(keeping, url);
    table[url] = {
      'first, CPU ms': Math.round(first.cpu),
      'uncached, CPU ms': median(made, 'cpu'),
      'uncached, clock ms': median(made, 'clock'),
      'kept, CPU ms': median(kept, 'cpu'),
      kB: Math.round(first.bytes / 1000),
    };
  }
  console.table(table);
} finally {
  await plain.http.close();
  await keeping.http.close();
  await database.close();
}

import 'reflect-metadata';
import { pino } from 'pino';
import { createApp } from '../src/app.ts';
import { RECORD_TYPES } from '../src/domains.ts';
import { readOperations } from '../src/operations/operations.ts';
import { openDataset } from '../src/seeds/open-dataset.ts';
import { generateRecords } from '../test/generators/generate.ts';
import { publishRecords } from '../test/support/publish.ts';

/** Asks a query and fails on an answer with errors. */
type RunQuery = (query: string, variables: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Two ways of asking that are timed in turn; only their ratio means the same on every machine. */
interface Pair {
  name: string;
  base: [name: string, query: string, variables: Record<string, unknown>];
  other: [name: string, query: string, variables: Record<string, unknown>];
}

const ROUNDS = 25;
const COMPARE = `query ($provinces: [String!]!, $basis: TerritoryBasis, $rows: ComparisonAxis) {
  comparePlans(provinces: $provinces, year: 2023, basis: $basis, rows: $rows) {
    columns { province { slug } plans { number } state alignment }
    rows { key presentIn cells { state taskCount secondaryTaskCount } } coverage { expected found } } }`;
const PAGE = `query ($after: String) { plans(first: 50, after: $after) {
  nodes { id number title province { name } } pageInfo { endCursor hasNextPage } } }`;
const THREE = ['ninh-thuan', 'dong-nai', 'quang-ngai'];

/** Opens the service on a generated database kept in memory. */
async function openGenerated(): Promise<{ run: RunQuery; close: () => Promise<void> }> {
  const { database } = await openDataset({
    databaseUrl: null,
    dataDir: null,
    seeds: 'all',
    types: RECORD_TYPES,
    now: new Date(),
  });
  const records = await generateRecords({ seed: 1 });
  await publishRecords(database, { origin: 'IMPORT', reason: 'generated records', records, now: new Date() });
  await database.db.execute('analyze');
  const log = pino({ level: 'silent' });
  const app = await createApp({ config: { publicUrl: null }, database, log });
  return {
    run: async (query, variables) => {
      const response = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
      const { data, errors } = response.json();
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    close: async () => {
      await app.http.close();
      await database.close();
    },
  };
}

/** Goes to the last page of plans and gives the cursor before it. */
async function deepCursor(run: RunQuery): Promise<string> {
  let cursor = '';
  for (let after: string | null = null, more = true; more; ) {
    const data = await run(PAGE, { after });
    const { endCursor, hasNextPage } = (data.plans as { pageInfo: { endCursor: string; hasNextPage: boolean } })
      .pageInfo;
    if (after !== null) cursor = after;
    after = endCursor;
    more = hasNextPage;
  }
  return cursor;
}

async function pairsOf(run: RunQuery): Promise<Pair[]> {
  const { provinces } = await run('{ provinces { slug } }', {});
  const all = (provinces as { slug: string }[]).map((province) => province.slug);
  const [flagship] = await readOperations();
  if (!flagship) throw new Error('no operation is shipped');
  return [
    {
      name: 'comparePlans by areas',
      base: ['3 columns', COMPARE, { provinces: THREE }],
      other: ['63 columns', COMPARE, { provinces: all }],
    },
    {
      name: 'comparePlans of 63 provinces',
      base: ['AS_ISSUED', COMPARE, { provinces: all }],
      other: ['CURRENT', COMPARE, { provinces: all, basis: 'CURRENT' }],
    },
    {
      name: 'a page of 50 plans',
      base: ['the first', PAGE, {}],
      other: ['the last', PAGE, { after: await deepCursor(run) }],
    },
    {
      name: flagship.name,
      base: ['5 provinces', flagship.document, flagship.variables],
      other: ['63 provinces', flagship.document, { ...flagship.variables, provinces: all }],
    },
  ];
}

function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const { run, close } = await openGenerated();
const table: Record<string, Record<string, string | number>> = {};
for (const { name, base, other } of await pairsOf(run)) {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    // In turn, so that what else the machine does falls on both alike.
    for (const [i, [, query, variables]] of [base, other].entries())
      times[i]?.push(await timed(() => run(query, variables)));
  }
  const [first, second] = [median(times[0]), median(times[1])];
  table[`${name}: ${base[0]} / ${other[0]}`] = {
    'median, ms': `${first.toFixed(1)} / ${second.toFixed(1)}`,
    ratio: Number((second / first).toFixed(2)),
  };
}
console.table(table);
await close();

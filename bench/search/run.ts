/**
 * `npm run bench:search -- --passages 1000000`: how much longer a question takes where there are a million passages
 * than on the seeds (few hits: at most three times; a word of very many: within 500 ms), and how much longer bad input
 * takes than a question (at most four times). Both databases are made on the server of DATABASE_URL, once, and asked in
 * turn. Before that, what `npm run eval:search` says of both engines, unless `--no-gold`.
 */
import 'reflect-metadata';
import { Command, InvalidArgumentError } from 'commander';
import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import postgres from 'postgres';
import { createApp } from '../../src/app.ts';
import { type Database, type Db, rowsOf } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { SEARCH_KINDS } from '../../src/search/entry.table.ts';
import { find } from '../../src/search/find.ts';
import { readQuestion } from '../../src/search/question.ts';
import { type Request, statementOf } from '../../src/search/statement.ts';
import { suggest } from '../../src/search/suggest.ts';
import { wholeQuery } from '../../src/search/tsquery.ts';
import { wordsOf } from '../../src/search/words.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { BAD_INPUT } from './bad-input.ts';
import { addPassages } from './passages.ts';

/** What is asked of both, then what only the large one has: few hits, and a word of very many. */
const QUESTIONS = [
  '827',
  'Kế hoạch số 93/KH-UBND',
  'Ninh Thuận',
  'chien luoc quoc gia binh dang gioi ninh thuan',
  'tảo hôn',
];
const FEW = ['ma100', 'ma100 phụ nữ'];
const MANY = [
  'bạo lực',
  'phụ nữ',
  'bình đẳng giới',
  'kế hoạch',
  '"phụ nữ"',
  '"nữ phụ"',
  'phụ nữ trẻ em xyzzy',
  'phu nux tre emm',
];
/** What is typed in a box: names are completed. */
const TYPED = ['p', 'ph', 'ninh t', 'bình đẳng g'];

const request = (text: string): Request => ({
  ...{ question: readQuestion(text), kinds: SEARCH_KINDS, where: [], first: 20, offset: 0, withFacets: true },
});

async function open(name: string): Promise<{ database: Database; isNew: boolean }> {
  const url = new URL(process.env.DATABASE_URL ?? '');
  const admin = postgres(url.href, { max: 1, onnotice: () => {} });
  const [known] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!known) await admin.unsafe(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  const place = { databaseUrl: url.href, prepare: true, dataDir: null, seeds: 'all' as const };
  const { database } = await openDataset({ ...place, types: RECORD_TYPES, now: new Date() });
  return { database, isNew: !known };
}

async function timed(db: Db, text: string): Promise<number> {
  const start = performance.now();
  await find(db, request(text));
  return performance.now() - start;
}

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const ASKED = `query ($text: String!) { search(text: $text) { totalCount facets { buckets { value count } }
  nodes { kind title snippet { text highlights { start end } } subject { id } } } }`;

/** Times what is no question against questions, in turn, on one database and as a client asks. */
async function badInput(database: Database, rounds: number) {
  const app = await createApp({ config: { publicUrl: null }, database, log: pino({ level: 'silent' }) });
  const ask = async (text: string) => {
    const start = performance.now();
    await app.http.inject({ method: 'POST', url: '/graphql', payload: { query: ASKED, variables: { text } } });
    return performance.now() - start;
  };
  const table: Record<string, Record<string, string | number>> = {};
  for (const [name, text] of Object.entries(BAD_INPUT)) {
    const [normal, bad]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      for (const question of QUESTIONS) normal.push(await ask(question));
      bad.push(await ask(text));
    }
    table[name] = {
      'a question, ms': Number(median(normal).toFixed(1)),
      'this, ms': Number(median(bad).toFixed(1)),
      ratio: Number((median(bad) / median(normal)).toFixed(2)),
    };
  }
  await app.http.close();
  return table;
}

/** Times names completed on both, in turn. */
async function typed(seeds: Db, large: Db, rounds: number) {
  const table: Record<string, Record<string, number>> = {};
  for (const text of TYPED) {
    const [base, other]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      for (const [db, times] of [[seeds, base] as const, [large, other] as const]) {
        const start = performance.now();
        await suggest(db, wordsOf(text), null, 10);
        times.push(performance.now() - start);
      }
    }
    table[text] = { 'seeds, ms': Number(median(base).toFixed(1)), 'large, ms': Number(median(other).toFixed(1)) };
  }
  return table;
}

/** The names of the nodes that read the entries without an index. */
async function scans(db: Db, text: string): Promise<number> {
  const plan = sql`explain ${statementOf(request(text), [wholeQuery(readQuestion(text))])}`;
  const lines = (await rowsOf<Record<string, string>>(db, plan)).map((row) => Object.values(row)[0] ?? '');
  return lines.filter((line) => line.includes('Seq Scan on search_entries')).length;
}

async function run({ passages, rounds, gold }: { passages: number; rounds: number; gold: boolean }): Promise<void> {
  if (gold) await import('../../test/search/eval.ts');
  const seeds = (await open('kehoach_search_seeds')).database;
  const { database: large, isNew } = await open(`kehoach_search_${passages}`);
  if (isNew) await addPassages(large.db, passages, (step) => process.stdout.write(`${step}\n`));
  const table: Record<string, Record<string, string | number>> = {};
  for (const text of [...QUESTIONS, ...FEW, ...MANY]) {
    const [base, other]: [number[], number[]] = [[], []];
    const same = QUESTIONS.includes(text) || MANY.includes(text) ? text : 'tảo hôn';
    for (let round = 0; round < rounds; round++) {
      base.push(await timed(seeds.db, same));
      other.push(await timed(large.db, text));
    }
    const { total, isLeast } = await find(large.db, request(text));
    table[text] = {
      hits: `${isLeast ? '≥ ' : ''}${total}`,
      'seeds, ms': Number(median(base).toFixed(1)),
      'large, ms': Number(median(other).toFixed(1)),
      ratio: Number((median(other) / median(base)).toFixed(2)),
      'sequential scans': await scans(large.db, text),
    };
  }
  console.table(table);
  console.table(await typed(seeds.db, large.db, rounds));
  console.table(await badInput(seeds, rounds));
  await seeds.close();
  await large.close();
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
}

await new Command('bench:search')
  .description('Time questions on the seeds and on many passages, in turn, on the server of DATABASE_URL.')
  .option('--passages <count>', 'how many passages', count, 1_000_000)
  .option('--rounds <count>', 'how often each question is asked', count, 15)
  .option('--no-gold', 'leave out the gold set')
  .action(run)
  .parseAsync();

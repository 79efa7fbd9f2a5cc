import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import postgres from 'postgres';
import { SIZES, type Size } from '../sizes.ts';
import { CONTENDERS, NODE_24, OURS, type Running, start } from './contenders.ts';
import { measure, type Plan, proveEqual, type Row, watchDatabase } from './measure.ts';
import { openFilled, openServer } from './postgres.ts';
import { profile, type Shares } from './profile.ts';
import { isShared, ownQuestions, QUESTIONS } from './questions.ts';
import { type Measured, report } from './report.ts';

/*
 * Measures the service beside what a team would pick instead, on the same tables of PostgreSQL, and writes the table to
 * bench/results/.
 */

const RESULTS = fileURLToPath(new URL('../results/', import.meta.url));
const say = (line: string) => process.stderr.write(`${line}\n`);

interface Options extends Plan {
  size: readonly Size[];
  questions?: string;
}

async function compare({ size: sizes, questions, ...plan }: Options): Promise<void> {
  if (!existsSync(NODE_24)) throw new Error('The peers are not installed. Run: npm run bench:install');
  const server = await openServer(process.env.DATABASE_URL);
  try {
    const measured: Measured[] = [];
    for (const size of sizes) {
      const databaseUrl = await openFilled(server, size, say);
      measured.push({ size, rows: await compareAt(size, databaseUrl, plan, questions?.split(',') ?? null, measured) });
    }
  } finally {
    await server.stop();
  }
}

/** Measures at one size and writes its table; what was measured at smaller ones stands beside. */
async function compareAt(
  size: Size,
  databaseUrl: string,
  plan: Plan,
  only: readonly string[] | null,
  smaller: readonly Measured[],
): Promise<Row[]> {
  const running: Running[] = [];
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    for (const contender of CONTENDERS) running.push(await start(contender, databaseUrl));
    const rows = await measureAll(running, sql, plan, only);
    const [facts] = await sql`select current_setting('server_version') as postgres,
      (select count(*)::int from tasks where is_leaf) as tasks, (select count(*)::int from plans) as plans`;
    for (const one of running.splice(0)) await one.stop();
    const profiles = await profileAll(databaseUrl, only);
    const date = new Date().toISOString().slice(0, 10);
    const text = report(
      {
        date,
        size,
        tasks: Number(facts?.tasks),
        plans: Number(facts?.plans),
        commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: RESULTS }).toString().trim(),
        postgres: String(facts?.postgres),
        peersNode: execFileSync(NODE_24, ['--version']).toString().trim(),
        plan,
      },
      rows,
      { profiles, smaller },
    );
    const file = `${RESULTS}${date}-${size}.md`;
    await writeFile(file, text);
    process.stdout.write(`${text}\nWritten to ${file}\n`);
    return rows;
  } finally {
    await sql.end({ timeout: 5 });
    for (const one of running) await one.stop();
  }
}

async function measureAll(
  running: readonly Running[],
  sql: postgres.Sql,
  plan: Plan,
  only: readonly string[] | null,
): Promise<Row[]> {
  const watch = await watchDatabase(sql);
  const slugs = await sql`select slug from provinces order by position`;
  const asked = [...QUESTIONS, ...ownQuestions(slugs.map((row) => String(row.slug)))];
  const rows: Row[] = [];
  for (const question of asked.filter(({ name }) => only === null || only.includes(name))) {
    if (isShared(question)) await proveEqual(question, running);
    rows.push(await measure(question, running, plan, watch));
    say(`measured ${question.name}: ${question.title}`);
  }
  return rows;
}

/** Tells what the service spends its time on, question by question: beside a ratio, why it is not a higher one. */
async function profileAll(databaseUrl: string, only: readonly string[] | null): Promise<Map<string, Shares>> {
  const ours = CONTENDERS.find(({ name }) => name === OURS);
  const profiles = new Map<string, Shares>();
  for (const question of QUESTIONS.filter(({ name }) => only === null || only.includes(name))) {
    if (ours) profiles.set(question.name, await profile(ours, databaseUrl, question));
    say(`profiled ${question.name}`);
  }
  return profiles;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Give a whole number from 1.');
  return value;
}

await mkdir(RESULTS, { recursive: true });
await new Command('bench')
  .description(
    'Measure the service beside its peers on PostgreSQL: that of DATABASE_URL, or one that is started for it.',
  )
  .addOption(new Option('--size <names...>', 'how much data').choices(Object.keys(SIZES)).default(['small', '80k']))
  .option('--rounds <count>', 'how often each contender has its turn', whole, 5)
  .option('--slice-ms <ms>', 'how long a turn is', whole, 500)
  .option('--at-once <count>', 'requests at once', whole, 4)
  .option('--questions <names>', 'only these, separated by commas')
  .action(compare)
  .parseAsync();

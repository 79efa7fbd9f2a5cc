import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import type { Running } from './contenders.ts';
import { ask, load, type Sent } from './load.ts';
import type { OwnQuestion, Question } from './questions.ts';
import { processCpuMs, residentMib, serverCpuMs } from './usage.ts';

/** A service runs for days: each contender is asked for so many turns before it is timed, until its code is compiled. */
const WARM_TURNS = 5;

export interface Plan {
  rounds: number;
  sliceMs: number;
  atOnce: number;
}

/** What one contender took for one question, a request. */
export interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  serverCpuMs: number;
  /** Null when the database does not run on this machine. */
  databaseCpuMs: number | null;
  /** Null without pg_stat_statements. */
  statements: number | null;
  bytes: number;
  residentMib: number;
}

/** The figures of a question by contender. */
export type Row = { question: Question | OwnQuestion; figures: Map<string, Figures> };

/** Looks into the database beside the contenders. */
export interface Watch {
  databaseCpuMs: (() => number) | null;
  countStatements: (() => Promise<number>) | null;
}

export async function watchDatabase(sql: postgres.Sql): Promise<Watch> {
  const [backend] = await sql`select pg_backend_pid() as pid`;
  // Where the server was started without it, the extension is there and cannot be read.
  const counted = await sql`create extension if not exists pg_stat_statements`
    .then(() => sql`select count(*) from pg_stat_statements`)
    .then(
      () => true,
      () => false,
    );
  return {
    databaseCpuMs: serverCpuMs(Number(backend?.pid)),
    countStatements: counted
      ? async () => {
          const [row] = await sql`select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
            where query not like '%pg_stat_statements%'`;
          return Number(row?.calls);
        }
      : null,
  };
}

/** Asks every contender and compares what they say. Throws: at the first that says something else. */
export async function proveEqual(question: Question, running: readonly Running[]): Promise<void> {
  let first: unknown;
  for (const { contender, url } of running) {
    const sent = contender.sent(url, question);
    if (!sent) continue;
    const { data, errors } = JSON.parse((await ask(sent)).text());
    if (errors) throw new Error(`${contender.name} answers ${question.name} with ${JSON.stringify(errors)}`);
    const read = contender.read(question, data);
    first ??= read;
    if (!isDeepStrictEqual(read, first)) throw new Error(`${contender.name} answers ${question.name} otherwise`);
  }
}

/** Times all contenders in turn, round by round, so that what else the machine does falls on all alike. */
export async function measure(
  question: Question | OwnQuestion,
  running: readonly Running[],
  { rounds, sliceMs, atOnce }: Plan,
  watch: Watch,
): Promise<Row> {
  const asked = running.flatMap((one) => {
    const sent = one.contender.sent(one.url, question);
    return sent ? [{ ...one, sent, slices: [] as Slice[], ...{ statements: null as number | null, bytes: 0 } }] : [];
  });
  for (const one of asked) {
    await load(one.sent, { forMs: sliceMs * WARM_TURNS, atOnce });
    one.statements = await statementsOf(one.sent, watch);
    one.bytes = (await ask(one.sent)).bytes;
  }
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < asked.length; i++) {
      const one = asked[(i + round) % asked.length];
      one?.slices.push(await slice(one.pid, one.sent, { sliceMs, atOnce }, watch));
    }
  }
  const figures = asked.map(({ contender, pid, slices, statements, bytes }): [string, Figures] => [
    contender.name,
    { ...summary(slices), statements, bytes, residentMib: residentMib(pid) },
  ]);
  return { question, figures: new Map(figures) };
}

interface Slice {
  times: number[];
  elapsedMs: number;
  serverMs: number;
  databaseMs: number | null;
}

async function slice(pid: number, sent: Sent, how: Pick<Plan, 'sliceMs' | 'atOnce'>, watch: Watch): Promise<Slice> {
  const server = processCpuMs(pid);
  const database = watch.databaseCpuMs?.() ?? null;
  const { times, elapsedMs } = await load(sent, { forMs: how.sliceMs, atOnce: how.atOnce });
  return {
    times,
    elapsedMs,
    serverMs: processCpuMs(pid) - server,
    databaseMs: database === null ? null : (watch.databaseCpuMs?.() ?? 0) - database,
  };
}

async function statementsOf(sent: Sent, { countStatements }: Watch): Promise<number | null> {
  if (!countStatements) return null;
  const before = await countStatements();
  await ask(sent);
  return (await countStatements()) - before;
}

function summary(slices: readonly Slice[]): Omit<Figures, 'statements' | 'bytes' | 'residentMib'> {
  const times = slices.flatMap((one) => one.times).sort((a, b) => a - b);
  const share = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.NaN;
  // Processor time is exact only over many ticks of its clock: it is the sum of all rounds.
  const sum = (of: (one: Slice) => number) => slices.reduce((total, one) => total + of(one), 0) / times.length;
  return {
    perSecond: median(slices.map((one) => (one.times.length / one.elapsedMs) * 1000)),
    p50Ms: share(0.5),
    p99Ms: share(0.99),
    serverCpuMs: sum((one) => one.serverMs),
    databaseCpuMs: slices.some((one) => one.databaseMs === null) ? null : sum((one) => one.databaseMs ?? 0),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

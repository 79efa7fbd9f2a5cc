// Makes the faults of a database one after another under load, and prints what the clients of the service saw.
// Usage: npm run drill [-- name…]
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import postgres from 'postgres';
import { faultyNetwork } from '../../test/support/faulty-network.ts';
import { type RunningProcess, startProcess } from '../../test/support/process.ts';
import { FAULTS, type Fault, type Place } from './faults.ts';
import { startServer } from './server.ts';

const CLIENTS = 8;
const QUESTION = '{ dataset { version } provinces { slug name plans(first: 3) { nodes { id title } } } }';
/** So many right answers in a row are normal again. */
const NORMAL = 20;
/** So long it is looked on after a fault at least, and at most. */
const RESTS_MS = 4_000;
const PATIENCE_MS = 30_000;

interface Seen {
  at: number;
  outcome: string;
  right: boolean;
}

/** Asks without pause until it is told to end. */
function load(base: string, truth: string) {
  const seen: Seen[] = [];
  /** When those were asked that are not answered yet. */
  const waiting = new Set<{ at: number }>();
  let over = false;
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (!over) {
      const asked = { at: performance.now() };
      waiting.add(asked);
      const { outcome, body } = await ask(base);
      waiting.delete(asked);
      seen.push({ at: performance.now(), outcome, right: outcome !== '200' || body === truth });
      await pause(5);
    }
  });
  return {
    seen,
    /** Says whether somebody still waits for what was asked before a moment. */
    waitsSince: (moment: number) => [...waiting].some(({ at }) => at < moment),
    end: async () => {
      over = true;
      await Promise.all(clients);
    },
  };
}

async function ask(base: string): Promise<{ outcome: string; body: string }> {
  try {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION }),
      signal: AbortSignal.timeout(30_000),
    });
    const body = await response.text();
    if (response.status === 200) return { outcome: '200', body };
    return { outcome: `${response.status} ${JSON.parse(body).errors?.[0]?.extensions?.code}`, body };
  } catch (error) {
    return { outcome: `no answer (${(error as Error).name})`, body: '' };
  }
}

/** Seconds from the end of the fault until answers are right and whole again, and stay so. */
function recovery(seen: readonly Seen[], endedAt: number): number | null {
  const after = seen.filter(({ at }) => at >= endedAt);
  const lastBad = after.findLastIndex(({ outcome }) => outcome !== '200');
  if (after.length - lastBad - 1 < NORMAL) return null;
  const first = after[lastBad + 1];
  return first ? Math.max(0, first.at - endedAt) / 1000 : null;
}

async function drill(fault: Fault, place: Place, base: string, truth: string) {
  const { seen, waitsSince, end } = load(base, truth);
  await pause(1_000);
  const begun = performance.now();
  let worstReadyMs = 0;
  let over = false;
  const watch = (async () => {
    while (!over) {
      const asked = performance.now();
      // While the service is being stopped or its answer is cut: what counts here is how long one waited for it.
      await fetch(`${base}/readyz`).catch(() => {});
      worstReadyMs = Math.max(worstReadyMs, performance.now() - asked);
      await pause(200);
    }
  })();
  await fault.make(place);
  const ended = performance.now();
  // Until all is normal, also for those who asked before the end, so that a slow machine has the time to show it.
  do await pause(RESTS_MS);
  while ((recovery(seen, ended) === null || waitsSince(ended)) && performance.now() - ended < PATIENCE_MS);
  over = true;
  await watch;
  await end();
  const counts = new Map<string, number>();
  for (const { outcome, at } of seen) if (at >= begun) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const recovered = recovery(seen, ended);
  return {
    fault: fault.name,
    saw: [...counts].map(([outcome, count]) => `${outcome}: ${count}`).join(', '),
    recovered: recovered === null ? 'never' : recovered.toFixed(1),
    readyMs: Math.round(worstReadyMs),
    wrong: seen.filter(({ right }) => !right).length,
  };
}

const wanted = process.argv.slice(2);
const faults = FAULTS.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
const server = await startServer();
let service: RunningProcess | undefined;
try {
  const network = await faultyNetwork(server.url);
  const place: Place = {
    server,
    network,
    admin: async (work) => {
      const sql = postgres(server.url, { max: 1, onnotice: () => {} });
      try {
        return await work(sql);
      } finally {
        await sql.end({ timeout: 1 });
      }
    },
  };
  service = await startProcess({
    DATABASE_URL: network.url,
    ANSWER_CACHE_MB: '0',
    // Fewer than clients ask, so that they can be exhausted.
    DATABASE_CONNECTIONS: '4',
    CLIENT_REQUESTS_PER_SECOND: '0',
    LOG_LEVEL: 'silent',
  });
  const table = new Table({
    head: ['fault', 'what clients saw', 'seconds to recover', '/readyz at most, ms', 'wrong answers'],
    style: { head: [], border: [] },
  });
  let failures = 0;
  const { body: truth, outcome } = await ask(service.base);
  if (outcome !== '200') throw new Error(`the service does not answer: ${outcome}`);
  for (const fault of faults) {
    const result = await drill(fault, place, service.base, truth);
    table.push([result.fault, result.saw, result.recovered, result.readyMs, result.wrong]);
    process.stderr.write(`${result.fault}: ${result.saw}; ${result.recovered} s; ${result.wrong} wrong\n`);
    if (result.wrong > 0 || result.recovered === 'never' || /INTERNAL|no answer/.test(result.saw)) failures++;
  }
  const alive = (await ask(service.base)).outcome === '200';
  process.stdout.write(`${table}\n${alive ? 'The process is alive.' : 'The process is gone.'}\n`);
  process.exitCode = failures === 0 && alive ? 0 : 1;
  await service.kill();
  await network.close();
} finally {
  await service?.kill();
  await server.remove();
}

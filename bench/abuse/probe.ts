import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ask } from '../ask.ts';
import type { Order } from './attacker.ts';

/** What another client met while one attacked. */
export interface Probe {
  /** How often the attacker was answered in which way. */
  seen: Record<string, number>;
  /** How long the other client's answers took, in milliseconds, the shortest first. */
  tookMs: number[];
  /** Answers to the other client that were not what it asked for. */
  wrong: number;
  /** How long the answers of /readyz took. */
  readyMs: number[];
}

const ATTACKER = fileURLToPath(new URL('./attacker.ts', import.meta.url));
/** An answer that takes longer counts as none. */
const LONGEST_MS = 60_000;
/** Time for the attack to be under way before anything counts. */
const BEFORE_MS = 500;

let turn = 0;

/** Asks a small question of the database that nobody asked before. */
async function askSmall(base: string): Promise<boolean> {
  const name = `p${turn++}`;
  const { status, text } = await ask(new URL('/graphql', base), {
    headers: { 'x-forwarded-for': '198.51.100.7' },
    body: JSON.stringify({ query: `{ ${name}: province(slug: "hue") { name plans(first: 3) { totalCount } } }` }),
    over: AbortSignal.timeout(LONGEST_MS),
  });
  return status === 200 && text.startsWith(`{"data":{"${name}":{"name":`);
}

async function isReady(base: string): Promise<boolean> {
  return (await ask(new URL('/readyz', base), { over: AbortSignal.timeout(LONGEST_MS) })).status === 200;
}

/** Asks a small question again and again while another client makes an attack on the service. */
export async function probe(base: string, attack: string, ms: number): Promise<Probe> {
  const attacker = fork(ATTACKER, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const order: Order = { attack, url: base, headers: { 'x-forwarded-for': '203.0.113.9' }, ms: ms + BEFORE_MS };
    attacker.send(order);
    // It tells within this, or something is wrong with it.
    const signal = AbortSignal.timeout(BEFORE_MS + ms + LONGEST_MS);
    const attacked = Promise.race([
      once(attacker, 'message', { signal }) as Promise<[Record<string, number>]>,
      once(attacker, 'close').then(([code]): never => {
        throw new Error(`the attacker ended with ${code} and told nothing`);
      }),
    ]);
    const result: Omit<Probe, 'seen'> = { tookMs: [], wrong: 0, readyMs: [] };
    const underWay = pause(BEFORE_MS).then(() => performance.now() + ms);
    const again = async (everyMs: number, took: number[], ask: () => Promise<boolean>) => {
      const end = await underWay;
      while (performance.now() < end) {
        const asked = performance.now();
        if (!(await ask().catch(() => false))) result.wrong++;
        took.push(performance.now() - asked);
        await pause(everyMs);
      }
      took.sort((a, b) => a - b);
    };
    const [[seen]] = await Promise.all([
      attacked,
      again(10, result.tookMs, () => askSmall(base)),
      again(200, result.readyMs, () => isReady(base)),
    ]);
    return { seen, ...result };
  } finally {
    attacker.kill('SIGKILL');
  }
}

/** The least value that so many of a hundred do not exceed; the values come in order. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

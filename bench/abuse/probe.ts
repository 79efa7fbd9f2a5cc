import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
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
/** Time for the attack to be under way before anything counts. */
const BEFORE_MS = 500;

let turn = 0;

/** Asks a small question of the database that nobody asked before. */
async function askSmall(base: string): Promise<boolean> {
  const name = `p${turn++}`;
  const response = await fetch(`${base}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': '198.51.100.7' },
    body: JSON.stringify({ query: `{ ${name}: province(slug: "hue") { name plans(first: 3) { totalCount } } }` }),
    signal: AbortSignal.timeout(60_000),
  });
  return response.status === 200 && (await response.text()).startsWith(`{"data":{"${name}":{"name":`);
}

/** Asks a small question again and again while another client makes an attack on the service. */
export async function probe(base: string, attack: string, ms: number): Promise<Probe> {
  const attacker = fork(ATTACKER, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const order: Order = { attack, url: base, headers: { 'x-forwarded-for': '203.0.113.9' }, ms: ms + BEFORE_MS };
    attacker.send(order);
    const attacked = once(attacker, 'message') as Promise<[Record<string, number>]>;
    await pause(BEFORE_MS);
    const result: Omit<Probe, 'seen'> = { tookMs: [], wrong: 0, readyMs: [] };
    const end = performance.now() + ms;
    const again = async (everyMs: number, took: number[], ask: () => Promise<boolean>) => {
      while (performance.now() < end) {
        const asked = performance.now();
        if (!(await ask().catch(() => false))) result.wrong++;
        took.push(performance.now() - asked);
        await pause(everyMs);
      }
      took.sort((a, b) => a - b);
    };
    await Promise.all([
      again(10, result.tookMs, () => askSmall(base)),
      again(200, result.readyMs, async () => (await fetch(`${base}/readyz`)).status === 200),
    ]);
    const [seen] = await attacked;
    return { seen, ...result };
  } finally {
    attacker.kill('SIGKILL');
  }
}

/** The least value that so many of a hundred do not exceed; the values come in order. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}

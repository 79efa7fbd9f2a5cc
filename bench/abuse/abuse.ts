// Attacks a service in all the ways of attacks.ts while another client asks small questions, on either engine, and
// prints how that client was answered.
// Usage: npm run abuse [-- --seconds 8] [embedded|postgresql] [words of an attack…]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { startProcess } from '../../test/support/process.ts';
import { startServer } from '../drill/server.ts';
import { ATTACKS } from './attacks.ts';
import { percentile, probe } from './probe.ts';

/** What nobody should wait longer for, ninety-nine times of a hundred. */
const GOALS_MS = { embedded: 1_500, postgresql: 500 } as const;
type Engine = keyof typeof GOALS_MS;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string' } } });
const seconds = Number(values.seconds ?? '8');
const engines = (Object.keys(GOALS_MS) as Engine[]).filter(
  (engine) => positionals.includes(engine) || !positionals.some((word) => word in GOALS_MS),
);
const words = positionals.filter((word) => !(word in GOALS_MS));
const attacks = ATTACKS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));

/** Seconds that the processor worked for the service, and how long its loop was held at most since the last look. */
async function usage(base: string) {
  const text = await (await fetch(`${base}/metrics`)).text();
  const number = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { cpu: number('process_cpu_seconds_total'), heldMs: number('nodejs_eventloop_lag_max_seconds') * 1000 };
}

let slow = 0;
for (const engine of engines) {
  const server = engine === 'postgresql' ? await startServer() : null;
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-abuse-'));
  const service = await startProcess({
    ...(server ? { DATABASE_URL: server.url } : { DATABASE_URL: '', DATA_DIR: folder }),
    TRUSTED_PROXIES: '127.0.0.1',
    LOG_LEVEL: 'silent',
  });
  try {
    const table = new Table({
      head: [
        engine,
        'p50 ms',
        'p99 ms',
        'most',
        'asked',
        'wrong',
        '/readyz most',
        'loop held',
        'CPU %',
        'what the attacker saw',
      ],
      style: { head: [], border: [] },
    });
    for (const { name } of attacks) {
      const before = await usage(service.base);
      const { seen, tookMs, readyMs, wrong } = await probe(service.base, name, seconds * 1000);
      const after = await usage(service.base);
      const p99 = percentile(tookMs, 99);
      if (!(p99 <= GOALS_MS[engine]) || wrong > 0) slow++;
      const cpu = Math.round(((after.cpu - before.cpu) / seconds) * 100);
      const saw = Object.entries(seen).map(([outcome, count]) => `${outcome}: ${count}`);
      const numbers = [percentile(tookMs, 50), p99, tookMs.at(-1) ?? Number.NaN].map(Math.round);
      const row = [
        ...numbers,
        tookMs.length,
        wrong,
        Math.round(readyMs.at(-1) ?? Number.NaN),
        Math.round(after.heldMs),
        cpu,
      ];
      table.push([name, ...row, saw.join(', ')]);
      process.stderr.write(`${engine}, ${name}: ${row.join(' ')} ${saw.join(', ')}\n`);
    }
    process.stdout.write(`${table}\n`);
  } finally {
    await service.kill();
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
process.exitCode = slow === 0 ? 0 : 1;

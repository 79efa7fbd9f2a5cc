import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { stateOfBuild } from '../../src/build/parts.mjs';

/*
 * Starts the service as its users do and prints when /readyz answers, what it took by phase, and how much memory is
 * resident one second later. On an idle machine; the load is printed beside. With DATABASE_URL, on that empty
 * PostgreSQL too: its tables are made by the first start and stay.
 */

const PROJECT = new URL('../../', import.meta.url);
/** The words of `npm start` behind "node". */
const START = JSON.parse(readFileSync(new URL('package.json', PROJECT), 'utf8'))
  .scripts.start.split(' ')
  .slice(1);
const ROUNDS = Number(process.argv[2] ?? 3);
const SETTLED_MS = 1000;

interface Measured {
  readyMs: number;
  cpuMs: number;
  residentMib: number;
  phases: Record<string, number>;
}

async function measure(settings: Record<string, string>): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(process.execPath, START, {
    cwd: PROJECT,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'debug', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const { url, phases } = await listening(child);
    while (!(await fetch(`${url}/readyz`)).ok) await wait(5);
    const readyMs = performance.now() - begun;
    await wait(SETTLED_MS);
    const { rss, cpuMs } = await usageOf(child.pid ?? 0);
    return { readyMs, cpuMs, residentMib: rss, phases };
  } finally {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }
}

async function listening(child: ChildProcess): Promise<{ url: string; phases: Record<string, number> }> {
  let phases: Record<string, number> = {};
  if (!child.stdout) throw new Error('the service has no output');
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{')) phases = JSON.parse(line).phasesMs ?? phases;
    const url = /^ {2}GraphQL +(\S+)\/graphql$/.exec(line)?.[1];
    if (url) return { url, phases };
  }
  throw new Error('the service ended before it listened');
}

/** Asks ps, which knows both; its time is in whole seconds. */
async function usageOf(pid: number): Promise<{ rss: number; cpuMs: number }> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,cputimes=', '-p', String(pid)]);
  const [rss = 0, seconds = 0] = stdout.trim().split(/\s+/).map(Number);
  return { rss: rss / 1024, cpuMs: seconds * 1000 };
}

/** What the embedded database takes by itself, in a process that does nothing else. */
async function embeddedAlone(folder: string): Promise<number> {
  const data = join(folder, 'alone');
  await cp(join(stateOfBuild().database.folder, 'pglite'), data, { recursive: true });
  const program = `
    import { PGlite } from '@electric-sql/pglite';
    import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
    const client = await PGlite.create(${JSON.stringify(data)}, { extensions: { pg_trgm } });
    await client.query('select count(*) from records');
    console.log(process.memoryUsage().rss / 2 ** 20);
    await client.close();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: PROJECT,
  });
  return Number(stdout);
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function print(name: string, rounds: Measured[]): void {
  const of = (pick: (round: Measured) => number) => median(rounds.map(pick)).toFixed(0);
  const phases = Object.keys(rounds[0]?.phases ?? {}).map(
    (phase) => `${phase} ${of((round) => round.phases[phase] ?? Number.NaN)}`,
  );
  console.log(
    `${name.padEnd(28)} ready ${of((round) => round.readyMs).padStart(6)} ms, CPU ${of((round) => round.cpuMs)} ms, ` +
      `resident ${of((round) => round.residentMib)} MiB (ms since the process began: ${phases.join(', ')})`,
  );
}

const folder = await mkdtemp(join(tmpdir(), 'kehoach-bench-start-'));
try {
  const load = () => loadavg()[0]?.toFixed(2);
  console.log(`Node ${process.version}, ${cpus().length} processors, load ${load()}, medians of ${ROUNDS} rounds.`);
  const first: Measured[] = [];
  const later: Measured[] = [];
  // One that is not counted, so that every round finds the files in memory.
  await measure({ DATA_DIR: join(folder, 'warm') });
  for (let round = 0; round < ROUNDS; round++) {
    const settings = { DATA_DIR: join(folder, `data-${round}`) };
    first.push(await measure(settings));
    later.push(await measure(settings));
  }
  print('embedded, first start', first);
  print('embedded, later start', later);
  console.log(`PGlite alone                 resident ${(await embeddedAlone(folder)).toFixed(0)} MiB`);
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) {
    print('PostgreSQL, first start', [await measure({ DATABASE_URL })]);
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measure({ DATABASE_URL }));
    print('PostgreSQL, later start', rounds);
  }
  console.log(`Load at the end ${load()}.`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

// Lets visitors of all kinds use a service for a long time, and something be published now and then; tells what failed
// and whether its memory grows.
// Usage: npm run soak [-- --minutes 20] [embedded|postgresql]
import { execFile } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { KEHOACH } from '../../test/support/build.ts';
import { startProcess } from '../../test/support/process.ts';
import { ask } from '../ask.ts';
import { startServer } from '../drill/server.ts';
import { leastOf, slopeOf } from './slope.ts';
import { isExpected, type Visit, visit } from './visitors.ts';

const MOST_MB_AN_HOUR = 20;
/** Before it the caches fill and the code is compiled: this part of the time does not count. */
const WARM_UP = 0.35;
const LOOK_MS = 5_000;
/** So little that it is full before the end of the warm-up, also where the machine has much else to do. */
const CACHE_MB = 4;
/** Longer than an import takes also where the machine has much else to do. */
const IMPORT_MS = 600_000;
const ENGINES = ['embedded', 'postgresql'] as const;
const FIXTURES = fileURLToPath(new URL('../../test/reader/fixtures/', import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string' } } });
const minutes = Number(values.minutes ?? '20');
if (!(minutes > 0)) throw new Error(`--minutes ${values.minutes} is no number of minutes`);
/** Six publications in a short run too. */
const PUBLISH_MS = Math.min(60_000, (minutes * 60_000) / 6);
const run = promisify(execFile);

/** Imports one page after another, so that subscribers, feeds and kept answers have something to follow. */
async function publish(environment: Record<string, string>, over: AbortSignal): Promise<number> {
  const pages = (await readdir(FIXTURES)).filter((name) => name.endsWith('.txt')).sort();
  let published = 0;
  for (const page of pages) {
    await pause(PUBLISH_MS, undefined, { signal: over }).catch((error: unknown) => {
      if (!over.aborted) throw error;
    });
    if (over.aborted) break;
    await run(process.execPath, [KEHOACH, 'import', join(FIXTURES, page)], {
      env: { ...process.env, ...environment, LOG_LEVEL: 'silent' },
      timeout: IMPORT_MS,
    });
    published++;
  }
  return published;
}

type Point = [hours: number, megabytes: number];

/** Looks at the memory of the service until it is over. */
async function look({ base, over, saw }: Visit): Promise<{ resident: Point[]; heap: Point[] }> {
  const began = performance.now();
  const [resident, heap]: [Point[], Point[]] = [[], []];
  while (!over.aborted) {
    const asked = ask(new URL('/metrics', base), { over });
    const { status, text } = await asked.catch((error: Error) => ({ status: 0, text: error.message }));
    if (over.aborted) break;
    saw('an operator', status === 200 ? '200' : `${status} ${text}`);
    if (status === 200) {
      const megabytes = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / 1024 ** 2;
      const hours = (performance.now() - began) / 3_600_000;
      resident.push([hours, megabytes('process_resident_memory_bytes')]);
      heap.push([hours, megabytes('nodejs_heap_size_used_bytes') + megabytes('nodejs_external_memory_bytes')]);
    }
    await pause(LOOK_MS);
  }
  return { resident, heap };
}

/** Says how a memory grew after the warm-up, in MB an hour. */
function growth(points: readonly Point[]) {
  const from = (minutes / 60) * WARM_UP;
  return slopeOf(
    leastOf(
      points.filter(([hours]) => hours >= from),
      Math.min(1 / 60, minutes / 60 / 20),
    ),
  );
}

let failed = false;
for (const engine of ENGINES.filter((one) => positionals.length === 0 || positionals.includes(one))) {
  const server = engine === 'postgresql' ? await startServer() : null;
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-soak-'));
  const environment: Record<string, string> = server
    ? { DATABASE_URL: server.url, FILES_DIR: folder }
    : { DATABASE_URL: '', DATA_DIR: folder };
  const service = await startProcess({ ...environment, LOG_LEVEL: 'silent', ANSWER_CACHE_MB: String(CACHE_MB) });
  try {
    const over = AbortSignal.timeout(minutes * 60_000);
    const counts = new Map<string, number>();
    let unexpected = 0;
    const saw = (kind: string, outcome: string) => {
      counts.set(`${kind}: ${outcome}`, (counts.get(`${kind}: ${outcome}`) ?? 0) + 1);
      if (!isExpected(kind, outcome)) unexpected++;
    };
    // Each of the visitors listens.
    setMaxListeners(0, over);
    const given = { base: service.base, over, saw };
    const [{ resident, heap }, published] = await Promise.all([look(given), publish(environment, over), visit(given)]);
    const [ofProcess, ofHeap] = [growth(resident), growth(heap)];
    const told = ({ perUnit, error }: typeof ofProcess) => `${perUnit.toFixed(1)} ± ${error.toFixed(1)} MB an hour`;
    const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `${engine}, ${minutes} minutes: ${asked} questions, ${unexpected} not answered as they should be, ${published} publications\n` +
        [...counts]
          .sort()
          .map(([what, count]) => `  ${what}: ${count}\n`)
          .join('') +
        `  memory ${Math.round(resident[0]?.[1] ?? 0)} MB at first, ${Math.round(resident.at(-1)?.[1] ?? 0)} MB at the end; after the warm-up the process grew by ${told(ofProcess)}, its heap by ${told(ofHeap)}\n`,
    );
    if (unexpected > 0 || !(ofProcess.perUnit <= MOST_MB_AN_HOUR)) failed = true;
  } finally {
    await service.kill();
    await server?.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
process.exitCode = failed ? 1 : 0;

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { PLAYGROUND_ROOT, playgroundSourceHash, STAMP_FILE } from './stamp.ts';

const run = promisify(execFile);

/** Lines with which Vite and Node open a report of an error before they say what it is. */
const NOISE = /^(?:\(node:|\(Use `node|vite v|✗|error during build|Build failed with|at )/;

export interface EnsurePlaygroundOptions {
  /** Where the built page lives; the same folder is given to `registerPlayground`. */
  assetsDir: string;
  log: { info(message: string): void };
  /** A build that takes longer is given up. Default 300,000. */
  timeoutMs?: number;
}

/** Says that the page could not be built, with the remedy; its message is meant for the operator's terminal. */
export class PlaygroundBuildError extends Error {
  override name = 'PlaygroundBuildError';
}

/**
 * Builds the page when `assetsDir` holds none, or one built from other sources, so that the first start of a
 * fresh clone works without a build step. Costs a few milliseconds when the build is current.
 *
 * The build runs in a process of its own: Vite sets NODE_ENV=production, which would turn introspection off
 * here, and the memory of a bundler would stay with the server. It writes to a folder beside the target and
 * renames it, so a killed start leaves the old page or none, never half of one.
 *
 * Returns whether it built. Throws PlaygroundBuildError.
 */
export async function ensurePlaygroundBuilt(options: EnsurePlaygroundOptions): Promise<boolean> {
  const { assetsDir, log } = options;
  const startedAt = performance.now();
  const fresh = join(dirname(assetsDir), `.${basename(assetsDir)}-${randomUUID()}`);
  try {
    const wanted = await playgroundSourceHash();
    if ((await readStamp(assetsDir)) === wanted) return false;
    await mkdir(dirname(assetsDir), { recursive: true });
    try {
      await bundle(fresh, options.timeoutMs ?? 300_000);
      if ((await readStamp(fresh)) !== wanted) throw new Error('the sources changed during the build; start again');
      await replace(assetsDir, fresh, wanted);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    throw new PlaygroundBuildError(
      `The playground page could not be built: ${reasonOf(error)}. ` +
        'Run "npx vite build --config src/web/playground/vite.config.ts" to see the whole output.',
      { cause: error },
    );
  }
  log.info(`Built the playground page in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  return true;
}

/** Reads which sources a build came from. Null when there is no whole build; the index is checked beside the stamp. */
async function readStamp(directory: string): Promise<string | null> {
  try {
    await readFile(join(directory, 'index.html'));
    return await readFile(join(directory, STAMP_FILE), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function bundle(outDir: string, timeoutMs: number): Promise<void> {
  // createRequire and not import.meta.resolve, which the test runner does not offer.
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const config = join(PLAYGROUND_ROOT, 'vite.config.ts');
  // emptyOutDir is off: the folder is new, and Vite warns about emptying one outside its root.
  await run(process.execPath, [vite, 'build', '--config', config, '--outDir', outDir, '--emptyOutDir', 'false'], {
    cwd: PLAYGROUND_ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
    timeout: timeoutMs,
  });
}

/** Puts the fresh build in place. When another start was quicker with the same sources, its build is kept. */
async function replace(assetsDir: string, fresh: string, wanted: string): Promise<void> {
  if ((await readStamp(assetsDir)) === wanted) return;
  const old = `${fresh}-old`;
  try {
    await rename(assetsDir, old);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
  try {
    await rename(fresh, assetsDir);
  } catch (error) {
    if ((await readStamp(assetsDir)) !== wanted) throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** Takes the first line that says something: a bundler's error is otherwise a page of code frames in colours. */
function reasonOf(error: unknown): string {
  const output = error instanceof Error && 'stderr' in error ? stripVTControlCharacters(String(error.stderr)) : '';
  const message = error instanceof Error ? error.message : String(error);
  const lines = `${output}\n${message}`.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !NOISE.test(line));
  return (telling[0] ?? 'unknown reason').replace(/[.:]$/, '');
}

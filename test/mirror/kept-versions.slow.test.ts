import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeptVersions, type KeptVersionsOptions } from '../../src/mirror/versions/kept-versions.ts';
import { VERSION_COMMAND } from '../../src/mirror/versions/version-command.ts';
import { type PublishedVersion, versionNumbered } from '../../src/records/versions.ts';
import { openOwnApp } from '../support/app.ts';
import { buildParts } from '../support/build.ts';
import { editAtRandom, randomFrom } from '../support/edits.ts';

const app = openOwnApp();
const SLOW_MS = 300_000;
const ASKED = { url: '/operations/FindTasks.csv', accept: undefined, client: '127.0.0.1' };
const STAYS = new AbortController().signal;

let root: string;
let first: PublishedVersion;

beforeAll(async () => {
  await buildParts('app');
  root = await mkdtemp(join(tmpdir(), 'kh-kept-'));
  await editAtRandom(app().database, 10, randomFrom(18));
  first = await versionNumbered(app().database.db, 1, 2);
}, SLOW_MS);
afterAll(() => rm(root, { recursive: true, force: true }));

const failures: unknown[] = [];

async function withVersions(
  options: Partial<KeptVersionsOptions>,
  work: (versions: KeptVersions) => Promise<void>,
): Promise<void> {
  const { database } = app();
  const onFailure = (error: unknown) => failures.push(error);
  const own = { root, kept: 3, database, base: () => 'http://127.0.0.1', onFailure, patienceMs: SLOW_MS };
  const versions = new KeptVersions({ ...own, ...options });
  try {
    await work(versions);
  } finally {
    await versions.close();
  }
}

/** The processes that this one started for older versions. */
async function processes(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)]);
  return stdout.split('\n').flatMap((line) => (line.includes(VERSION_COMMAND) ? [Number.parseInt(line, 10)] : []));
}

const gone = () => expect.poll(processes, { timeout: 10_000 }).toEqual([]);

describe('the process of an older version', { timeout: SLOW_MS }, () => {
  it('ends when the only client that waits for it leaves, and leaves no image', () =>
    withVersions({}, async (versions) => {
      const leaving = new AbortController();
      const asked = versions.ask(first, 2, ASKED, leaving.signal);
      await expect.poll(processes, { timeout: 10_000 }).toHaveLength(1);
      leaving.abort(new Error('the client left'));
      await expect(asked).rejects.toThrow('the client left');
      await gone();
      expect(failures).toEqual([]);
      expect((await readdir(root)).filter((name) => name.endsWith('.image'))).toEqual([]);
    }));

  it('is one for all who ask, stays for who was told to come again, and ends when nobody asks', () =>
    withVersions({ patienceMs: 200, idleMs: 2_000 }, async (versions) => {
      const asked = await Promise.allSettled([1, 2, 3].map(() => versions.ask(first, 2, ASKED, STAYS)));
      expect(asked).toMatchObject(Array(3).fill({ reason: { code: 'FILES_BEING_MADE' } }));
      expect(await processes()).toHaveLength(1);
      await expect
        .poll(() => versions.ask(first, 2, ASKED, STAYS).then(({ status }) => status, String), { timeout: 240_000 })
        .toBe(200);
      await gone();
      expect(await readdir(root)).toEqual([expect.stringMatching(/-1\.image$/)]);
    }));

  it('that is killed is a 503 for who waits, and the next one is answered', () =>
    withVersions({}, async (versions) => {
      const asked = versions.ask(first, 2, ASKED, STAYS);
      const refused = expect(asked).rejects.toMatchObject({ code: 'VERSION_UNAVAILABLE' });
      await expect.poll(processes, { timeout: 10_000 }).toHaveLength(1);
      process.kill((await processes())[0] ?? Number.NaN, 'SIGKILL');
      await refused;
      expect((await versions.ask(first, 2, ASKED, STAYS)).status).toBe(200);
      // Also while it is open and nobody asks.
      process.kill((await processes())[0] ?? Number.NaN, 'SIGKILL');
      await gone();
      // Who asks before the end is heard of is told to come again.
      await expect
        .poll(() => versions.ask(first, 2, ASKED, STAYS).then(({ status }) => status, String), { timeout: 60_000 })
        .toBe(200);
    }));

  it('ends with the service', () =>
    withVersions({}, async (versions) => {
      await versions.ask(first, 2, ASKED, STAYS);
      await versions.close();
      expect(await processes()).toEqual([]);
      await expect(versions.ask(first, 2, ASKED, STAYS)).rejects.toMatchObject({ code: 'OVERLOADED' });
    }));
});

import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { readOperations } from '../../../src/operations/operations.ts';
import { buildParts } from '../../support/build.ts';
import { type TestDatabase, testDatabase } from '../../support/databases.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

/** Each version is rebuilt and opened anew, seconds of computing. */
const SLOW_MS = 180_000;

let database: TestDatabase;
let root: string;
let app: App;

const open = (waits = { patienceMs: 120_000, restMs: 0 }) =>
  createApp({
    config: { publicUrl: 'https://kehoach.example.vn' },
    database,
    log: pino({ level: 'silent' }),
    olderVersions: { root, kept: 2, ...waits },
  });
const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers });
const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const TASKS = '/operations/FindTasks.ndjson?text=&provinces=dong-nai';

/** Gives each task of a plan another title, in a publication of its own. */
async function retitle(word: string): Promise<void> {
  const held = await heldRecords(database);
  const records = [...held.values()]
    .filter(({ type }) => type === 'task')
    .map(({ type, id, content }) => ({ type, id, content: { ...content, title: `${word} ${content.key}` } }));
  expect(records.length).toBeGreaterThan(50);
  await publishRecords(database, { origin: 'REVIEW', reason: word, records, now: new Date('2026-05-06T07:08:09Z') });
}

beforeAll(async () => {
  // A version is answered from by a process of its own.
  await buildParts('app');
  database = await testDatabase('seeded');
  root = await mkdtemp(join(tmpdir(), 'kh-versions-'));
  app = await open();
});
afterAll(async () => {
  await app.http.close();
  await database.close();
  await rm(root, { recursive: true, force: true });
});

describe('an older version', { timeout: SLOW_MS }, () => {
  it('is answered as it was, byte by byte, also after a start', async () => {
    const names = (await readOperations()).map(({ name }) => name);
    const before = new Map<string, string>();
    for (const name of names) before.set(name, (await get(`/operations/${name}.ndjson`)).body);
    await retitle('Một');
    expect((await get(TASKS)).body).not.toBe(before.get('FindTasks'));
    for (const name of names) {
      const then = await get(`/operations/${name}.ndjson?version=1`);
      expect([then.statusCode, then.headers['dataset-version']], name).toEqual([200, '1']);
      // How fresh the service is and where it copies from is of today.
      if (name !== 'DatasetStatus') expect(then.body, name).toBe(before.get(name));
    }
    expect(await readdir(root)).toHaveLength(1);
    await app.http.close();
    app = await open();
    const again = await get('/operations/FindTasks.ndjson?version=1');
    expect(again.body).toBe(before.get('FindTasks'));
  });

  it('is answered 304 to who has it, without being opened', async () => {
    const { headers } = await get(`${TASKS}&version=1`);
    const again = await get(`${TASKS}&version=1`, { 'if-none-match': String(headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get(TASKS, { 'if-none-match': String(headers.etag) })).statusCode).toBe(200);
  });

  it('is rebuilt where its image is damaged', async () => {
    const right = await get(`${TASKS}&version=1`);
    await app.http.close();
    const [image = ''] = await readdir(root);
    await writeFile(join(root, image), 'no image');
    app = await open();
    expect((await get(`${TASKS}&version=1`)).body).toBe(right.body);
  });

  it('is asked by many at once, several versions in turn', async () => {
    await retitle('Hai');
    const asked = [1, 2, 3, 1, 2, 3, 2, 1].map((version) => get(`${TASKS}&version=${version}`));
    const answers = await Promise.all(asked);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ body }) => sum(body))).size).toBe(3);
  });

  it('stays open for a while, so that who asks for versions in turn keeps nobody from it', async () => {
    const resting = await open({ patienceMs: 300, restMs: 60_000 });
    const ask = (version: number) => resting.http.inject(`${TASKS}&version=${version}`);
    try {
      await expect.poll(async () => (await ask(1)).statusCode, { timeout: 30_000 }).toBe(200);
      const [other, same] = await Promise.all([ask(2), ask(1)]);
      expect([other.statusCode, other.json().errors[0].extensions.code]).toEqual([503, 'FILES_BEING_MADE']);
      expect(other.headers['retry-after']).toBeDefined();
      expect(same.statusCode).toBe(200);
      expect((await ask(1)).statusCode).toBe(200);
    } finally {
      await resting.http.close();
    }
  });

  it('that is not kept any more is gone, with the command that rebuilds it', async () => {
    await retitle('Ba');
    const gone = await get(`${TASKS}&version=1`);
    expect([gone.statusCode, gone.json().errors[0].extensions.code]).toEqual([410, 'VERSION_NOT_KEPT']);
    expect(gone.json().errors[0].message).toContain('kehoach checkout 1');
    expect((await get(`${TASKS}&version=2`)).statusCode).toBe(200);
    // The image of a version that can be asked no more goes when the next one is written.
    await app.http.close();
    await Promise.all((await readdir(root)).filter((name) => name.includes('-3.')).map((name) => rm(join(root, name))));
    app = await open();
    expect((await get(`${TASKS}&version=3`)).statusCode).toBe(200);
    expect((await readdir(root)).filter((name) => name.includes('-1.'))).toEqual([]);
  });
});

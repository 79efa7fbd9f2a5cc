import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { applySeeds, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { editAtRandom, randomFrom } from '../support/edits.ts';

// Provinces and strategies only: what is told here does not depend on how much there is.
let database: TestDatabase;
let root: string;
let app: App;

const open = (patienceMs?: number, kept = 2, folder = root) =>
  createApp({
    config: { publicUrl: 'https://kehoach.example.vn' },
    database,
    log: pino({ level: 'silent' }),
    files: { root: folder, kept, ...(patienceMs !== undefined && { patienceMs }) },
  });
const get = (url: string, headers: Record<string, string> = {}) => app.http.inject({ url, headers });
const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  database = await testDatabase('migrated');
  const release = await readSeeds(SEEDS_FOLDER, 'reference');
  await applySeeds(database, RECORD_TYPES, release, new Date('2026-01-02T03:04:05Z'));
  root = await mkdtemp(join(tmpdir(), 'kh-files-'));
  app = await open();
});
afterAll(async () => {
  await app.http.close();
  await database.close();
  await rm(root, { recursive: true, force: true });
});

describe('the files of a version', () => {
  it('are made once, however many ask for them at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => get('/data/1/provinces.csv')));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ rawPayload }) => sum(rawPayload))).size).toBe(1);
    const [dataset = ''] = await readdir(root);
    expect(await readdir(join(root, dataset))).toEqual(['1']);
  });

  it('are listed with the sums that they have, and come uncompressed', async () => {
    const { files, version, citation } = (await get('/data/1')).json();
    expect(version).toBe(1);
    expect(citation).toContain('https://kehoach.example.vn/data/1');
    expect(files.length).toBeGreaterThan(30);
    for (const { name, bytes, sha256, url } of files) {
      const answer = await get(new URL(url).pathname, { 'accept-encoding': 'gzip, br' });
      expect(answer.statusCode, name).toBe(200);
      expect(answer.headers['content-encoding'], name).toBeUndefined();
      expect(answer.rawPayload.length, name).toBe(bytes);
      if (name !== 'SHA256SUMS') expect(sum(answer.rawPayload), name).toBe(sha256);
    }
  });

  it('answer ranges and conditions, and say for how long they stay what they are', async () => {
    const whole = await get('/data/1/provinces.parquet');
    expect(whole.headers).toMatchObject({
      'content-type': 'application/vnd.apache.parquet',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
    const part = await get('/data/1/provinces.parquet', { range: 'bytes=0-3' });
    expect([part.statusCode, part.payload]).toEqual([206, 'PAR1']);
    const again = await get('/data/1/provinces.parquet', { 'if-none-match': String(whole.headers.etag) });
    expect([again.statusCode, again.payload]).toEqual([304, '']);
    const head = await app.http.inject({ method: 'HEAD', url: '/data/1/provinces.parquet' });
    expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(whole.rawPayload.length)]);
  });

  it('are on the page of data where they are served, and every link leads to one', async () => {
    const { body } = await get('/en/data', { accept: 'text/html' });
    const links = [...body.matchAll(/href="(\/data\/[^"#]+)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(30);
    for (const href of links) expect([200, 302], href).toContain((await get(href)).statusCode);
  });

  it.each([
    ['/catalog.jsonld', 'application/ld+json; charset=utf-8'],
    ['/catalog.ttl', 'text/turtle; charset=utf-8'],
  ])('are in the catalogue for portals: %s', async (url, type) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
    expect(answer.body).toContain('https://kehoach.example.vn/data/1/plans.csv');
    expect((await get(url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
  });

  it('are found by the word latest', async () => {
    for (const [asked, led] of [
      ['/data/latest', '/data/1'],
      ['/data/latest/plans.csv', '/data/1/plans.csv'],
      ['/data/latest/kehoach.sqlite', '/data/1/kehoach-1.sqlite'],
      ['/data/latest/kehoach-latest.zip', '/data/1/kehoach-1.zip'],
    ] as const) {
      const answer = await get(asked);
      expect([answer.statusCode, answer.headers.location], asked).toEqual([302, led]);
      expect((await get(led)).statusCode).toBe(200);
    }
  });

  it.each([
    ['/data/7/plans.csv', 404, 'UNKNOWN_VERSION', '1'],
    ['/data/0/plans.csv', 404, 'UNKNOWN_VERSION', 'latest'],
    ['/data/1.5', 404, 'UNKNOWN_VERSION', 'latest'],
    ['/data/newest/plans.csv', 404, 'UNKNOWN_VERSION', 'latest'],
    ['/data/1/plan.csv', 404, 'UNKNOWN_FILE', 'plans.csv'],
    ['/data/latest/plan.parquet', 404, 'UNKNOWN_FILE', 'plans.parquet'],
    ['/data/1/..%2F..%2F..%2Fpackage.json', 404, 'UNKNOWN_FILE', undefined],
    ['/data/1/%00', 404, 'UNKNOWN_FILE', undefined],
  ])('are not found at %s', async (url, status, code, suggestion) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    const [error] = answer.json().errors;
    expect(error.extensions.code).toBe(code);
    if (suggestion) expect(error.extensions.suggestion).toBe(suggestion);
    expect(error.message).not.toContain(root);
  });

  it('that take long are answered with 503 and a time, and are there later', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kh-files-'));
    const hasty = await open(0, 2, folder);
    try {
      const answer = await hasty.http.inject('/data/1/plans.csv');
      expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([503, 'FILES_BEING_MADE']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      await expect
        .poll(async () => (await hasty.http.inject('/data/1/plans.csv')).statusCode, { timeout: 50_000 })
        .toBe(200);
    } finally {
      await hasty.http.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('of older versions stay as many as are to be kept; then the address says how to have them again', async () => {
    const random = randomFrom(15);
    for (const version of [2, 3]) {
      await editAtRandom(database, 1, random);
      expect((await get(`/data/latest/plans.csv`)).headers.location).toBe(`/data/${version}/plans.csv`);
    }
    expect((await get('/data/2/plans.csv')).statusCode).toBe(200);
    const gone = await get('/data/1/plans.csv');
    expect([gone.statusCode, gone.json().errors[0].extensions.code]).toEqual([410, 'VERSION_NOT_KEPT']);
    expect(gone.json().errors[0].message).toContain('kehoach checkout 1');
  });
});

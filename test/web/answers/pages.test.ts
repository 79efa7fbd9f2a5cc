import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { type TestDatabase, testDatabase } from '../../support/databases.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const EDITED = 'plan:ninh-thuan-827-2024';
const PAGE = '/coverage?year=2024';

let database: TestDatabase;
let keeping: App;
let plain: App;
beforeAll(async () => {
  database = await testDatabase('seeded');
  const options = { config: { publicUrl: 'https://plans.example' }, database, log: pino({ level: 'silent' }) };
  keeping = await createApp({ ...options, answerCacheBytes: 4 * 1024 * 1024 });
  plain = await createApp(options);
});
afterAll(async () => {
  for (const app of [keeping, plain]) await app?.http.close();
  await database?.close();
});

const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  keeping.http.inject({ method, url, headers: { accept: 'text/html', ...headers } });

it('keeps a page for people until something is published', async () => {
  const made = await plain.http.inject({ url: PAGE, headers: { accept: 'text/html' } });
  const first = await get(PAGE);
  const second = await vi.waitFor(async () => {
    database.statements.length = 0;
    const answer = await get(PAGE);
    expect(database.statements).toEqual([]);
    return answer;
  });
  for (const answer of [first, second]) {
    expect([answer.statusCode, answer.body]).toEqual([200, made.body]);
    for (const name of ['content-type', 'content-security-policy', 'last-modified'])
      expect(answer.headers[name], name).toBe(made.headers[name]);
  }
  const tag = String(second.headers.etag);
  expect((await get(PAGE, { 'if-none-match': tag })).statusCode).toBe(304);
  const head = await get(PAGE, {}, 'HEAD');
  expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', tag]);
  expect(gunzipSync((await get(PAGE, { 'accept-encoding': 'gzip' })).rawPayload).toString()).toBe(made.body);

  const record = (await heldRecords(database)).get(EDITED);
  if (!record) throw new Error(`no ${EDITED}`);
  const records = [{ ...record, content: { ...record.content, summary: 'sửa' } }];
  const { version } = await publishRecords(database, { origin: 'REVIEW', reason: 'edit', records, now: new Date() });
  const after = await get(PAGE, { 'if-none-match': tag });
  expect([after.statusCode, after.headers['dataset-version']]).toEqual([200, String(version)]);
});

it.each([
  '/plans/quang-ngai-93-2025',
  '/en/provinces/gia-lai',
  '/documents/28-nq-cp-2021',
  '/strategies/strategy-2021-2030',
])('keeps the page of a record: %s', async (url) => {
  const made = await plain.http.inject({ url, headers: { accept: 'text/html' } });
  await get(url);
  await vi.waitFor(async () => {
    database.statements.length = 0;
    const { body, headers } = await get(url);
    expect([body, headers['cache-status']]).toEqual([made.body, 'kehoach; hit']);
    expect(database.statements).toEqual([]);
  });
  // What else stands at the address is no page.
  const linked = await keeping.http.inject({ url, headers: { accept: 'application/ld+json' } });
  expect(linked.headers['content-type']).toContain('application/ld+json');
});

it('tells languages and addresses apart, and keeps neither problems nor what leads on', async () => {
  const [vi1, en, other] = [await get(PAGE), await get(`/en${PAGE}`), await get('/coverage?year=2023')];
  expect(new Set([vi1.body, en.body, other.body]).size).toBe(3);
  const bad = '/coverage?year=soon';
  for (const url of [bad, bad]) {
    const answer = await get(url);
    const expected = await plain.http.inject({ url, headers: { accept: 'text/html' } });
    expect([answer.statusCode, answer.body]).toEqual([expected.statusCode, expected.body]);
    expect(answer.headers['cache-status']).toBeUndefined();
  }
});

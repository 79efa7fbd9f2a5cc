import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { Admission } from '../../src/graph/admission.ts';
import { sharedDatabase } from '../support/databases.ts';

const lines: Record<string, unknown>[] = [];
let app: App;
beforeAll(async () => {
  app = await createApp({
    config: { publicUrl: null },
    database: await sharedDatabase('seeded'),
    log: pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) }),
    trustedProxies: ['127.0.0.1'],
    requestLog: 'on',
    admission: new Admission({ places: 4, waiting: 400 }),
  });
});
afterAll(() => app.http.close());

const get = (url: string, client: string) => app.http.inject({ url, headers: { 'x-forwarded-for': client } });

it.each([
  ['pages', '/coverage?year=2024', 200],
  ['pages of records', '/provinces/ninh-thuan', 200],
  ['feeds', '/feeds/plans.atom', 200],
])('one client’s many %s do not keep another’s small question waiting', async (_kind, url, status) => {
  let done = 0;
  const many = Array.from({ length: 12 }, async (_, at) => {
    const { statusCode } = await get(`${url}${url.includes('?') ? '&' : '?'}unread=${at}`, '203.0.113.1');
    done++;
    return statusCode;
  });
  // They are under way: each has asked something.
  await new Promise((resolve) => setImmediate(resolve));
  const small = await get(`/graphql?query=${encodeURIComponent('{ province(slug: "hue") { name } }')}`, '203.0.113.2');
  expect(small.statusCode).toBe(200);
  expect(done).toBeLessThan(many.length / 2);
  expect(new Set(await Promise.all(many))).toEqual(new Set([status]));
});

it('one client’s many long queries do not keep another’s small question waiting', async () => {
  const long = (at: number) => `query Q${at} { provinces { ${'slug '.repeat(9_000)} } }`;
  let done = 0;
  const many = Array.from({ length: 12 }, async (_, at) => {
    const headers = { 'x-forwarded-for': '203.0.113.1' };
    const { statusCode } = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: long(at) },
      headers,
    });
    done++;
    return statusCode;
  });
  const small = await get(`/graphql?query=${encodeURIComponent('{ __typename }')}`, '203.0.113.2');
  expect(small.statusCode).toBe(200);
  expect(done).toBeLessThan(many.length / 2);
  expect(new Set(await Promise.all(many))).toEqual(new Set([400]));
});

it('counts the statements of a page in its line of the log', async () => {
  lines.length = 0;
  await get('/coverage?year=2024', '203.0.113.3');
  const line = lines.find(({ msg }) => msg === 'request');
  expect(line).toMatchObject({ route: '/coverage', status: 200 });
  expect(line?.statements).toBeGreaterThan(2);
});

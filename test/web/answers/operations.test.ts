import { pino } from 'pino';
import { expect, it, vi } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { openApp, openBefore, type TestApp } from '../../support/app.ts';

const plain = openApp();
const keeping = openBefore(
  async () => {
    const { database } = plain() as TestApp;
    const log = pino({ level: 'silent' });
    return createApp({ config: { publicUrl: null }, database, log, answerCacheBytes: 4 * 1024 * 1024 });
  },
  (app) => app.http.close(),
);

const CSV = '/operations/PlanCoverage.csv?year=2024';

it('keeps the tables of operations: the second asking costs no statement and gives the same bytes', async () => {
  const { database, http } = plain();
  const made = await http.inject({ url: CSV });
  const first = await keeping().http.inject({ url: CSV });
  const second = await vi.waitFor(async () => {
    database.statements.length = 0;
    const answer = await keeping().http.inject({ url: CSV });
    expect(database.statements).toEqual([]);
    return answer;
  });
  expect(second.headers['cache-status']).toBe('kehoach; hit');
  for (const answer of [first, second]) {
    expect(answer.rawPayload).toEqual(made.rawPayload);
    for (const name of ['content-type', 'content-disposition']) expect(answer.headers[name]).toBe(made.headers[name]);
  }
  const { etag } = second.headers;
  const known = await keeping().http.inject({ url: CSV, headers: { 'if-none-match': String(etag) } });
  expect([known.statusCode, known.body]).toEqual([304, '']);
});

it('tells apart form, titles and variables, and never keeps an error', async () => {
  const ask = async (url: string, headers = {}) => (await keeping().http.inject({ url, headers })).body;
  const json = '/operations/PlanCoverage.json?year=2024';
  const all = [CSV, `${CSV}&titles=vi`, `${CSV}&titles=en`, '/operations/PlanCoverage.csv?year=2023', json];
  const bodies = [];
  for (const url of [...all, ...all]) bodies.push(await ask(url));
  expect(bodies.slice(all.length)).toEqual(bodies.slice(0, all.length));
  expect(new Set(bodies).size).toBe(all.length);
  expect(await ask('/operations/PlanCoverage?year=2024', { accept: 'text/csv' })).toBe(bodies[0]);
  const wrong = '/operations/FindPlans.csv?provinces=nirgendwo';
  for (let i = 0; i < 2; i++) {
    const { statusCode, headers } = await keeping().http.inject({ url: wrong });
    expect(statusCode).toBeGreaterThanOrEqual(400);
    expect(headers).not.toHaveProperty('etag');
  }
});

import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createLog, type RequestLog } from '../../src/base/log.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { sharedDatabase } from '../support/databases.ts';

const apps: App[] = [];
/** Builds a service that logs to a list. */
async function logging(requestLog: RequestLog) {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const database = await sharedDatabase('seeded');
  const app = await createApp({
    config: { publicUrl: null },
    database,
    log,
    requestLog,
    trustedProxies: ['127.0.0.1'],
  });
  apps.push(app);
  const ask = (payload: object, client = '198.51.100.77') =>
    app.http.inject({ method: 'POST', url: '/graphql', payload, headers: { 'x-forwarded-for': client } });
  return { app, lines, ask };
}
let on: Awaited<ReturnType<typeof logging>>;
beforeAll(async () => {
  on = await logging('on');
});
afterAll(() => Promise.all(apps.map(({ http }) => http.close())));

const QUERY = 'query Find($text: String!) { search(text: $text) { nodes { __typename } } dataset { version } }';

describe('the log of requests', () => {
  it('says of a request what it was, what it took and from which network, and not what was searched for', async () => {
    const answer = await on.ask({ query: QUERY, variables: { text: 'bí mật của người hỏi' } });
    expect(answer.json().errors).toBeUndefined();
    expect(on.lines).toHaveLength(1);
    expect(on.lines[0]).toMatchObject({
      msg: 'request',
      method: 'POST',
      route: '/graphql',
      status: 200,
      client: '198.51.100.0/24',
      operation: 'Find',
      cost: expect.any(Number),
      statements: expect.any(Number),
      ms: expect.any(Number),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(on.lines[0]?.statements).toBeGreaterThan(1);
    expect(JSON.stringify(on.lines)).not.toMatch(/bí mật|198\.51\.100\.77/);
  });

  it('says why one was refused, at every door', async () => {
    on.lines.length = 0;
    await on.ask({ query: '{ nonsense }' }, '2001:db8:1:2:3::4');
    await on.app.http.inject('/operations/NoSuchThing');
    await on.app.http.inject('/operations/FindTasks?text=b%C3%AD%20m%E1%BA%ADt');
    await on.app.http.inject('/readyz');
    const told = on.lines.map(({ route, status, code, operation }) => [route, status, code, operation]);
    expect(told).toEqual([
      ['/graphql', 400, 'GRAPHQL_VALIDATION_FAILED', undefined],
      ['/operations/:name', 404, 'UNKNOWN_OPERATION', undefined],
      ['/operations/:name', 200, undefined, 'FindTasks'],
    ]);
    expect(on.lines[0]?.client).toBe('2001:db8:1::/48');
    expect(JSON.stringify(on.lines)).not.toMatch(/bí mật|b%C3%AD/);
  });

  it('says all where that is set, and nothing where that is', async () => {
    const full = await logging('full');
    await full.ask({ query: QUERY, variables: { text: 'bí mật' } });
    expect(full.lines[0]).toMatchObject({ client: '198.51.100.77', query: QUERY, variables: '{"text":"bí mật"}' });
    const off = await logging('off');
    await off.ask({ query: QUERY, variables: { text: 'bí mật' } });
    expect(off.lines).toEqual([]);
  });
});

describe('an error in the log', () => {
  it('bears its statement and its place, and no value', () => {
    let text = '';
    const to = new Writable({
      write: (chunk, _encoding, done) => {
        text += chunk;
        done();
      },
    });
    const log = createLog('error', to);
    const cause = Object.assign(new Error('no such column'), { code: '42703', parameters: ['bí mật'] });
    const failed = Object.assign(new Error('Failed query: select $1\nparams: bí mật', { cause }), {
      params: ['bí mật'],
    });
    log.error({ err: failed }, 'unexpected error');
    const { err } = JSON.parse(text);
    expect(err).toMatchObject({
      message: 'Failed query: select $1',
      causes: [{ code: '42703', message: 'no such column' }],
    });
    expect(err.at[0]).toContain('request-log.test.ts');
    expect(text).not.toContain('bí mật');
  });
});

describe('the metrics', () => {
  it('are told while the database is gone, and say so', async () => {
    const database = await sharedDatabase('seeded');
    const gone = new Proxy(database.health, { get: () => () => Promise.reject(new Error('gone')) });
    const metrics = createMetrics();
    const app = await createApp({
      config: { publicUrl: null },
      database: { ...database, health: gone },
      log: pino({ level: 'silent' }),
      metrics,
      answerCacheBytes: 1_000_000,
    });
    apps.push(app);
    await app.http.inject('/operations/NoSuchThing');
    const { statusCode, body } = await app.http.inject('/metrics');
    expect(statusCode).toBe(200);
    for (const line of [
      /^kehoach_database_up 0$/m,
      /^kehoach_dataset_version Nan$/im,
      /^kehoach_answer_cache_answers 0$/m,
      /^kehoach_refusals_total\{code="UNKNOWN_OPERATION"\} 1$/m,
    ])
      expect(body).toMatch(line);
    const { body: there } = await on.app.http.inject('/metrics');
    expect(there).toMatch(/^kehoach_database_up 1$/m);
    expect(there).toMatch(/^kehoach_dataset_age_seconds \d+/m);
  });
});

import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';

let app: App;
let database: TestDatabase;
const metrics = createMetrics();

beforeAll(async () => {
  database = await testDatabase('seeded');
  const log = pino({ level: 'silent' });
  app = await createApp({ config: { publicUrl: null }, database, log, metrics });
});
afterAll(async () => {
  await app?.http.close();
  await database?.close();
});

async function scrape(): Promise<string> {
  const response = await app.http.inject('/metrics');
  expect(response.statusCode).toBe(200);
  expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.body;
}

const ask = (query: string) => app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });

describe('/metrics', () => {
  it('says how the process is and which dataset it serves', async () => {
    const text = await scrape();
    expect(text).toMatch(/^process_resident_memory_bytes \d+/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(text).toMatch(/^kehoach_dataset_version 1$/m);
  });

  it('counts shipped operations by name and all others together', async () => {
    await app.http.inject('/operations/PlanChain');
    await app.http.inject('/operations/ProvinceHistory?provinces=nowhere');
    await ask('query MadeUpByAClient { dataset { version } }');
    await ask('{ nonsense');
    const text = await scrape();
    expect(text).toContain('kehoach_graphql_operations_total{operation="PlanChain",outcome="ok"} 1');
    expect(text).toContain('kehoach_graphql_operations_total{operation="ProvinceHistory",outcome="errors"} 1');
    expect(text).toContain('kehoach_graphql_operations_total{operation="other",outcome="ok"} 1');
    expect(text).toContain('kehoach_graphql_operations_total{operation="other",outcome="errors"} 1');
    expect(text).not.toContain('MadeUpByAClient');
  });

  it('measures requests by the pattern of their route, never by what the client wrote', async () => {
    await app.http.inject('/operations/secret-of-a-client');
    await app.http.inject('/nowhere/secret-of-a-client');
    const text = await scrape();
    expect(text).toContain(
      'kehoach_http_request_duration_seconds_count{method="GET",route="/operations/:name",status="404"} 2',
    );
    expect(text).toContain('kehoach_http_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(text).not.toContain('secret-of-a-client');
  });

  it('counts the statements that the database is sent', async () => {
    metrics.queryLogger.logQuery('select 1', []);
    metrics.queryLogger.logQuery('select 2', []);
    expect(await scrape()).toMatch(/^kehoach_sql_statements_total 2$/m);
  });
});

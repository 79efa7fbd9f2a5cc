import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';

const QUERIES = [
  '{ provinces { slug } }',
  '{ plans(filter: { text: "bao-luc-secret" }) { totalCount } }',
  '{ dataset { version } }',
  '{ node(id: "plan:secret") { id } }',
];

describe('a database that fails', () => {
  let database: TestDatabase;
  let logged: string[];
  beforeEach(async () => {
    database = await testDatabase('empty');
    logged = [];
  });
  afterEach(() => database.close());

  /** The service over a database without tables: every statement fails. */
  async function brokenApp() {
    const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(line) });
    return createApp({ config: { publicUrl: null }, database, log });
  }

  it('shows an id and nothing else, and logs the rest under that id', async () => {
    const { http } = await brokenApp();
    for (const query of QUERIES) {
      const response = await http.inject({ method: 'POST', url: '/graphql', payload: { query } });
      const [error, ...more] = response.json().errors;
      expect(more).toEqual([]);
      expect(Object.keys(error.extensions).sort()).toEqual(['code', 'id']);
      expect(error.extensions.code).toBe('INTERNAL_SERVER_ERROR');
      expect(error.message).toBe(`Something failed on our side. Report this id if it stays: ${error.extensions.id}`);
      expect(response.body).not.toMatch(
        /select|relation|secret|params|stack|node_modules|\.ts|drizzle|pglite|postgres/i,
      );
      const line = logged.find((entry) => entry.includes(error.extensions.id));
      expect(line).toMatch(/does not exist/);
    }
    expect(logged).toHaveLength(QUERIES.length);
    await http.close();
  });

  it('is not ready, says so without details, and is alive', async () => {
    const { http } = await brokenApp();
    const ready = await http.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'the database does not answer' },
    ]);
    expect((await http.inject('/healthz')).json()).toEqual({ status: 'ok' });
    await http.close();
  });
});

describe('a database without a dataset', () => {
  it('is not ready and answers with nothing', async () => {
    const database = await testDatabase('migrated');
    const { http } = await createApp({
      config: { publicUrl: null },
      database,
      log: pino({ level: 'silent' }),
    });
    const ready = await http.inject('/readyz');
    expect([ready.statusCode, ready.json().reason]).toEqual([503, 'no dataset is published']);
    const answer = await http.inject({
      method: 'POST',
      url: '/graphql',
      payload: {
        query: '{ provinces { slug } plans { totalCount nodes { id } } dataset { version publishedAt contentHash } }',
      },
    });
    expect(answer.json()).toEqual({
      data: {
        provinces: [],
        plans: { totalCount: 0, nodes: [] },
        dataset: { version: 0, publishedAt: null, contentHash: null },
      },
    });
    await http.close();
    await database.close();
  });
});

import type { GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { type Preparation, type TestDatabase, testDatabase } from './databases.ts';

/** The answer of a query, as a client gets it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes, and a wrong path fails the test
  data: any;
  errors?: GraphQLFormattedError[];
  /** The statements that the query ran. */
  statements: string[];
}

export interface TestApp extends App {
  database: TestDatabase;
  query(document: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** Builds the whole service over a prepared database; queries go through HTTP, in process. */
export async function createTestApp(preparation: Preparation): Promise<TestApp> {
  const database = await testDatabase(preparation);
  const app = await createApp({
    config: { publicUrl: null },
    database,
    log: pino({ level: 'silent' }),
  });
  return {
    ...app,
    database,
    query: async (query, variables) => {
      database.statements.length = 0;
      const response = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
      return { ...response.json(), statements: [...database.statements] };
    },
  };
}

/** Opens the service before the tests of a file and closes it after them. */
export function openApp(preparation: Preparation = 'seeded'): () => TestApp {
  let app: TestApp | undefined;
  beforeAll(async () => {
    app = await createTestApp(preparation);
  });
  afterAll(async () => {
    await app?.http.close();
    await app?.database.close();
  });
  return () => {
    if (!app) throw new Error('the app is only there inside tests');
    return app;
  };
}

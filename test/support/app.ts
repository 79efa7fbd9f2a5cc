import type { AddressInfo } from 'node:net';
import type { GraphQLFormattedError } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { type Preparation, sharedDatabase, type TestDatabase, testDatabase } from './databases.ts';

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

/** Builds the whole service over a database of a test; queries go through HTTP, in process. */
async function buildTestApp(database: TestDatabase): Promise<TestApp> {
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

/** Builds the whole service over a database of its own, which may be written. */
export async function createTestApp(preparation: Preparation): Promise<TestApp> {
  return buildTestApp(await testDatabase(preparation));
}

const shared = new Map<TestDatabase, Promise<TestApp>>();

/** Builds the whole service once for the files of a worker that read the same shared database. */
export async function sharedApp(opening: Promise<TestDatabase>): Promise<TestApp> {
  const database = await opening;
  const building = shared.get(database) ?? buildTestApp(database);
  shared.set(database, building);
  return building;
}

/** Gives what is made before the tests of a file, and undoes it after them. */
export function openBefore<T>(
  open: () => Promise<T>,
  close: (opened: T) => Promise<unknown> = async () => {},
): () => T {
  let opened: { value: T } | undefined;
  beforeAll(async () => {
    opened = { value: await open() };
  });
  afterAll(async () => {
    if (opened) await close(opened.value);
  });
  return () => {
    if (!opened) throw new Error('it is only there inside tests');
    return opened.value;
  };
}

/** Opens the service for a file that only reads: files share it, and a write to its database fails. */
export function openApp(preparation: Preparation = 'seeded'): () => TestApp {
  return openBefore(() => sharedApp(sharedDatabase(preparation)));
}

/** Opens a service of the file's own, for tests that write to its database. */
export function openOwnApp(preparation: Preparation = 'seeded'): () => TestApp {
  return openBefore(
    () => createTestApp(preparation),
    async (app) => {
      await app.http.close();
      await app.database.close();
    },
  );
}

/** Opens a service of the file's own over data that it only reads, and has it listen. Returns: its address. */
export function openListeningApp(): { app: () => TestApp; url: () => string } {
  const app = openBefore(
    async () => {
      const made = await buildTestApp(await sharedDatabase('seeded'));
      await made.http.listen({ port: 0, host: '127.0.0.1' });
      return made;
    },
    (made) => made.http.close(),
  );
  return { app, url: () => `http://127.0.0.1:${(app().http.server.address() as AddressInfo).port}` };
}

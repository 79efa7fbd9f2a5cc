import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, embeddedDatabase, openDatabase } from '../../src/database/connection.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** File names or database names of the prepared databases, and what the names of this run end in. */
    databases: Record<Preparation | 'run', string>;
  }
}

/** What a test finds in its database: nothing, the tables, or the tables and the real data. */
export type Preparation = 'migrated' | 'seeded';

/** A database of the test's own, with a record of every statement that it ran. */
export interface TestDatabase extends Database {
  statements: string[];
  /** Where other processes find it; absent for an embedded one, which nobody else may open. */
  url?: string;
  /** Ends the connections and keeps the database; absent for an embedded one. */
  disconnect?: () => Promise<void>;
}

/** True when the tests run on PostgreSQL. */
export const ON_POSTGRES = Boolean(process.env.DATABASE_URL);

/** Opens a fresh copy of a prepared database. Close it in `afterAll`. */
export async function testDatabase(preparation: Preparation | 'empty'): Promise<TestDatabase> {
  const statements: string[] = [];
  const queryLogger = { logQuery: (query: string) => void statements.push(query) };
  const database = ON_POSTGRES
    ? await copyOnPostgres(preparation === 'empty' ? null : inject('databases')[preparation], queryLogger)
    : await copyEmbedded(preparation === 'empty' ? null : inject('databases')[preparation], queryLogger);
  return { ...database, statements };
}

const shared = new Map<string, Promise<TestDatabase>>();

/**
 * Opens a database that the test files of one worker read one after another: made once, left open until the worker
 * ends, and read-only, so that what writes to it fails there and not in the file after it.
 * `fill` writes what it shall hold beyond its preparation; the name tells it from others.
 */
export function sharedDatabase(
  preparation: Preparation,
  name: string = preparation,
  fill: (database: TestDatabase) => Promise<void> = async () => {},
): Promise<TestDatabase> {
  const open = async () => {
    const database = await testDatabase(preparation);
    await fill(database);
    if (database.url === undefined) {
      await database.db.execute('set default_transaction_read_only = on');
      return database;
    }
    // Sessions that are open keep what they began with.
    await database.disconnect?.();
    const name = new URL(database.url).pathname.slice(1);
    await onServer((admin) => admin.unsafe(`alter database ${name} set default_transaction_read_only = on`));
    const { statements } = database;
    const queryLogger = { logQuery: (query: string) => void statements.push(query) };
    return { ...(await openDatabase({ databaseUrl: database.url, dataDir: null, queryLogger })), statements };
  };
  const opening = shared.get(name) ?? open();
  shared.set(name, opening);
  return opening;
}

type QueryLogger = { logQuery: (query: string) => void };
type OnServer = Database & Required<Pick<TestDatabase, 'url' | 'disconnect'>>;

async function copyEmbedded(file: string | null, queryLogger: QueryLogger): Promise<Database> {
  const snapshot = file === null ? undefined : new Blob([await readFile(file)]);
  const client = await PGlite.create({ extensions: { pg_trgm }, ...(snapshot && { loadDataDir: snapshot }) });
  return embeddedDatabase(client, queryLogger);
}

async function copyOnPostgres(template: string | null, queryLogger: QueryLogger): Promise<OnServer> {
  const name = `kehoach_test_${randomUUID().replaceAll('-', '').slice(0, 12)}_${inject('databases').run}`;
  await onServer((admin) => admin.unsafe(`create database ${name} ${template ? `template ${template}` : ''}`));
  const database = await openDatabase({ databaseUrl: urlOfDatabase(name), dataDir: null, queryLogger });
  return {
    ...database,
    url: urlOfDatabase(name),
    disconnect: database.close,
    close: async () => {
      await database.close();
      await onServer((admin) => admin.unsafe(`drop database ${name} with (force)`));
    },
  };
}

/** The address of another database on the server of the tests. */
export function urlOfDatabase(name: string): string {
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  return url.href;
}

/** Runs work as the owner of the tests' server. */
export async function onServer<T>(work: (admin: postgres.Sql) => Promise<T>): Promise<T> {
  const admin = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

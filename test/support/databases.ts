import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, embeddedDatabase, openDatabase } from '../../src/database/connection.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** File names or database names of the prepared databases. */
    databases: Record<Preparation, string>;
  }
}

/** What a test finds in its database: nothing, the tables, or the tables and the real data. */
export type Preparation = 'migrated' | 'seeded';

/** A database of the test's own, with a record of every statement that it ran. */
export interface TestDatabase extends Database {
  statements: string[];
  /** Where other processes find it; absent for an embedded one, which nobody else may open. */
  url?: string;
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

type QueryLogger = { logQuery: (query: string) => void };

async function copyEmbedded(file: string | null, queryLogger: QueryLogger): Promise<Database> {
  const snapshot = file === null ? undefined : new Blob([await readFile(file)]);
  const client = await PGlite.create({ extensions: { pg_trgm }, ...(snapshot && { loadDataDir: snapshot }) });
  return embeddedDatabase(client, queryLogger);
}

async function copyOnPostgres(template: string | null, queryLogger: QueryLogger): Promise<Database & { url: string }> {
  const name = `kehoach_test_${randomUUID().replaceAll('-', '')}`;
  await onServer((admin) => admin.unsafe(`create database ${name} ${template ? `template ${template}` : ''}`));
  const database = await openDatabase({ databaseUrl: urlOfDatabase(name), dataDir: null, queryLogger });
  return {
    ...database,
    url: urlOfDatabase(name),
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

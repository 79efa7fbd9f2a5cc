import { constants, existsSync } from 'node:fs';
import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type Logger as QueryLogger, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { AppError } from '../base/errors.ts';
import { inProject } from '../base/project.ts';
import { lockDataDirectory } from './lock.ts';
import { checkDriver, PreparedTexts, preparing } from './postgres-driver.ts';

/** The same query interface on both engines. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** An open database and what is needed to leave it clean. */
export interface Database {
  db: Db;
  engine: 'embedded' | 'postgresql';
  /** Runs work on one connection that nobody else uses meanwhile. */
  exclusively<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Calls `wake` whenever a committed transaction of any process notified the channel, and when a broken connection
   * is there again: something may have been missed. Returns: a function that stops.
   */
  listen(channel: string, wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Null: embedded. */
  databaseUrl: string | null;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
  /** A closed embedded database of which a new one in `dataDir` becomes a copy; null begins with an empty one. */
  template?: string | null;
  queryLogger?: QueryLogger | undefined;
  /** False behind a pooler in transaction mode, which gives each transaction another connection. */
  prepare?: boolean | undefined;
}

export const MIGRATIONS_FOLDER = inProject('drizzle');

/** Opens the database that the settings name. Throws: DATABASE_*, DATA_DIR_*. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === null ? openEmbedded(options) : openPostgres(options.databaseUrl, options);
}

async function openEmbedded({ dataDir, template, queryLogger }: DatabaseOptions): Promise<Database> {
  const unlock = dataDir === null ? async () => {} : await prepareDirectory(dataDir);
  try {
    if (dataDir !== null && template) await copyTemplate(template, join(dataDir, 'pglite'));
    const client = await PGlite.create(dataDir === null ? 'memory://' : join(dataDir, 'pglite'), {
      extensions: { pg_trgm },
    });
    return embeddedDatabase(client, queryLogger, unlock);
  } catch (error) {
    await unlock();
    throw new AppError(
      'DATA_DIR_UNUSABLE',
      'The embedded database in DATA_DIR cannot be opened. Restore the folder, or name an empty one.',
      {},
      { cause: error },
    );
  }
}

/** Wraps an embedded database that is already running. */
export function embeddedDatabase(client: PGlite, queryLogger?: QueryLogger, release = async () => {}): Database {
  const db = drizzlePglite({ client, ...(queryLogger && { logger: queryLogger }) }) as unknown as Db;
  return {
    db,
    engine: 'embedded',
    exclusively: (work) => work(db),
    listen: async (channel, wake) => {
      const stop = await client.listen(channel, () => wake());
      return () => stop();
    },
    close: async () => {
      await client.close();
      await release();
    },
  };
}

/** Makes a database that is not there yet: whole or not at all, whenever the process ends. The lock must be held. */
async function copyTemplate(template: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await cp(template, fresh, { recursive: true });
  await rename(fresh, folder);
}

async function prepareDirectory(dataDir: string): Promise<() => Promise<void>> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    return await lockDataDirectory(dataDir);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new AppError(
      'DATA_DIR_UNUSABLE',
      `DATA_DIR cannot be written (${code}). Name a folder that this process may write, or set DATABASE_URL.`,
      {},
      { cause: error },
    );
  }
}

const OLDEST_POSTGRES = 150_000;

async function openPostgres(url: string, { queryLogger, prepare = true }: DatabaseOptions): Promise<Database> {
  checkDriver();
  // Compiling a statement takes longer than running it: all of ours are short. A word and not false, which the driver
  // leaves out of what it tells the server.
  const options = { onnotice: () => {}, connect_timeout: 10, connection: { jit: 'off' } as object, prepare };
  const texts = new PreparedTexts();
  const connectTo = (max: number) => {
    const made = connect(url, { ...options, max });
    return prepare ? preparing(made, texts) : made;
  };
  const client = connectTo(10);
  const logger = queryLogger && { logger: queryLogger };
  try {
    const [row] = await client`select current_setting('server_version_num')::int as version`;
    if (Number(row?.version) < OLDEST_POSTGRES) {
      throw new AppError('DATABASE_UNSUITABLE', `PostgreSQL ${row?.version} is too old. Use version 15 or newer.`);
    }
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error instanceof AppError ? error : unreachable(error);
  }
  return {
    db: drizzlePostgres({ client, ...logger }) as unknown as Db,
    engine: 'postgresql',
    exclusively: async (work) => {
      const single = connectTo(1);
      try {
        return await work(drizzlePostgres({ client: single, ...logger }) as unknown as Db);
      } finally {
        await single.end({ timeout: 5 });
      }
    },
    listen: async (channel, wake) => {
      const { unlisten } = await client.listen(channel, wake, wake);
      return unlisten;
    },
    close: () => client.end({ timeout: 5 }),
  };
}

function connect(url: string, options: postgres.Options<Record<string, never>>) {
  try {
    return postgres(url, options);
  } catch (error) {
    throw unreachable(error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at that address',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  ETIMEDOUT: 'it does not answer',
  CONNECT_TIMEOUT: 'it does not answer',
  ERR_INVALID_URL: 'the address cannot be read',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no database of that name',
};

/** Makes an error that gives the reason and keeps the address, which holds a password, to itself. */
function unreachable(error: unknown): AppError {
  const code = String((error as { code?: unknown }).code ?? '');
  const reason = REASONS[code] ?? (code ? `it answers ${code}` : 'the address cannot be read');
  return new AppError(
    'DATABASE_UNREACHABLE',
    `The database of DATABASE_URL cannot be used: ${reason}. Check the address and that PostgreSQL 15 or newer runs there.`,
    {},
    { cause: error },
  );
}

/** Runs a raw statement and gives its rows, whichever engine answers. */
export async function rowsOf<T extends Record<string, unknown>>(db: Db, statement: SQL): Promise<T[]> {
  const result = (await db.execute(statement)) as unknown as T[] | { rows: T[] };
  return Array.isArray(result) ? [...result] : result.rows;
}

/**
 * Writes `column = any($1)`: one parameter, however many values. The list is sent as one of texts, whose type every
 * connection knows: types that a migration made are unknown to connections that are older than it.
 */
export function isAny(
  column: unknown,
  values: readonly (string | number)[],
  type: 'text' | 'int' | { enumName: string } = 'text',
): SQL {
  const sent = type === 'int' ? sql`${sql.param(values)}::int[]` : sql`${sql.param(values)}::text[]`;
  if (typeof type === 'string') return sql`${column} = any(${sent})`;
  return sql`${column} = any(${sent}::${sql.identifier(type.enumName)}[])`;
}

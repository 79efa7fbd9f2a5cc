import { constants, existsSync } from 'node:fs';
import { access, cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type Logger as QueryLogger, type SQL, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { AppError } from '../base/errors.ts';
import { inProject } from '../base/project.ts';
import type { Deadlines } from './deadlines.ts';
import { type Known, Notice } from './lease.ts';
import { lockDataDirectory } from './lock.ts';
import { openPostgres } from './postgres.ts';
import type { ReplicaOptions, ReplicaStanding } from './replicas.ts';
import { loggedBy } from './statements.ts';
import { oneByOne, type Turns, takingTurns } from './turns.ts';

/** The same query interface on both engines. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Who asks during a request. */
interface Asker {
  /** E.g. an address. */
  client?: string;
  /** Hears of each statement. */
  onStatement?: () => void;
  /** What the data was in when this was asked: a replica that has the same may answer. Absent: the primary does. */
  state?: string | undefined;
}

/** An open database and what is needed to leave it clean. */
export interface Database {
  db: Db;
  engine: 'embedded' | 'postgresql';
  /** The same for what a service writes by itself: outside of transactions its `db` only reads. */
  writing: Db;
  /**
   * The same for one request: what it asks is given up, with the reason of the signal, when that is aborted. Clients
   * take turns, and the service itself is one of them.
   */
  during(signal: AbortSignal, asker?: Asker): Db;
  /** The same for small questions that stand before all others: on connections of their own, answered or refused within a second. */
  health: Db;
  /** Runs work on one connection that nobody else uses meanwhile. */
  exclusively<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /**
   * Calls `wake` whenever a committed transaction of any process notified the channel, and when a broken connection
   * is there again: something may have been missed. Returns: a function that stops.
   */
  listen(channel: string, wake: () => void): Promise<() => Promise<void>>;
  /** False where notifications do not arrive, behind a pooler: who waits for one has to look from time to time. */
  notifies: boolean;
  /** Lets a process know what only publications change (`endLeases`) without asking each time. Stop it before `close`. */
  know<T>(read: (db: Db) => Promise<T>): Known<T>;
  /** The statements of readers that run and that wait; null where everything is sent at once. */
  turns: Pick<Turns, 'running' | 'waiting'> | null;
  /** How the replicas stand, in the order of the settings. */
  replicas(): ReplicaStanding[];
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
  /** Where notifications are listened for; absent: where everything is asked. */
  directUrl?: string | null | undefined;
  /** Where readers are served, as a role that may only read; absent: where everything is asked. */
  readerUrl?: string | null | undefined;
  /** Copies of the database that serve readers too; only with deadlines. */
  replicas?: ReplicaOptions | undefined;
  /** For a service; a command waits as long as it takes. */
  deadlines?: Deadlines | undefined;
  /** How many connections readers have. */
  connections?: number | undefined;
  /** Hears of a reading that is asked again because its connection broke. */
  onRetry?: (() => void) | undefined;
}

export const MIGRATIONS_FOLDER = inProject('drizzle');

/** Opens the database that the settings name. Throws: DATABASE_*, DATA_DIR_*. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.databaseUrl === null ? openEmbedded(options) : openPostgres(options.databaseUrl, options);
}

/**
 * The engine's functions are optimised when they have run over ten times more of their code than V8 would wait for.
 * Many are only used while it starts, and V8 keeps the memory of their optimisation: 40 MiB at a first start.
 */
function optimiseOnlyWhatIsUsedOften(): void {
  setFlagsFromString('--wasm-tiering-budget=20000000');
}

async function openEmbedded({ dataDir, template, queryLogger }: DatabaseOptions): Promise<Database> {
  const unlock = dataDir === null ? async () => {} : await prepareDirectory(dataDir);
  try {
    if (dataDir !== null && template) await copyTemplate(template, join(dataDir, 'pglite'));
    optimiseOnlyWhatIsUsedOften();
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
  const of = (asked: PGlite, onStatement?: () => void) =>
    drizzlePglite({ client: asked, ...loggedBy(queryLogger, onStatement) }) as unknown as Db;
  const db = of(client);
  const turns = oneByOne();
  const inTurn = takingTurns(client, turns);
  return {
    db,
    writing: db,
    engine: 'embedded',
    during: (signal, { client: asker = '', onStatement } = {}) => of(inTurn({ client: asker, signal }), onStatement),
    turns,
    replicas: () => [],
    health: db,
    notifies: true,
    know: (read) => new Notice(client, () => read(db)),
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

/**
 * Writes the same for the keys of a loader. Of a list that PostgreSQL knows it thinks that a plan of its own is worth it
 * whenever the list is shorter than the ten values it would assume, and plans longer than it reads. So the list stands
 * in a query, of which no plan can know anything, and one plan serves all.
 */
export function isKeyOf(column: unknown, keys: readonly string[]): SQL {
  // Of a single one PostgreSQL keeps the plan as it is, and would take ten times its rows for granted here.
  if (keys.length < 2) return isAny(column, keys);
  return sql`${column} = any((select ${sql.param(keys)}::text[])::text[])`;
}

/**
 * Writes `column in (select unnest($1))`, for lists as long as what was written and tables of any size: a list in a
 * condition is compared with each row, one element after the other, wherever the planner reads the whole table.
 */
export function isListed(column: unknown, values: readonly string[]): SQL {
  return sql`${column} in (select unnest(${sql.param(values)}::text[]))`;
}

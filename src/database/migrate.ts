import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { AppError } from '../base/errors.ts';
import { type Database, type Db, MIGRATIONS_FOLDER, rowsOf } from './connection.ts';

/** Any number; all processes that migrate or publish on one database take the same advisory lock. */
export const WRITER_LOCK = 740_110_827;

interface Journal {
  entries: { tag: string; when: number }[];
}

/**
 * Brings the tables to this release, each migration in a transaction of its own; two processes take turns.
 *
 * Returns: the names of the migrations that were run. Throws: DATABASE_NEWER, DATABASE_UNSUITABLE.
 */
export async function migrateDatabase(database: Database, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const journal: Journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
  const files = readMigrationFiles({ migrationsFolder: folder });
  return database.exclusively(async (db) => {
    await db.execute(sql`select pg_advisory_lock(${WRITER_LOCK})`);
    try {
      const done = await appliedMigrations(db);
      refuseNewer(done, journal.entries);
      const pending = files.filter((file) => !done.includes(file.folderMillis));
      for (const file of pending) await applyMigration(db, file);
      return journal.entries.filter((entry) => !done.includes(entry.when)).map((entry) => entry.tag);
    } finally {
      await db.execute(sql`select pg_advisory_unlock(${WRITER_LOCK})`);
    }
  });
}

/**
 * Tells which migrations the next start would run, and changes nothing. Returns: their names.
 *
 * Throws: DATABASE_NEWER.
 */
export async function pendingMigrations(db: Db, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const { entries }: Journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
  const [table] = await rowsOf<{ there: boolean }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  const done = table?.there ? await listApplied(db) : [];
  refuseNewer(done, entries);
  return entries.filter(({ when }) => !done.includes(when)).map(({ tag }) => tag);
}

function refuseNewer(done: readonly number[], entries: Journal['entries']): void {
  const newest = entries.at(-1)?.when ?? 0;
  if (!done.some((when) => when > newest)) return;
  throw new AppError(
    'DATABASE_NEWER',
    'The database was migrated by a newer release of kehoach-graph. Start that release, or use another database.',
  );
}

async function appliedMigrations(db: Db): Promise<number[]> {
  await db.execute(sql`create schema if not exists drizzle`);
  await db.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  return listApplied(db);
}

async function listApplied(db: Db): Promise<number[]> {
  const rows = await rowsOf<{ at: string }>(db, sql`select created_at::text as at from drizzle.__drizzle_migrations`);
  return rows.map((row) => Number(row.at));
}

async function applyMigration(db: Db, file: ReturnType<typeof readMigrationFiles>[number]): Promise<void> {
  try {
    await db.transaction(async (tx) => {
      for (const statement of file.sql) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${file.hash}, ${file.folderMillis})`,
      );
    });
  } catch (error) {
    throw new AppError(
      'DATABASE_UNSUITABLE',
      'The database refused a migration; nothing of it was kept. Use an empty PostgreSQL 15 or newer whose owner may create the pg_trgm extension.',
      {},
      { cause: error },
    );
  }
}

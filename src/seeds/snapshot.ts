import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database } from '../database/connection.ts';
import { WRITER_LOCK } from '../database/migrate.ts';
import { ensureDataset } from '../records/change-log.ts';
import { datasets, datasetVersions, seedApplications } from '../records/record.table.ts';
import type { SeedExtent } from './read-seeds.ts';

const DATABASE_FOLDER = 'pglite';
export const SEEDS_FILE = 'seeds.json';

/** Hash of the checked content of the seed files, by extent. */
export type SeedHashes = Readonly<Record<SeedExtent, string>>;

/** Gives the folder of the database in a snapshot. */
export function databaseIn(snapshot: string): string {
  return join(snapshot, DATABASE_FOLDER);
}

/** Reads the hashes of the seeds from which a snapshot was made. */
export async function seedHashesIn(snapshot: string): Promise<SeedHashes> {
  return JSON.parse(await readFile(join(snapshot, SEEDS_FILE), 'utf8')) as SeedHashes;
}

/**
 * Gives a database that began as a snapshot the identity and the time of publication of its own.
 *
 * Returns: whether it had none before. Any other database is left as it is.
 */
export async function nameInstance(database: Database, now: Date): Promise<boolean> {
  const versions = database.db.$count(datasetVersions);
  if ((await database.db.$count(datasets)) > 0 || (await versions) === 0) return false;
  await database.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK})`);
    await ensureDataset(tx, false);
    await tx.update(datasetVersions).set({ publishedAt: now });
    await tx.update(seedApplications).set({ appliedAt: now });
  });
  return true;
}

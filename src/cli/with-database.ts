import { readConfig } from '../config.ts';
import type { Database } from '../database/connection.ts';
import { RECORD_TYPES } from '../domains.ts';
import { openDataset } from '../seeds/open-dataset.ts';

/** Opens the database of the settings, brings it to this release, runs the work and closes it. */
export async function withDatabase<T>(
  work: (database: Database) => Promise<T>,
  now: () => Date = () => new Date(),
): Promise<T> {
  const { databaseUrl, prepare, dataDir, seeds } = readConfig(process.env);
  const { database } = await openDataset({ databaseUrl, prepare, dataDir, seeds, types: RECORD_TYPES, now: now() });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

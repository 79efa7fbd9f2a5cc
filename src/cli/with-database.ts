import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/connection.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { RECORD_TYPES } from '../domains.ts';
import { applySeeds, checkSeedReferences, SEEDS_FOLDER } from '../seeds/apply-seeds.ts';
import { readSeeds } from '../seeds/read-seeds.ts';

/** Opens the database of the settings, brings it to this release, runs the work and closes it. */
export async function withDatabase<T>(
  work: (database: Database) => Promise<T>,
  now: () => Date = () => new Date(),
): Promise<T> {
  const config = readConfig(process.env);
  const seeds = await readSeeds(SEEDS_FOLDER, config.seeds);
  checkSeedReferences(seeds, RECORD_TYPES);
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  try {
    await migrateDatabase(database);
    await applySeeds(database, RECORD_TYPES, seeds, now());
    return await work(database);
  } finally {
    await database.close();
  }
}

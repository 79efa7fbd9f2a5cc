import type { Logger as QueryLogger } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Database, openDatabase } from '../database/connection.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { currentVersion, type PublicationResult } from '../records/publish.ts';
import type { RecordType } from '../records/record.ts';
import { applySeeds, checkSeedReferences, SEEDS_FOLDER } from './apply-seeds.ts';
import { readSeeds, type SeedExtent } from './read-seeds.ts';

export interface DatasetOptions {
  /** Null: embedded. */
  databaseUrl: string | null;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
  types: readonly RecordType[];
  /** Which seeds it is to hold; "none" for what is filled otherwise, as a mirror is. */
  seeds: SeedExtent | 'none';
  /** The moment at which seeds are published. */
  now: Date;
  /** Takes a PostgreSQL, which others may use, as it is: for who only reads. */
  sharedAsItIs?: boolean;
  queryLogger?: QueryLogger | undefined;
}

/** What bringing a database to this release did. */
export interface Preparation {
  /** Names of the migrations that were run. */
  migrations: string[];
  /** Null when the seeds were applied already. */
  published: PublicationResult | null;
}

/**
 * Opens the database that the options name and brings it to this release: the one way in which the service, every
 * command, the benches and the tests come to a dataset. The seeds are read and checked first, so that a broken one
 * changes nothing.
 *
 * Throws: BAD_SEED, DATABASE_*, DATA_DIR_*, NOT_READY when a PostgreSQL that is taken as it is holds no dataset.
 */
export async function openDataset(options: DatasetOptions): Promise<{ database: Database } & Preparation> {
  const release = options.seeds === 'none' ? null : await readSeeds(SEEDS_FOLDER, options.seeds);
  if (release) checkSeedReferences(release, options.types);
  const { databaseUrl, dataDir, queryLogger } = options;
  const database = await openDatabase({ databaseUrl, dataDir, queryLogger });
  try {
    if (options.sharedAsItIs && database.engine === 'postgresql') {
      await checkPublished(database);
      return { database, migrations: [], published: null };
    }
    const migrations = await migrateDatabase(database);
    const published = release && (await applySeeds(database, options.types, release, options.now));
    return { database, migrations, published };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function checkPublished(database: Database): Promise<void> {
  if ((await currentVersion(database.db).catch(() => null)) === null) {
    throw new AppError(
      'NOT_READY',
      'The database of DATABASE_URL holds no dataset yet. Start the service on it once: kehoach serve.',
    );
  }
}

import type { Logger as QueryLogger } from 'drizzle-orm';
import { currentBuild } from '../base/build.ts';
import { AppError } from '../base/errors.ts';
import { type Database, openDatabase } from '../database/connection.ts';
import type { Deadlines } from '../database/deadlines.ts';
import { migrateDatabase } from '../database/migrate.ts';
import type { ReplicaOptions } from '../database/replicas.ts';
import { ensureProjections } from '../records/projection.ts';
import { currentVersion, type PublicationResult } from '../records/publish.ts';
import type { RecordType } from '../records/record.ts';
import { applySeeds, checkSeedReferences, lastSeedHash, SEEDS_FOLDER } from './apply-seeds.ts';
import type { SeedExtent, SeedRelease } from './read-seeds.ts';
import { databaseIn, nameInstance, seedHashesIn } from './snapshot.ts';

export interface DatasetOptions {
  /** Null: embedded. */
  databaseUrl: string | null;
  /** See DatabaseOptions; the same of the next six. */
  prepare?: boolean | undefined;
  directUrl?: string | null | undefined;
  readerUrl?: string | null | undefined;
  replicas?: ReplicaOptions | undefined;
  deadlines?: Deadlines | undefined;
  connections?: number | undefined;
  onRetry?: (() => void) | undefined;
  /** Folder of the embedded database; null keeps it in memory. */
  dataDir: string | null;
  types: readonly RecordType[];
  /** Which seeds it is to hold; "none" for what is filled otherwise, as a mirror is. */
  seeds: SeedExtent | 'none';
  /** The moment at which seeds are published. */
  now: Date;
  /** Takes a PostgreSQL, which others may use, as it is: for who only reads. */
  sharedAsItIs?: boolean;
  /** Hears of migrations when they stand, before the seeds are applied. */
  onMigrated?: (migrations: readonly string[]) => void;
  queryLogger?: QueryLogger | undefined;
  /** Applies the seeds to a PostgreSQL in another process; without it they are applied in this one. */
  applyElsewhere?: (() => Promise<void>) | undefined;
}

/** What bringing a database to this release did. */
export interface Preparation {
  /** Names of the migrations that were run. */
  migrations: string[];
  /** Null when the seeds were applied already, or elsewhere. */
  published: PublicationResult | null;
  /** True when the database is new and began as a copy of the snapshot. */
  unpacked: boolean;
}

/**
 * Opens the database that the options name and brings it to this release: the one way in which the service, every
 * command, the benches and the tests come to a dataset. The seeds are read and checked first, so that a broken one
 * changes nothing.
 *
 * Throws: BAD_SEED, DATABASE_*, DATA_DIR_*, NOT_READY when a PostgreSQL that is taken as it is holds no dataset.
 */
export async function openDataset(options: DatasetOptions): Promise<{ database: Database } & Preparation> {
  const { seeds, now } = options;
  const { snapshot } = currentBuild();
  // The seeds of a snapshot that fits were read and found right when it was made; they are read again only to be applied.
  const checked = seeds !== 'none' && snapshot ? (await seedHashesIn(snapshot))[seeds] : null;
  let release = seeds === 'none' || checked ? null : await readRelease(seeds, options.types);
  const template = seeds === 'all' && snapshot ? databaseIn(snapshot) : null;
  const database = await openDatabase({ ...options, template });
  try {
    if (options.sharedAsItIs && database.engine === 'postgresql') {
      await checkPublished(database);
      return { database, migrations: [], published: null, unpacked: false };
    }
    const migrations = await migrateDatabase(database);
    if (migrations.length > 0) options.onMigrated?.(migrations);
    // Before the seeds: what they change is then derived from them alone.
    await ensureProjections(database);
    const unpacked = template !== null && (await nameInstance(database, now));
    if (seeds !== 'none' && checked && (await lastSeedHash(database.db)) !== checked) {
      if (options.applyElsewhere && database.engine === 'postgresql') await options.applyElsewhere();
      else release = await readRelease(seeds, options.types);
    }
    const published = release && (await applySeeds(database, options.types, release, now));
    return { database, migrations, published, unpacked };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function readRelease(extent: SeedExtent, types: readonly RecordType[]): Promise<SeedRelease> {
  // Loaded here: most starts have nothing to read.
  const { readSeeds } = await import('./read-seeds.ts');
  const release = await readSeeds(SEEDS_FOLDER, extent);
  checkSeedReferences(release, types);
  return release;
}

async function checkPublished(database: Database): Promise<void> {
  if ((await currentVersion(database.db).catch(() => null)) === null) {
    throw new AppError(
      'NOT_READY',
      'The database of DATABASE_URL holds no dataset yet. Start the service on it once: kehoach serve.',
    );
  }
}

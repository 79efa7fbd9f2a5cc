import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { LOCK_FILE } from '../database/lock.ts';
import { datasets } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import { SEEDS_FOLDER } from './apply-seeds.ts';
import { openDataset } from './open-dataset.ts';
import { readSeeds, type SeedExtent } from './read-seeds.ts';
import { SEEDS_FILE, type SeedHashes } from './snapshot.ts';

/** Stands for the time of publication until an instance has one. */
const NO_TIME = new Date(0);

/**
 * Makes a migrated and seeded embedded database from which first starts begin, and beside it the hashes of the seeds
 * that were read and found right. It holds no identity of an instance: `nameInstance` gives one at the first start.
 *
 * Throws: BAD_SEED and what else a first start can throw.
 */
export async function makeSnapshot(folder: string, types: readonly RecordType[]): Promise<void> {
  const hashOf = async (extent: SeedExtent) => (await readSeeds(SEEDS_FOLDER, extent)).contentHash;
  const hashes: SeedHashes = { all: await hashOf('all'), reference: await hashOf('reference') };
  const { database } = await openDataset({ databaseUrl: null, dataDir: folder, types, seeds: 'all', now: NO_TIME });
  try {
    await database.db.delete(datasets);
    // Nothing is left to do for the first start: no dead rows, no statistics to gather, no log to replay.
    await database.db.execute(sql`vacuum (freeze, analyze)`);
    await database.db.execute(sql`checkpoint`);
  } finally {
    await database.close();
  }
  await rm(join(folder, LOCK_FILE));
  await writeFile(join(folder, SEEDS_FILE), JSON.stringify(hashes));
}

import { pino } from 'pino';
import { type App, createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { RECORD_TYPES } from '../domains.ts';
import { openDataset } from '../seeds/open-dataset.ts';

/**
 * Opens the whole service for one command, without listening and without the playground.
 *
 * Throws: DATABASE_*, DATA_DIR_*, NOT_READY when a PostgreSQL holds no dataset yet.
 */
export async function openService(config: Config): Promise<{ app: App; close(): Promise<void> }> {
  const { databaseUrl, prepare, dataDir, seeds } = config;
  const { database } = await openDataset({
    databaseUrl,
    prepare,
    dataDir,
    seeds,
    types: RECORD_TYPES,
    now: new Date(),
    sharedAsItIs: true,
  });
  try {
    // The terminal shows answers; what goes wrong inside is still said on the error stream.
    const log = pino({ level: 'error' }, process.stderr);
    const app = await createApp({ config, database, log });
    return {
      app,
      close: async () => {
        await app.http.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

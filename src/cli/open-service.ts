import { pino } from 'pino';
import { type App, createApp } from '../app.ts';
import { AppError } from '../base/errors.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { migrateDatabase } from '../database/migrate.ts';
import { RECORD_TYPES } from '../domains.ts';
import { currentVersion } from '../records/publish.ts';
import { applySeeds, SEEDS_FOLDER } from '../seeds/apply-seeds.ts';
import { readSeeds } from '../seeds/read-seeds.ts';

/**
 * Opens the whole service for one command, without listening and without the playground.
 *
 * Throws: DATABASE_*, DATA_DIR_*, NOT_READY when a PostgreSQL holds no dataset yet.
 */
export async function openService(config: Config): Promise<{ app: App; close(): Promise<void> }> {
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  try {
    if (database.engine === 'embedded') {
      await migrateDatabase(database);
      await applySeeds(database, RECORD_TYPES, await readSeeds(SEEDS_FOLDER, config.seeds), new Date());
    } else if ((await currentVersion(database.db).catch(() => null)) === null) {
      throw new AppError(
        'NOT_READY',
        'The database of DATABASE_URL holds no dataset yet. Start the service on it once: kehoach serve.',
      );
    }
    // The terminal shows answers; what goes wrong inside is still said on the error stream.
    const log = pino({ level: 'error' }, process.stderr);
    const app = await createApp({ config, database, log, playground: false });
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { AppError } from '../../base/errors.ts';
import type { Config } from '../../config.ts';
import { openDatabase, rowsOf } from '../../database/connection.ts';
import { pendingMigrations } from '../../database/migrate.ts';
import { currentVersion } from '../../records/publish.ts';
import { type Finding, fine, look } from './finding.ts';

/** Looks at the embedded database; one that a service has open is asked nothing. */
export async function examineEmbedded({ dataDir }: Config): Promise<Finding[]> {
  if (!existsSync(join(dataDir, 'pglite'))) {
    return [look('database', 'Embedded; DATA_DIR holds none yet.', 'The first start makes it: kehoach serve.')];
  }
  try {
    const database = await openDatabase({ databaseUrl: null, dataDir });
    try {
      const [row] = await rowsOf<{ version: string }>(database.db, sql`show server_version`);
      const pending = await pendingMigrations(database.db);
      if (pending.length > 0) {
        return [look('database', `Embedded; ${pending.length} migrations to run.`, 'The next start runs them.')];
      }
      const version = await currentVersion(database.db);
      return [fine('database', `Embedded, PostgreSQL ${row?.version}; dataset version ${version ?? 'none'}.`)];
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'DATA_DIR_LOCKED') throw error;
    return [fine('database', 'Embedded, in use by a running service.')];
  }
}

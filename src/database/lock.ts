import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { AppError } from '../base/errors.ts';

export const LOCK_FILE = 'kehoach.lock';

/**
 * Takes the exclusive lock of a data directory for as long as this process lives.
 *
 * The operating system holds the lock and drops it when the process ends, however it ends: there is nothing to
 * clean up after a crash and no way to take it from a live process. The file only says who holds it.
 *
 * Returns: a function that gives the lock back. Throws: DATA_DIR_LOCKED.
 */
export async function lockDataDirectory(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, LOCK_FILE);
  const file = await open(path, 'a+', 0o644);
  if (!tryLock(file.fd, 0, 0, { exclusive: true })) {
    await file.close();
    const holder = /^\d+/.exec(await readFile(path, 'utf8'))?.[0];
    throw new AppError(
      'DATA_DIR_LOCKED',
      `The data directory is in use${holder ? ` by process ${holder}` : ''}: an embedded database serves one process at a time. ` +
        'Stop that process, set DATA_DIR to another folder, or set DATABASE_URL to share a PostgreSQL.',
    );
  }
  await file.truncate(0);
  await file.write(`${process.pid}\n`);
  return () => file.close();
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Lists the files below a folder of the project by their paths from the project's root, sorted. */
export async function filesOf(folder: string, pattern = /./): Promise<string[]> {
  const entries = await readdir(join(PROJECT, folder), { recursive: true, withFileTypes: true });
  return (
    entries
      // The gateways of the federation's tests have packages of their own.
      .filter((entry) => entry.isFile() && !/[\\/]node_modules([\\/]|$)/.test(entry.parentPath.slice(PROJECT.length)))
      .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length).replaceAll('\\', '/'))
      .filter((path) => pattern.test(path))
      .sort()
  );
}

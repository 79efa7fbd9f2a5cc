import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the page's sources. */
export const PLAYGROUND_ROOT = fileURLToPath(new URL('./', import.meta.url));

/** Name of the file in the build output that says which sources it was built from. */
export const STAMP_FILE = 'sources.sha256';

const LOCKFILE = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));

/** Files of the server side; a change in them leaves the bundle as it is. */
const SERVER_ONLY = new Set(['playground.ts', 'build.ts']);

/**
 * Hashes everything the bundle depends on: the page's sources and the locked package versions. Content, not
 * modification times: a fresh clone or a copied image has arbitrary times.
 *
 * Returns the SHA-256 in hex. Throws when the sources or the lockfile cannot be read.
 */
export async function playgroundSourceHash(): Promise<string> {
  const entries = await readdir(PLAYGROUND_ROOT, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !SERVER_ONLY.has(relative(PLAYGROUND_ROOT, file)))
    .sort();
  const hash = createHash('sha256');
  for (const file of [...files, LOCKFILE]) {
    hash.update(`${relative(PLAYGROUND_ROOT, file).split(sep).join('/')}\0`);
    hash.update(await readFile(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

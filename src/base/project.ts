import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The project's folder, found from here: sources lie in `src/<room>/`, the compiled service in `dist/<build>/`, both
 * two folders down. The only place that counts folders.
 */
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Gives the path of a file or folder of the project. */
export function inProject(...names: string[]): string {
  return join(PROJECT, ...names);
}

/** The version of this release, as package.json and the changelog say it. */
export function releaseVersion(): string {
  return (JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string }).version;
}

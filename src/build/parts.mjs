// @ts-check
// What a build consists of, and which sources each part is made of. Plain JavaScript, like everything in this folder:
// it runs before anything is compiled, and must run where no compiler is installed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {'app' | 'page' | 'database'} Part */
/** @typedef {{ hash: string, folder: string, fits: boolean }} PartState */

/** The project's folder. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Where builds lie. Each part has a folder whose name holds the hash of its sources: it fits, or it is not there. */
export const DIST = join(PROJECT, 'dist');

/** @type {readonly Part[]} */
export const PARTS = ['app', 'page', 'database'];

/** @type {Readonly<Record<Part, string>>} */
export const NAMES = {
  app: 'the service',
  page: 'the playground page',
  database: 'the snapshot of the seeded database',
};

/** Sources of the playground's page; `src/web/playground/playground.ts`, which serves it, is of the service. */
const PAGE =
  /^src\/web\/playground\/(?:page\/|main\.tsx$|index\.html$|icon\.svg$|playground\.types\.ts$|vite\.config\.ts$)/;

/** Sources that have no part in what stands in the database after the seeds are applied. */
const NOT_IN_DATABASE =
  /^src\/(?:web|cli|build|operations|export|comparison)\/|^src\/(?:app|config|schema)\.ts$|^src\/kehoach\.mjs$/;

/** @type {Readonly<Record<Part, (path: string) => boolean>>} */
const BELONGS = {
  app: (path) => /^(?:src\/|package)/.test(path) && !PAGE.test(path),
  page: (path) => PAGE.test(path) || /^(?:package|src\/build\/)/.test(path),
  database: (path) =>
    /^(?:seeds\/|drizzle\/|package)/.test(path) || (path.startsWith('src/') && !NOT_IN_DATABASE.test(path)),
};

/**
 * Looks which parts of the build fit the sources as they are now. By content, not by times: a fresh clone or a copied
 * image has arbitrary times. Takes a few hundredths of a second.
 *
 * @returns {Readonly<Record<Part, PartState>>}
 */
export function stateOfBuild(project = PROJECT) {
  const files = ['src', 'seeds', 'drizzle'].flatMap((folder) => filesBelow(project, folder)).sort();
  const hashes = new Map(
    [...files, 'package-lock.json'].map((path) => [path, hashOf(readFileSync(join(project, path)))]),
  );
  /** @param {Part} part */
  const state = (part) => {
    const lines = [...hashes].filter(([path]) => BELONGS[part](path)).map((entry) => entry.join(' '));
    const hash = hashOf(lines.join('\n')).slice(0, 16);
    const folder = join(project, 'dist', `${part}-${hash}`);
    return { hash, folder, fits: existsSync(folder) };
  };
  return { app: state('app'), page: state('page'), database: state('database') };
}

/** @param {string} project @param {string} folder @returns {string[]} */
function filesBelow(project, folder) {
  return readdirSync(join(project, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(project, path) : [path];
  });
}

/** @param {string | Buffer} content */
function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

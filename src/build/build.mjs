// @ts-check
// Builds what runs: `npm ci` calls it as `prepare`, `npm run build` by hand, and a start whose build does not fit.
// Arguments: the parts to build, all when there are none. Parts that fit are left as they are.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { patchInstalledDriver } from '../database/driver-patch.mjs';
import { DIST, NAMES, PARTS, PROJECT, stateOfBuild } from './parts.mjs';

/** @typedef {import('./parts.mjs').Part} Part */

/** Packages without which a part cannot be built: absent after `npm ci --omit=dev`. */
const BUILDERS = { app: ['rolldown'], page: ['vite', 'react', '@graphiql/react'], database: [] };

/** How many builds of a part stay: a server that still runs an older one loads the rest of it when it needs it. */
const KEPT = 3;

/** Says that there is no build that fits, or that it could not be made; the message is for the terminal. */
class BuildError extends Error {
  /** @param {'NOT_BUILT' | 'BUILD_FAILED' | null} code null: the message is whole already @param {string} message */
  constructor(code, message, /** @type {unknown} */ cause = undefined) {
    super(message, { cause });
    this.code = code;
  }
}

/** @type {Readonly<Record<Part, (folder: string) => Promise<void>>>} */
const BUILD = {
  app: async (folder) => (await import('./app.mjs')).buildApp(folder),
  page: async (folder) => (await import('./page.mjs')).buildPage(folder),
  // The compiled service makes its own snapshot; no builder is needed.
  database: async (folder) => {
    const { makeSnapshot } = await import(pathToFileURL(join(stateOfBuild().app.folder, 'main.js')).href);
    await makeSnapshot(folder);
  },
};

/** Builds a part beside its place and renames it: a build that is killed leaves nothing that looks whole. */
async function build(/** @type {Part} */ part, /** @type {string} */ folder) {
  const begun = performance.now();
  const missing = BUILDERS[part].filter((name) => !isInstalled(name));
  if (missing.length > 0) {
    throw new BuildError(
      'NOT_BUILT',
      `There is no build of ${NAMES[part]} that fits these sources, and what builds it is not installed. Run "npm ci" with the development dependencies, or take a built tree.`,
    );
  }
  process.stderr.write(`Building ${NAMES[part]}: there is no build that fits these sources.\n`);
  const fresh = join(DIST, `.${basename(folder)}-${randomUUID()}`);
  try {
    mkdirSync(DIST, { recursive: true });
    await BUILD[part](fresh);
    if (!existsSync(folder)) renameSync(fresh, folder);
  } catch (error) {
    // Another process may have been quicker with the same sources.
    if (existsSync(folder)) return;
    if (error instanceof Error && error.name === 'AppError') throw error;
    throw new BuildError(
      'BUILD_FAILED',
      `${capital(NAMES[part])} could not be built: ${reasonOf(error)}. Correct that, then run "npm run build".`,
      error,
    );
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  sweep(part, folder);
  process.stderr.write(`Built ${NAMES[part]} in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`);
}

/** Takes old builds of a part away. */
function sweep(/** @type {Part} */ part, /** @type {string} */ current) {
  const old = readdirSync(DIST)
    .filter((name) => name.startsWith(`${part}-`) && name !== basename(current))
    .map((name) => ({ path: join(DIST, name), at: statSync(join(DIST, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of old.slice(KEPT - 1)) rmSync(path, { recursive: true, force: true });
}

function isInstalled(/** @type {string} */ name) {
  return (createRequire(import.meta.url).resolve.paths(name) ?? []).some((path) =>
    existsSync(join(path, name, 'package.json')),
  );
}

/** Takes the first line that says something: a bundler's error is otherwise a page of code frames. */
function reasonOf(/** @type {unknown} */ error) {
  const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error));
  const lines = text.split('\n').map((line) => line.trim().replaceAll(PROJECT, ''));
  const telling = lines.filter((line) => line !== '' && !/^(?:Build failed with|at |\(node:)/.test(line));
  return (telling[0] ?? 'unknown reason').replace(/[.:]$/, '');
}

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

const wanted = process.argv.slice(2);
try {
  // Before anything is bundled from it or run with it.
  patchInstalledDriver();
  for (const part of PARTS) {
    if (wanted.length > 0 && !wanted.includes(part)) continue;
    const { folder, fits } = stateOfBuild()[part];
    if (!fits) await build(part, folder);
  }
} catch (error) {
  const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
  process.stderr.write(`kehoach: ${message} [${code}]\n`);
  // The code of the snapshot may hold the process open.
  process.exit(1);
}
process.exit(0);

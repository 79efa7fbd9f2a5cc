#!/usr/bin/env -S node --v8-pool-size=1
// @ts-check
// Runs the build that fits the sources, from any working directory; makes it first when there is none.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stateOfBuild } from './build/parts.mjs';

/** The service needs all parts; the other commands only themselves. */
const serves = ['serve', undefined].includes(process.argv[2]);
const begun = performance.now();
let state = stateOfBuild();
const missing = (serves ? /** @type {const} */ (['app', 'page', 'database']) : /** @type {const} */ (['app'])).filter(
  (part) => !state[part].fits,
);
if (missing.length > 0) {
  const builder = fileURLToPath(new URL('./build/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [builder, ...missing], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(1);
  state = stateOfBuild();
}
const { run } = await import(pathToFileURL(join(state.app.folder, 'main.js')).href);
const { page, database } = state;
await run({ page: page.fits ? page.folder : null, snapshot: database.fits ? database.folder : null, begun });

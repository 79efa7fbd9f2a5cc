// @ts-check
// Builds the playground's page with Vite.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from './parts.mjs';

const TIMEOUT_MS = 300_000;

/** Builds the page into a folder, in a process of its own: Vite sets NODE_ENV. @param {string} folder */
export async function buildPage(folder) {
  const root = join(PROJECT, 'src/web/playground');
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  // emptyOutDir is off: the folder is new, and Vite warns about emptying one outside its root.
  const words = ['build', '--config', join(root, 'vite.config.ts'), '--outDir', folder, '--emptyOutDir', 'false'];
  try {
    await promisify(execFile)(process.execPath, [vite, ...words], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      timeout: TIMEOUT_MS,
    });
  } catch (error) {
    const output = String(/** @type {{ stderr?: unknown }} */ (error).stderr ?? '');
    const telling = output
      .split('\n')
      .filter((line) => !/^(?:\(node:|\(Use `node|vite v|✗|error during build)/.test(line));
    throw new Error(telling.join('\n').trim() || String(error), { cause: error });
  }
}

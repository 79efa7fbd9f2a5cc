// @ts-check
// Compiles the service and bundles it with its libraries: a hundred files to read instead of three thousand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { PROJECT } from './parts.mjs';

/** Builds the service into a folder. @param {string} folder @returns {Promise<void>} */
export async function buildApp(folder) {
  const { dependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
  // class-validator is optional for type-graphql, and not used here.
  const stays = [...Object.keys(dependencies), 'class-validator'];
  const bundle = await rolldown({
    cwd: PROJECT,
    input: { main: join(PROJECT, 'src/cli/main.ts') },
    platform: 'node',
    // One list says what is loaded from node_modules by the running service: the dependencies. What is bundled is a
    // development dependency.
    external: (id) => stays.some((name) => id === name || id.startsWith(`${name}/`)),
    tsconfig: join(PROJECT, 'tsconfig.json'),
    // The two builds of graphql side by side would not know each other's types.
    resolve: { alias: { graphql$: join(PROJECT, 'node_modules/graphql/index.js') } },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'warn',
    onLog(level, log, handler) {
      // Optional packages of libraries, and "use client" marks: nothing that we could put right.
      if (level === 'warn' && log.code !== 'UNRESOLVED_IMPORT' && /node_modules/.test(`${log.id ?? ''}${log.message}`))
        return;
      handler(level, log);
    },
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      // All in one folder: src/base/project.ts counts on the depth.
      chunkFileNames: '[name]-[hash].js',
      keepNames: true,
      sourcemap: true,
    });
  } finally {
    await bundle.close();
  }
}

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Without the alias vitest loads the CommonJS and the ESM build of graphql side by side.
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('./node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A worker loads the service once. What files share they only read: their database refuses to be written.
    isolate: false,
    // Far above what any test needs: a busy machine must not look like a broken one.
    testTimeout: 60_000,
    hookTimeout: 300_000,
  },
});

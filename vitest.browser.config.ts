import { defineConfig } from 'vitest/config';

/** The browser test needs Chromium, so `npm test` leaves it out: vitest run --config vitest.browser.config.ts */
export default defineConfig({
  test: {
    include: ['test/web/browser/**/*.browser.ts'],
    testTimeout: 360_000,
    hookTimeout: 180_000,
  },
});

import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

/**
 * Feeds and data files read by programs of others. They need Debian's packages newsboat, sfeed, jing, python3-feedparser,
 * r-base-core and libreoffice-calc, and DuckDB, so `npm test` leaves them out: vitest run --config vitest.readers.config.ts
 */
const readers = mergeConfig(base, defineConfig({}));
readers.test = {
  ...readers.test,
  include: ['test/web/feeds/**/*.readers.ts', 'test/export/readers/*.readers.ts'],
  testTimeout: 180_000,
};
export default readers;

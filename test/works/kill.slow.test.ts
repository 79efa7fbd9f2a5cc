import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, rowsOf } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { readText } from '../reader/support/fixtures.ts';
import { buildParts, KEHOACH } from '../support/build.ts';
import { ON_POSTGRES, testDatabase } from '../support/databases.ts';
import { randomFrom } from '../support/edits.ts';
import { hashesOfSteps, PAGES, writePages } from './support/chain.ts';
import { contentHashOf, importInto, NOW } from './support/importing.ts';

const KILLS = 5;

describe('an import that is killed', () => {
  let folder: string;
  let steps: (string | null)[];

  beforeAll(async () => {
    await buildParts();
    folder = await mkdtemp(join(tmpdir(), 'kehoach-kill-'));
    await writePages(folder);
    const start = await openDataset({
      databaseUrl: null,
      dataDir: join(folder, 'start'),
      types: RECORD_TYPES,
      seeds: 'reference',
      now: NOW,
    });
    await start.database.close();
    steps = await hashesOfSteps();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  // The embedded engine alone: a PostgreSQL of its own process rolls back what its client did not commit.
  it(`at ${KILLS} random moments leaves the database as it is after some document, never between`, async () => {
    const random = randomFrom(7);
    const met: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const dataDir = join(folder, `kill-${kill}`);
      await cp(join(folder, 'start'), dataDir, { recursive: true });
      const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, SEEDS: 'reference', LOG_LEVEL: 'error' };
      const child = spawn(process.execPath, [KEHOACH, 'import', join(folder, 'pages')], {
        cwd: folder,
        env,
        stdio: 'ignore',
      });
      const gone = once(child, 'exit');
      // From before the first transaction to about the end of the last.
      const timer = setTimeout(() => child.kill('SIGKILL'), 1_800 + random() * 4_000);
      await gone;
      clearTimeout(timer);
      const database = await openDatabase({ databaseUrl: null, dataDir });
      try {
        const hash = await contentHashOf(database);
        met.push(steps.indexOf(hash));
        const [odd] = await rowsOf<{ count: number }>(
          database.db,
          sql`select count(*)::int as count from imports where status = 'PUBLISHED'`,
        );
        expect(odd?.count).toBe(steps.indexOf(hash));
      } finally {
        await database.close();
      }
    }
    expect(met.every((step) => step >= 0)).toBe(true);
  }, 120_000);
});

describe('two imports at once', () => {
  // On the embedded engine a second process is refused with DATA_DIR_LOCKED, which the test of the command shows.
  it('serialise: each is published whole, under a version of its own', async () => {
    const database = await testDatabase('seeded');
    try {
      const bundles = await Promise.all(PAGES.slice(0, 4).map((text) => readText(text)));
      const results = await Promise.all(bundles.map((bundle) => importInto(database, bundle)));
      const versions = results.map((result) => result.version).sort((a, b) => a - b);
      expect(versions).toEqual(versions.map((_, i) => (versions[0] ?? 0) + i));
      const hash = await contentHashOf(database);
      const other = await testDatabase('seeded');
      try {
        for (const bundle of bundles.reverse()) await importInto(other, bundle);
        expect(await contentHashOf(other)).toBe(hash);
      } finally {
        await other.close();
      }
      expect(database.engine).toBe(ON_POSTGRES ? 'postgresql' : 'embedded');
    } finally {
      await database.close();
    }
  });
});

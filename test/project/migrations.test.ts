import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../drizzle.config.ts';
import { rowsOf } from '../../src/database/connection.ts';
import { migrateDatabase } from '../../src/database/migrate.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { PROJECT } from '../support/files.ts';

const run = promisify(execFile);

describe('the migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase('migrated');
  });
  afterAll(() => database.close());

  it('hold all that the tables say: generating again adds nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kehoach-drizzle-'));
    const [copy, settings] = [join(folder, 'drizzle'), join(folder, 'config.json')];
    try {
      await cp(`${PROJECT}drizzle`, copy, { recursive: true });
      await writeFile(settings, JSON.stringify({ ...config, out: relative(PROJECT, copy) }));
      const { stdout } = await run(
        process.execPath,
        ['node_modules/drizzle-kit/bin.cjs', 'generate', `--config=${relative(PROJECT, settings)}`],
        { cwd: PROJECT },
      );
      expect(stdout).toContain('No schema changes');
      const journal = join('meta', '_journal.json');
      expect((await readdir(copy)).sort()).toEqual((await readdir(join(PROJECT, 'drizzle'))).sort());
      expect(await readFile(join(copy, journal), 'utf8')).toBe(
        await readFile(join(PROJECT, 'drizzle', journal), 'utf8'),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('are not run a second time', async () => {
    expect(await migrateDatabase(database)).toEqual([]);
  });

  it('let every foreign key wait for the end of a publication', async () => {
    const keys = await rowsOf<{ name: string; deferrable: boolean }>(
      database.db,
      sql`select conname as name, condeferrable as deferrable from pg_constraint
        where contype = 'f' and connamespace = 'public'::regnamespace order by conname`,
    );
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => !key.deferrable).map((key) => key.name)).toEqual([]);
  });

  it('have an index for every foreign key but two', async () => {
    const bare = await rowsOf<{ name: string }>(
      database.db,
      sql`select conname as name from pg_constraint as fk where contype = 'f' and connamespace = 'public'::regnamespace
        and not exists (select 1 from pg_index where indrelid = fk.conrelid and indkey[0] = fk.conkey[1]) order by 1`,
    );
    // Versions are never deleted, and the 63 provinces are read faster without an index.
    expect(bare.map((row) => row.name)).toEqual([
      'provinces_newest_state_id_province_states_id_fk',
      'records_version_dataset_versions_version_fk',
    ]);
  });
});

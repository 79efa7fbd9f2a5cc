import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { describe, expect, inject, it } from 'vitest';
import { ON_POSTGRES, urlOfDatabase } from '../../support/databases.ts';
import { copyProject } from '../../support/project-copy.ts';
import { occupyPort, openFolder, startService } from '../../support/service.ts';

const folder = openFolder();
const data = () => join(folder(), 'data');

/** Starts a service that must refuse: one line on the error output, the exit code 1, and no other word. */
async function refusal(
  settings: Record<string, string>,
  options?: Parameters<typeof startService>[1],
): Promise<string> {
  const service = startService({ DATA_DIR: data(), PORT: '0', ...settings }, options);
  expect(await service.ended()).toEqual({ code: 1, signal: null });
  expect(service.out()).toBe('');
  // What is being built is told before; the refusal itself is one line.
  const [line, ...rest] = service
    .err()
    .replaceAll(/^Building .*\n/gm, '')
    .split('\n');
  expect(rest, service.err()).toEqual(['']);
  expect(line).toMatch(/^kehoach: .+\. \[[A-Z_]+\]$/);
  expect(line).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|secret/);
  return line ?? '';
}

const entries = async () => (await readdir(folder())).sort();

describe('a service that cannot start says why in one line, ends with 1 and changes nothing:', {
  timeout: 120_000,
}, () => {
  it('a database at whose address nothing listens', async () => {
    const line = await refusal({ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/x' });
    expect(line).toMatch(/nothing listens at that address.*\[DATABASE_UNREACHABLE\]$/);
    expect(await entries()).toEqual([]);
  });

  it('several settings at once, all of them, without their values', async () => {
    const line = await refusal({ PORT: 'secret', LOG_LEVEL: 'secret', PUBLIC_URL: 'secret', DATABASE_URL: 'secret' });
    for (const name of ['PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'DATABASE_URL']) expect(line).toContain(`${name} `);
    expect(line).toContain('[BAD_SETTING]');
    expect(await entries()).toEqual([]);
  });

  it('a port that another process has, before anything is made', async () => {
    const { port, release } = await occupyPort();
    const line = await refusal({ PORT: String(port) });
    await release();
    expect(line).toContain(
      `Port ${port} on 127.0.0.1 is in use by another process. Stop it, or set PORT to a free one. [PORT_IN_USE]`,
    );
    expect(await entries()).toEqual([]);
  });

  it('a data directory that is a file, or lies below one', async () => {
    await writeFile(data(), 'mine');
    expect(await refusal({})).toContain('DATA_DIR cannot be written');
    expect(await refusal({ DATA_DIR: join(data(), 'below') })).toMatch(/\[DATA_DIR_UNUSABLE\]$/);
    expect(await readFile(data(), 'utf8')).toBe('mine');
    expect(await entries()).toEqual(['data']);
  });

  it('a data directory with a broken database', async () => {
    await mkdir(join(data(), 'pglite', 'base'), { recursive: true });
    await writeFile(join(data(), 'pglite', 'PG_VERSION'), '9\n');
    expect(await refusal({})).toMatch(/cannot be opened.*\[DATA_DIR_UNUSABLE\]$/);
    expect(await readFile(join(data(), 'pglite', 'PG_VERSION'), 'utf8')).toBe('9\n');
  });

  it('a database from a newer release', async () => {
    await mkdir(data());
    const open = () => PGlite.create(join(data(), 'pglite'), { extensions: { pg_trgm } });
    const count = 'select count(*)::int as n from drizzle.__drizzle_migrations';
    const made = await open();
    await made.exec(`create schema drizzle;
      create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
      insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9999999999999)`);
    await made.close();
    expect(await refusal({})).toMatch(/migrated by a newer release.*\[DATABASE_NEWER\]$/);
    const after = await open();
    expect((await after.query(count)).rows).toEqual([{ n: 1 }]);
    expect((await after.query(`select tablename from pg_tables where schemaname = 'public'`)).rows).toEqual([]);
    await after.close();
  });

  it('a seed file that is wrong', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: true, packages: true });
    await writeFile(join(project, 'seeds/plans/broken.yaml'), 'plan: []\n');
    const line = await refusal({}, { project });
    expect(line).toContain('Seed plans/broken.yaml: ');
    expect(line).toContain('did you mean "plans"? Nothing was loaded. [BAD_SEED]');
    expect(await entries()).toEqual(['project']);
  });

  it('a playground page that cannot be built', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: true, packages: true });
    await appendFile(join(project, 'src/web/playground/main.tsx'), "\nimport './not-there.ts';\n");
    const line = await refusal({}, { project });
    expect(line).toMatch(/The playground page could not be built: .*not-there.*\[BUILD_FAILED\]$/);
    expect(await entries()).toEqual(['project']);
  });

  it('a tree without a build and without what builds it', async () => {
    const project = join(folder(), 'project');
    await copyProject(project, { built: false, packages: false });
    expect(await refusal({}, { project })).toMatch(/no build of the service .*\[NOT_BUILT\]$/);
    expect(await entries()).toEqual(['project']);
  });

  // Only a PostgreSQL server can refuse a database or a role by name.
  if (ON_POSTGRES) {
    it('a PostgreSQL without a database of that name', async () => {
      expect(await refusal({ DATABASE_URL: urlOfDatabase('no_such_database') })).toMatch(
        /it has no database of that name.*\[DATABASE_UNREACHABLE\]$/,
      );
      expect(await entries()).toEqual([]);
    });

    it('a PostgreSQL that was migrated by a newer release', async () => {
      const { testDatabase } = await import('../../support/databases.ts');
      const { sql } = await import('drizzle-orm');
      expect(inject('databases').migrated).toMatch(/^kehoach_/);
      const database = await testDatabase('migrated');
      const [row] = (await database.db.execute(sql`select current_database() as name`)) as unknown as {
        name: string;
      }[];
      await database.db.execute(
        sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('from the future', 9999999999999)`,
      );
      expect(await refusal({ DATABASE_URL: urlOfDatabase(row?.name ?? '') })).toMatch(/\[DATABASE_NEWER\]$/);
      expect(await database.db.execute(sql`select version from dataset_versions`)).toHaveLength(0);
      await database.close();
    });
  }
});

import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { readConfig } from '../../src/config.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { ON_POSTGRES, onServer, type TestDatabase, testDatabase } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';
import { recordingTerminal } from '../support/terminal.ts';

const suffix = randomUUID().slice(0, 8);
const reader = `reader_${suffix}`;
const writer = `writer_${suffix}`;

async function run(databaseUrl: string, ...words: string[]) {
  const terminal = recordingTerminal({ config: async () => readConfig({ DATABASE_URL: databaseUrl }) });
  const names = words.includes('--reader') ? [] : ['--reader', reader, '--writer', writer];
  await createCli(terminal).parseAsync(['database', 'roles', ...names, ...words], { from: 'user' });
  return terminal.written;
}

it('has no roles to make in the embedded database', async () => {
  await expect(run('')).rejects.toMatchObject({ code: 'BAD_SETTING' });
});

describe.skipIf(!ON_POSTGRES)('kehoach database roles', () => {
  let database: TestDatabase;
  let urls: Record<string, string>;
  beforeAll(async () => {
    database = await testDatabase('seeded');
    await database.disconnect?.();
    const { out, code } = await run(database.url ?? '');
    expect(code, out).toBe(0);
    urls = Object.fromEntries([...out.matchAll(/^(\w+)=(\S+)$/gm)].map(([, name, url]) => [name, url]));
  });
  afterAll(async () => {
    await database?.close();
    await onServer((admin) => admin.unsafe(`drop role if exists ${reader}; drop role if exists ${writer}`));
  });

  it('prints the addresses to set, each with a password of its own', () => {
    expect(Object.keys(urls).sort()).toEqual(['DATABASE_READER_URL', 'DATABASE_URL']);
    const passwords = Object.values(urls).map((url) => new URL(url).password);
    expect(new Set(passwords).size).toBe(2);
    for (const password of passwords) expect(password).toMatch(/^[\w-]{32}$/);
  });

  it('makes a reader that reads everything and changes nothing, whatever its session says', async () => {
    const sql = postgres(urls.DATABASE_READER_URL ?? '', { max: 1, onnotice: () => {} });
    const [row] = await sql`select count(*)::int as plans from plans`;
    expect(row?.plans).toBeGreaterThan(50);
    await sql`set default_transaction_read_only = off`;
    for (const statement of [
      "update plans set summary = 'x'",
      'delete from records',
      'create table x (a int)',
      'drop table plans',
    ])
      await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    await sql.end();
  });

  it('makes a writer with which a service starts and publishes, while readers ask as the reader', async () => {
    const opened = await openDataset({
      databaseUrl: urls.DATABASE_URL ?? '',
      readerUrl: urls.DATABASE_READER_URL,
      dataDir: null,
      types: RECORD_TYPES,
      seeds: 'all',
      now: new Date(),
      deadlines: { connectMs: 2_000, acquireMs: 2_000, statementMs: 5_000 },
    });
    const ours = opened.database;
    const record = (await heldRecords(ours)).get('plan:ninh-thuan-827-2024');
    if (!record) throw new Error('no plan');
    const content = { ...record.content, summary: 'sửa' };
    await publishRecords(ours, { origin: 'REVIEW', reason: 'x', records: [{ ...record, content }], now: new Date() });
    const [asked] = (await ours.db.execute(
      "select current_user as who, summary from plans where id = 'plan:ninh-thuan-827-2024'",
    )) as unknown as { who: string; summary: string }[];
    expect(asked).toEqual({ who: reader, summary: 'sửa' });
    await ours.close();
  });

  it('leaves what stands when it runs again, and lets the reader read what is added later', async () => {
    const sql = postgres(urls.DATABASE_URL ?? '', { max: 1, onnotice: () => {} });
    await sql`create table later (a int)`;
    await sql.end();
    const again = await run(database.url ?? '');
    expect(again.out).toContain('its password stays');
    expect((await run(database.url ?? '', '--check')).out).toBe(
      `ok   "${reader}" may read and no more; "${writer}" may migrate and publish.\n`,
    );
  });

  it('says what is too much and what is missing', async () => {
    const admin = postgres(database.url ?? '', { max: 1, onnotice: () => {} });
    await admin.unsafe(`grant insert on plans to ${reader}; revoke select on tasks from ${reader}`);
    await admin.unsafe(`alter role ${reader} createdb; alter table records owner to current_user`);
    await admin.end();
    const { out, code } = await run(database.url ?? '', '--check');
    expect(code).toBe(1);
    for (const said of [
      'may not read public.tasks',
      'may write public.plans',
      'createdb',
      'does not own public.records',
    ])
      expect(out).toContain(said);
  });

  it('refuses names that are none', async () => {
    const names = ['--reader', 'x"; drop table plans', '--writer', writer];
    await expect(run(database.url ?? '', ...names)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

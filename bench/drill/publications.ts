import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { KEHOACH } from '../../test/support/build.ts';
import type { Place } from './faults.ts';

const DOCUMENT = fileURLToPath(
  new URL('../../test/reader/fixtures/02-tay-ninh-decision-with-plan.txt', import.meta.url),
);
/** Longer than any import of a page takes, also where the machine has much to do. */
const IMPORT_MS = 120_000;

/** Begins to import a document. */
function startImport(databaseUrl: string) {
  const child = spawn(process.execPath, [KEHOACH, 'import', DOCUMENT], {
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: IMPORT_MS,
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  return { child, ended: once(child, 'close').then(() => said) };
}

/** What a publication would change. */
async function stateOf(sql: postgres.Sql): Promise<string> {
  const [row] = await sql`select (select max(version) from dataset_versions) as version,
    (select count(*) from records) as records, (select count(*) from plans) as plans, (select count(*) from changes) as log`;
  return JSON.stringify(row);
}

const WAITS = "select 1 from pg_locks where relation = 'changes'::regclass and not granted";
const UNFINISHED = `select 1 from pg_stat_activity
  where pid <> pg_backend_pid() and backend_type = 'client backend' and backend_xid is not null`;

/** Kills `kehoach import` in the middle of its publication: after its records and rows, before its log and its end. */
export async function killPublication({ admin, server }: Place): Promise<void> {
  await admin(async (sql) => {
    const before = await stateOf(sql);
    await sql.begin(async (tx) => {
      await tx.unsafe('lock table changes in share mode');
      const { child, ended } = startImport(server.url);
      while ((await tx.unsafe(WAITS)).length === 0) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`the import ended before it could be killed: ${await ended}`);
        await pause(50);
      }
      child.kill('SIGKILL');
      await ended;
    });
    // The server learns that nobody is there when it goes on.
    while ((await sql.unsafe(UNFINISHED)).length > 0) await pause(50);
    await unchanged(sql, before, 'the killed publication');
  });
}

/** Where a publication writes, so that it soon needs more room than there is. */
const WRITTEN = ['records', 'changes', 'search_entries', 'record_layers'];

/**
 * Lets the disk below the tables of a publication be full while `kehoach import` publishes: it says so by its code, in
 * no words of SQL, and leaves nothing.
 */
export async function fillDisk({ admin, server }: Place): Promise<void> {
  await admin(async (sql) => {
    const disk = await server.smallDisk();
    const moved: string[] = [];
    try {
      await sql.unsafe(`create tablespace small location '${disk.folder}'`);
      for (const table of WRITTEN) {
        await sql.unsafe(`alter table ${table} set tablespace small`);
        moved.push(table);
      }
      await disk.fill();
      const before = await stateOf(sql);
      const said = await startImport(server.url).ended;
      if (!said.includes('STORAGE_FULL')) throw new Error(`the import does not say that the disk is full: ${said}`);
      if (/\b(insert into|update|select)\b/i.test(said)) throw new Error(`the import says SQL: ${said}`);
      await unchanged(sql, before, 'a publication without room');
    } finally {
      await disk.empty();
      for (const table of moved) await sql.unsafe(`alter table ${table} set tablespace pg_default`);
      await sql.unsafe('drop tablespace if exists small');
      await disk.remove();
    }
  });
}

async function unchanged(sql: postgres.Sql, before: string, what: string): Promise<void> {
  const after = await stateOf(sql);
  if (after !== before) throw new Error(`a part of ${what} stands: ${before} became ${after}`);
}

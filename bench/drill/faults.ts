import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';
import { KEHOACH } from '../../test/support/build.ts';
import type { FaultyNetwork } from '../../test/support/faulty-network.ts';
import type { DrillServer } from './server.ts';

/** What a fault can take hold of. */
export interface Place {
  server: DrillServer;
  /** The way from the service to the server. */
  network: FaultyNetwork;
  /** A way of the drill's own to the server, for as long as a fault needs one. */
  admin<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T>;
}

export interface Fault {
  name: string;
  /** Makes the fault. Returns when it has ended. */
  make(place: Place): Promise<void>;
}

/** So long a fault stays that does not end by itself. */
const STAYS_MS = 4_000;
const OTHERS = "pid <> pg_backend_pid() and backend_type = 'client backend'";

const weather = (name: string, kind: 'silent' | 'refusing' | 'slow'): Fault => ({
  name,
  make: async ({ network }) => {
    await network.weather(kind);
    await pause(STAYS_MS);
    await network.weather('fair');
  },
});

const again = (name: string, times: number, everyMs: number, once: (place: Place) => unknown): Fault => ({
  name,
  make: async (place) => {
    for (let time = 0; time < times; time++) {
      await once(place);
      await pause(everyMs);
    }
  },
});

/** The faults of the drill. */
export const FAULTS: readonly Fault[] = [
  { name: 'the server restarts', make: ({ server }) => server.restart() },
  again('all backends are killed', 5, 300, ({ admin }) =>
    admin((sql) => sql.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where ${OTHERS}`)),
  ),
  {
    name: 'the server is frozen',
    make: async ({ server }) => {
      await server.freeze();
      await pause(STAYS_MS);
      await server.thaw();
    },
  },
  weather('the network is slow', 'slow'),
  weather('the network refuses', 'refusing'),
  weather('the network is silent', 'silent'),
  again('connections are reset, 50 times', 50, 60, ({ network }) => network.reset()),
  again('answers are cut in the middle', 20, 120, ({ network }) => network.cutAfter(3_000)),
  again('statements are cancelled', 20, 100, ({ admin }) =>
    admin((sql) =>
      sql.unsafe(`select pg_cancel_backend(pid) from pg_stat_activity where ${OTHERS} and state = 'active'`),
    ),
  ),
  {
    name: 'a table is locked',
    make: ({ admin }) =>
      admin((sql) =>
        sql.begin(async (tx) => {
          await tx.unsafe('lock table provinces in access exclusive mode');
          await pause(STAYS_MS);
        }),
      ),
  },
  { name: 'a publication is killed', make: (place) => place.admin((sql) => killPublication(sql, place.server.url)) },
];

const DOCUMENT = fileURLToPath(
  new URL('../../test/reader/fixtures/02-tay-ninh-decision-with-plan.txt', import.meta.url),
);
const WAITS = "select 1 from pg_locks where relation = 'changes'::regclass and not granted";

/** Kills `kehoach import` in the middle of its publication: after its records and rows, before its log and its end. */
async function killPublication(sql: postgres.Sql, databaseUrl: string): Promise<void> {
  const state = async () => {
    const [row] = await sql`select (select max(version) from dataset_versions) as version,
      (select count(*) from records) as records, (select count(*) from plans) as plans, (select count(*) from changes) as log`;
    return JSON.stringify(row);
  };
  const before = await state();
  await sql.begin(async (tx) => {
    await tx.unsafe('lock table changes in share mode');
    const importing = spawn(process.execPath, [KEHOACH, 'import', DOCUMENT], {
      env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(importing, 'exit');
    while ((await tx.unsafe(WAITS)).length === 0) {
      if (importing.exitCode !== null) throw new Error('the import ended before it could be killed');
      await pause(50);
    }
    importing.kill('SIGKILL');
    await ended;
  });
  // The server learns that nobody is there when it goes on.
  while ((await sql.unsafe(`select 1 from pg_stat_activity where ${OTHERS} and backend_xid is not null`)).length > 0) {
    await pause(50);
  }
  const after = await state();
  if (after !== before) throw new Error(`a part of the killed publication stands: ${before} became ${after}`);
}

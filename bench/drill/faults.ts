import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import type { FaultyNetwork } from '../../test/support/faulty-network.ts';
import { fillDisk, killPublication } from './publications.ts';
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

const locked = (name: string, tables: string, ms: number): Fault => ({
  name,
  make: ({ admin }) =>
    admin((sql) =>
      sql.begin(async (tx) => {
        await tx.unsafe(`lock table ${tables} in access exclusive mode`);
        await pause(ms);
      }),
    ),
});

const TAKER = 'drill takes connections';

/** Takes all connections of the server, those of the service too whenever it has one again, and gives them back. */
async function takeConnections(sql: postgres.Sql, url: string): Promise<void> {
  const [row] = await sql`select current_setting('max_connections')::int as most`;
  const most = Number(row?.most);
  const own = { max: 1, max_lifetime: null, onnotice: () => {}, connection: { application_name: TAKER } };
  const taken: postgres.Sql[] = [];
  const take = async () => {
    const one = postgres(url, own);
    try {
      await one`select 1`;
      taken.push(one);
    } catch (error) {
      await one.end({ timeout: 1 });
      if ((error as { code?: unknown }).code !== '53300') throw error;
    }
  };
  const end = performance.now() + STAYS_MS;
  for (let missing = most; performance.now() < end; ) {
    await Promise.all(Array.from({ length: missing }, take));
    const freed = await sql.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity
      where ${OTHERS} and application_name <> '${TAKER}'`);
    missing = freed.length;
    await pause(50);
  }
  await Promise.all(taken.map((one) => one.end({ timeout: 1 })));
}

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
  locked('a table is locked', 'provinces', STAYS_MS),
  // Longer than a statement may take, and more clients than the service has connections: all of them wait for the lock.
  locked('all connections of the service wait', 'plans, provinces, dataset_versions', 2 * STAYS_MS),
  {
    name: 'the server has no connection left',
    make: ({ admin, server }) => admin((sql) => takeConnections(sql, server.url)),
  },
  { name: 'the disk is full', make: fillDisk },
  { name: 'a publication is killed', make: killPublication },
];

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isAny, isKeyOf, openDatabase, rowsOf } from '../../src/database/connection.ts';
import { patched } from '../../src/database/driver-patch.mjs';
import { checkDriver, PreparedTexts } from '../../src/database/postgres-driver.ts';
import { changeKind } from '../../src/records/change.table.ts';
import { ON_POSTGRES, type TestDatabase, testDatabase } from '../support/databases.ts';
import { resetConnection } from '../support/reset.ts';

describe('the patch of the driver', () => {
  const source = (file: string) =>
    readFileSync(
      createRequire(import.meta.url)
        .resolve('postgres')
        .replace(/cjs\/src\/index\.js$/, `src/${file}`),
      'utf8',
    );

  it('stands in the installed driver, once', () => {
    expect(patched('connection.js', source('connection.js'))).toBeNull();
    expect(patched('index.js', source('index.js'))).toBeNull();
    expect(() => checkDriver()).not.toThrow();
  });

  it('is refused by another text than that of its version', () => {
    expect(() => patched('connection.js', 'export default function Connection() {}')).toThrow(/is not that of 3\.4\.9/);
  });

  it('is missed by the service, which does not start without it', () => {
    expect(() => checkDriver(() => {})).toThrow(expect.objectContaining({ code: 'DRIVER_UNPATCHED' }));
  });
});

describe('the choice of statements to prepare', () => {
  it('takes what comes again', () => {
    const texts = new PreparedTexts();
    expect([texts.take('a'), texts.take('a'), texts.take('b'), texts.take('a')]).toEqual([false, true, false, true]);
  });

  it('has an end, whatever strangers ask', () => {
    const texts = new PreparedTexts();
    const taken = Array.from({ length: 5_000 }, (_, at) => [texts.take(`${at}`), texts.take(`${at}`)]).flat();
    expect(taken.filter(Boolean)).toHaveLength(500);
    expect(texts.take('0')).toBe(true);
  });
});

describe('a new directory', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    const { migrateDatabase } = await import('../../src/database/migrate.ts');
    database = await testDatabase('empty');
    await migrateDatabase(database);
  });
  afterAll(() => database.close());

  it('takes lists of the types that its first migration made', async () => {
    for (const kinds of [['ADDED'], ['ADDED', 'CHANGED'], []] as const) {
      const rows = await rowsOf(
        database.db,
        sql`select ${isAny(sql`'ADDED'::change_kind`, kinds, changeKind)} as there`,
      );
      expect(rows).toEqual([{ there: kinds.length > 0 }]);
    }
  });

  it('answers a question for changes of some kinds at once', async () => {
    const { countChanges } = await import('../../src/changes/change.queries.ts');
    expect(await countChanges(database.db, { kinds: ['ADDED', 'CORRECTED'] })).toBe(0);
  });
});

// Only a server can tell what it was sent: these run where the tests run on PostgreSQL.
if (ON_POSTGRES) {
  describe('a connection to PostgreSQL', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await testDatabase('seeded');
    });
    afterAll(() => database.close());

    it('compiles no statement', async () => {
      expect(await rowsOf(database.db, sql`show jit`)).toEqual([{ jit: 'off' }]);
    });

    it('prepares statements with parameters that come again, in transactions too', async () => {
      const prepared = (db: Pick<TestDatabase, 'db'>['db']) =>
        rowsOf<{ count: number }>(
          db,
          sql`select count(*)::int as count from pg_prepared_statements
            where statement like '%marker_of_this_test%' and statement not like '%pg_prepared_statements%'`,
        );
      await database.exclusively(async (db) => {
        const ask = (value: number) => rowsOf(db, sql`select ${value}::int as marker_of_this_test`);
        for (const value of [1, 2, 3]) expect(await ask(value)).toEqual([{ marker_of_this_test: value }]);
        expect((await prepared(db))[0]?.count).toBe(1);
        await db.transaction(async (tx) => {
          const inside = (value: number) => tx.execute(sql`select ${value}::int as marker_of_this_test, 2 as inside`);
          for (const value of [1, 2, 3]) await inside(value);
        });
        expect((await prepared(db))[0]?.count).toBe(2);
      });
    });

    it('prepares readings without parameters too, and nothing that may hold several statements', async () => {
      await database.exclusively(async (db) => {
        const texts = [
          'select 1 as marker_bare',
          "select 'a;b' as marker_several",
          'set application_name = marker_set',
        ];
        for (const text of texts) for (let time = 0; time < 3; time++) await db.execute(text);
        const rows = await rowsOf(
          db,
          sql`select statement from pg_prepared_statements where statement ~ 'marker_(bare|several|set)'
            and statement !~ 'pg_prepared_statements'`,
        );
        expect(rows).toEqual([{ statement: 'select 1 as marker_bare' }]);
      });
    });

    it('plans once for all lists of keys of a loader, however short they are', async () => {
      await database.exclusively(async (db) => {
        await db.execute('analyze plans');
        const ids = ['province:dong-nai', 'province:ninh-thuan', 'province:quang-ngai'];
        for (let time = 0; time < 10; time++) {
          const found = await rowsOf(
            db,
            sql`select id as marker_of_keys from plans where ${isKeyOf(sql`province_id`, ids)}`,
          );
          expect(found.length).toBeGreaterThan(0);
        }
        const [row] = await rowsOf<{ kept: number; anew: number }>(
          db,
          sql`select generic_plans::int as kept, custom_plans::int as anew from pg_prepared_statements
            where statement like '%marker_of_keys%' and statement not like '%pg_prepared_statements%'`,
        );
        expect(row).toEqual({ kept: 4, anew: 5 });
      });
    });

    it('prepares none behind a pooler', async () => {
      const pooled = await openDatabase({ databaseUrl: database.url ?? '', dataDir: null, prepare: false });
      try {
        await pooled.exclusively(async (db) => {
          for (const value of [1, 2, 3]) await rowsOf(db, sql`select ${value}::int as marker_behind_a_pooler`);
          const rows = await rowsOf(db, sql`select name from pg_prepared_statements`);
          expect(rows).toEqual([]);
        });
      } finally {
        await pooled.close();
      }
    });

    it('gives whole answers after a statement that failed in the middle of its rows', async () => {
      await database.exclusively(async (db) => {
        for (let round = 0; round < 3; round++) {
          await expect(db.execute(sql`select 10/(4-i) as value from generate_series(1,9) i`)).rejects.toThrow();
          const rows = await rowsOf(db, sql`select i from generate_series(1,3) i`);
          expect(rows).toEqual([{ i: 1 }, { i: 2 }, { i: 3 }]);
        }
      });
    });

    it('gives whole answers after a statement that was cancelled in the middle of its rows', async () => {
      await database.exclusively(async (db) => {
        await db.execute(sql`set statement_timeout = 30`);
        await expect(
          db.execute(sql`select i, case when i = 50 then pg_sleep(1)::text end from generate_series(1,99) i`),
        ).rejects.toThrow();
        await db.execute(sql`set statement_timeout = 0`);
        expect(await rowsOf(db, sql`select i from generate_series(1,2) i`)).toEqual([{ i: 1 }, { i: 2 }]);
      });
    });

    it('outlives connections that are reset while they are made and while they answer', async () => {
      const rejections: unknown[] = [];
      const seen = (reason: unknown) => rejections.push(reason);
      process.on('unhandledRejection', seen);
      const { port, cut, close } = await breakableProxy(new URL(database.url ?? ''));
      const url = new URL(database.url ?? '');
      url.hostname = '127.0.0.1';
      url.port = String(port);
      const through = postgres(url.href, { max: 4, backoff: () => 0, connect_timeout: 2, onnotice: () => {} });
      let answers = 0;
      try {
        for (let round = 0; round < 50; round++) {
          const asked = Array.from({ length: 6 }, () =>
            through`select i, array['a', 'b'] as letters from generate_series(1, 200) i`.then(
              (rows) => {
                answers++;
                expect(rows).toHaveLength(200);
                expect(rows[0]).toEqual({ i: 1, letters: ['a', 'b'] });
                expect(rows[199]).toEqual({ i: 200, letters: ['a', 'b'] });
              },
              (error: unknown) => expect(error).toBeInstanceOf(Error),
            ),
          );
          // From the first bytes of a new connection to the middle of an answer.
          cut(round * 1_000);
          await Promise.all(asked);
        }
        cut(null);
        // What was reset by the last cut is told to who asks next; then all is as before.
        const one = () =>
          through<{ one: number }[]>`select 1 as one`.then(
            ([row]) => row?.one ?? null,
            () => null,
          );
        await vi.waitFor(async () => expect(await one()).toBe(1), { timeout: 5_000 });
        expect(answers).toBeGreaterThan(0);
        expect(rejections).toEqual([]);
      } finally {
        process.off('unhandledRejection', seen);
        await through.end({ timeout: 1 });
        await close();
      }
    }, 60_000);
  });
}

/** Stands before the server and resets each connection after so many bytes of its answers. */
async function breakableProxy(server: URL) {
  let limit: number | null = null;
  const open = new Set<Socket>();
  const proxy = createServer((client) => {
    const upstream = connect(Number(server.port || 5432), server.hostname);
    let passed = 0;
    const own = limit;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (bytes) => {
      passed += bytes.length;
      if (own !== null && passed > own) resetConnection(client);
      else client.write(bytes);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    port: (proxy.address() as AddressInfo).port,
    /** Sets the limit of connections made from now on, and resets those that stand. */
    cut: (bytes: number | null) => {
      limit = bytes;
      for (const socket of open) resetConnection(socket);
    },
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        proxy.close(() => resolve());
      }),
  };
}

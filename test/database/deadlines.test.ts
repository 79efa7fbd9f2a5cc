import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, rowsOf } from '../../src/database/connection.ts';
import { Turns } from '../../src/database/turns.ts';
import { failureOf } from '../../src/web/kit/failure.ts';
import { ON_POSTGRES, testDatabase } from '../support/databases.ts';
import { type FaultyNetwork, faultyNetwork } from '../support/faulty-network.ts';

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const deadlines = { connectMs: 500, acquireMs: 500, statementMs: 1_000 };
const LONGEST_MS = 1_000 + 250 + 500 + 500;

describe.skipIf(!ON_POSTGRES)('a reading of PostgreSQL', () => {
  let network: FaultyNetwork;
  let database: Database;
  let retries = 0;
  beforeEach(async () => {
    network = await faultyNetwork(process.env.DATABASE_URL ?? '');
    retries = 0;
    database = await openDatabase({
      databaseUrl: network.url,
      dataDir: null,
      deadlines,
      connections: 2,
      onRetry: () => retries++,
    });
  });
  afterEach(async () => {
    await network.close();
    await database.close();
  });

  const nine = (db = database.db) => rowsOf<{ i: number }>(db, sql`select i from generate_series(1, 9) as i`);
  /** Waits for the end of a question. Returns: its code, or "answered", and how long it took. */
  const outcome = async (asked: Promise<unknown>) => {
    const begun = performance.now();
    const code = await asked.then(
      () => 'answered',
      (error) => failureOf(error, quiet).extensions.code,
    );
    return { code, ms: performance.now() - begun };
  };
  const expectNine = async () => expect((await nine()).map(({ i }) => i)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);

  it('ends at its deadline, and the connection answers the next one rightly', async () => {
    const { code, ms } = await outcome(rowsOf(database.db, sql`select pg_sleep(30)`));
    expect(code).toBe('TIMEOUT');
    expect(ms).toBeLessThan(LONGEST_MS);
    for (let time = 0; time < 5; time++) await expectNine();
  });

  it('is not given up when it was the process that did not look', async () => {
    await expectNine();
    const asked = rowsOf(database.db, sql`select pg_sleep(0.4), i from generate_series(1, 1) as i`);
    // It has been sent, and is not answered.
    await new Promise((resolve) => setTimeout(resolve, 100));
    for (const until = performance.now() + LONGEST_MS; performance.now() < until; );
    expect(await asked).toHaveLength(1);
    expect(retries).toBe(0);
  });

  it('is given up when nobody waits for it, in the server too', async () => {
    const client = new AbortController();
    const asked = outcome(rowsOf(database.during(client.signal), sql`select pg_sleep(0.9), 'given up'`));
    const running = () =>
      rowsOf(
        database.db,
        sql`select pid from pg_stat_activity where query like '%given up%' and state = 'active' and pid <> pg_backend_pid()`,
      );
    await expect.poll(running).toHaveLength(1);
    client.abort();
    const { code, ms } = await asked;
    expect(code).toBe('TIMEOUT');
    expect(ms).toBeLessThan(800);
    await expect.poll(running, { timeout: 500 }).toHaveLength(0);
    expect(await outcome(nine(database.during(client.signal)))).toMatchObject({ code: 'TIMEOUT' });
    await expectNine();
  });

  it('waits for a free connection only so long', async () => {
    const busy = [1, 2].map(() => outcome(rowsOf(database.db, sql`select pg_sleep(0.9)`)));
    const late = await outcome(nine());
    expect(late.code).toBe('OVERLOADED');
    expect(late.ms).toBeLessThan(800);
    expect((await Promise.all(busy)).map(({ code }) => code)).toEqual(['answered', 'answered']);
    await expectNine();
  });

  it('is asked again when its connection broke, or when another one’s cancellation hit it', async () => {
    await Promise.all([nine(), nine()]);
    network.reset();
    await expectNine();
    const asked = outcome(rowsOf(database.db, sql`select pg_sleep(0.5), 'cancel me'`));
    const cancel = () =>
      rowsOf(
        database.db,
        sql`select pg_cancel_backend(pid) from pg_stat_activity where query like '%cancel me%' and state = 'active' and pid <> pg_backend_pid()`,
      );
    await expect.poll(cancel).toHaveLength(1);
    expect((await asked).code).toBe('answered');
    expect(retries).toBeGreaterThan(0);
  });

  it('never begins with the rest of an answer that was cut', async () => {
    const many = () =>
      rowsOf<{ i: number }>(database.db, sql`select i, repeat('x', 100) from generate_series(1, 500) as i`);
    for (const bytes of [200, 5_000, 20_000, 40_000]) {
      network.cutAfter(bytes);
      const answers = await Promise.all([many(), many(), nine()]);
      expect(answers.map((rows) => rows.length)).toEqual([500, 500, 9]);
      expect(answers.every((rows) => rows.every(({ i }, at) => i === at + 1))).toBe(true);
    }
  });

  it.each(['silent', 'refusing'] as const)(
    'has a code when the network is %s, and is answered soon after',
    async (kind) => {
      await nine();
      await network.weather(kind);
      const asked = await Promise.all(Array.from({ length: 8 }, () => outcome(nine())));
      for (const { code, ms } of asked) {
        expect(['TIMEOUT', 'DATABASE_UNREACHABLE', 'OVERLOADED']).toContain(code);
        expect(ms).toBeLessThan(LONGEST_MS);
      }
      await network.weather('fair');
      const fair = performance.now();
      await expect.poll(async () => (await outcome(nine())).code, { timeout: 5_000 }).toBe('answered');
      expect(performance.now() - fair).toBeLessThan(2_000);
      await expectNine();
    },
  );

  it('leaves no connection behind that was given up while it was made', async () => {
    for (let time = 0; time < 6; time++) {
      network.reset();
      const client = new AbortController();
      const asked = [1, 2, 3].map(() => outcome(nine(database.during(client.signal))));
      await new Promise((resolve) => setTimeout(resolve, time * 30));
      client.abort();
      await Promise.all(asked);
    }
    const both = await Promise.all([1, 2].map(() => outcome(rowsOf(database.db, sql`select pg_sleep(0.3)`))));
    expect(both.map(({ code }) => code)).toEqual(['answered', 'answered']);
    expect(Math.max(...both.map(({ ms }) => ms))).toBeLessThan(590);
  });

  it('writes nothing', async () => {
    await expect(database.db.execute(sql`create temporary table t (i int)`)).rejects.toMatchObject({
      cause: { code: '25006' },
    });
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`create temporary table t (i int) on commit drop`);
    });
  });

  it('tells within a second whether the database is there, however busy its readers are', async () => {
    const busy = [1, 2].map(() => outcome(rowsOf(database.db, sql`select pg_sleep(0.9)`)));
    expect((await outcome(nine(database.health))).ms).toBeLessThan(500);
    await Promise.all(busy);
  });
});

/** Statements that end when they are told to, in the order in which they began. */
function workshop() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    run: (name: string) => () =>
      new Promise<void>((resolve) => {
        begun.push(name);
        ends.push(resolve);
      }),
    /** Ends the oldest that runs, and lets the next ones begin. */
    endOne: async () => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('clients', () => {
  it('take turns, however many requests one has and however many statements these', async () => {
    const turns = new Turns({ places: 2, ofRequest: 2 });
    const { begun, run, endOne } = workshop();
    const asked: Promise<unknown>[] = [];
    for (let request = 0; request < 50; request++) {
      const many = turns.request({ client: 'greedy' });
      for (let statement = 0; statement < 4; statement++) asked.push(many(run(`greedy ${request}`)));
    }
    const one = turns.request({ client: 'modest' });
    asked.push(one(run('modest')), one(run('modest')));
    expect([turns.running, turns.waiting]).toEqual([2, 200]);
    while (turns.running > 0) await endOne();
    await Promise.all(asked);
    expect(begun).toHaveLength(202);
    expect(begun.lastIndexOf('modest')).toBeLessThan(6);
    expect(begun.slice(6, 9).map((name) => name.slice(0, 6))).toEqual(['greedy', 'greedy', 'greedy']);
    expect(new Set(begun.slice(6, 9)).size).toBe(3);
  });

  it('have for one request no more than its part', async () => {
    const turns = new Turns({ places: 10, ofRequest: 4 });
    const { begun, run, endOne } = workshop();
    const large = turns.request({ client: 'a' });
    const asked = Array.from({ length: 9 }, () => large(run('large')));
    expect([turns.running, turns.waiting]).toEqual([4, 5]);
    asked.push(turns.request({ client: 'a' })(run('small')));
    expect(begun).toEqual(['large', 'large', 'large', 'large', 'small']);
    while (turns.running > 0) await endOne();
    await Promise.all(asked);
    expect(begun).toHaveLength(10);
  });

  it('are refused what had no turn in time, and not what waits for others of the same request', async () => {
    const turns = new Turns({ places: 1, ofRequest: 1 });
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 60));
    const long = turns.request({ client: 'a', waitMs: 200 });
    const all = Array.from({ length: 8 }, () => long(slow));
    await Promise.all(all);
    const stuck = turns.request({ client: 'a' })(() => new Promise<void>((resolve) => setTimeout(resolve, 500)));
    await expect(turns.request({ client: 'b', waitMs: 100 })(slow)).rejects.toMatchObject({ code: 'OVERLOADED' });
    expect(turns.waiting).toBe(0);
    await stuck;
  });
});

describe('the embedded engine', () => {
  it('lets requests take turns, so that hundreds of statements do not stand before one', async () => {
    const database = await testDatabase('empty');
    const { signal } = new AbortController();
    const order: string[] = [];
    const [large, small] = [database.during(signal), database.during(signal)];
    const ask = async (db: typeof large, name: string) => {
      await rowsOf(db, sql`select 1`);
      order.push(name);
    };
    await Promise.all([
      ...Array.from({ length: 200 }, () => ask(large, 'large')),
      ...Array.from({ length: 3 }, () => ask(small, 'small')),
    ]);
    await database.close();
    expect(order).toHaveLength(203);
    expect(order.lastIndexOf('small')).toBeLessThan(database.engine === 'embedded' ? 10 : 203);
  });

  it('asks nothing more for a request that nobody waits for', async () => {
    const database = await testDatabase('empty');
    const client = new AbortController();
    const db = database.during(client.signal);
    const asked = [1, 2, 3].map(() =>
      rowsOf(db, sql`select 1`).then(
        () => 'answered',
        () => 'given up',
      ),
    );
    client.abort();
    if (database.engine === 'embedded') expect(await Promise.all(asked)).toContain('given up');
    await database.close();
  });
});

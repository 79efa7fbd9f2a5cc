import { type SQL, sql } from 'drizzle-orm';
import { causes } from '../base/errors.ts';
import type { Db } from './connection.ts';

/** What a process knows of the data without asking for it. */
export interface Known<T> {
  /** What holds at this moment; null when only the database can tell. */
  value(): T | null;
  /** Gives up what is known. */
  stop(): Promise<void>;
}

/** What a process knows that cannot be told of changes: nothing. */
export const NOTHING_KNOWN: Known<never> = { value: () => null, stop: async () => {} };

/** Any number; all processes that know or write on one database take the same advisory lock. */
const LEASE_LOCK = 740_110_828;
/** A process believes what it knows for so long after it asked the last time. */
const TRUST_MS = 500;
/** How often it asks; what is wanted of it, it hears then. */
const ROUND_MS = 150;
/** A writer waits for those who do not hear. Longer than `TRUST_MS`, so that none of them believes anything any more. */
const WRITER_WAIT_MS = 1_000;
/** Where much is written, one thing after another, nobody knows anything for long: it is not tried so soon again. */
const CALM_MS = 1_000;
/** Without a question for so long, nothing is held. */
const IDLE_MS = 5_000;
const LOCK_NOT_AVAILABLE = '55P03';
/** Tells the embedded engine's only process that something was written. */
const WRITTEN_CHANNEL = 'kehoach_written';

/**
 * Says inside a transaction that what others know ends with it; the last thing before its commit. It waits until no
 * process holds a lease, and none gets one before the commit.
 */
export async function endLeases(tx: Db): Promise<void> {
  try {
    await tx.transaction(async (point) => {
      await point.execute(sql.raw(`set local lock_timeout = '${WRITER_WAIT_MS}ms'`));
      await point.execute(sql`select pg_advisory_xact_lock(${LEASE_LOCK})`);
      await point.execute(sql`set local lock_timeout to default`);
    });
  } catch (error) {
    // Who still holds it has not asked for longer than it believes anything.
    if (!causes(error).some((cause) => (cause as { code?: unknown } | null)?.code === LOCK_NOT_AVAILABLE)) throw error;
  }
  await tx.execute(sql`select pg_notify(${WRITTEN_CHANNEL}, '')`);
}

/**
 * Knows what only writers change while it holds a lease: a shared lock on a connection of its own, which writers take
 * for themselves before they commit. So what is known is what the database would say, in any process, and no statement
 * is spent on it. A process that is stopped in the middle, or cut off, believes nothing after half a second.
 */
export class Lease<T> implements Known<T> {
  private confirmed: { value: T; at: number } | null = null;
  private holds = false;
  private busy = false;
  private askedAt = Number.NEGATIVE_INFINITY;
  private lostAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  /** `db` must be one connection that nobody else uses: the lock belongs to it. */
  constructor(
    private readonly db: Db,
    private readonly read: (db: Db) => Promise<T>,
  ) {}

  value(): T | null {
    const now = performance.now();
    this.askedAt = now;
    if (this.timer === undefined && !this.stopped) {
      this.timer = setInterval(() => void this.round(), ROUND_MS).unref();
      void this.round();
    }
    return this.confirmed !== null && now - this.confirmed.at < TRUST_MS ? this.confirmed.value : null;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.letGo();
  }

  private async round(): Promise<void> {
    if (this.busy || this.stopped) return;
    this.busy = true;
    try {
      if (performance.now() - this.askedAt > IDLE_MS) await this.letGo();
      else await this.renew();
    } catch {
      // A connection that broke took its lock along; what was known ends by itself, and the next round begins anew.
      this.holds = false;
    } finally {
      this.busy = false;
    }
  }

  private async renew(): Promise<void> {
    if (!this.holds) {
      if (performance.now() - this.lostAt < CALM_MS) return;
      const [row] = await this.ask<{ taken: boolean }>(sql`select pg_try_advisory_lock_shared(${LEASE_LOCK}) as taken`);
      this.holds = row?.taken === true;
      if (!this.holds) return this.lose();
    }
    // The lock is asked for after the value: it is the session's, so it was held when the value was read.
    const at = performance.now();
    const value = await this.read(this.db);
    const { held, wanted } = await this.lockState();
    if (held && !wanted && !this.stopped) {
      this.confirmed = { value, at };
      return;
    }
    this.lose();
    await this.unlock();
  }

  private async lockState(): Promise<{ held: boolean; wanted: boolean }> {
    const [row] = await this.ask<{ held: boolean | null; wanted: boolean | null }>(
      sql`select bool_or(granted and pid = pg_backend_pid()) as held, bool_or(not granted) as wanted from pg_locks
        where locktype = 'advisory' and classid = 0 and objid = ${LEASE_LOCK}::int::oid
          and database = (select oid from pg_database where datname = current_database())`,
    );
    return { held: row?.held === true, wanted: row?.wanted === true };
  }

  private async ask<R>(statement: SQL): Promise<R[]> {
    return (await this.db.execute(statement)) as unknown as R[];
  }

  private lose(): void {
    this.confirmed = null;
    this.lostAt = performance.now();
  }

  private async letGo(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    this.confirmed = null;
    if (this.holds) await this.unlock();
  }

  private async unlock(): Promise<void> {
    this.holds = false;
    await this.db.execute(sql`select pg_advisory_unlock_all()`);
  }
}

/** The part of the embedded engine that is touched here. */
interface Listening {
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
}

/**
 * Knows what only writers change in the embedded engine, where this process is the only one: it hears of each commit
 * before anybody is answered from it.
 */
export class Notice<T> implements Known<T> {
  private known: T | null = null;
  private writes = 0;
  private stopped = false;
  private readonly listening: Promise<() => Promise<void>>;

  constructor(
    client: Listening,
    private readonly read: () => Promise<T>,
  ) {
    this.listening = client.listen(WRITTEN_CHANNEL, () => {
      this.writes++;
      this.known = null;
      void this.learn();
    });
    void this.learn();
  }

  value(): T | null {
    return this.known;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.known = null;
    // Closed before, there is nothing to stop.
    const stop = await this.listening.catch(() => undefined);
    await stop?.().catch(() => undefined);
  }

  private async learn(): Promise<void> {
    try {
      await this.listening;
      const { writes } = this;
      const value = await this.read();
      if (writes === this.writes && !this.stopped) this.known = value;
    } catch {
      // An engine that is closed knows nothing; who asks it is told so.
      this.known = null;
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { AppError, type ErrorCode } from '../base/errors.ts';
import type { Db } from './connection.ts';
import { isOutage } from './outage.ts';

/** Copies of the database that follow it, and how their state is told. */
export interface ReplicaOptions {
  urls: readonly string[];
  /** Reads what changes with each publication; equal texts mean equal data. */
  state: (db: Db) => Promise<string>;
}

/** How a replica stands, for the metrics. */
export interface ReplicaStanding {
  /** False: it has not what the primary has, or does not answer, and is asked nothing. */
  answers: boolean;
  /** How far what it has replayed lies behind what it has received; null when it does not answer. */
  lagSeconds: number | null;
}

/** How often each is asked what it has. */
const ROUND_MS = 150;

/** Nothing to replay means no lag, however long ago the last transaction was. */
const LAG: SQL = sql`select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
    else extract(epoch from now() - coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) end::float8 as seconds`;

/** One replica: what it was last known to have, and the client of its readers. */
export class Replica<C> {
  private state: string | null = null;
  private lagSeconds: number | null = null;
  private stopped = false;
  private readonly watching: Promise<void>;

  /** `db` is a way of its own to the replica, on which nothing waits for readers. */
  constructor(
    readonly client: C,
    private readonly db: Db,
    private readonly readState: ReplicaOptions['state'],
  ) {
    this.watching = this.watch();
  }

  /** Says whether it has what the primary had at a moment; what it has, it never has less of. */
  has(state: string): boolean {
    return this.state === state;
  }

  get standing(): ReplicaStanding {
    return { answers: this.state !== null, lagSeconds: this.lagSeconds };
  }

  /** It did not answer: it is asked nothing until it says again what it has. */
  leaveOut(): void {
    this.state = null;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      try {
        const state = await this.readState(this.db);
        const [row] = (await this.db.execute(LAG)) as unknown as { seconds: number }[];
        this.lagSeconds = row?.seconds ?? null;
        this.state = state;
      } catch {
        // Not hidden: the metrics say that it does not answer, and readers are served by the others.
        this.state = null;
        this.lagSeconds = null;
      }
      await pause(ROUND_MS, undefined, { ref: false });
    }
  }
}

/** Chooses in turn among the replicas that have a state. Returns: null when none has it. */
export function inTurn<C>(replicas: readonly Replica<C>[]): (state: string | undefined) => Replica<C> | null {
  let turn = 0;
  return (state) => {
    // Without a state, or before the first publication, there is nothing to have.
    const fit = !state ? [] : replicas.filter((replica) => replica.has(state));
    return fit[turn++ % fit.length] ?? null;
  };
}

function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof AppError && error.code === code;
}

interface Statement extends PromiseLike<unknown> {
  values(): PromiseLike<unknown>;
}
interface Sender {
  unsafe(text: string, parameters?: unknown[], options?: object): Statement;
}

/** Sends statements to a replica, and those that it does not answer to the primary: they only read. */
export function preferring<C extends object>(replica: Replica<unknown>, asked: C, primary: C): C {
  return new Proxy(asked, {
    get(target, key) {
      if (key !== 'unsafe') return Reflect.get(target, key, target);
      return (text: string, parameters: unknown[] = [], options: object = {}) => {
        let asValues = false;
        const send = (client: C) => {
          const statement = (client as unknown as Sender).unsafe(text, parameters, options);
          return asValues ? statement.values() : statement;
        };
        // Sent a moment later, when the caller has said in which form it wants the rows.
        const answer = Promise.resolve()
          .then(() => send(replica.standing.answers ? target : primary))
          .catch((error: unknown) => {
            if (isOutage(error) || hasCode(error, 'DATABASE_UNREACHABLE')) replica.leaveOut();
            // What waited for it while it went, too; what takes it long it takes the primary as long.
            else if (!hasCode(error, 'OVERLOADED') && replica.standing.answers) throw error;
            return send(primary);
          });
        return Object.assign(answer, {
          values: () => {
            asValues = true;
            return answer;
          },
        });
      };
    },
  });
}

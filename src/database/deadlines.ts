import { AppError } from '../base/errors.ts';
import { isLostConnection } from './outage.ts';
import type { Line, Turns } from './turns.ts';

/** How long the parts of asking PostgreSQL may take. */
export interface Deadlines {
  /** For a connection to be made. */
  connectMs: number;
  /** For a statement to wait until a connection is free. */
  acquireMs: number;
  /** For the answer of a statement. */
  statementMs: number;
}

/** The server itself ends a statement at its deadline; one that it has not ended this much later will not be answered. */
const GRACE_MS = 250;
/** How often a reading is asked again when its connection broke, or when the cancellation of another one hit it. */
const ATTEMPTS = 3;
/** What PostgreSQL says of a cancelled statement, whoever cancelled it (query_canceled). */
const CANCELLED = '57014';

/** The part of a connection that is touched here. */
interface Connection {
  destroy(): void;
}

/** A statement as the driver gives it: sent when somebody waits for it. */
interface Statement extends PromiseLike<unknown> {
  values(): Statement;
  cancel(): unknown;
}

interface Client {
  unsafe(text: string, parameters: unknown[], options: Record<string, unknown>): Statement;
}

/** What a client's statements share. */
interface Pool {
  size: number;
  /** Statements that were sent and are not answered. */
  running: number;
}

export interface DeadlineOptions extends Deadlines {
  size: number;
  /** Gives up what is asked when it is aborted; its reason is the error. */
  signal?: AbortSignal | undefined;
  /** Hears of a reading that is asked again. */
  onRetry?: (() => void) | undefined;
  /** In which requests wait; absent: all is sent to the driver at once. */
  turns?: Turns | undefined;
}

/**
 * Gives every statement of a client for readers its deadlines, and lets it go when nobody waits for it any more. The
 * client must send one statement at a time on a connection, so that a cancellation reaches the right one.
 *
 * Throws, from its statements: TIMEOUT, OVERLOADED, DATABASE_UNREACHABLE.
 */
export function deadlined<C extends object>(client: C, options: DeadlineOptions): (line?: Line) => C {
  const pool: Pool = { size: options.size, running: 0 };
  return (line = { client: '' }) => {
    const { signal } = line;
    const lineUp = () => options.turns?.request({ ...line, waitMs: options.acquireMs });
    const ofRequest = lineUp();
    const ask = (send: Send) => insist(send, pool, { ...options, signal });
    return new Proxy(client, {
      get(target, key) {
        const value = Reflect.get(target, key, target);
        if (key !== 'unsafe') return value;
        return (text: string, parameters: unknown[] = [], given: Record<string, unknown> = {}) => {
          let asValues = false;
          const send = (onsent: (connection: Connection) => void) => {
            const statement = (target as unknown as Client).unsafe(text, parameters, { ...given, onsent });
            return asValues ? statement.values() : statement;
          };
          // Sent a moment later, when the caller has said in which form it wants the rows.
          const answer = Promise.resolve().then(() => {
            // What the service itself asks is of no request: each statement is one.
            const inTurn = line.client === '' ? lineUp() : ofRequest;
            return inTurn ? inTurn(() => ask(send)) : ask(send);
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
  };
}

type Send = (onsent: (connection: Connection) => void) => Statement;

/** Asks again what failed through no fault of its own: what is read may be read twice. */
async function insist(send: Send, pool: Pool, options: DeadlineOptions): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(send, pool, options);
    } catch (error) {
      const again = error instanceof Cancelled ? error.early : isLostConnection(error);
      if (again && attempt < ATTEMPTS && !options.signal?.aborted) {
        options.onRetry?.();
        continue;
      }
      throw error instanceof Cancelled ? tooLong(options.statementMs, error.cause) : error;
    }
  }
}

/** A statement that was cancelled, and not by whoever asked it. */
class Cancelled extends Error {
  constructor(
    /** True when its time was not over. */
    readonly early: boolean,
    cause: unknown,
  ) {
    super('cancelled', { cause });
  }
}

function once(send: Send, pool: Pool, { acquireMs, statementMs, signal }: DeadlineOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    let sentAt: number | null = null;
    let settled = false;
    let stop = () => {};
    const within = (ms: number, act: () => void) => {
      stop();
      stop = atDeadline(ms, act);
    };
    const finish = (settle: () => void) => {
      if (settled) return;
      settled = true;
      stop();
      signal?.removeEventListener('abort', giveUp);
      if (sentAt !== null) pool.running--;
      settle();
    };
    const statement = send((connection) => {
      if (settled) return;
      if (sentAt === null) pool.running++;
      sentAt = performance.now();
      within(statementMs + GRACE_MS, () => {
        finish(() => reject(tooLong(statementMs)));
        // The server did not end it: behind a pooler it was not told to, or it is not there at all.
        statement.cancel();
        connection.destroy();
      });
    });
    const giveUp = () => {
      finish(() => reject(signal?.reason));
      statement.cancel();
    };
    within(acquireMs, () => {
      finish(() => reject(notTaken(pool)));
      statement.cancel();
    });
    signal?.addEventListener('abort', giveUp);
    statement.then(
      (rows) => finish(() => resolve(rows)),
      (error) => {
        const cancelled = (error as { code?: unknown }).code === CANCELLED;
        const early = sentAt !== null && performance.now() - sentAt < statementMs - GRACE_MS;
        finish(() => reject(cancelled ? new Cancelled(early, error) : error));
      },
    );
  });
}

/**
 * Acts when a time is over, after one more look at the connections: where the process was held for as long, the answer
 * has come, and nobody has read it yet.
 *
 * Returns: what calls it off.
 */
export function atDeadline(ms: number, act: () => void): () => void {
  let off = false;
  const timer = setTimeout(() => {
    setImmediate(() => {
      if (!off) act();
    });
  }, ms);
  return () => {
    off = true;
    clearTimeout(timer);
  };
}

function tooLong(statementMs: number, cause?: unknown): AppError {
  return new AppError(
    'TIMEOUT',
    `The database took longer than ${statementMs / 1000} s for a part of the answer. Ask for less, or try again later.`,
    {},
    { cause },
  );
}

function notTaken({ running, size }: Pool): AppError {
  return running >= size
    ? new AppError(
        'OVERLOADED',
        'The service is busy and could not begin with this in time. Try again in a few seconds.',
      )
    : new AppError('DATABASE_UNREACHABLE', 'The database does not answer at the moment. Try again in a few seconds.');
}

import { setMaxListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { AppError } from '../base/errors.ts';

export interface TurnsOptions {
  /** How many statements run at the same time. */
  places: number;
  /** How many of one request. */
  ofRequest: number;
  /** What is done before a place is given on. */
  between?: () => Promise<void>;
}

/** Who asks a statement, and how long it may wait for its turn. */
export interface Line {
  /** E.g. an address: however many requests a client has, its statements are one of two when two clients ask. */
  client: string;
  signal?: AbortSignal | undefined;
  /** So long after its request had its last turn it is refused; absent: it waits as long as it takes. */
  waitMs?: number | undefined;
}

interface Request {
  client: string;
  statements: Statement[];
  running: number;
  /** When it had its last turn. */
  begunAt: number;
}

interface Statement {
  begin: () => Promise<unknown>;
  /** True when nobody waits for it any more. */
  gone: boolean;
}

/**
 * Lets clients take turns on what can do only so many statements at the same time, and the requests of a client among
 * themselves: a question with hundreds of statements, or hundreds of questions, do not stand before another client's one.
 */
export class Turns {
  private working = 0;
  private statements = 0;
  /** Requests with something to begin, by client; both in the order of their turns. */
  private readonly lines = new Map<string, Request[]>();

  constructor(private readonly options: TurnsOptions) {}

  /** How many statements wait for their turn, for the metrics. */
  get waiting(): number {
    return this.statements;
  }

  /** How many are asked, for the metrics. */
  get running(): number {
    return this.working;
  }

  /** Opens the line of a request. Returns: what runs a statement when it is its turn. Throws then: OVERLOADED, the reason of the signal. */
  request({ client, signal, waitMs }: Line): <T>(statement: () => Promise<T>) => Promise<T> {
    // Each statement of the request listens.
    if (signal) setMaxListeners(0, signal);
    const request: Request = { client, statements: [], running: 0, begunAt: Number.NEGATIVE_INFINITY };
    return <T>(run: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const leave = (reason: unknown) => {
          statement.gone = true;
          this.statements--;
          stopWaiting();
          reject(reason);
        };
        const giveUp = () => leave(signal?.reason);
        const watch = (leftMs: number) => {
          timer = setTimeout(() => {
            // What waits for others of its own request is not kept waiting.
            const left = request.begunAt + (waitMs ?? 0) - performance.now();
            if (left > 0) watch(left);
            else leave(tooBusy());
          }, leftMs);
        };
        let timer: NodeJS.Timeout | undefined;
        if (waitMs !== undefined) watch(waitMs);
        const stopWaiting = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
        };
        const statement: Statement = {
          gone: false,
          begin: () => {
            this.statements--;
            stopWaiting();
            return run().then(resolve, reject);
          },
        };
        signal?.addEventListener('abort', giveUp);
        this.statements++;
        request.statements.push(statement);
        if (request.statements.length === 1 && request.running < this.options.ofRequest) this.lineUp(request);
        this.begin();
      });
  }

  private lineUp(request: Request): void {
    const line = this.lines.get(request.client);
    if (line) line.push(request);
    else this.lines.set(request.client, [request]);
  }

  private begin(): void {
    while (this.working < this.options.places) {
      const [client, line] = this.lines.entries().next().value ?? [];
      if (client === undefined || !line) return;
      // To the end, where the client's next request waits for its turn.
      this.lines.delete(client);
      const request = line.shift();
      if (line.length > 0) this.lines.set(client, line);
      if (request) this.beginOne(request);
    }
  }

  private beginOne(request: Request): void {
    let statement = request.statements.shift();
    while (statement?.gone) statement = request.statements.shift();
    if (!statement) return;
    request.running++;
    request.begunAt = performance.now();
    this.working++;
    if (request.statements.length > 0 && request.running < this.options.ofRequest) this.lineUp(request);
    void statement.begin().then(async () => {
      await this.options.between?.();
      const wasFull = request.running >= this.options.ofRequest;
      request.running--;
      this.working--;
      if (wasFull && request.statements.length > 0) this.lineUp(request);
      this.begin();
    });
  }
}

function tooBusy(): AppError {
  return new AppError(
    'OVERLOADED',
    'The service is busy and could not begin with this in time. Try again in a few seconds.',
  );
}

/**
 * Lets requests take turns on the embedded engine, which does one statement after another. Between two statements the
 * process looks at its connections.
 *
 * Returns: what makes the client of one request, whose statements are given up when its signal is aborted.
 */
export function takingTurns(client: PGlite, turns: Turns): (line: Line) => PGlite {
  return (line) => {
    const inTurn = turns.request(line);
    const query = <T>(...parameters: Parameters<PGlite['query']>) =>
      inTurn(() => client.query(...parameters) as Promise<T>);
    // Readers ask nothing but single statements.
    return { query } as unknown as PGlite;
  };
}

/** The turns of an engine that does one statement at a time, on the thread that also looks at connections. */
export function oneByOne(): Turns {
  return new Turns({ places: 1, ofRequest: 1, between: () => setImmediate() });
}

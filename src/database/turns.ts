import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';

/**
 * Lets requests take turns on the embedded engine, which does one statement after another: each is asked one statement
 * of its own and then the next request is, so that a question with hundreds of them does not stand before all others.
 * Between two statements the process looks at its connections.
 *
 * Returns: what makes the client of one request, whose statements are given up when its signal is aborted.
 */
export function takingTurns(client: PGlite): (signal: AbortSignal) => PGlite {
  const waiting: Request[] = [];
  let busy = false;
  const run = async () => {
    busy = true;
    for (let request = waiting.shift(); request; request = waiting.shift()) {
      const statement = request.statements.shift();
      if (request.statements.length > 0) waiting.push(request);
      await statement?.();
      await setImmediate();
    }
    busy = false;
  };
  return (signal) => {
    const request: Request = { statements: [] };
    const query = <T>(...parameters: Parameters<PGlite['query']>) =>
      new Promise<T>((resolve, reject) => {
        request.statements.push(async () => {
          if (signal.aborted) return reject(signal.reason);
          await client.query(...parameters).then((result) => resolve(result as T), reject);
        });
        if (request.statements.length === 1) waiting.push(request);
        if (!busy) void run();
      });
    // Readers ask nothing but single statements.
    return { query } as unknown as PGlite;
  };
}

interface Request {
  statements: (() => Promise<void>)[];
}

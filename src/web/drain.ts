import { Server } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** So long a request may be on its way over a connection that was accepted. */
const ON_ITS_WAY_MS = 300;
/** So many looks tell how long one takes that finds nothing to do. */
const LOOKS_TO_LEARN = 100;
/** Under a load that never pauses there is no such moment. */
const MOST_LOOKS = 10_000;

/** The end of a service that is told to stop, in the order in which balancers and clients can follow. */
export interface Drain {
  /** True from the moment when it was told to stop. */
  readonly begun: boolean;
  /**
   * Says at `/readyz` that this process is to be left, answers for as long as the pause all who have not seen it yet,
   * then takes no more connections and ends when all that it accepted is answered, at the latest after `limitMs`.
   */
  end(pauseMs: number, limitMs: number): Promise<void>;
}

/** Prepares the end of a service. */
export function registerDrain(app: FastifyInstance): Drain {
  let begun = false;
  let listens = true;
  // Who keeps a connection open is told that an answer is the last one on it, so that nobody's next request meets a
  // connection that is being closed. Not before nobody listens: it would come back over a new one, and those that the
  // system has taken and this process has not are reset when listening ends.
  app.addHook('onSend', async (_request, reply) => {
    if (!listens) reply.header('connection', 'close');
  });
  return {
    get begun() {
      return begun;
    },
    end: async (pauseMs, limitMs) => {
      begun = true;
      await setTimeout(pauseMs);
      await takeWaiting(app.server);
      // Not the close of HTTP, which also closes connections whose first request is on its way.
      Server.prototype.close.call(app.server);
      listens = false;
      await setTimeout(pauseMs > 0 ? ON_ITS_WAY_MS : 0);
      const cut = globalThis.setTimeout(() => app.server.closeAllConnections(), limitMs);
      await app.close();
      clearTimeout(cut);
    },
  };
}

/**
 * Waits for a moment in which no connection waits to be taken: the system resets those that do when nobody listens any
 * more, with what their clients sent. One is taken each time that the process looks, and a look tells only of what was
 * there when it began: the last one must have been about as quick as any.
 */
async function takeWaiting(server: Server): Promise<void> {
  let taken = false;
  const note = () => {
    taken = true;
  };
  server.on('connection', note);
  let quickestMs = Number.POSITIVE_INFINITY;
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    taken = false;
    const began = performance.now();
    await setImmediate();
    const tookMs = performance.now() - began;
    if (looks >= LOOKS_TO_LEARN && !taken && tookMs <= 1.5 * quickestMs) break;
    quickestMs = Math.min(quickestMs, tookMs);
  }
  server.off('connection', note);
}

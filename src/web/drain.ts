import { Server } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** So long a request may be on its way over a connection that was accepted. */
const ON_ITS_WAY_MS = 300;
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
  // Who keeps a connection open is told with each answer that it is the last one on it: nobody's next request meets a
  // connection that is being closed.
  app.addHook('onSend', async (_request, reply) => {
    if (begun) reply.header('connection', 'close');
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
      await setTimeout(pauseMs > 0 ? ON_ITS_WAY_MS : 0);
      const cut = globalThis.setTimeout(() => app.server.closeAllConnections(), limitMs);
      await app.close();
      clearTimeout(cut);
    },
  };
}

/**
 * Waits for a moment in which no connection waits to be taken: the system resets those that do when nobody listens any
 * more, with what their clients sent. One is taken each time that the process looks.
 */
async function takeWaiting(server: Server): Promise<void> {
  let taken = true;
  const note = () => {
    taken = true;
  };
  server.on('connection', note);
  for (let looks = 0; taken && looks < MOST_LOOKS; looks++) {
    taken = false;
    await setImmediate();
  }
  server.off('connection', note);
}

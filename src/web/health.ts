import type { FastifyInstance } from 'fastify';
import type { Log } from '../base/log.ts';
import type { Db } from '../database/connection.ts';
import { atDeadline } from '../database/deadlines.ts';
import { currentVersion } from '../records/publish.ts';
import type { Drain } from './drain.ts';

/** Balancers ask every second or two, and give up soon. */
const ANSWER_MS = 900;

/** `/healthz`: the process answers. `/readyz`: the database answers too and holds a dataset. */
export function registerHealth(app: FastifyInstance, db: Db, log: Log, drain: Pick<Drain, 'begun'>): void {
  const version = within(() => currentVersion(db), ANSWER_MS);
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (drain.begun) return reply.code(503).send({ status: 'not ready', reason: 'the service is about to stop' });
    try {
      const datasetVersion = await version();
      if (datasetVersion !== null) return reply.send({ status: 'ready', datasetVersion });
      return reply.code(503).send({ status: 'not ready', reason: 'no dataset is published' });
    } catch (error) {
      log.error({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready', reason: 'the database does not answer' });
    }
  });
}

/** Asks once for all who ask meanwhile, and gives up after some time. */
function within<T>(ask: () => Promise<T>, limitMs: number): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => {
    asking ??= new Promise<T>((resolve, reject) => {
      const callOff = atDeadline(limitMs, () => reject(new Error(`no answer within ${limitMs} ms`)));
      ask().then(resolve, reject).finally(callOff);
    }).finally(() => {
      asking = null;
    });
    return asking;
  };
}

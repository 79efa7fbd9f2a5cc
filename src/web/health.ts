import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../base/log.ts';
import type { Db } from '../database/connection.ts';
import { currentVersion } from '../records/publish.ts';

/** `/healthz`: the process answers. `/readyz`: the database answers too and holds a dataset. */
export function registerHealth(app: FastifyInstance, db: Db, log: Log): void {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await db.execute(sql`select 1`);
      const datasetVersion = await currentVersion(db);
      if (datasetVersion !== null) return reply.send({ status: 'ready', datasetVersion });
      return reply.code(503).send({ status: 'not ready', reason: 'no dataset is published' });
    } catch (error) {
      log.error({ err: error }, 'not ready');
      return reply.code(503).send({ status: 'not ready', reason: 'the database does not answer' });
    }
  });
}

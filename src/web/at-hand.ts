import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database, Db } from '../database/connection.ts';
import type { Asker } from '../graph/ask.ts';
import { clientOf } from './fairness.ts';

/** Doors that say themselves who asks, and those that must be answered whatever else is asked. */
const ON_THEIR_OWN: ReadonlySet<string> = new Set([
  '/graphql',
  '/graphql/stream',
  '/mcp',
  '/healthz',
  '/readyz',
  '/metrics',
]);

/** What pages, feeds and files ask, asked for the client whose request is at hand. */
export interface AtHand {
  /** Takes turns with other clients' statements, and is given up when nobody waits for the answer any more. */
  db: Db;
  /** Who asks; the service itself where no request is at hand. */
  asker: () => Asker;
}

/** A request with what it asks with, made when it asks. */
class Asking {
  readonly asker: Asker;
  #db: Db | undefined;

  constructor(
    private readonly database: Database,
    private readonly request: FastifyRequest,
  ) {
    this.asker = { client: clientOf(request.ip), signal: request.awaited };
  }

  get db(): Db {
    const { account, awaited } = this.request;
    account.statements ??= 0;
    this.#db ??= this.database.during(awaited, {
      client: this.asker.client,
      onStatement: () => {
        account.statements = (account.statements ?? 0) + 1;
      },
    });
    return this.#db;
  }
}

/**
 * Lets what is asked for a page, a feed or a file be asked as of its client, however far down: without it the statements
 * of pages would stand before those of everybody who takes turns.
 */
export function registerAtHand(app: FastifyInstance, database: Database): AtHand {
  const storage = new AsyncLocalStorage<Asking>();
  app.addHook('onRequest', (request, _reply, done) => {
    if (ON_THEIR_OWN.has(request.routeOptions.url ?? '')) return done();
    storage.run(new Asking(database, request), done);
  });
  const db = new Proxy(database.db, {
    get: (service, key) => {
      const asked = storage.getStore()?.db ?? service;
      const value = Reflect.get(asked, key, asked);
      return typeof value === 'function' ? value.bind(asked) : value;
    },
  });
  return { db, asker: () => storage.getStore()?.asker ?? { client: '' } };
}

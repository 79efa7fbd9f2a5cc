import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger as QueryLogger } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { CacheOutcome } from './answers/answers.ts';
import { isKnownCode } from './kit/failure.ts';
import { type Watched, watch } from './watch.ts';

const DURATION_BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the service counts about itself; made before the database, whose statements it counts. */
export interface Metrics {
  queryLogger: QueryLogger;
  /** Names the shipped operations, which are counted one by one; all others are counted together. */
  shipped(names: readonly string[]): void;
  /** Counts an answer of the graph, whichever door it left by. `name` is what the client calls it. */
  countAnswer(name: string | null | undefined, failed: boolean): void;
  /** Counts a reading that was asked again because its connection broke. */
  countRetry(): void;
  /** Counts a failure that no part of the service caught. */
  countUnhandled(): void;
  /** Counts how an answer was come by: kept, made, or made without looking. */
  countKept(outcome: CacheOutcome): void;
  /** Counts what leaves through the GraphQL server. */
  plugin(): ApolloServerPlugin;
  /** Serves `/metrics` and measures every request. */
  register(app: FastifyInstance, watched: Watched): void;
}

/**
 * Makes the metrics of one service. No label ever holds what a client wrote: routes are the patterns of our own
 * routes, and names are those of shipped operations, so that nobody can fill the memory with made-up ones.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const statements = new Counter({
    name: 'kehoach_sql_statements_total',
    help: 'SQL statements sent to the database.',
    registers,
  });
  const retries = new Counter({
    name: 'kehoach_sql_retries_total',
    help: 'Readings that were asked again because their connection broke.',
    registers,
  });
  const unhandled = new Counter({
    name: 'kehoach_unhandled_failures_total',
    help: 'Failures that no part of the service caught; each is in the log, and each is a fault of ours.',
    registers,
  });
  const operations = new Counter({
    name: 'kehoach_graphql_operations_total',
    help: 'GraphQL operations by shipped name, or "other", and by whether the answer has errors.',
    labelNames: ['operation', 'outcome'] as const,
    registers,
  });
  const kept = new Counter({
    name: 'kehoach_answer_cache_total',
    help: 'Answers of /graphql and /operations by how they were come by: "hit" was kept, "stale" too while the database is gone, "miss" was made, "bypass" is never kept.',
    labelNames: ['outcome'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'kehoach_http_request_duration_seconds',
    help: 'Duration of HTTP requests by method, route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: DURATION_BUCKETS_SECONDS,
    registers,
  });

  const names = new Set<string>();
  const countAnswer = (name: string | null | undefined, failed: boolean) =>
    operations.inc({ operation: name && names.has(name) ? name : 'other', outcome: failed ? 'errors' : 'ok' });

  return {
    queryLogger: { logQuery: () => statements.inc() },
    shipped: (shippedNames) => {
      for (const name of shippedNames) names.add(name);
    },
    countAnswer,
    countRetry: () => retries.inc(),
    countUnhandled: () => unhandled.inc(),
    countKept: (outcome) => kept.inc({ outcome }),
    plugin: () => ({
      async requestDidStart() {
        return {
          async willSendResponse({ operationName, response }) {
            const failed = response.body.kind === 'single' && Boolean(response.body.singleResult.errors?.length);
            countAnswer(operationName, failed);
          },
        };
      },
    }),
    register: (app, watched) => {
      watch(registry, watched);
      const refusals = new Counter({
        name: 'kehoach_refusals_total',
        help: 'Requests that were refused or failed, by code; OVERLOADED and TOO_MANY_REQUESTS are those that were shed.',
        labelNames: ['code'] as const,
        registers,
      });
      app.addHook('onResponse', async (request, reply) => {
        durations.observe(
          { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
          reply.elapsedTime / 1000,
        );
        // What the router could not read has no account.
        const code = request.account?.code ?? null;
        if (code !== null) refusals.inc({ code: isKnownCode(code) ? code : 'other' });
      });
      app.get('/metrics', async (_request, reply) =>
        reply
          .header('cache-control', 'no-store')
          .type(registry.contentType)
          .send(await registry.metrics()),
      );
    },
  };
}

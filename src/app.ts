// Before everything else: the decorators of the types need it while their modules load, whichever comes first.
import 'reflect-metadata';
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { sha256 } from './base/canonical.ts';
import type { RequestLog } from './base/log.ts';
import type { Config } from './config.ts';
import type { Database } from './database/connection.ts';
import { RECORD_TYPES } from './domains.ts';
import type { Admission } from './graph/admission.ts';
import { askOf } from './graph/ask.ts';
import type { RequestContext } from './graph/context.ts';
import { KeptVersions, type KeptVersionsOptions } from './mirror/versions/kept-versions.ts';
import { readOperations } from './operations/operations.ts';
import { createSchema, federated, printContract } from './schema.ts';
import { createAnswers } from './web/answers/answers.ts';
import { askedState, stateOf } from './web/answers/dataset-state.ts';
import { registerAtHand } from './web/at-hand.ts';
import { registerCatalogue } from './web/data/catalogue.routes.ts';
import { registerData } from './web/data/data.routes.ts';
import { type Drain, registerDrain } from './web/drain.ts';
import { clientReader, type FairnessOptions, Shares } from './web/fairness.ts';
import { registerFeeds } from './web/feeds/feed.routes.ts';
import { createGraphqlServer, registerGraphql } from './web/graphql.ts';
import { registerHealth } from './web/health.ts';
import { baseUrlOf } from './web/kit/base-url.ts';
import { registerMcp } from './web/mcp/mcp.routes.ts';
import { createMetrics, type Metrics } from './web/metrics.ts';
import { registerOperations } from './web/operations/operation.routes.ts';
import { registerPages } from './web/pages/page.routes.ts';
import { registerPlayground } from './web/playground/playground.ts';
import { createHttpServer } from './web/server.ts';
import { registerSubscriptions } from './web/subscriptions.ts';

export interface AppOptions {
  config: Pick<Config, 'publicUrl'>;
  database: Database;
  log: Logger;
  plugins?: ApolloServerPlugin<RequestContext>[];
  /** Made before the database when its statements are to be counted. */
  metrics?: Metrics;
  /** Folder of the built playground page; absent leaves the page out, as for tests of the API. */
  playground?: string;
  /** How many bytes of answers are kept until the data changes; 0, the default, keeps none. */
  answerCacheBytes?: number;
  /** For how long kept answers are served while the database is gone; 0, the default, not at all. */
  answerStaleMs?: number;
  /** False: what a gateway asks of a subgraph is unknown. */
  federation?: boolean;
  /** Address of the hub that the feeds name; null, the default: none. */
  hub?: string | null;
  /** How long a request may take; 0, the default, as long as it takes. */
  requestTimeoutMs?: number;
  /** See HttpOptions; absent: no client has a share, and nothing waits. */
  trustedProxies?: readonly string[];
  fairness?: FairnessOptions;
  /** Absent: all questions begin at once. */
  admission?: Admission;
  /** Where the data files of versions lie, and of how many; absent: there are none at `/data/`. */
  files?: { root: string; kept: number; patienceMs?: number };
  /** Where images of older versions lie, and how many can be asked; absent: none. */
  olderVersions?: Pick<KeptVersionsOptions, 'root' | 'kept' | 'patienceMs' | 'restMs'>;
  /** True in the process of an older version, see OperationsOptions. */
  traces?: boolean;
  /** What is logged of requests; nothing without it. */
  requestLog?: RequestLog;
  /** How long a subscriber may read nothing. */
  stuckMs?: number;
}

export interface App {
  drain: Drain;
  http: FastifyInstance;
  graphql: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
}

/** Builds everything and listens to nothing: tests call the result in process. */
export async function createApp({
  config,
  database,
  log,
  plugins = [],
  metrics = createMetrics(),
  playground,
  answerCacheBytes = 0,
  answerStaleMs = 0,
  federation = true,
  hub = null,
  requestTimeoutMs = 0,
  trustedProxies = [],
  fairness = { perSecond: 0, atOnce: 0 },
  admission,
  files,
  olderVersions = { root: '', kept: 0 },
  traces = false,
  requestLog = 'off',
  stuckMs,
}: AppOptions): Promise<App> {
  const api = await createSchema();
  const schema = federation ? federated(api) : api;
  const operations = await readOperations();
  const shares = new Shares(fairness);
  const http = await createHttpServer(log, { requestTimeoutMs, trustedProxies, shares, requestLog });
  metrics.shipped(['internal', ...operations.map((operation) => operation.name)]);
  const graphql = createGraphqlServer({
    schema,
    db: database.db,
    log,
    admission,
    plugins: [metrics.plugin(), ...plugins],
  });
  const { countAnswer } = metrics;
  const state = answerCacheBytes > 0 ? stateOf(database) : askedState(database);
  http.addHook('onClose', () => state.stop());
  const answers = createAnswers({
    state,
    maxBytes: answerCacheBytes,
    staleMs: answerStaleMs,
    count: metrics.countKept,
  });
  metrics.register(http, { database, admission, kept: answers.kept });
  await registerGraphql(http, graphql, { database, answers, countAnswer });
  const clientOf = clientReader(trustedProxies);
  registerSubscriptions(http, { schema, database, log, countAnswer, shares, clientOf, ...(stuckMs && { stuckMs }) });
  const sdl = printContract(api);
  const drain = registerDrain(http);
  registerHealth(http, database.health, log, drain);
  http.get('/schema.graphql', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(sdl),
  );
  const baseUrl = baseUrlOf(http, config.publicUrl);
  const versions = new KeptVersions({
    ...olderVersions,
    database,
    base: baseUrl,
    onFailure: (error) => log.error({ err: error }, 'an older version could not be answered from'),
  });
  http.addHook('onClose', () => versions.close());
  registerOperations(http, {
    operations,
    graphql,
    schema,
    database,
    answers,
    countAnswer,
    log,
    requestTimeoutMs,
    publicUrl: config.publicUrl,
    baseUrl,
    release: sha256(sdl),
    versions,
    types: RECORD_TYPES,
    traces,
  });
  registerMcp(http, { operations, schema });
  const { db, asker } = registerAtHand(http, database);
  const onAnswer = (failed: boolean) => countAnswer('internal', failed);
  const ask = askOf(schema, db, { onAnswer, asker, admission });
  if (files) {
    const onFailure = (error: unknown) => log.error({ err: error }, 'the data files could not be made');
    registerCatalogue(http, { ask, baseUrl });
    // They are made once for all who ask, and also when the first of them has gone: by the service, in its turn.
    const own = database.during(new AbortController().signal, { client: 'data files' });
    registerData(http, { ...files, ask: askOf(schema, own, { onAnswer }), schema, address: baseUrl, onFailure });
  }
  await registerPages(http, {
    db,
    ask,
    answers,
    baseUrl,
    publicUrl: config.publicUrl,
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    schema,
    hasFiles: files !== undefined,
  });
  registerFeeds(http, { db, ask, baseUrl, hub });
  if (playground) {
    await registerPlayground(http, {
      assetsDir: playground,
      operations: operations.map(({ name, group, titleVi, titleEn, document, variables }) => ({
        name,
        group,
        titleVi,
        titleEn,
        document,
        variables,
      })),
      links: [
        { href: '/', labelVi: 'Các trang', labelEn: 'Pages' },
        { href: '/operations', labelVi: 'Câu hỏi có sẵn (JSON, CSV)', labelEn: 'Ready-made questions (JSON, CSV)' },
        { href: '/schema.graphql', labelVi: 'Lược đồ (SDL)', labelEn: 'Schema (SDL)' },
        { href: '/feeds', labelVi: 'Nguồn tin', labelEn: 'Feeds' },
      ],
    });
  }
  return { http, graphql, schema, drain };
}

import { ApolloServer, type ApolloServerPlugin, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { ErrorCode } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Database, Db } from '../database/connection.ts';
import type { Admission } from '../graph/admission.ts';
import { RequestContext } from '../graph/context.ts';
import { asksNeverKept } from '../graph/never-kept.ts';
import { checkQuery, MAX_TOKENS, SINGLE_ANSWERS } from '../graph/query-check.ts';
import { MAX_COST } from '../graph/query-limits.ts';
import { isDeep } from '../graph/query-texts.ts';
import type { Answer } from './answers/answer-cache.ts';
import type { Answers } from './answers/answers.ts';
import { clientOf } from './fairness.ts';
import { formatError } from './format-error.ts';
import { isKnownCode, RETRY_AFTER_SECONDS, statusOfCode } from './kit/failure.ts';
import { ReadingTurns } from './reading-turns.ts';

/** A request that sends it with 1 is told its cost. */
const COST_HEADER = 'kehoach-cost';

export interface GraphqlOptions {
  schema: GraphQLSchema;
  db: Db;
  log: Log;
  plugins?: ApolloServerPlugin<RequestContext>[];
  /** Lets questions begin; without it all begin at once. */
  admission?: Admission | undefined;
}

/** Makes the GraphQL server. Nothing but errors of the catalogue leaves it. */
export function createGraphqlServer({
  schema,
  log,
  plugins = [],
  admission,
}: GraphqlOptions): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    // There are no cookies and no mutations, so a request from another site can do nothing that its user could not.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    // Anybody could fill the memory with queries to remember, and what they would save is small here: queries are
    // short, and a GET of one can be cached as it is. Clients that ask are told, and send the whole query instead.
    persistedQueries: false,
    formatError: (formatted, error) => formatError(formatted, error, { log, schema }),
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log.warn(String(message)),
      error: (message) => log.error(String(message)),
    },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      // It would wrap every resolver of a subgraph, to answer a gateway that asks how long each took.
      ApolloServerPluginInlineTraceDisabled(),
      checkQueries(schema),
      ...(admission ? [admit(admission)] : []),
      sayUnavailable,
      answerPlainJson,
      ...plugins,
    ],
  });
}

/** Puts every query through the check of all doors. */
function checkQueries(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operationName, request, contextValue }) => {
        contextValue.operation.name = operationName;
        const checked = checkQuery(schema, { document, operationName, variables: request.variables }, SINGLE_ANSWERS);
        contextValue.operation.cost = checked?.cost ?? null;
        contextValue.operation.keep = !asksNeverKept(schema, document);
      },
      willSendResponse: async ({ request, response, contextValue: { operation } }) => {
        if (response.body.kind === 'single') {
          const code = response.body.singleResult.errors?.[0]?.extensions?.code;
          operation.code = typeof code === 'string' ? code : null;
        }
        if (request.http?.headers.get(COST_HEADER) !== '1' || response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        const cost = { requested: operation.cost, allowed: MAX_COST };
        singleResult.extensions = { ...singleResult.extensions, cost };
      },
    }),
  };
}

/** Lets a question begin when there is a place for it. */
function admit(admission: Admission): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      let leave = () => {};
      return {
        didResolveOperation: async ({ contextValue: { asker, operation } }) => {
          leave = await admission.enter({ ...asker, cost: operation.cost }).catch((error: unknown) => {
            throw new GraphQLError('refused', { originalError: error as Error });
          });
        },
        willSendResponse: async () => leave(),
      };
    },
  };
}

/**
 * Says 503 of an answer that lacks something because this service cannot serve it now: a balancer or a client that
 * tries again looks at the status, and part of an answer is no answer to keep.
 */
const sayUnavailable: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      if (response.body.kind !== 'single') return;
      const codes = (response.body.singleResult.errors ?? []).map((error) => error.extensions?.code);
      if (!codes.some((code) => isKnownCode(code) && statusOfCode(code) === 503)) return;
      response.http.status = 503;
      response.http.headers.set('retry-after', String(RETRY_AFTER_SECONDS));
    },
  }),
};

const FAULTS_OF_THE_QUERY: ReadonlySet<unknown> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * Answers who asks for `application/json` and nothing else with 200 when the query is at fault: to such a client any
 * other status means that no GraphQL server answered (GraphQL over HTTP, 6.4.1).
 */
const answerPlainJson: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.body.kind !== 'single' || response.http.status !== 400) return;
      const accept = request.http?.headers.get('accept') ?? '';
      if (!/^\s*application\/json\s*(;[^,]*)?$/i.test(accept)) return;
      const codes = (response.body.singleResult.errors ?? []).map((error) => error.extensions?.code);
      if (codes.every((code) => FAULTS_OF_THE_QUERY.has(code))) response.http.status = 200;
    },
  }),
};

export interface GraphqlRouteOptions {
  database: Database;
  answers: Answers;
  /** Counts an answer that was kept and not made. */
  countAnswer: (operationName: string | null, failed: boolean) => void;
}

/** Answers `/graphql`: POST, and GET and HEAD for queries. */
export async function registerGraphql(
  app: FastifyInstance,
  server: ApolloServer<RequestContext>,
  { database, answers, countAnswer }: GraphqlRouteOptions,
): Promise<void> {
  server.addPlugin(fastifyApolloDrainPlugin(app));
  await server.start();
  const reading = new ReadingTurns();
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: (request, reply) => {
      return answers.send(request, reply, {
        // What is refused for its depth is refused with the query; it needs no key.
        parts: isDeep(request.body)
          ? null
          : [methodOf(request), searchOf(request), request.body, request.headers.accept, request.headers[COST_HEADER]],
        isWhole,
        onHit: (operationName) => {
          request.account.operation = operationName;
          countAnswer(operationName, false);
        },
        make: async (state) => {
          const client = clientOf(request.ip);
          const { account } = request;
          account.statements = 0;
          const onStatement = () => {
            account.statements = (account.statements ?? 0) + 1;
          };
          const db = database.during(request.awaited, { client, onStatement, state: state.id });
          const context = new RequestContext(db, request.id, { client, signal: request.awaited });
          await reading.wait(request);
          const httpGraphQLRequest = toApollo(request);
          const made = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context });
          const { name, cost, code } = context.operation;
          Object.assign(account, { operation: name, cost, code });
          if (made.body.kind !== 'complete') throw new Error('a query was answered in parts');
          return {
            status: made.status ?? 200,
            headers: [...made.headers],
            body: made.body.string,
            operationName: context.operation.name,
            keep: context.operation.keep,
          };
        },
      });
    },
  });
}

function toApollo(request: FastifyRequest): HTTPGraphQLRequest {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return { method: methodOf(request), headers, search: searchOf(request), body: request.body };
}

/** HEAD asks for the head of the answer that GET would have; the server of HTTP leaves the body out. */
function methodOf({ method }: FastifyRequest): string {
  return method === 'HEAD' ? 'GET' : method;
}

function searchOf({ url }: FastifyRequest): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at);
}

/** Apollo Server writes errors first: an answer that begins with its data has none. */
function isWhole({ body }: Answer): boolean {
  return body.startsWith('{"data":');
}

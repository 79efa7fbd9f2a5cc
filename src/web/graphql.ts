import { randomUUID } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { AppError, causes, ERROR_CATALOGUE } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import type { Db } from '../database/connection.ts';
import { RequestContext } from '../graph/context.ts';
import { checkQuery, MAX_TOKENS, SINGLE_ANSWERS } from '../graph/query-check.ts';

export interface GraphqlOptions {
  schema: GraphQLSchema;
  db: Db;
  log: Log;
  plugins?: ApolloServerPlugin<RequestContext>[];
}

/** Makes the GraphQL server. Nothing but errors of the catalogue leaves it. */
export function createGraphqlServer({ schema, log, plugins = [] }: GraphqlOptions): ApolloServer<RequestContext> {
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
    formatError: (formatted, error) => formatError(formatted, error, log),
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
      checkQueries(schema),
      ...plugins,
    ],
  });
}

/** Puts every query through the check of all doors. */
function checkQueries(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operationName, request }) => {
        checkQuery(schema, { document, operationName, variables: request.variables }, SINGLE_ANSWERS);
      },
    }),
  };
}

/**
 * Lets out errors of the catalogue and of GraphQL itself. Everything else may carry SQL, parameters or paths:
 * it is logged with an id, and only the id is answered.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown, log: Log): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const own = causes(unwrapResolverError(error)).find((cause) => cause instanceof AppError);
  if (own) return { message: own.message, ...place, extensions: { code: own.code, ...own.details } };
  const code = String(formatted.extensions?.code ?? '');
  if (code in ERROR_CATALOGUE && code !== 'INTERNAL_SERVER_ERROR')
    return { message: formatted.message, ...place, extensions: { code } };
  const status = statusOf(error);
  if (status !== null && status >= 400 && status < 500)
    return { message: formatted.message, ...place, extensions: { code: 'BAD_REQUEST' } };
  const id = randomUUID();
  log.error({ err: unwrapResolverError(error), errorId: id }, 'unexpected error');
  return {
    message: `Something failed on our side. Report this id if it stays: ${id}`,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

/** The HTTP status that Apollo Server itself gives to an error, e.g. to a persisted query whose hash is wrong. */
function statusOf(error: unknown): number | null {
  const http = error instanceof GraphQLError ? (error.extensions.http as { status?: number } | undefined) : undefined;
  return http?.status ?? null;
}

/** Answers `/graphql`: POST, and GET for queries. */
export async function registerGraphql(
  app: FastifyInstance,
  server: ApolloServer<RequestContext>,
  db: Db,
): Promise<void> {
  server.addPlugin(fastifyApolloDrainPlugin(app));
  await server.start();
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    handler: fastifyApolloHandler(server, { context: async (request) => new RequestContext(db, request.id) }),
  });
}

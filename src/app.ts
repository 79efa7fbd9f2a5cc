import { fileURLToPath } from 'node:url';
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { RequestContext } from './core/context.ts';
import type { Database } from './core/db.ts';
import { createGraphqlServer, registerGraphql } from './http/graphql.ts';
import { registerHealth } from './http/health.ts';
import { ensurePlaygroundBuilt, registerPlayground } from './http/playground/playground.ts';
import { createHttpServer } from './http/server.ts';
import { readOperations } from './operations/operations.ts';
import { createSchema, printContract } from './schema.ts';

const PLAYGROUND_ASSETS = fileURLToPath(new URL('../dist/playground', import.meta.url));

export interface AppOptions {
  config: Pick<Config, 'publicUrl'>;
  database: Database;
  log: Logger;
  plugins?: ApolloServerPlugin<RequestContext>[];
  /** False leaves the page out: tests of the API need no bundle. */
  playground?: boolean;
}

export interface App {
  http: FastifyInstance;
  graphql: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
}

/** Builds everything and listens to nothing: tests call the result in process. */
export async function createApp({ config, database, log, plugins, playground = true }: AppOptions): Promise<App> {
  const schema = await createSchema();
  const operations = await readOperations();
  const http = await createHttpServer(log);
  const graphql = createGraphqlServer({ schema, db: database.db, log, ...(plugins && { plugins }) });
  await registerGraphql(http, graphql, database.db);
  registerHealth(http, database.db, log);
  const sdl = printContract(schema);
  http.get('/schema.graphql', (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', 'no-cache').send(sdl),
  );
  if (playground) {
    await ensurePlaygroundBuilt({ assetsDir: PLAYGROUND_ASSETS, log });
    await registerPlayground(http, {
      assetsDir: PLAYGROUND_ASSETS,
      operations: operations.map(({ name, group, titleVi, titleEn, document, variables }) => ({
        name,
        group,
        titleVi,
        titleEn,
        document,
        variables,
      })),
      links: [{ href: '/schema.graphql', labelVi: 'Lược đồ (SDL)', labelEn: 'Schema (SDL)' }],
      ...(config.publicUrl && { publicUrl: config.publicUrl }),
    });
  }
  return { http, graphql, schema };
}

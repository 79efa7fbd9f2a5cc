import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PlaygroundConfig, PlaygroundLink, PlaygroundOperation } from './playground.types.ts';

export type { PlaygroundOperation } from './playground.types.ts';

export interface PlaygroundOptions {
  /** Folder of the built page. */
  assetsDir: string;
  /** Shipped operations, the flagship first. */
  operations: readonly PlaygroundOperation[];
  /** Further addresses of this server. Only what it really answers. */
  links: readonly PlaygroundLink[];
  /** Path of the GraphQL endpoint. Default "/graphql". */
  graphqlPath?: string;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * What the page may do: nothing but talk to its own origin. Inline styles are unavoidable, since Monaco positions
 * every line of text with a style attribute and adds its theme as a style element; inline scripts stay forbidden.
 */
export const PLAYGROUND_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Serves the page on `/playground`, its assets, and `/playground.json`.
 *
 * Throws when `assetsDir` holds no page: a server without it should not start and look healthy.
 */
export async function registerPlayground(app: FastifyInstance, options: PlaygroundOptions): Promise<void> {
  const { assetsDir, operations, links, graphqlPath = '/graphql' } = options;
  const page = await readFile(join(assetsDir, 'index.html'), 'utf8');
  const config: PlaygroundConfig = { graphqlPath, operations, links };

  await app.register(fastifyStatic, {
    root: join(assetsDir, 'playground-assets'),
    prefix: '/playground-assets/',
    decorateReply: false,
    index: false,
    // File names carry a hash of the content, so a name never means two things.
    immutable: true,
    maxAge: YEAR_MS,
    preCompressed: true,
    // A worker is governed by the policy of its own script, not by the page's.
    setHeaders: (response) => {
      response.setHeader('content-security-policy', PLAYGROUND_CSP);
      response.setHeader('x-content-type-options', 'nosniff');
      response.setHeader('vary', 'Accept-Encoding');
    },
  });

  app.get('/playground', (_request, reply) => sendPage(reply, page));
  app.get('/playground.json', (_request, reply) => reply.header('cache-control', 'no-cache').send(config));
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('content-security-policy', PLAYGROUND_CSP)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .send(page);
}

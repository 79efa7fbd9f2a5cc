import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';

const MAX_BODY_BYTES = 256 * 1024;

/** Answers what the router cannot read, e.g. `/%`; it reaches none of the handlers below. */
function refuseUnroutable(error: Error, _request: unknown, reply: FastifyReply): void {
  reply.code(400).send({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
}

/**
 * Makes the HTTP server with what every answer shares: open reads from any site, security headers, compression,
 * and errors in the form of a GraphQL answer.
 */
export async function createHttpServer(log: Logger): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // Behind a proxy the client's address is the proxy's; nothing here depends on it.
    trustProxy: false,
    frameworkErrors: refuseUnroutable,
  }) as unknown as FastifyInstance;
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    hsts: false,
  });
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: ['ETag', 'X-Rows-Truncated', 'Content-Disposition'],
    credentials: false,
    maxAge: 86_400,
  });
  await app.register(compress, { threshold: 1024 });

  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.slice(0, 200)}. The playground is at /, the API at /graphql.`;
    return reply.code(404).send({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof AppError && ERROR_CATALOGUE[error.code].status < 500) {
      const extensions = { code: error.code, ...error.details };
      return reply.code(statusAtAddress(error.code)).send({ errors: [{ message: error.message, extensions }] });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply.code(status).send({ errors: [{ message: error.message, extensions: { code: 'BAD_REQUEST' } }] });
    }
    log.error({ err: error, errorId: request.id }, 'unexpected error');
    const message = `Something failed on our side. Report this id if it stays: ${request.id}`;
    return reply
      .code(500)
      .send({ errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR', id: request.id } }] });
  });
  return app;
}

/** A value that a query would pass is bad input; in the path of an address the same value is a thing not found. */
function statusAtAddress(code: ErrorCode): number {
  return code === 'UNKNOWN_VALUE' ? 404 : ERROR_CATALOGUE[code].status;
}

import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppError } from '../base/errors.ts';
import type { RequestLog } from '../base/log.ts';
import { registerFairness, Shares } from './fairness.ts';
import { addVary } from './kit/conditional.ts';
import { addDeadlines } from './kit/deadline.ts';
import { type Failure, failureOf, RETRY_AFTER_SECONDS, statusOfCode } from './kit/failure.ts';
import { refuseUnreadable } from './kit/unreadable.ts';
import { registerRequestLog } from './request-log.ts';

const MAX_BODY_BYTES = 256 * 1024;

/** Writes a failure for a browser's reader, with the policy of the page; null for a program. */
type PageOfFailure = (
  request: Pick<FastifyRequest, 'method' | 'url' | 'headers'>,
  failure: Failure,
) => { html: string; policy: string } | null;
/** Answers a browser that asks for a question, or with null for the list of them, by a page. */
type PageOfOperation = (request: FastifyRequest, reply: FastifyReply, name: string | null) => Promise<FastifyReply>;
declare module 'fastify' {
  interface FastifyInstance {
    /** Set by what serves pages; null where there are none. */
    pageOfFailure: PageOfFailure | null;
    pageOfOperation: PageOfOperation | null;
  }
}

export interface HttpOptions {
  /** How long an answer may take; 0: as long as it takes. */
  requestTimeoutMs?: number;
  /** Addresses and networks of proxies. */
  trustedProxies?: readonly string[];
  /** Absent: every client may ask what it likes. */
  shares?: Shares;
  requestLog?: RequestLog;
}

/**
 * Makes the HTTP server with what every answer shares: open reads from any site, security headers, compression,
 * and errors in the form of a GraphQL answer.
 */
export async function createHttpServer(
  log: Logger,
  {
    requestTimeoutMs = 0,
    trustedProxies = [],
    shares = new Shares({ perSecond: 0, atOnce: 0 }),
    requestLog = 'off',
  }: HttpOptions = {},
): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    // What was accepted is answered, also while the service stops.
    return503OnClosing: false,
    // Whose word on the client's address is believed; links never depend on it.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    // Who sends nothing, or slowly, is not waited for.
    requestTimeout: 20_000,
    clientErrorHandler: refuseUnreadable,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
    // What the router cannot read, e.g. `/%`, reaches none of the handlers below.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      refuse(app, request, reply, error, 400),
  }) as unknown as FastifyInstance;
  app.decorate('pageOfFailure', null);
  app.decorate('pageOfOperation', null);
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    hsts: false,
  });
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: [
      'ETag',
      'Dataset-Version',
      'Age',
      'Cache-Status',
      'X-Rows-Truncated',
      'Content-Disposition',
      'Result-SHA256',
      'Result-Changed',
      'Citation',
      'Link',
      'Retry-After',
      'RateLimit',
      'RateLimit-Policy',
    ],
    credentials: false,
    maxAge: 86_400,
  });
  await app.register(compress, { threshold: 1024 });
  registerRequestLog(app, log, requestLog);
  registerFairness(app, shares);

  addDeadlines(app, requestTimeoutMs);
  app.addHook('onRequest', async (request) => refuseOtherCharsets(request.headers['content-type']));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const { statusCode } = error;
    if (!(error instanceof AppError) && statusCode !== undefined && statusCode < 500) {
      return refuse(app, request, reply, error, statusCode);
    }
    return sendFailure(app, reply, failureOf(error, log, request.id));
  });
  return app;
}

/** JSON is UTF-8 (RFC 8259, 8.1): a body in another encoding would be read as other letters than were written. */
function refuseOtherCharsets(contentType: string | undefined): void {
  const charsets = [...(contentType ?? '').matchAll(/;\s*charset\s*=\s*"?([^";\s]*)/gi)];
  const [, charset] = charsets.find(([, name = '']) => !/^utf-?8$/i.test(name)) ?? [];
  if (charset === undefined) return;
  throw new AppError('UNSUPPORTED_CHARSET', `The body is in "${charset.slice(0, 40)}". Send it in UTF-8.`);
}

/** Answers what is wrong with a request itself. */
function refuse(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply, error: Error, status: number) {
  const failure: Failure = { status, message: error.message, extensions: { code: 'BAD_REQUEST' } };
  return tell(app, request, reply.code(status), failure);
}

function sendFailure(app: FastifyInstance, reply: FastifyReply, failure: Failure): FastifyReply {
  const status = statusOfCode(failure.extensions.code, 'address');
  reply.request.account.code = failure.extensions.code;
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  // Whatever the handler had said of the answer that it did not come to.
  reply.removeHeader('etag').removeHeader('last-modified').header('cache-control', 'no-store');
  return tell(app, reply.request, reply.code(status), { ...failure, status });
}

/** Tells a browser's reader by a page, and a program by the errors of a GraphQL answer. */
function tell(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  addVary(reply, 'accept');
  const page = app.pageOfFailure?.(request, failure) ?? null;
  if (page)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', page.policy).send(page.html);
  const { message, extensions } = failure;
  return reply.type('application/json; charset=utf-8').send({ errors: [{ message, extensions }] });
}

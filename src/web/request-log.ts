import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { RequestLog } from '../base/log.ts';
import { clientOf } from './fairness.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is learned of the request while it is answered. */
    account: Account;
  }
}

/** What an operator is told of a request beside its head. */
interface Account {
  /** What the client calls its operation; null without one, and for what is no operation. */
  operation: string | null;
  cost: number | null;
  /** SQL statements of this request; null where it asks nothing of its own. */
  statements: number | null;
  /** Why it was refused; null when it was not. */
  code: string | null;
}

/** What balancers and operators ask every few seconds says nothing. */
const UNSAID: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);
const MAX_TEXT = 2_000;

/** Gives each request its account, and writes one line for each when it has been answered or given up. */
export function registerRequestLog(app: FastifyInstance, log: Logger, mode: RequestLog): void {
  app.decorateRequest('account');
  app.addHook('onRequest', async (request) => {
    request.account = newAccount();
  });
  if (mode === 'off') return;
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (UNSAID.has(route) || !log.isLevelEnabled('info')) return;
    const { operation, cost, statements, code } = request.account ?? newAccount();
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        client: mode === 'full' ? request.ip : networkOf(request.ip),
        ...(operation !== null && { operation }),
        ...(cost !== null && { cost }),
        ...(statements !== null && { statements }),
        ...(code !== null && { code }),
        ...(!reply.raw.writableFinished && { givenUp: true }),
        ...(mode === 'full' && textsOf(request)),
      },
      'request',
    );
  });
}

function newAccount(): Account {
  return { operation: null, cost: null, statements: null, code: null };
}

/** The network of a client, which tells one organisation from another and no person: /24 of IPv4, /48 of IPv6. */
function networkOf(ip: string): string {
  const client = clientOf(ip);
  if (!client.includes(':')) return client.replace(/\.\d+$/, '.0/24');
  return `${client.split(':').slice(0, 3).join(':')}::/48`;
}

function textsOf({ url, body }: FastifyRequest): Record<string, unknown> {
  const asked = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const query = typeof asked.query === 'string' ? asked.query.slice(0, MAX_TEXT) : undefined;
  const variables = JSON.stringify(asked.variables ?? undefined)?.slice(0, MAX_TEXT);
  return { url: url.slice(0, MAX_TEXT), ...(query && { query }), ...(variables && { variables }) };
}

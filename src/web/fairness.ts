import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../base/errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the request weighs against its client's rate: an answer that was made 100, one that was kept 1. */
    weight: number;
  }
}

export interface FairnessOptions {
  /** Requests a second of one client; 0 sets no rate. */
  perSecond: number;
  /** Requests of one client that are answered at the same time. */
  atOnce: number;
}

const MADE_WEIGHT = 100;
/** A client may use the rate of so many seconds at once. */
const WINDOW_SECONDS = 10;
/** What balancers and operators ask must be answered whatever else comes from their address. */
const EXEMPT: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** Gives each client its share. Refusals cost next to nothing: they come before anything is read or parsed. */
export function registerFairness(app: FastifyInstance, { perSecond, atOnce }: FairnessOptions): void {
  app.decorateRequest('weight', MADE_WEIGHT);
  if (perSecond === 0) return;
  const quota = perSecond * WINDOW_SECONDS;
  const rates = new RateLimiterMemory({ points: quota * MADE_WEIGHT, duration: WINDOW_SECONDS });
  const answering = new Map<string, number>();
  const counted = new WeakMap<FastifyRequest, string>();

  app.addHook('onRequest', async (request, reply) => {
    if (EXEMPT.has(request.routeOptions.url ?? '')) return;
    const client = clientOf(request.ip);
    const state = await rates.consume(client, 1).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.ceil(state.msBeforeNext / 1000);
    const left = Math.floor(state.remainingPoints / MADE_WEIGHT);
    // The form of the draft: draft-ietf-httpapi-ratelimit-headers-10.
    reply.header('ratelimit-policy', `"client";q=${quota};w=${WINDOW_SECONDS}`);
    reply.header('ratelimit', `"client";r=${left};t=${seconds}`);
    if (state.consumedPoints > quota * MADE_WEIGHT) {
      reply.header('retry-after', String(Math.max(1, seconds)));
      throw new AppError(
        'TOO_MANY_REQUESTS',
        `Your address asked more than ${perSecond} questions a second. Go on in ${seconds} s, and ask for more at once instead of more often.`,
      );
    }
    const now = answering.get(client) ?? 0;
    if (now >= atOnce) {
      reply.header('retry-after', '1');
      throw new AppError(
        'TOO_MANY_REQUESTS',
        `Your address waits for ${now} answers at the same time; ${atOnce} are allowed. Wait for some of them.`,
      );
    }
    answering.set(client, now + 1);
    counted.set(request, client);
    reply.raw.once('close', () => {
      const left = (answering.get(client) ?? 1) - 1;
      if (left === 0) answering.delete(client);
      else answering.set(client, left);
    });
  });
  app.addHook('onResponse', async (request) => {
    const client = counted.get(request);
    if (client !== undefined && request.weight > 1) await rates.penalty(client, request.weight - 1);
  });
}

/** An address of IPv4, or the network of one of IPv6: a household or a server has all addresses of it. */
export function clientOf(ip: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (mapped) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return `${[...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4).join(':')}::/64`;
}

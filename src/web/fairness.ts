import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../base/errors.ts';
import { whenOver } from './kit/answered.ts';

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

/** What an answer weighs that is made; one that was kept, and a message that asks nothing, weigh 1. */
export const MADE_WEIGHT = 100;
/** A client may use the rate of so many seconds at once. */
const WINDOW_SECONDS = 10;
/** Whoever has left, all of them together. */
const GONE = 'gone';
/** What balancers and operators ask must be answered whatever else comes from their address. */
const EXEMPT: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/** The share of each client, at every door by which it asks. */
export class Shares {
  private readonly perSecond: number;
  private readonly atOnce: number;
  private readonly quota: number;
  private readonly rates: RateLimiterMemory;
  private readonly places = new Map<string, number>();

  constructor({ perSecond, atOnce }: FairnessOptions) {
    this.perSecond = perSecond;
    this.atOnce = atOnce;
    this.quota = perSecond * WINDOW_SECONDS;
    this.rates = new RateLimiterMemory({ points: Math.max(1, this.quota) * MADE_WEIGHT, duration: WINDOW_SECONDS });
  }

  get limited(): boolean {
    return this.perSecond > 0;
  }

  /** What an answer weighs is added when it is known. */
  async weigh(client: string, weight: number): Promise<void> {
    if (this.limited && weight > 0) await this.rates.penalty(client, weight);
  }

  /** Counts that a client asks. `say` hears what is left, also when it is nothing. Throws: TOO_MANY_REQUESTS. */
  async take(client: string, weight: number, say: (header: string, value: string) => void = () => {}): Promise<void> {
    if (!this.limited) return;
    const state = await this.rates.consume(client, weight).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    const seconds = Math.ceil(state.msBeforeNext / 1000);
    const left = Math.floor(state.remainingPoints / MADE_WEIGHT);
    // The form of the draft: draft-ietf-httpapi-ratelimit-headers-10.
    say('ratelimit-policy', `"client";q=${this.quota};w=${WINDOW_SECONDS}`);
    say('ratelimit', `"client";r=${left};t=${seconds}`);
    if (state.consumedPoints <= this.quota * MADE_WEIGHT) return;
    say('retry-after', String(Math.max(1, seconds)));
    throw new AppError(
      'TOO_MANY_REQUESTS',
      `Your address asked more than ${this.perSecond} questions a second. Go on in ${seconds} s, and ask for more at once instead of more often.`,
    );
  }

  /** Gives a client a place for what goes on. Returns: what gives it back. Throws: TOO_MANY_REQUESTS. */
  enter(client: string): () => void {
    if (!this.limited) return () => {};
    const now = this.places.get(client) ?? 0;
    if (now >= this.atOnce) {
      throw new AppError(
        'TOO_MANY_REQUESTS',
        `Your address waits for ${now} answers at the same time; ${this.atOnce} are allowed. Wait for some of them.`,
      );
    }
    this.places.set(client, now + 1);
    return () => {
      const left = (this.places.get(client) ?? 1) - 1;
      if (left === 0) this.places.delete(client);
      else this.places.set(client, left);
    };
  }
}

/** Gives each client its share. Refusals cost next to nothing: they come before anything is read or parsed. */
export function registerFairness(app: FastifyInstance, shares: Shares): void {
  app.decorateRequest('weight', MADE_WEIGHT);
  if (!shares.limited) return;
  const counted = new WeakMap<FastifyRequest, string>();

  app.addHook('onRequest', async (request, reply) => {
    if (EXEMPT.has(request.routeOptions.url ?? '')) return;
    const client = clientOf(request.ip);
    await shares.take(client, 1, (header, value) => reply.header(header, value));
    try {
      whenOver(request, reply, shares.enter(client));
    } catch (error) {
      reply.header('retry-after', '1');
      throw error;
    }
    counted.set(request, client);
  });
  app.addHook('onResponse', async (request) => {
    const client = counted.get(request);
    if (client !== undefined) await shares.weigh(client, request.weight - 1);
  });
}

/** Makes what tells the client of a request that has not come to the framework, by the same rule as there. */
export function clientReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trusts = proxyAddr.compile([...trustedProxies]);
  return (request) => clientOf(proxyAddr(request, trusts));
}

/**
 * An address of IPv4, or the network of one of IPv6: a household or a server has all addresses of it.
 *
 * @param ip undefined once the connection has ended: nobody hears the answer
 */
export function clientOf(ip: string | undefined): string {
  if (ip === undefined) return GONE;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? [];
  if (mapped) return mapped;
  if (!ip.includes(':')) return ip;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  return `${[...front, ...Array<string>(zeros).fill('0'), ...back].slice(0, 4).join(':')}::/64`;
}

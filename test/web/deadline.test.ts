import { once } from 'node:events';
import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createHttpServer } from '../../src/web/server.ts';
import { openApp } from '../support/app.ts';

const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
const ANSWER_MS = 300;
const shared = openApp();
let server: Awaited<ReturnType<typeof createHttpServer>>;
let service: Awaited<ReturnType<typeof createApp>>['http'];
let [url, graphql] = ['', ''];
/** Called by the handler that never answers, with the signal of its request. */
let waits: (signal: AbortSignal) => void = () => {};

beforeAll(async () => {
  server = await createHttpServer(log, { requestTimeoutMs: ANSWER_MS });
  const never = (signal: AbortSignal) =>
    new Promise<string>((_, reject) => {
      waits(signal);
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  server.route({ method: ['GET', 'POST'], url: '/never', handler: (request) => never(request.awaited) });
  server.post('/echo', async (request) => {
    // Longer than Node takes to close a request whose body was read.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { body: request.body, left: request.awaited.aborted };
  });
  server.get('/longer', { config: { answerMs: 20 * ANSWER_MS } }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 2 * ANSWER_MS));
    return 'whole';
  });
  url = await server.listen({ port: 0, host: '127.0.0.1' });
  ({ http: service } = await createApp({
    config: { publicUrl: null },
    database: shared().database,
    log,
    requestTimeoutMs: 30_000,
  }));
  graphql = `${await service.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
});
afterAll(async () => {
  await server.close();
  await service.close();
});

const json = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('a deadline of answers', () => {
  it('tells nothing in the log of what was given up because of it', async () => {
    errors.length = 0;
    const refused = await fetch(`${url}/never`);
    expect([refused.status, ((await refused.json()) as { errors: unknown[] }).errors]).toEqual([
      503,
      [expect.objectContaining({ extensions: { code: 'TIMEOUT' } })],
    ]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toEqual([]);
  });

  it('leaves questions alone whose body was read: they are waited for still', async () => {
    expect(await (await fetch(`${url}/echo`, json({ a: 1 }))).json()).toEqual({ body: { a: 1 }, left: false });
    const answer = await fetch(graphql, json({ query: '{ province(slug: "dong-nai") { plans { totalCount } } }' }));
    expect(await answer.json()).toEqual({ data: { province: { plans: { totalCount: expect.any(Number) } } } });
  });

  it.each([undefined, json({})])(
    'ends an answer that takes longer, with a code and when to come again',
    async (init) => {
      const answer = await fetch(`${url}/never`, init);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      expect((await answer.json()).errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }]);
    },
  );

  it('is that of the route where it has its own', async () => {
    expect(await (await fetch(`${url}/longer`)).text()).toBe('whole');
  });

  it.each(['GET', 'POST'])('gives up what a client asked with %s that has left', async (method) => {
    const given = new Promise<AbortSignal>((resolve) => {
      waits = resolve;
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    const body = method === 'POST' ? '{}' : '';
    socket.write(
      `${method} /never HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const signal = await given;
    expect(signal.aborted).toBe(false);
    const left = once(signal, 'abort');
    socket.destroy();
    await left;
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { sharedDatabase } from '../support/databases.ts';

const AT_ONCE = 5;
const logged: string[] = [];
const log = pino(
  { level: 'info' },
  new Writable({ write: (line, _encoding, done) => done(void logged.push(`${line}`)) }),
);
let app: App;
let port: number;
beforeAll(async () => {
  app = await createApp({
    config: { publicUrl: null },
    database: await sharedDatabase('seeded'),
    log,
    fairness: { perSecond: 1_000, atOnce: AT_ONCE },
    requestLog: 'on',
  });
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  port = (app.http.server.address() as AddressInfo).port;
});
afterAll(() => app.http.close());

const post = (query: string) => {
  const body = JSON.stringify({ query });
  return `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};
const chunked = (body: string) =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;

/** Sends bytes and reads until the connection ends. */
async function say(bytes: string): Promise<{ status: number; body: string }> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part)).on('error', () => {});
  socket.setTimeout(10_000, () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  const text = Buffer.concat(parts).toString();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), body: text.split('\r\n\r\n')[1] ?? '' };
}

describe('requests that come at once over one connection', () => {
  it('give the places of their client back when it leaves', async () => {
    for (let time = 0; time < 3; time++) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      const many = Array.from({ length: AT_ONCE }, (_, at) =>
        post(`{ provinces { a${time}_${at}: slug plans { totalCount } } }`),
      );
      socket.write(many.join(''));
      // The first is answered: the others are under way.
      await once(socket, 'data');
      const closed = once(socket, 'close');
      socket.destroy();
      await closed;
    }
    const status = async () => (await fetch(`http://127.0.0.1:${port}/graphql?query={__typename}`)).status;
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
    // All of them, and not only one.
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, status));
    expect(answers).toEqual(answers.map(() => 200));
  });
});

describe('what is no request', () => {
  it.each([
    ['two lengths', post('{ __typename }').replace('\r\n\r\n', '\r\nContent-Length: 0\r\n\r\n'), 400],
    ['a length and pieces', post('{ __typename }').replace('\r\n\r\n', '\r\nTransfer-Encoding: chunked\r\n\r\n'), 400],
    ['an encoding of the way that nobody knows', chunked('').replace('chunked', 'xchunked'), 400],
    ['words of another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a head without end', `GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ])('is refused in the form of every refusal: %s', async (_what, bytes, expected) => {
    const { status, body } = await say(bytes);
    expect(status).toBe(expected);
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.stringMatching(/\. \w.*\.$/), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it.each([
    ['is longer than any number', 'fffffffffffffffffff\r\n{}'],
    ['says more than a length', `1;${'a'.repeat(40_000)}\r\n{\r\n0\r\n\r\n`],
  ])('is no failure of ours when a piece of its body %s', async (_what, body) => {
    logged.length = 0;
    expect((await say(chunked(body))).status).toBe(400);
    // What comes later over another connection has been looked at after it.
    expect((await fetch(`http://127.0.0.1:${port}/graphql?query={__typename}`)).status).toBe(200);
    expect(logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });
});

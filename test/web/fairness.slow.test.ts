import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type App, createApp } from '../../src/app.ts';
import { Admission } from '../../src/graph/admission.ts';
import { clientOf } from '../../src/web/fairness.ts';
import { sharedDatabase } from '../support/databases.ts';

let app: App;
beforeAll(async () => {
  app = await createApp({
    config: { publicUrl: null },
    database: await sharedDatabase('seeded'),
    log: pino({ level: 'silent' }),
    answerCacheBytes: 1024 * 1024,
    trustedProxies: ['127.0.0.1'],
    fairness: { perSecond: 2, atOnce: 3 },
    admission: new Admission({ places: 4, waiting: 8 }),
  });
});
afterAll(() => app.http.close());

const ask = (client: string, query = '{ provinces { slug } }') =>
  app.http.inject({ method: 'POST', url: '/graphql', payload: { query }, headers: { 'x-forwarded-for': client } });

describe('a client that asks too often', () => {
  it('is told to wait, before anything is done for it, while others are answered', async () => {
    const answers = [];
    for (let time = 0; time < 25; time++) answers.push(await ask('203.0.113.1', `{ provinces { a${time}: slug } }`));
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(20);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.json().errors[0].extensions).toEqual({ code: 'TOO_MANY_REQUESTS' });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused[0]?.headers.ratelimit).toMatch(/^"client";r=0;t=\d+$/);
    expect(refused[0]?.headers['ratelimit-policy']).toBe('"client";q=20;w=10');
    expect((await ask('203.0.113.2')).statusCode).toBe(200);
    const health = await app.http.inject({ url: '/readyz', headers: { 'x-forwarded-for': '203.0.113.1' } });
    expect(health.statusCode).toBe(200);
  });

  it('may ask a hundred times as often for what is kept', async () => {
    for (let time = 0; time < 60; time++) expect((await ask('203.0.113.3')).statusCode).toBe(200);
  });

  it('waits for a few answers at the same time and no more', async () => {
    const many = await Promise.all(
      Array.from({ length: 5 }, (_, at) => ask('203.0.113.4', `{ provinces { b${at}: slug } }`)),
    );
    expect(many.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 429, 429]);
    expect((await ask('203.0.113.4')).statusCode).toBe(200);
  });

  it('is known by its network in IPv6, and never by a header of its own', () => {
    expect(clientOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(clientOf('2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(clientOf('::1')).toBe('0:0:0:0::/64');
    expect(clientOf('::ffff:10.0.0.1')).toBe('10.0.0.1');
  });
});

describe('a client that subscribes', () => {
  const open = async (client: string) => {
    if (!app.http.server.listening) await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.http.server.address() as { port: number };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', {
      headers: { 'x-forwarded-for': client },
    });
    const said: { type: string; payload?: { extensions?: { code: string } }[] }[] = [];
    socket.on('message', (data) => said.push(JSON.parse(String(data))));
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    const opened = await new Promise<string>((resolve) => {
      socket.on('open', () => resolve('open'));
      socket.on('error', (error) => resolve(error.message));
    });
    return { socket, said, closed, opened };
  };

  it('has a share of connections', async () => {
    const all = [];
    for (let at = 0; at < 4; at++) all.push(await open('203.0.113.50'));
    expect(all.map(({ opened }) => opened)).toEqual([
      'open',
      'open',
      'open',
      expect.stringContaining('Unexpected server response: 429'),
    ]);
    expect((await open('203.0.113.51')).opened).toBe('open');
    for (const { socket } of all) socket.terminate();
  });

  it('has the same share of questions, and of messages that ask nothing', async () => {
    const { socket, said, closed } = await open('203.0.113.52');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await expect.poll(() => said.map(({ type }) => type)).toEqual(['connection_ack']);
    for (let at = 0; at < 20; at++) {
      const payload = { query: 'subscription { changes { seq } }' };
      socket.send(JSON.stringify({ id: String(at), type: 'subscribe', payload }));
    }
    await expect
      .poll(() => said.find(({ type }) => type === 'error')?.payload?.[0]?.extensions?.code)
      .toBe('TOO_MANY_REQUESTS');
    expect(await closed).toBe(4029);
    expect((await ask('203.0.113.52')).statusCode).toBe(429);
  });
});

describe('questions that wait', () => {
  const admission = () => new Admission({ places: 1, waiting: 8 });
  const large = (client: string) => ({ client, cost: 200_000 });

  it('are begun in turn of their clients, small ones never behind large ones', async () => {
    const door = admission();
    const leave = await door.enter(large('a'));
    const order: string[] = [];
    const waiting = [large('a'), large('b')].map(async (asked) => {
      const out = await door.enter(asked);
      order.push(asked.client);
      out();
    });
    (await door.enter({ client: 'a', cost: 100 }))();
    await door.enter({ client: 'a', cost: 0 });
    expect(order).toEqual([]);
    expect(door.waiting).toBe(2);
    leave();
    await Promise.all(waiting);
    expect(order).toEqual(['a', 'b']);
  });

  it('let the one question of another before the second of the first', async () => {
    const door = new Admission({ places: 1, waiting: 40 });
    const leave = await door.enter({ client: 'a', cost: 1 });
    const order: string[] = [];
    const asked = ['a', 'a', 'a', 'b'].map(async (client) => {
      const out = await door.enter({ client, cost: 1 });
      order.push(client);
      out();
    });
    leave();
    await Promise.all(asked);
    expect(order).toEqual(['a', 'b', 'a', 'a']);
  });

  it('are refused at once when too many wait, and forgotten when they are given up', async () => {
    const door = admission();
    const leave = await door.enter(large('a'));
    const gone = new AbortController();
    const given = door.enter({ ...large('a'), signal: gone.signal });
    const second = door.enter(large('c'));
    await expect(door.enter(large('b'))).rejects.toMatchObject({ code: 'OVERLOADED' });
    gone.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    leave();
    (await second)();
    expect(door.waiting).toBe(0);
    (await door.enter(large('b')))();
  });

  it('have a code and a status at the door', async () => {
    const heavy = (at: number) =>
      `{ ${Array.from({ length: 10 }, (_, field) => `f${at}_${field}: plans(first: 100) { nodes { id title tasks(first: 5) { nodes { id } } } }`).join(' ')} }`;
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => ask(`203.0.113.${10 + at}`, heavy(at))));
    const codes = answers.map((answer) => [answer.statusCode, answer.json().errors?.[0]?.extensions.code]);
    expect(codes).toContainEqual([503, 'OVERLOADED']);
    expect(codes).toContainEqual([200, undefined]);
    expect(codes.every(([status]) => status === 200 || status === 503)).toBe(true);
  });
});

describe('a connection on which nothing comes', () => {
  it('is closed', async () => {
    const server = app.http.server;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 20_000]);
    if (!server.listening) await app.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Le');
    const begun = performance.now();
    await new Promise((resolve) => socket.on('close', resolve).resume());
    expect(performance.now() - begun).toBeLessThan(20_000);
  });
});

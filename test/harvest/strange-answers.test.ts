import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { listSources } from '../../src/harvest/sources.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { atom, COMPLETE, fixture, openPublisher, page, status } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);
const LIMITS = { timeoutMs: 1_000, maxBytes: 1024 * 1024 };

beforeEach(async () => {
  publisher().pages.clear();
  publisher().asked.length = 0;
  await app().database.db.delete(harvestSources);
});

const feed = (path = '/feed') => harvest.add(publisher().url + path);
const pagesHere = async () => {
  const { data } = await app().query('{ dataset { sources { url } } }');
  return data.dataset.sources.flatMap(({ url }: { url: string | null }) =>
    url?.startsWith(publisher().url) ? [new URL(url).pathname] : [],
  );
};
/** A server that writes what a web server never would. */
async function rawServer(write: (socket: Socket) => void): Promise<{ url: string; close(): void }> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (request) => {
      if (request.toString().startsWith('GET /robots.txt'))
        socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
      else write(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`, close };
}

describe('an answer', () => {
  it.each<[string, (socket: Socket) => void, RegExp]>([
    [
      'of headers without end',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write(`x-${Math.random()}: ${'y'.repeat(4_000)}\r\n`), 1);
        socket.on('close', () => clearInterval(timer));
      },
      /cannot be fetched/,
    ],
    [
      'of headers that drip',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nx-a: ');
        const timer = setInterval(() => socket.write('b'), 50);
        socket.on('close', () => clearInterval(timer));
      },
      /did not answer whole|cannot be fetched/,
    ],
    ['that is no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), /cannot be fetched/],
    [
      'that says it has 10 GB',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 10737418240\r\n\r\n<feed'),
      /sends more than 1 MB/,
    ],
    [
      'that is cut in the middle',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n<feed xmlns="http'),
      /cannot be fetched/,
    ],
  ])('%s is a state of the source', async (_, write, message) => {
    const server = await rawServer(write);
    const before = await currentVersion(app().database.db);
    const { refusal } = await harvest.run(await harvest.add(server.url), { limits: LIMITS });
    server.close();
    expect(refusal).toMatch(message);
    expect(await currentVersion(app().database.db)).toBe(before);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(30 * 1024 * 1024))],
    ['br', brotliCompressSync(Buffer.alloc(30 * 1024 * 1024))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(30 * 1024 * 1024)))],
  ])('that unfolds from %s is cut at the limit, of a page too', async (encoding, bomb) => {
    const unfold = (_: unknown, response: ServerResponse) =>
      void response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    publisher().pages.set('/feed', unfold);
    expect((await harvest.run(await feed(), { limits: LIMITS })).refusal).toMatch(/sends more than 1 MB/);
    publisher().pages.set('/pages', atom([{ id: 'a', path: '/bomb' }]));
    publisher().pages.set('/bomb', unfold);
    expect(await harvest.run(await feed('/pages'), { limits: LIMITS })).toMatchObject({ refusal: null, failed: 1 });
  });

  it.each([
    ['another content type', 'image/png', '<?xml version="1.0" encoding="utf-8"?>', null],
    [
      'a charset that its XML denies',
      'application/atom+xml; charset=iso-8859-1',
      '<?xml version="1.0" encoding="utf-8"?>',
      null,
    ],
    [
      'an encoding that nobody knows',
      'application/atom+xml',
      '<?xml version="1.0" encoding="x-bang-ma"?>',
      /is not written in x-bang-ma/,
    ],
    [
      'an encoding that it is not in',
      'application/atom+xml',
      '<?xml version="1.0" encoding="utf-16"?>',
      /is no feed|is not written in/,
    ],
  ])('with %s is read or refused, and never half', async (_, type, head, message) => {
    const body = `${head}<feed xmlns="http://www.w3.org/2005/Atom"><title>Kế hoạch</title></feed>`;
    publisher().pages.set('/feed', page(body, type));
    const { refusal } = await harvest.run(await feed());
    if (message === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(message);
  });
});

describe('an address', () => {
  /** As if 127.0.0.2 were the internet, and all other addresses of this machine private. */
  const limits = { allowPrivate: false, isOpen: (address: string) => address === '127.0.0.2' };

  it('is looked at again after each redirect, and after each name', async () => {
    const inside: string[] = [];
    const server = createServer((request, response) => {
      inside.push(`${request.headers.host} ${request.url}`);
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
    const { port } = server.address() as AddressInfo;
    const outside = createServer((request, response) => {
      const [, to] = /^\/to\/(.*)$/.exec(request.url ?? '') ?? [];
      if (to === undefined) response.writeHead(404).end();
      else response.writeHead(302, { location: decodeURIComponent(to) }).end();
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.2', resolve));
    const base = `http://127.0.0.2:${(outside.address() as AddressInfo).port}`;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '127.1',
      '2130706433',
      '0x7f000001',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
    ]) {
      const to = encodeURIComponent(`http://${host}:${port}/secret`);
      const id = await harvest.add(`${base}/to/${to}`);
      expect((await harvest.run(id, { limits })).refusal, host).toMatch(/private network|cannot be fetched/);
    }
    expect(inside).toEqual([]);
    // The way itself is open: what lies outside is asked.
    const open = await harvest.add(`${base}/to/${encodeURIComponent('/nowhere')}`);
    expect((await harvest.run(open, { limits })).refusal).toMatch(/answers 404/);
    for (const one of [server, outside]) {
      one.closeAllConnections();
      one.close();
    }
  });
});

describe('a feed', () => {
  it('that names an id twice is read by the first of both', async () => {
    publisher().pages.set('/1', await fixture('01-kon-tum-plan-metadata.txt'));
    const twice = [
      { id: 'urn:same', path: '/1' },
      { id: 'urn:same', path: '/2' },
    ];
    publisher().pages.set('/feed', atom(twice));
    expect(await harvest.run(await feed())).toMatchObject({ refusal: null, failed: 0 });
    expect(publisher().asked).not.toContain('GET /2');
    expect((await listSources(app().database.db))[0]?.entries).toEqual({ READ: 1 });
  });

  it.each([
    ['the old feed', true],
    ['the new feed', false],
  ])('gives an entry up to another, and its page stands whichever is harvested first: %s', async (_, oldFirst) => {
    const { pages } = publisher();
    pages.set('/1', await fixture('01-kon-tum-plan-metadata.txt'));
    pages.set('/old', atom([{ id: 'urn:1', path: '/1' }], COMPLETE));
    pages.set('/new', atom([], COMPLETE));
    const old = await feed('/old');
    const other = await feed('/new');
    await harvest.run(old);
    await harvest.run(other);
    pages.set('/old', atom([], COMPLETE));
    pages.set('/new', atom([{ id: 'urn:1', path: '/1' }], COMPLETE));
    for (const id of oldFirst ? [old, other] : [other, old]) {
      harvest.later(61);
      expect(await harvest.run(id)).toMatchObject({ refusal: null, failed: 0 });
    }
    expect(await pagesHere()).toEqual(['/1']);
  });

  it('that answers 304 with other validators is asked with those that came with its content', async () => {
    const { pages, asked } = publisher();
    const seen: (string | undefined)[] = [];
    pages.set('/feed', (request, response) => {
      seen.push(request.headers['if-none-match']);
      if (request.headers['if-none-match']) response.writeHead(304, { etag: `"${seen.length}"` }).end();
      else atom([])(request, response);
    });
    const id = await feed();
    for (let i = 0; i < 3; i++) {
      expect(await harvest.run(id)).toMatchObject({ refusal: null });
      harvest.later(61);
    }
    expect(seen[1]).toBeDefined();
    expect(seen).toEqual([undefined, seen[1], seen[1]]);
    expect(asked.length).toBeGreaterThan(3);
  });

  it('that says 304 to somebody who has nothing of it is a failure', async () => {
    publisher().pages.set('/feed', status(304));
    const id = await feed();
    expect((await harvest.run(id)).refusal).toMatch(/304.*has nothing of it/);
    expect(await harvest.state(id)).toMatchObject({ failures: 1, lastSuccess: null });
  });

  it.each([
    ['3600', 60],
    ['Sun, 29 Nov 2026 20:00:00 GMT', 720],
    ['Fri, 01 Jan 2099 00:00:00 GMT', 7 * 24 * 60],
    ['99999999999', 7 * 24 * 60],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 5],
    ['bao giờ cũng được', 5],
  ])('that asks to be left alone (%s) is, for a week at most', async (retryAfter, minutes) => {
    harvest.clock.now = new Date('2026-11-29T08:00:00Z');
    const headers = /^[\x20-\x7e]+$/.test(retryAfter) ? { 'retry-after': retryAfter } : { 'retry-after': 'whenever' };
    publisher().pages.set('/feed', status(429, headers));
    const id = await feed();
    await harvest.run(id);
    const { nextTry } = await harvest.state(id);
    expect(((nextTry?.getTime() ?? 0) - harvest.clock.now.getTime()) / 60_000).toBe(minutes);
  });

  it('from the future is read as any, and its freshness is not below zero', async () => {
    publisher().pages.set('/1', await fixture('02-tay-ninh-decision-with-plan.txt'));
    publisher().pages.set('/feed', (_request, response) => {
      const body = `<feed xmlns="http://www.w3.org/2005/Atom"><id>f</id><title>t</title><updated>2199-01-01T00:00:00Z</updated><entry><id>a</id><link href="/1"/><updated>2199-01-01T00:00:00Z</updated></entry></feed>`;
      const date = 'Tue, 01 Jan 2199 00:00:00 GMT';
      response.writeHead(200, { 'content-type': 'application/atom+xml', date, 'last-modified': date }).end(body);
    });
    harvest.clock.now = new Date('2199-06-01T00:00:00Z');
    const id = await feed();
    expect(await harvest.run(id)).toMatchObject({ refusal: null, failed: 0 });
    expect(await pagesHere()).toContain('/1');
    const { data } = await app().query('{ dataset { harvests { lag } } }');
    expect(data.dataset.harvests).toEqual([{ lag: 0 }]);
    expect((await harvest.state(id)).failures).toBe(0);
  });
});

import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { isPublic } from '../../src/harvest/fetch/addresses.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { atom, fixture, openPublisher, page, status } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);
let feed = '';
let feeds = 0;

beforeEach(() => {
  publisher().pages.clear();
  publisher().asked.length = 0;
  feeds += 1;
  feed = `/feed-${feeds}`;
});

const redirect = (to: string) => status(302, { location: to });
const endless = (chunk: Buffer, pauseMs: number) => {
  return (_request: unknown, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/atom+xml' });
    const timer = setInterval(() => response.write(chunk), pauseMs);
    response.on('close', () => clearInterval(timer));
  };
};

describe('a publisher that misbehaves', () => {
  it.each([
    ['no XML', () => page('<html><body>Trang không tồn tại</body></html>', 'text/html'), /is no feed/],
    ['nothing', () => page('', 'application/xml'), /is no feed/],
    ['an unfinished feed', () => page('<feed', 'application/xml'), /is no feed/],
    [
      'bytes that are no text',
      () => page(Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'application/xml'),
      /is no feed|is not written in/,
    ],
    ['a redirect to itself', () => redirect(feed), /leads on more than 5 times/],
    ['a redirect to another scheme', () => redirect('file:///etc/passwd'), /no address of the web/],
    ['a redirect with a password', () => redirect('http://a:b@127.0.0.1/'), /without a password/],
    ['a failure of its own', () => status(500), /answers 500/],
    ['more than it may', () => endless(Buffer.alloc(64 * 1024), 1), /sends more than 1 MB/],
    ['a drip', () => endless(Buffer.from(' '), 50), /did not answer whole within 0.7 seconds/],
    ['silence', () => () => {}, /did not answer whole/],
    ['a cut connection', () => (_: unknown, r: ServerResponse) => r.destroy(), /cannot be fetched/],
  ])('sends %s: the source says so, waits longer each time, and nothing is published', async (_, handler, message) => {
    publisher().pages.set(feed, handler());
    const id = await harvest.add(publisher().url + feed);
    const before = await currentVersion(app().database.db);
    const limits = { timeoutMs: 700, maxBytes: 1024 * 1024 };
    const first = await harvest.run(id, { limits });
    expect(first.refusal).toMatch(message);
    expect(first.refusal).toMatch(/^HARVEST_FAILED: /);
    const state = await harvest.state(id);
    expect(state).toMatchObject({ failures: 1, lastSuccess: null, lastError: first.refusal });
    const waits = (state.nextTry?.getTime() ?? 0) - harvest.clock.now.getTime();
    await harvest.run(id, { limits });
    const next = await harvest.state(id);
    expect(next.failures).toBe(2);
    expect((next.nextTry?.getTime() ?? 0) - harvest.clock.now.getTime()).toBe(2 * waits);
    expect(await currentVersion(app().database.db)).toBe(before);
    // Back to its senses, it is as fresh as any.
    publisher().pages.set(feed, atom([]));
    expect((await harvest.run(id)).refusal).toBeNull();
    expect(await harvest.state(id)).toMatchObject({ failures: 0, lastError: null });
  });

  it('unfolds a small answer to a large one: it is cut at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    publisher().pages.set(feed, (_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    const id = await harvest.add(publisher().url + feed);
    expect((await harvest.run(id, { limits: { maxBytes: 1024 * 1024 } })).refusal).toMatch(/sends more than 1 MB/);
  });

  it('is not read at an address of this machine, by number, by name or by a redirect', async () => {
    const limits = { allowPrivate: false };
    publisher().pages.set(feed, atom([]));
    const port = new URL(publisher().url).port;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0.0.0.0']) {
      const id = await harvest.add(`http://${host}:${port}${feed}?${feeds}`);
      expect((await harvest.run(id, { limits })).refusal, host).toMatch(/private network|cannot be fetched/);
    }
    expect(publisher().asked).toEqual([]);
  });

  it('is asked as its robots.txt wants it', async () => {
    publisher().pages.set('/robots.txt', page('User-agent: *\nDisallow: /private\nCrawl-delay: 3\n', 'text/plain'));
    publisher().pages.set('/private/feed', atom([]));
    const refused = await harvest.run(await harvest.add(`${publisher().url}/private/feed`));
    expect(refused.refusal).toMatch(/robots\.txt of .* asks programs not to read/);
    publisher().pages.set('/1', await fixture('01-kon-tum-plan-metadata.txt'));
    publisher().pages.set(
      feed,
      atom([
        { id: 'a', path: '/1' },
        { id: 'b', path: '/private/2' },
      ]),
    );
    const pauses: number[] = [];
    const sleep = async (ms: number) => void pauses.push(ms);
    const id = await harvest.add(publisher().url + feed);
    expect(await harvest.run(id, { sleep })).toMatchObject({ refusal: null, failed: 1 });
    expect(publisher().asked).not.toContain('GET /private/2');
    expect(pauses.length).toBeGreaterThan(0);
    expect(Math.max(...pauses)).toBeGreaterThan(2_500);
  });

  it('has a robots.txt that cannot be had: nothing else is asked', async () => {
    publisher().pages.set('/robots.txt', status(503));
    publisher().pages.set(feed, atom([]));
    const id = await harvest.add(publisher().url + feed);
    expect((await harvest.run(id)).refusal).toMatch(/what is allowed is not known/);
    expect(publisher().asked).toEqual(['GET /robots.txt']);
  });

  it('names pages that cannot be read: the others are published, and it says why', async () => {
    publisher().pages.set('/picture', page(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'));
    publisher().pages.set('/1', await fixture('01-kon-tum-plan-metadata.txt'));
    publisher().pages.set(
      feed,
      atom([
        { id: 'a', path: '/picture' },
        { id: 'b', path: 'mailto:nobody' },
        { id: 'c', path: '/1', updated: 'hôm qua' },
        { id: 'd', path: '/nowhere' },
      ]),
    );
    const id = await harvest.add(publisher().url + feed);
    const outcome = await harvest.run(id);
    expect(outcome).toMatchObject({ refusal: null, failed: 2 });
    expect(publisher().asked).toContain('GET /1');
    publisher().asked.length = 0;
    // What is no document is not asked for again; what was not found waits for its time.
    await harvest.run(id);
    expect(publisher().asked.filter((line) => /picture|nowhere/.test(line))).toEqual([]);
    harvest.later(6);
    await harvest.run(id);
    expect(publisher().asked.filter((line) => /picture|nowhere/.test(line))).toEqual(['GET /nowhere']);
  });
});

describe('an address', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', '::ffff:10.0.0.1', 'fc00::1', 'fe80::1', '64:ff9b::a00:1', '2002:a00:1::', 'no address'],
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  it.each(['8.8.8.8', '103.28.36.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is', (address) =>
    expect(isPublic(address)).toBe(true),
  );
});

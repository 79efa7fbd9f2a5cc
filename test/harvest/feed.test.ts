import { beforeEach, describe, expect, it } from 'vitest';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';
import { atom, COMPLETE, fixture, openPublisher, page, status, tombstone } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);

const KON_TUM = '01-kon-tum-plan-metadata.txt';
const TAY_NINH = '02-tay-ninh-decision-with-plan.txt';
let feed = '';
let feeds = 0;
const FIRST = { id: 'urn:1', path: '/1' };
const SECOND = { id: 'urn:2', path: '/2' };
const entries = [FIRST, SECOND];

/** How many plans stand on a page of the publisher. */
async function pagesHere(): Promise<string[]> {
  const { data } = await app().query('{ dataset { sources { url } } }');
  const urls: (string | null)[] = data.dataset.sources.map(({ url }: { url: string | null }) => url);
  return urls.flatMap((url) => (url?.startsWith(publisher().url) ? [url.slice(publisher().url.length)] : [])).sort();
}
const surveys = async () => {
  const answer = await app().query('{ changes(entityTypes: ["survey"], first: 100) { totalCount } }');
  return answer.data.changes.totalCount;
};
const version = () => currentVersion(app().database.db);

describe('a feed of pages', () => {
  beforeEach(async () => {
    const { pages, asked } = publisher();
    pages.clear();
    // Else the feeds of earlier tests would still publish the same pages.
    await app().database.db.delete(harvestSources);
    feeds += 1;
    feed = `/feed-${feeds}`;
    pages.set('/1', await fixture(KON_TUM));
    pages.set('/2', await fixture(TAY_NINH));
    pages.set(feed, atom(entries));
    asked.length = 0;
  });
  const added = () => harvest.add(publisher().url + feed);

  it('is read once; three runs in a row change nothing and ask for nothing that is known', async () => {
    const before = await surveys();
    const id = await added();
    const first = await harvest.run(id);
    expect(first).toMatchObject({ refusal: null, failed: 0, published: 2 });
    expect(await pagesHere()).toEqual(['/1', '/2']);
    const stands = await version();
    publisher().asked.length = 0;
    for (let i = 0; i < 3; i++) {
      harvest.later(60);
      expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 0, withdrawn: 0, failed: 0 });
    }
    expect(await version()).toBe(stands);
    expect(publisher().asked.filter((line) => !line.endsWith('robots.txt'))).toEqual(Array(3).fill(`GET ${feed}`));
    expect(await surveys()).toBe(before);
    expect(await harvest.state(id)).toMatchObject({ failures: 0, lastError: null, lastSuccess: harvest.clock.now });
  });

  it.each([
    ['a tombstone', () => publisher().pages.set(feed, atom([FIRST], tombstone('urn:2')))],
    ['absence from a complete feed', () => publisher().pages.set(feed, atom([FIRST], COMPLETE))],
    [
      'a 410',
      () => {
        publisher().pages.set('/2', status(410));
        publisher().pages.set(feed, atom([FIRST, { ...SECOND, updated: '2026-11-03T00:00:00Z' }]));
      },
    ],
  ])('withdraws a page by %s, and takes it in again when it comes back', async (_, remove) => {
    const id = await added();
    await harvest.run(id);
    expect(await pagesHere()).toEqual(['/1', '/2']);
    remove();
    expect((await harvest.run(id)).withdrawn).toBe(1);
    expect(await pagesHere()).toEqual(['/1']);
    const { data } = await app().query('{ changes(kinds: [WITHDRAWN], first: 100) { nodes { reason } } }');
    expect(data.changes.nodes.at(-1).reason).toMatch(/^Sở Lao động withdrew http/);
    publisher().pages.set('/2', await fixture(TAY_NINH));
    publisher().pages.set(feed, atom([FIRST, { ...SECOND, updated: '2026-11-09T00:00:00Z' }]));
    await harvest.run(id);
    expect(await pagesHere()).toEqual(['/1', '/2']);
  });

  it('withdraws nothing for a feed that shrinks, a page that is not found and a feed that is gone', async () => {
    const id = await added();
    await harvest.run(id);
    publisher().pages.set(feed, atom([]));
    await harvest.run(id);
    publisher().pages.set('/2', status(404));
    publisher().pages.set(feed, atom([{ ...SECOND, updated: '2026-11-04T00:00:00Z' }]));
    expect(await harvest.run(id)).toMatchObject({ failed: 1, withdrawn: 0 });
    publisher().pages.set(feed, status(410));
    expect((await harvest.run(id)).refusal).toMatch(/gone for good/);
    publisher().pages.delete(feed);
    expect((await harvest.run(id)).refusal).toMatch(/answers 404/);
    expect(await pagesHere()).toEqual(['/1', '/2']);
  });

  it('keeps what another feed still publishes', async () => {
    const id = await added();
    await harvest.run(id);
    const other = `${feed}-other`;
    publisher().pages.set(other, atom([{ id: 'urn:other', path: '/2' }]));
    await harvest.run(await harvest.add(publisher().url + other));
    publisher().pages.set(feed, atom([FIRST], COMPLETE));
    await harvest.run(id);
    expect(await pagesHere()).toEqual(['/1', '/2']);
  });

  it('goes on where a run was stopped', async () => {
    const id = await added();
    const stop = new AbortController();
    const tay = publisher().pages.get('/2');
    publisher().pages.set('/2', (request, response) => {
      stop.abort();
      tay?.(request, response);
    });
    expect((await harvest.run(id, { signal: stop.signal })).refusal ?? '').toMatch(/stopped|^$/);
    expect(await pagesHere()).toContain('/1');
    publisher().asked.length = 0;
    expect(await harvest.run(id)).toMatchObject({ refusal: null, failed: 0 });
    expect(await pagesHere()).toEqual(['/1', '/2']);
    expect(publisher().asked).toContain('GET /2');
    expect(publisher().asked).not.toContain('GET /1');
  });

  it.each([
    [
      'RSS',
      '<rss version="2.0"><channel><title>t</title><link>/</link><item><title>a</title><link>/1</link><guid isPermaLink="false">g</guid></item></channel></rss>',
    ],
    [
      'JSON Feed',
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 't', items: [{ id: 'g', url: '/1' }] }),
    ],
  ])('may be %s', async (_, body) => {
    publisher().pages.set(feed, page(body, 'text/plain'));
    expect(await harvest.run(await added())).toMatchObject({ refusal: null, failed: 0 });
    expect(await pagesHere()).toContain('/1');
    expect(publisher().asked).toContain('GET /1');
  });

  it.each([
    ['of the feed', `xml:base="BASE/"`, '', '1'],
    ['of the feed, above its own address', `xml:base="/"`, '', '1'],
    ['of the entry, relative to that of the feed', `xml:base="BASE/a/"`, `xml:base="../"`, '1'],
    ['of the link', '', '', `1" xml:base="BASE/`],
    ['that is no address', `xml:base="http://"`, '', '/1'],
  ])('has links relative to a base %s', async (_, onFeed, onEntry, href) => {
    const body = `<feed xmlns="http://www.w3.org/2005/Atom" ${onFeed}><id>f</id><title>t</title><entry ${onEntry}><id>a</id><title>a</title><link href="${href}"/></entry></feed>`;
    publisher().pages.set('/deep/feed', page(body.replaceAll('BASE', publisher().url), 'application/atom+xml'));
    expect(await harvest.run(await harvest.add(`${publisher().url}/deep/feed`))).toMatchObject({ refusal: null });
    expect(publisher().asked).toContain('GET /1');
  });

  it('shows its freshness, which is never kept', async () => {
    const id = await added();
    await harvest.run(id);
    const url = publisher().url + feed;
    const ask = async () => {
      const { data } = await app().query(
        '{ dataset { harvests { publisher kind url lastSuccess lag failures nextTry } } }',
      );
      return data.dataset.harvests.find((one: { url: string }) => one.url === url);
    };
    expect(await ask()).toEqual({
      publisher: 'Sở Lao động',
      kind: 'FEED',
      url,
      lastSuccess: harvest.clock.now.toISOString(),
      lag: expect.any(Number),
      failures: 0,
      nextTry: new Date(harvest.clock.now.getTime() + 3_600_000).toISOString(),
    });
    publisher().pages.set(feed, status(503));
    await harvest.run(id);
    expect(await ask()).toMatchObject({ failures: 1 });
  });
});

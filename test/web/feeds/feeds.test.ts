import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FEED_FORMATS, MEDIA_TYPES } from '../../../src/web/feeds/feed.ts';
import { openOwnApp } from '../../support/app.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const app = openOwnApp('seeded');
const PATHS = [
  '/feeds/plans',
  '/feeds/provinces/ninh-thuan',
  '/feeds/strategies/strategy-2021-2030',
  '/feeds/programmes/comm-2030',
  '/feeds/action-areas/T03',
  '/feeds/changes',
];
const KINDS = PATHS.flatMap((path) => FEED_FORMATS.map((format) => ({ path, format, url: `${path}.${format}` })));

const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });
const json = async (url: string) => (await get(url)).json();
const ids = (feed: { items: { id: string }[] }) => feed.items.map((item) => item.id);
/** The ids of all entries of a feed, page by page. */
const everyId = async (url: string) => {
  const all: string[] = [];
  for (let next: string | undefined = url; next; ) {
    const feed: { items: { id: string }[]; next_url?: string } = await json(next);
    all.push(...ids(feed));
    next = feed.next_url?.replace(/^https?:\/\/[^/]+/, '');
  }
  return all;
};
const content = async (id: string) => {
  const record = (await heldRecords(app().database)).get(id);
  if (!record) throw new Error(`no ${id}`);
  return record;
};
const review = (reason: string, at: string, records: Awaited<ReturnType<typeof content>>[], more: object = {}) =>
  publishRecords(app().database, { origin: 'REVIEW', reason, records, now: new Date(at), ...more });

describe('every feed', () => {
  it.each(KINDS)('$url answers its own type and dates from the data', async ({ url, format }) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(`${MEDIA_TYPES[format]}; charset=utf-8`);
    expect(answer.headers['last-modified']).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
    expect(answer.body.length).toBeGreaterThan(1_000);
  });

  it.each(KINDS)('$url is 304 with an empty body for its validators, twice in a row', async ({ url }) => {
    const first = await get(url);
    const validators: Record<string, string>[] = [
      { 'if-none-match': String(first.headers.etag) },
      { 'if-modified-since': String(first.headers['last-modified']) },
      { 'if-none-match': `"x", ${first.headers.etag}`, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      { 'if-none-match': '*' },
    ];
    for (const headers of [...validators, ...validators]) {
      const again = await get(url, { ...headers, 'accept-encoding': 'gzip' });
      expect([again.statusCode, again.body]).toEqual([304, '']);
      expect(again.headers).toMatchObject({
        etag: first.headers.etag,
        'last-modified': first.headers['last-modified'],
      });
      expect(again.headers.vary).toBe('accept-encoding');
      expect(again.headers).not.toHaveProperty('content-encoding');
    }
    const other = await get(url, {
      'if-none-match': 'W/"0"',
      'if-modified-since': String(first.headers['last-modified']),
    });
    expect(other.statusCode, 'another tag outranks the date').toBe(200);
  });

  it.each(KINDS)('$url answers HEAD as GET without the body, and gzip and br of the same tag', async ({ url }) => {
    const plain = await get(url);
    const head = await app().http.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(plain.headers.vary).toBe('accept-encoding');
    for (const name of ['etag', 'last-modified', 'content-type']) expect(head.headers[name]).toBe(plain.headers[name]);
    for (const encoding of ['gzip', 'br']) {
      const packed = await get(url, { 'accept-encoding': encoding });
      expect(packed.headers).toMatchObject({
        'content-encoding': encoding,
        etag: plain.headers.etag,
        vary: 'accept-encoding',
      });
      if (encoding === 'gzip') expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    }
  });

  it('runs one statement while nothing changes', async () => {
    await get('/feeds/plans.atom');
    app().database.statements.length = 0;
    await get('/feeds/plans.atom');
    expect(app().database.statements).toHaveLength(1);
  });

  it('chooses the form by Accept when the address does not', async () => {
    for (const format of FEED_FORMATS) {
      const answer = await get('/feeds/plans', { accept: `text/html;q=0.5, ${MEDIA_TYPES[format]}` });
      expect(answer.headers['content-type']).toContain(MEDIA_TYPES[format]);
      expect(answer.headers.vary).toContain('accept');
    }
  });
});

describe('the entries of a feed', () => {
  it('have ids without an address and the same in every form', async () => {
    const feed = await json('/feeds/provinces/ninh-thuan.json');
    expect(ids(feed)).toContain('tag:kehoach-graph,2026:plan/ninh-thuan-827-2024');
    for (const id of ids(feed)) {
      expect((await get('/feeds/provinces/ninh-thuan.atom')).body).toContain(`<id>${id}</id>`);
      expect((await get('/feeds/provinces/ninh-thuan.rss')).body).toContain(`<guid isPermaLink="false">${id}</guid>`);
    }
  });

  it('carry Vietnamese and English titles and categories', async () => {
    const feed = await json('/feeds/provinces/ninh-thuan.json');
    const plan = feed.items.find((item: { id: string }) => item.id.endsWith('827-2024'));
    expect(plan.title).toBe(
      '827/KH-UBND – Kế hoạch Triển khai thực hiện Chiến lược Quốc gia về bình đẳng giới tỉnh Ninh Thuận năm 2024',
    );
    expect(plan._kehoach.titleEn).toBe('Plan of Ninh Thuan for the National Strategy on Gender Equality in 2024');
    expect(plan.tags).toEqual(expect.arrayContaining(['Kế hoạch', 'Ninh Thuận', '2024']));
  });

  it('stand in the feed of what they belong to and in no other', async () => {
    const area = ids(await json('/feeds/action-areas/T03.json'));
    const all = await everyId('/feeds/plans.json');
    expect(area.length).toBeGreaterThan(0);
    expect(area.length).toBeLessThan(all.length);
    expect(area.every((id) => all.includes(id))).toBe(true);
    expect(ids(await json('/feeds/provinces/lai-chau.json')).filter((id) => id.includes(':plan/'))).toEqual([]);
  });

  it('cannot break out of the form in which they are written', async () => {
    const bad = `]]> & <script>alert(1)</script> " ' \u0001`;
    const plan = await content('plan:ninh-thuan-712-2022');
    const { document } = plan.content as { document?: string };
    const record = await content(`document:${document}`);
    await review('odd title', '2026-02-01T00:00:00Z', [{ ...record, content: { ...record.content, title: bad } }]);
    for (const format of ['atom', 'rss']) {
      const { body } = await get(`/feeds/provinces/ninh-thuan.${format}`);
      expect(body).not.toMatch(/<script>alert\(1\)<\/script>(?![^<]*\]\]>)/);
      expect(body).not.toContain('\u0001');
    }
    const feed = await json('/feeds/provinces/ninh-thuan.json');
    expect(feed.items[1].title).toContain('<script>');
    expect(feed.items[1].content_html).not.toContain('<script>');
    await review('back', '2026-02-01T00:00:00Z', [record]);
  });
});

describe('the feed of a province', () => {
  it('stays when the province is dissolved, closed and pointing to its successor', async () => {
    const feed = await json('/feeds/provinces/binh-dinh.json');
    expect(feed.expired).toBe(true);
    expect(feed.title).toContain('(đã đóng)');
    expect(feed.items[0].title).toBe('Nguồn tin đã đóng: hãy theo dõi Gia Lai');
    expect(ids(feed)).toContain('tag:kehoach-graph,2026:plan/binh-dinh-2873-2021');
    expect((await get('/feeds/provinces/binh-dinh.atom')).body).toMatch(
      /<link href="[^"]*\/feeds\/provinces\/gia-lai.atom" rel="related"/,
    );
  });

  it('lists inherited plans only when asked for today’s territory', async () => {
    const own = ids(await json('/feeds/provinces/gia-lai.json'));
    const current = await json('/feeds/provinces/gia-lai.json?basis=current');
    const inherited = 'tag:kehoach-graph,2026:plan/binh-dinh-2873-2021';
    expect(own).not.toContain(inherited);
    expect(ids(current)).toEqual(expect.arrayContaining([...own, inherited]));
    expect(current._kehoach.links.self).toContain('?basis=current');
  });

  it('takes the date of the province when it has no plan', async () => {
    const before = await get('/feeds/provinces/lai-chau.atom');
    expect(before.body).not.toContain('<entry>');
    const province = await content('province:lai-chau');
    await review('a note', '2026-02-03T04:05:06Z', [
      { ...province, content: { ...province.content, nameEn: 'Lai Chau!' } },
    ]);
    const after = await get('/feeds/provinces/lai-chau.atom', { 'if-none-match': String(before.headers.etag) });
    expect(after.statusCode).toBe(200);
    expect(after.headers['last-modified']).toBe('Tue, 03 Feb 2026 04:05:06 GMT');
  });

  it('moves from a former slug to the present one', async () => {
    const answer = await get('/feeds/provinces/thua-thien-hue.rss');
    expect([answer.statusCode, answer.headers.location]).toEqual([308, 'http://127.0.0.1/feeds/provinces/hue.rss']);
  });
});

describe('a change', () => {
  it('of a task brings its plan to the top and leaves other feeds as they were', async () => {
    const still = await get('/feeds/provinces/dong-nai.atom');
    const task = [...(await heldRecords(app().database)).values()].find(({ id }) =>
      id.startsWith('task:quang-ngai-93'),
    );
    if (!task) throw new Error('the plan has tasks');
    await review('better wording', '2026-03-01T00:00:00Z', [{ ...task, content: { ...task.content, title: 'Khác' } }]);
    const feed = await json('/feeds/plans.json');
    expect(feed.items[0]).toMatchObject({
      id: 'tag:kehoach-graph,2026:plan/quang-ngai-93-2025',
      date_published: '2026-01-02T03:04:05.000Z',
      date_modified: '2026-03-01T00:00:00.000Z',
    });
    expect((await json('/feeds/changes.json')).items[0].title).toBe('Đính chính: Khác');
    const same = await get('/feeds/provinces/dong-nai.atom', { 'if-none-match': String(still.headers.etag) });
    expect(same.statusCode).toBe(304);
  });

  it('that withdraws a plan leaves a tombstone in its feeds', async () => {
    const records = await heldRecords(app().database);
    const gone = [...records.values()].filter(
      ({ id, content: held }) => id === 'plan:ninh-thuan-712-2022' || held.plan === 'ninh-thuan-712-2022',
    );
    const withdraw = gone.map(({ id }) => ({
      id,
      ...(id.startsWith('plan:') && { mergedInto: 'plan:ninh-thuan-1542-2021', reason: 'the same <plan>' }),
    }));
    await review('merged', '2026-03-02T00:00:00Z', [], { withdraw });
    for (const path of ['/feeds/provinces/ninh-thuan', '/feeds/plans', '/feeds/programmes/comm-2030']) {
      const { body } = await get(`${path}.atom`);
      expect(body).toContain('ref="tag:kehoach-graph,2026:plan/ninh-thuan-712-2022" when="2026-03-02T00:00:00.000Z"');
      expect(body).toContain('<at:comment>the same &lt;plan&gt;</at:comment>');
      const { _kehoach } = await json(`${path}.json`);
      expect(_kehoach.deleted[0].successor).toBe('http://127.0.0.1/plans/ninh-thuan-1542-2021');
    }
    expect((await json('/feeds/provinces/dong-nai.json'))._kehoach.deleted).toEqual([]);
  });
});

describe('paging', () => {
  it('leads from the feed through its archives down to the first entry, each once', async () => {
    const total = (await app().query('{ changes(first: 0) { totalCount } }')).data.changes.totalCount;
    const seen = new Set<string>();
    let url: string | undefined = '/feeds/changes.json';
    let pages = 0;
    for (; url; pages++) {
      const feed: { items: { id: string }[]; next_url?: string } = await json(url);
      for (const id of ids(feed)) seen.add(id);
      url = feed.next_url?.replace('http://127.0.0.1', '');
    }
    expect(pages).toBe(Math.ceil(total / 50));
    expect(seen.size).toBe(total);
  });

  it('marks archives and links them both ways', async () => {
    const { body } = await get('/feeds/changes.atom?archive=2');
    expect(body).toContain('<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>');
    for (const [rel, query] of [
      ['prev-archive', '?archive=1'],
      ['next-archive', '?archive=3'],
      ['current', ''],
      ['self', '?archive=2'],
    ]) {
      expect(body).toContain(`<link href="http://127.0.0.1/feeds/changes.atom${query}" rel="${rel}"`);
    }
    expect((await get('/feeds/changes.atom')).body).not.toContain('fh:archive');
  });
});

describe('the index', () => {
  it('lists every feed: JSON for programs, for browsers a page with no script but that of the frame', async () => {
    const { feeds } = await json('/feeds');
    expect(feeds.length).toBeGreaterThan(63 + 16 + 2);
    expect(feeds.filter((feed: { closed: boolean }) => feed.closed)).toHaveLength(29);
    const page = await get('/feeds', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('<link rel="alternate" type="application/atom+xml" href="/feeds/plans.atom"');
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script src="/pages.js" defer="">']);
  });
});

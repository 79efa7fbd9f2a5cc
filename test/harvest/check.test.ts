import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCli } from '../../src/cli/cli.ts';
import { loadReference } from '../../src/cli/reference.ts';
import { readConfig } from '../../src/config.ts';
import { emptyDatesIn } from '../../src/harvest/check/dates.ts';
import { MESSAGES } from '../../src/harvest/check/messages.ts';
import { readDocument } from '../../src/reader/index.ts';
import { openBefore } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';
import { recordingTerminal } from '../support/terminal.ts';
import { atom, COMPLETE, fixture, openPublisher, page, status, tombstone } from './publisher.ts';

const publisher = openBefore(openPublisher, (opened) => opened.close());
const folder = openBefore(
  () => mkdtemp(join(tmpdir(), 'kehoach-check-')),
  (path) => rm(path, { recursive: true, force: true }),
);
const KON_TUM = '01-kon-tum-plan-metadata.txt';
const konTum = () => readFile(join(PROJECT, 'test/reader/fixtures', KON_TUM), 'utf8');

/** Runs the command as a province does; without a database, so that what it wrote would be seen. */
async function check(words: string[], input = '', settings: Record<string, string> = { HARVEST_PRIVATE: 'on' }) {
  const terminal = recordingTerminal({
    config: async () => readConfig(settings),
    now: () => new Date('2026-11-29T08:00:00Z'),
    input: async function* () {
      yield Buffer.from(input);
    },
  });
  await createCli(terminal).parseAsync(['check', ...words], { from: 'user' });
  return terminal.written;
}

interface Said {
  entry: number | null;
  severity: string;
  code: string;
}
async function findings(words: string[], input = '') {
  const { out, code } = await check([...words, '--json'], input);
  const report = JSON.parse(out);
  return { ...report, code, codes: report.findings.map(({ entry, code: said }: Said) => `${entry ?? '-'} ${said}`) };
}

const rss = (items: string) => `<rss version="2.0"><channel><title>t</title><link>/</link>${items}</channel></rss>`;
const item = (more: string) =>
  rss(`<item><title>a</title><link>https://so.example.vn/1</link><guid isPermaLink="false">g</guid>${more}</item>`);

describe('kehoach check of a feed', () => {
  it('says entry by entry what is wrong, in Vietnamese, and in English when asked', async () => {
    const entry = (i: number, date: string) =>
      `<item><title>a</title><link>https://so.example.vn/${i}</link><guid isPermaLink="false">${i}</guid>${date}</item>`;
    const good = '<pubDate>Thu, 06 Mar 2025 00:00:00 +0700</pubDate>';
    const feed = rss(
      [1, 2, 3, 4, 5, 6].map((i) => entry(i, good)).join('') + entry(7, '<pubDate>01/01/1970</pubDate>'),
    );
    const path = join(folder(), 'feed.xml');
    await writeFile(path, feed);
    const vi = await check([path]);
    expect(vi.out).toMatch(/^feed\.xml – nguồn tin RSS – 7 mục\n/);
    expect(vi.out).toContain('Cảnh báo mục 7: không có ngày đăng; 01/01/1970 có vẻ là ngày trống\n');
    expect(vi.out).toContain('0 lỗi, 2 cảnh báo. Thu thập được.\n');
    expect(vi.code).toBe(0);
    const en = await check([path, '--lang', 'en']);
    expect(en.out).toContain('Warning  entry 7: no date of publication; 01/01/1970 looks like an empty date\n');
  });

  it.each([
    ['Thu, 01 Jan 1970 00:00:00 GMT', 'empty-date'],
    ['Wed, 31 Dec 1969 17:00:00 GMT', 'empty-date'],
    ['1970-01-01T07:00:00+07:00', 'empty-date'],
    ['0001-01-01T00:00:00Z', 'empty-date'],
    ['0000-00-00', 'empty-date'],
    ['30/11/-0001', 'empty-date'],
    ['hôm qua', 'entry-bad-date'],
    ['2025-02-31', 'entry-bad-date'],
    ['2026-13-01T00:00:00Z', 'entry-bad-date'],
    ['2036-01-01T00:00:00Z', 'entry-future-date'],
    ['', 'entry-no-date'],
  ])('knows the date "%s" as %s', async (date, code) => {
    const { codes } = await findings(['-'], item(`<pubDate>${date}</pubDate>`));
    expect(codes).toContain(`1 ${code}`);
  });

  it.each([
    ['an entry with nothing', rss('<item><title>a</title></item>'), '1 entry-nothing', 1],
    [
      'an entry without a page',
      rss('<item><title>a</title><guid isPermaLink="false">1</guid></item>'),
      '1 entry-no-page',
      1,
    ],
    [
      'a link that is none',
      rss('<item><guid isPermaLink="false">1</guid><link>mailto:x@y.vn</link></item>'),
      '1 entry-bad-link',
      1,
    ],
    [
      'a link without a host',
      rss('<item><guid isPermaLink="false">1</guid><link>/1</link></item>'),
      '1 entry-relative-link',
      0,
    ],
    [
      'a private page',
      rss('<item><guid isPermaLink="false">1</guid><link>http://10.0.0.1/</link></item>'),
      '1 entry-no-title',
      0,
    ],
    ['an entry without an id', rss('<item><link>https://a.example/</link></item>'), '1 entry-no-id', 0],
    ['no entry', rss(''), '- feed-empty', 0],
    [
      'an id twice',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [
          { id: '1', url: 'https://a.example/1' },
          { id: '1', url: 'https://a.example/2' },
        ],
      }),
      '2 entry-same-id',
      1,
    ],
    [
      'a page twice',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 't',
        items: [
          { id: '1', url: 'https://a.example/1' },
          { id: '2', url: 'https://a.example/1' },
        ],
      }),
      '2 entry-same-page',
      0,
    ],
    ['XML that is no feed', '<?xml version="1.0"?><urlset/>', '- failed-no-feed', 1],
    ['letters of another encoding', '<?xml version="1.0" encoding="utf-8"?><rss>\ud800</rss>', '- failed-no-feed', 1],
  ])('says it of %s', async (_, feed, said, code) => {
    const report = await findings(['-'], feed);
    expect(report.codes).toContain(said);
    expect(report.code).toBe(code);
  });

  it('fetches an address as a harvest does, and reads the first pages', async () => {
    const { pages, asked, url } = publisher();
    pages.set('/1', await fixture(KON_TUM));
    pages.set('/2', page(`${await konTum()}\nNgày ban hành: 01/01/1970\n`, 'text/plain; charset=utf-8'));
    pages.set('/3', status(404));
    const entries = [1, 2, 3, 4].map((i) => ({ id: `urn:${i}`, path: `/${i}` }));
    pages.set('/feed', atom(entries, COMPLETE + tombstone('urn:gone') + tombstone('urn:1')));
    const report = await findings([`${url}/feed`, '--pages', '3']);
    expect(report).toMatchObject({ kind: 'atom', entries: 4, code: 1 });
    expect(report.codes).toEqual([
      '- feed-complete',
      '- feed-deleted',
      '- feed-pages-read',
      '1 entry-deleted',
      '1 kind-plan',
      '2 empty-date',
      '2 kind-plan',
      '3 failed-status',
    ]);
    expect(asked).toEqual(['GET /robots.txt', 'GET /feed', 'GET /1', 'GET /2', 'GET /3', 'GET /feed']);
  }, 30_000);

  it('says what the server does badly', async () => {
    const { pages, url } = publisher();
    const body = rss('');
    pages.set(
      '/plain',
      (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(body),
    );
    expect((await findings([`${url}/plain`])).codes).toEqual(['- feed-empty', '- feed-type', '- feed-no-validators']);
    pages.set('/stubborn', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"1"' }).end(body);
    });
    expect((await findings([`${url}/stubborn`])).codes).toEqual(['- feed-empty', '- feed-no-304']);
  }, 30_000);

  it.each([
    ['/nowhere', 'failed-status', {}],
    ['/robots/feed', 'failed-robots', {}],
    ['/feed', 'failed-private', { HARVEST_PRIVATE: 'off' }],
    ['/loop', 'failed-redirects', {}],
    ['/cut', 'failed-cut', {}],
  ])(
    'cannot have %s: %s, exit code 2',
    async (path, said, settings) => {
      const { pages, url } = publisher();
      pages.set('/robots.txt', page('User-agent: *\nDisallow: /robots', 'text/plain'));
      pages.set('/loop', status(302, { location: '/loop' }));
      pages.set('/cut', (_request, response) => void response.destroy());
      const words = [`${url}${path}`, '--json'];
      const { out, code } = await check(words, '', { HARVEST_PRIVATE: 'on', ...settings });
      pages.delete('/robots.txt');
      expect(JSON.parse(out).findings).toMatchObject([{ code: said, severity: 'ERROR' }]);
      expect(code).toBe(2);
    },
    30_000,
  );
});

describe('kehoach check of a bundle or a page', () => {
  const bundleOf = async () => readDocument(Buffer.from(await konTum()), { reference: await loadReference() });

  it('takes a good one, and names all that is wrong with the form of a bad one', async () => {
    const bundle = await bundleOf();
    expect(await findings(['-'], JSON.stringify(bundle))).toMatchObject({
      kind: 'bundle',
      code: 0,
      codes: ['- kind-plan'],
    });
    const bad = { ...bundle, extra: 1, document: { ...bundle.document, type: 3 } };
    const { out, code } = await check(['-'], JSON.stringify(bad));
    expect(code).toBe(1);
    expect(out).toMatch(/LỖI {6}tại document\.type: Đầu vào không hợp lệ.*; tại \/: .*"extra"/);
  });

  it('finds what no form can tell', async () => {
    const bundle = await bundleOf();
    const { document, plan } = bundle;
    if (!document || !plan?.provinceId) throw new Error('the fixture has both');
    const said = async (changed: object) => (await findings(['-'], JSON.stringify({ ...bundle, ...changed }))).codes;
    expect(await said({ document: { ...document, issuedOn: null } })).toContain('- gap-no-issue-date');
    const on = (value: string) => ({ document: { ...document, issuedOn: { ...document.issuedOn, value } } });
    expect(await said(on('1970-01-01'))).toContain('- empty-date');
    expect(await said(on('2036-01-01'))).toContain('- future-issue-date');
    expect(await said(on('2022-02-31'))).toEqual(['- bundle-day']);
    const elsewhere = { ...plan, provinceId: { ...plan.provinceId, value: 'atlantis' } };
    expect(await said({ plan: elsewhere })).toContain('- unknown-province');
    expect(await said({ tasks: [] })).toContain('- plan-no-tasks');
    expect(await said({ plan: null })).toContain('- plan-unplaced');
  });

  it('checks bundles that stand one a line', async () => {
    const good = JSON.stringify(await bundleOf());
    const { codes, entries } = await findings(['-'], `${good}\n{"half":\n${good}\n`);
    expect(entries).toBe(3);
    expect(codes).toEqual(['1 kind-plan', '2 bundle-no-json', '3 kind-plan']);
    expect((await findings(['-'], '{"half":')).codes).toEqual(['- bundle-no-json']);
  });

  it('checks a page, and says why one cannot be read', async () => {
    expect((await findings(['-'], await konTum())).codes).toEqual(['- kind-plan']);
    expect(await findings(['-'], 'Thời tiết hôm nay đẹp.')).toMatchObject({
      codes: ['- kind-not_a_document'],
      code: 1,
    });
    const broken = join(folder(), 'a.docx');
    await writeFile(broken, Buffer.from('504b0304aaaa', 'hex'));
    expect((await findings([broken])).codes).toEqual([expect.stringMatching(/^- refused-/)]);
    expect(await check([join(folder(), 'none.xml')])).toMatchObject({
      notes: expect.stringContaining('[BAD_USER_INPUT]'),
      code: 2,
    });
    await expect(check(['https://a:b@example.vn/'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('what is said', () => {
  it('has the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
    const messages = Object.entries(MESSAGES);
    expect(messages.length).toBeGreaterThan(60);
    for (const [code, { vi, en }] of messages) expect(places(vi), code).toEqual(places(en));
  });

  it('calls no day empty that a document may have', () => {
    const good = '24/4/2025, 01/01/2020, 1/1/1971, 2025-01-01, số 01/01/2024, Điều 1.1.2025, 12/KH-UBND';
    expect(emptyDatesIn(good)).toEqual([]);
    expect(emptyDatesIn('ngày 00/00/0000, 01-01-1970, 1.1.1970, 0001-01-01, 1900-01-01')).toHaveLength(5);
  });
});

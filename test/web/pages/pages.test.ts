import { describe, expect, it } from 'vitest';
import { openOwnApp } from '../../support/app.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const app = openOwnApp('seeded');
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const get = (url: string, headers: Record<string, string> = BROWSER) => app().http.inject({ url, headers });
const jsonLd = async (url: string) => (await get(url, { accept: 'application/ld+json' })).json();
const review = (
  reason: string,
  records: { id: string; type: string; content: { key: string } & Record<string, unknown> }[],
  more: object = {},
) =>
  publishRecords(app().database, {
    origin: 'REVIEW',
    reason,
    records,
    now: new Date('2026-05-01T00:00:00Z'),
    ...more,
  });

const PAGES = ['/plans/ninh-thuan-827-2024', '/documents/28-nq-cp-2021', '/provinces/gia-lai'];

describe('a page that can be cited', () => {
  it.each(PAGES)(
    '%s is plain HTML with one script of ours, without inline styles or foreign addresses to load',
    async (url) => {
      const page = await get(url);
      expect(page.statusCode).toBe(200);
      expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(page.headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      );
      expect(page.body).toMatch(/^<!doctype html>\n<html lang="vi">/);
      expect(page.body).not.toMatch(/<script(?! src="\/pages.js" defer="">)|<style|style=|onclick|javascript:/i);
      expect(page.body).toContain(`<link rel="canonical" href="http://127.0.0.1${url}"/>`);
      expect(page.body).toContain('type="application/atom+xml"');
      expect(page.body).toContain(`<link rel="alternate" hrefLang="en" href="http://127.0.0.1/en${url}"/>`);
      expect(page.body).toContain('Cách trích dẫn');
    },
  );

  it.each(PAGES)('%s is 304 for its validators and depends on Accept', async (url) => {
    const page = await get(url);
    expect(page.headers.vary).toContain('accept');
    const again = await get(url, { ...BROWSER, 'if-none-match': String(page.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const other = await get(url, { accept: 'application/ld+json', 'if-none-match': String(page.headers.etag) });
    expect(other.statusCode).toBe(200);
  });

  it.each(PAGES)('%s answers JSON-LD by Accept and by its ending', async (url) => {
    const byAccept = await get(url, { accept: 'application/ld+json' });
    const byEnding = await get(`${url}.jsonld`);
    expect(byAccept.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    expect(byEnding.body).toBe(byAccept.body);
    expect(byAccept.json()).toMatchObject({ '@context': 'https://schema.org', '@id': `http://127.0.0.1${url}` });
  });

  it('shows of a plan its province, parent, strategy, tasks by area, sources and how to cite it', async () => {
    const { body } = await get('/plans/ninh-thuan-827-2024');
    for (const text of [
      '<a href="/provinces/ninh-thuan">',
      '<a href="/provinces/khanh-hoa">Khánh Hòa</a>',
      '<a href="/plans/ninh-thuan-1542-2021">1542/KH-UBND',
      'Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030',
      'Nhiệm vụ của cơ quan khác',
      'Cục Thống kê tỉnh Ninh Thuận',
      'biết qua tin, bài',
      'Ninh Thuận năm 2024 (26/02/2024). Kế hoạch Graph, phiên bản dữ liệu 1. http://127.0.0.1/plans/ninh-thuan-827-2024?version=1',
    ]) {
      expect(body, text).toContain(text);
    }
    expect((await get('/plans/quang-ngai-93-2025')).body).toContain('Nhiệm vụ theo lĩnh vực');
  });

  it('describes a plan as legislation with its number, date, issuer and jurisdiction', async () => {
    expect(await jsonLd('/plans/ninh-thuan-827-2024')).toMatchObject({
      '@type': 'Legislation',
      legislationIdentifier: '827/KH-UBND',
      legislationType: 'Kế hoạch',
      legislationDate: '2024-02-26',
      legislationPassedBy: { name: 'Ủy ban nhân dân tỉnh Ninh Thuận' },
      legislationJurisdiction: { '@type': 'AdministrativeArea', name: 'Tỉnh Ninh Thuận', identifier: 'VN-36' },
      temporalCoverage: '2024-01-01/2024-12-31',
      isBasedOn: expect.arrayContaining([
        expect.objectContaining({ '@id': 'http://127.0.0.1/plans/ninh-thuan-1542-2021' }),
      ]),
      legislationApplies: expect.arrayContaining([
        expect.objectContaining({ '@id': 'http://127.0.0.1/documents/28-nq-cp-2021' }),
      ]),
    });
  });

  it('describes a province as a dataset with its plans and feeds', async () => {
    const dataset = await jsonLd('/provinces/ninh-thuan');
    expect(dataset['@type']).toBe('Dataset');
    expect(dataset.hasPart.length).toBeGreaterThan(2);
    expect(dataset.distribution[0].contentUrl).toBe('http://127.0.0.1/feeds/provinces/ninh-thuan.atom');
  });

  it('says of a dissolved province where it went, and of a current one what it absorbed', async () => {
    expect((await get('/provinces/binh-dinh')).body).toContain('<a href="/provinces/gia-lai">Gia Lai</a>');
    const { body } = await get('/provinces/gia-lai');
    expect(body).toContain('<a href="/provinces/binh-dinh">Bình Định</a>');
    expect(body).toContain('2873/QĐ-UBND');
  });

  it('shows text of the data as text', async () => {
    const record = (await heldRecords(app().database)).get('document:gia-lai-383-2020');
    if (!record) throw new Error('the seeds have 383');
    const title = `<script>alert("1")</script> & 'x'`;
    await review('odd', [{ ...record, content: { ...record.content, title } }]);
    const { body } = await get('/plans/gia-lai-383-2020');
    expect(body).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;x&#x27;');
    expect(body).not.toContain('<script>');
    expect((await jsonLd('/documents/gia-lai-383-2020')).name[0]['@value']).toBe(title);
    await review('back', [record]);
  });

  it('is there for every plan, document and province, and the sitemap lists them all', async () => {
    const { body, headers } = await get('/sitemap.xml');
    expect(headers['content-type']).toContain('application/xml');
    const places = [...body.matchAll(/<loc>http:\/\/127\.0\.0\.1([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
    const records = [...(await heldRecords(app().database)).values()];
    const paged = ['plan', 'document', 'province', 'strategy', 'programme', 'organisation'];
    expect(places).toHaveLength(records.filter(({ type }) => paged.includes(type)).length);
    expect(places.length).toBeGreaterThan(150);
    // Every third: all of them are asked by the slow crawl.
    for (const [i, place] of places.entries()) {
      if (i % 3 !== 0) continue;
      expect((await get(i % 2 === 0 ? place : `${place}.jsonld`)).statusCode, place).toBe(200);
    }
    expect((await get('/robots.txt')).body).toContain('Sitemap: http://127.0.0.1/sitemap.xml');
    expect((await get('/sitemap.xml?part=2')).statusCode).toBe(404);
  }, 180_000);
});

describe('an address that does not hold', () => {
  it('leads on when its record was merged, through all mergers', async () => {
    const held = await heldRecords(app().database);
    const copies = ['a', 'b'].map((suffix) => {
      const record = held.get('document:quang-ngai-93-2025');
      if (!record) throw new Error('the seeds have 93');
      const key = `copy-${suffix}`;
      return {
        ...record,
        id: `document:${key}`,
        content: { ...record.content, key, number: null, numberAsPrinted: null },
      };
    });
    await review('two copies', copies);
    const [a, b] = copies.map((copy) => copy.id);
    await review('merged', [], { withdraw: [{ id: a, mergedInto: b }] });
    await review('merged again', [], { withdraw: [{ id: b, mergedInto: 'document:quang-ngai-93-2025' }] });
    const path = `/documents/${a?.slice('document:'.length)}`;
    for (const ending of ['', '.jsonld']) {
      const answer = await get(path + ending);
      expect(answer.statusCode).toBe(308);
      expect(answer.headers.location).toBe(`http://127.0.0.1/documents/quang-ngai-93-2025${ending}`);
    }
  });

  it('is gone, with the reason, when its record was withdrawn', async () => {
    const held = await heldRecords(app().database);
    const withdraw = [...held.values()]
      .filter(({ id, content }) => id === 'plan:ninh-thuan-712-2022' || content.plan === 'ninh-thuan-712-2022')
      .map(({ id }) => ({ id, reason: 'not a plan <of> the province' }));
    await review('cleaning', [], { withdraw });
    const page = await get('/plans/ninh-thuan-712-2022');
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain('not a plan &lt;of&gt; the province');
    const machine = await get('/plans/ninh-thuan-712-2022.jsonld');
    expect(machine.statusCode).toBe(410);
    expect(machine.json().errors[0].extensions).toMatchObject({
      code: 'WITHDRAWN_RECORD',
      reason: 'not a plan <of> the province',
    });
  });

  it.each([
    ['/plans/ninh-thuan-827-2025', '/plans/ninh-thuan-827-2024'],
    ['/documents/28-nq-cp-2012', '/documents/28-nq-cp-2021'],
    ['/provinces/gia-lay', '/provinces/gia-lai'],
  ])('%s names the nearest', async (url, near) => {
    const page = await get(url);
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain(`<a href="${near}">`);
    expect((await get(`${url}.jsonld`)).json().errors[0].message).toContain('Did you mean');
  });

  it.each([
    '/plans/',
    '/plans/..%2f..%2fetc%2fpasswd',
    `/documents/${'x'.repeat(9000)}`,
    '/provinces/%00',
    '/plans/%ff',
  ])('%s is a clear answer', async (url) => {
    expect([400, 404]).toContain((await get(url)).statusCode);
  });

  it('leads from a former slug to the present one', async () => {
    expect((await get('/provinces/thua-thien-hue')).headers.location).toBe('http://127.0.0.1/provinces/hue');
  });
});

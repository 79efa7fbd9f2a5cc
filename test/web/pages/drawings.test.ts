import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

/** What a drawing may not hold: what is loaded, run, or known to a page alone. */
const FOREIGN = /<script|<image|<foreignObject|javascript:|@import|url\(|var\(|onload=/i;

describe('the map of the coverage as a file', () => {
  it.each([
    ['', 2025, 'CURRENT'],
    ['?year=2024&basis=AS_ISSUED', 2024, 'AS_ISSUED'],
  ])('/coverage.svg%s has a tile for each unit and the numbers of the API', async (query, year, basis) => {
    const { data } = await app().query(
      'query ($year: Int!, $basis: TerritoryBasis) { planCoverage(year: $year, basis: $basis) { coverage { expected found } } }',
      { year, basis },
    );
    const { expected, found } = data.planCoverage.coverage;
    for (const [path, words] of [
      ['', `${found} trên ${expected}`],
      ['/en', `${found} of ${expected}`],
    ]) {
      const file = await get(`${path}/coverage.svg${query}`);
      expect(file.statusCode).toBe(200);
      expect(file.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
      expect(file.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'");
      expect(file.body).not.toMatch(FOREIGN);
      expect(file.body.match(/class="tile"/g)).toHaveLength(expected);
      const title = /<title>(.*?)<\/title>/.exec(file.body)?.[1];
      expect(title).toContain(String(year));
      expect(title).toContain(words);
      // A line of the title stays on the sheet: eleven units a letter are enough for the widest of common faces.
      const width = Number(/ width="([\d.]+)"/.exec(file.body)?.[1]);
      for (const [, line = ''] of (/<text class="title">(.*?)<\/text>/.exec(file.body)?.[1] ?? '').matchAll(
        />([^<]+)</g,
      ))
        expect(line.length * 11).toBeLessThanOrEqual(width);
      const counts = [...file.body.matchAll(/class="key"[^>]*>[^<]*: (\d+)</g)].map(([, count]) => Number(count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(expected);
      const again = await get(`${path}/coverage.svg${query}`, { 'if-none-match': String(file.headers.etag) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
  });

  it.each(['year=1800', 'basis=x', 'state=<b>', 'roles=%ED%A0%80'])(
    'leads with %s to the page that says what is wrong',
    async (query) => {
      const file = await get(`/en/coverage.svg?${query}`);
      expect(file.statusCode).toBe(302);
      const page = await get(String(file.headers.location), { accept: 'text/html' });
      expect(page.statusCode).toBe(400);
      expect(page.body).toContain('class="problem"');
    },
  );

  it('is linked with all choices', async () => {
    const page = await get('/en/coverage?year=2024&basis=AS_ISSUED&state=none', { accept: 'text/html' });
    expect(page.body).toContain('href="/en/coverage.svg?year=2024&amp;basis=AS_ISSUED&amp;state=none" download=""');
    expect((await get('/en/coverage.svg?year=2024&basis=AS_ISSUED&state=none')).body).toContain('class="tile dimmed"');
  });
});

describe('the charts of a strategy as files', () => {
  it('are there for every picture of the page, each well formed and with its measure', async () => {
    const page = await get('/strategies/strategy-2021-2030', { accept: 'text/html' });
    const links = [...page.body.matchAll(/href="(\/strategies\/strategy-2021-2030\/[^"]+\.svg)" download/g)].map(
      ([, href = '']) => href,
    );
    expect(links).toHaveLength(page.body.match(/<svg class="chart"/g)?.length ?? 0);
    expect(links.length).toBeGreaterThan(15);
    for (const link of links) {
      const file = await get(link);
      expect([file.statusCode, file.headers['content-type']], link).toEqual([200, 'image/svg+xml; charset=utf-8']);
      expect(file.body).not.toMatch(FOREIGN);
      expect(file.body).toContain('class="chart"');
      expect(parseDocument(file.body, { xmlMode: true }).children.length).toBeGreaterThan(1);
    }
  });

  it.each(['/strategies/strategy-2021-2030/99.svg', '/strategies/none/1.1.svg', '/strategies/a%2Fb/%00.svg'])(
    '%s leads to the page, which says what there is',
    async (path) => {
      const file = await get(path, { accept: 'text/html' });
      expect(file.statusCode).toBe(302);
      expect([200, 404]).toContain((await get(String(file.headers.location), { accept: 'text/html' })).statusCode);
    },
  );
});

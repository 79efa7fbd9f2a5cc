import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const get = (url: string, headers: Record<string, string> = BROWSER) => app().http.inject({ url, headers });
const VIEWS = [
  '/',
  '/coverage',
  '/feeds',
  '/data',
  '/strategies',
  '/strategies/strategy-2021-2030',
  '/programmes',
  '/programmes/project-8',
  '/organisations/bo-ldtbxh',
  '/provinces/gia-lai',
  '/plans/ninh-thuan-827-2024',
  '/documents/28-nq-cp-2021',
];
const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);

describe('the frame of the pages', () => {
  it.each(VIEWS)('%s is there in both languages, each with the address of the other', async (path) => {
    for (const [url, language, other] of [
      [path, 'vi', english(path)],
      [english(path), 'en', path],
    ] as const) {
      const page = await get(url);
      expect(page.statusCode, url).toBe(200);
      expect(page.body).toContain(`<html lang="${language}">`);
      expect(page.body).toMatch(new RegExp(`<a class="language" href="${other}[?"]`));
      expect(page.body.match(/<h1/g)).toHaveLength(1);
      expect(page.body).not.toMatch(/(?:href|src)="https?:(?!\/\/127\.0\.0\.1)[^"]*"[^>]*(?:rel="stylesheet"|defer)/);
    }
  });

  it('speaks one language a page', async () => {
    expect((await get('/coverage')).body).not.toContain('Nobody looked');
    expect((await get('/en/coverage')).body).not.toContain('Chưa ai tìm');
  });

  it('has one script of at most 5 kB, a style sheet and an icon', async () => {
    const script = await get('/pages.js');
    expect(script.headers['content-type']).toContain('text/javascript');
    expect(Buffer.byteLength(script.body)).toBeLessThanOrEqual(5000);
    expect((await get('/pages.css')).headers['content-type']).toContain('text/css');
    expect((await get('/favicon.svg')).headers['content-type']).toContain('image/svg+xml');
  });

  it('answers a program at / with the doors, and leads old links to the playground on', async () => {
    expect((await get('/', { accept: '*/*' })).json()).toMatchObject({ name: 'Kế hoạch Graph', graphql: '/graphql' });
    const moved = await get('/?query=%7B__typename%7D&variables=%7B%7D');
    expect([moved.statusCode, moved.headers.location]).toEqual([
      308,
      '/playground?query=%7B__typename%7D&variables=%7B%7D',
    ]);
    expect((await get('/?operation=PlanCoverage')).headers.location).toBe('/playground?operation=PlanCoverage');
  });

  it.each([
    ['/nothing-here', 'vi', 'Không có gì ở địa chỉ này'],
    ['/en/nothing/here', 'en', 'There is nothing at this address'],
    ['/en/provinces/gia-lay', 'en', 'href="/en/provinces/gia-lai"'],
  ])('says at %s in %s that nothing is there', async (url, language, words) => {
    const page = await get(url);
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain(`<html lang="${language}">`);
    expect(page.body).toContain(words);
    expect(page.body).not.toMatch(/GraphQL|<link rel="canonical"/);
  });

  it('answers a program at an unknown address in the form of every error', async () => {
    const answer = await get('/nothing-here', { accept: 'application/json' });
    expect(answer.statusCode).toBe(404);
    expect(answer.json().errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

describe('every view gives its data', () => {
  it.each([
    '/',
    '/coverage',
    '/compare',
    '/compare/plans/dong-nai-9478-2023/quang-ngai-93-2025',
    '/provinces',
    '/provinces/gia-lai',
    '/plans',
    '/plans/quang-ngai-93-2025',
    '/documents',
    '/documents/28-nq-cp-2021',
    '/organisations',
    '/organisations/bo-ldtbxh',
    '/strategies',
    '/strategies/strategy-2021-2030',
    '/programmes',
    '/programmes/project-8',
    '/search?q=bao+luc',
    '/changes?since=0&province=gia-lai',
  ])('%s as table, workbook, JSON and query', async (path) => {
    const page = await app().http.inject({ url: `/en${path === '/' ? '' : path}`, headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    const take = page.body.slice(page.body.indexOf('class="take"'));
    const links = [...take.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
    for (const [form, type] of [
      ['csv', 'text/csv'],
      ['json', 'application/json'],
      ['xlsx', 'application/vnd.openxmlformats'],
    ] as const) {
      const link = links.find((href) => href.startsWith('/operations/') && href.includes(`.${form}`));
      expect(link, form).toBeDefined();
      const answer = await app().http.inject({ url: link ?? '' });
      expect([answer.statusCode, answer.headers['content-type']], link).toEqual([200, expect.stringContaining(type)]);
    }
    expect(links.some((href) => href.startsWith('/playground?operation='))).toBe(true);
  });
});

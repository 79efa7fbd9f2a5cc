import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const origin = new URL(process.env.PLAYGROUND_URL ?? 'http://127.0.0.1:4000/').origin;

/** Every view, and some in the states that look otherwise. */
const VIEWS = [
  '/',
  '/coverage',
  '/coverage?year=2024&basis=AS_ISSUED&state=none',
  '/coverage?year=1800&state=x',
  '/compare',
  '/compare?provinces=ninh-thuan,dong-nai,quang-ngai&cell=T06:dong-nai',
  '/compare?provinces=all&rows=OBJECTIVE',
  '/compare?provinces=x&year=1',
  '/compare/plans/dong-nai-9478-2023/quang-ngai-93-2025',
  '/provinces',
  '/provinces/gia-lai',
  '/provinces/binh-dinh',
  '/provinces/quang-ninh',
  '/plans',
  '/plans?province=x&year=1',
  '/search?q=bao+luc',
  '/search?q=zzzxqq',
  '/plans/quang-ngai-93-2025',
  '/plans/ninh-thuan-827-2024',
  '/documents/28-nq-cp-2021',
  '/strategies',
  '/strategies/strategy-2021-2030',
  '/strategies/strategy-2011-2020',
  '/programmes',
  '/programmes/project-8',
  '/organisations/bo-ldtbxh',
  '/feeds',
  '/data',
  '/changes?since=0',
  '/coverage?version=0',
  '/data?province=gia-lai&group=portal',
  '/nothing-here',
];
const WIDTHS = [1280, 390] as const;
const SCHEMES = ['light', 'dark'] as const;
const english = (path: string) => (path === '/' ? '/en' : `/en${path}`);

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** Opens a context in which nothing may leave the host. */
async function open(
  { width, scheme = 'light', script = true }: { width: number; scheme?: 'light' | 'dark'; script?: boolean },
  complaints: string[],
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
  });
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`left the host: ${request.url()}`);
  });
  context.on('console', (message) => {
    // A page with an error beside a field has the status 400, which Chromium logs.
    if (message.type() === 'error' && !/status of 40[04]/.test(message.text())) complaints.push(message.text());
  });
  return context;
}

async function violations(page: Page): Promise<string[]> {
  // Not as an element of the page: its policy runs no script but its own.
  await page.evaluate(AXE);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
  });
  return results.violations.map(
    ({ id, nodes }) =>
      `${page.url()} ${id}: ${nodes[0]?.target.join(' ')} (${nodes.length}) ${nodes[0]?.failureSummary}`,
  );
}

describe.each(WIDTHS)('at %d px', (width) => {
  test.each(SCHEMES)(
    'axe finds nothing on any view in %s, in both languages, and nothing leaves the host',
    async (scheme) => {
      const found: string[] = [];
      const context = await open({ width, scheme }, found);
      const page = await context.newPage();
      for (const path of VIEWS.flatMap((view) => [view, english(view)])) {
        await page.goto(origin + path);
        found.push(...(await violations(page)));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) found.push(`${path} scrolls sideways: ${wide} px`);
      }
      await page.goto(`${origin}/playground`);
      await page.locator('.graphiql-query-editor .view-line').first().waitFor();
      found.push(...(await violations(page)));
      await context.close();
      expect(found).toEqual([]);
    },
  );

  test('an official finds who has no plan and why, and opens a task to its source, without JavaScript', async () => {
    const found: string[] = [];
    const context = await open({ width, script: false }, found);
    const page = await context.newPage();
    await page.goto(origin);
    await page.getByRole('link', { name: 'Ai có kế hoạch, ai chưa?' }).click();
    await page.getByRole('heading', { level: 1, name: 'Tỉnh, thành phố nào có kế hoạch năm 2025?' }).waitFor();
    await page.getByLabel('Năm', { exact: true }).selectOption('2024');
    await page.getByRole('button', { name: 'Xem' }).click();
    await page.getByRole('heading', { level: 1, name: 'năm 2024' }).waitFor();
    await page.getByRole('heading', { name: /^Còn thiếu/ }).waitFor();
    await page.getByRole('navigation', { name: 'Chính' }).getByRole('link', { name: 'So sánh' }).click();
    await page.getByLabel(/^Tỉnh, thành phố/).fill('Ninh Thuan, Đồng Nai');
    await page.getByRole('button', { name: 'Xem' }).click();
    await page
      .getByRole('cell', { name: /nhiệm vụ/ })
      .first()
      .getByRole('link')
      .click();
    await page.getByText('Nguồn:').first().waitFor();
    expect(new URL(page.url()).searchParams.get('cell')).toMatch(/^T\d\d:dong-nai$/);
    await context.close();
    expect(found).toEqual([]);
  });

  test('with JavaScript a choice shows at once, and the address keeps it', async () => {
    const found: string[] = [];
    const context = await open({ width }, found);
    const page = await context.newPage();
    await page.goto(`${origin}/en/coverage`);
    await page.getByLabel('Year', { exact: true }).selectOption('2023');
    await page.getByRole('heading', { level: 1, name: 'Which provinces and cities have a plan for 2023?' }).waitFor();
    expect(new URL(page.url()).searchParams.get('year')).toBe('2023');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '2025' }).waitFor();
    await context.close();
    expect(found).toEqual([]);
  });

  test.each(['vi', 'en'] as const)(
    'a researcher finds the query behind a strategy and takes its table, without JavaScript, in %s',
    async (language) => {
      const found: string[] = [];
      const context = await open({ width, script: false }, found);
      const page = await context.newPage();
      const t = (vi: string, en: string) => (language === 'vi' ? vi : en);
      await page.goto(origin + (language === 'vi' ? '/' : '/en'));
      const main = page.getByRole('navigation', { name: t('Chính', 'Main') });
      await main.getByRole('link', { name: t('Chiến lược', 'Strategies') }).click();
      await page
        .getByRole('link', { name: /28\/NQ-CP/ })
        .first()
        .click();
      await page.getByRole('img', { name: /2025:/ }).first().waitFor();
      const csv = await page.getByRole('link', { name: t('Bảng CSV', 'CSV table') }).getAttribute('href');
      const table = await page.request.get(origin + csv);
      expect([table.status(), table.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
      await page.getByText(t('Chép thành mã', 'Copy as code')).click();
      await page.getByText("urlopen('http").waitFor();
      const behind = page.getByRole('link', { name: t('Truy vấn đứng sau trang này', 'The query behind this page') });
      expect(await behind.getAttribute('href')).toContain('/playground?operation=NationalMilestones');
      await context.close();
      expect(found).toEqual([]);
    },
  );

  test.each([true, false])(
    'an editor of a portal finds the feed of a province, which answers 304 (JavaScript: %s)',
    async (script) => {
      const found: string[] = [];
      const context = await open({ width, script, scheme: 'dark' }, found);
      const page = await context.newPage();
      await page.goto(`${origin}/en/data`);
      await page.getByLabel('The feed of one province or city').fill('Binh Dinh');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('Binh Dinh:').waitFor();
      const feed = page.getByRole('listitem').filter({ hasText: 'Binh Dinh:' }).getByRole('link', { name: 'Atom' });
      const href = origin + (await feed.getAttribute('href'));
      const first = await page.request.get(href);
      expect(first.headers()['content-type']).toContain('application/atom+xml');
      const again = await page.request.get(href, { headers: { 'if-none-match': first.headers().etag ?? '' } });
      expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
      await context.close();
      expect(found).toEqual([]);
    },
  );
});

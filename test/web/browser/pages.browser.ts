import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { launchChromium } from './chromium.ts';

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
  '/documents',
  '/documents?type=x&year=1&q=zzz',
  '/documents/28-nq-cp-2021',
  '/strategies',
  '/strategies/strategy-2021-2030',
  '/strategies/strategy-2011-2020',
  '/programmes',
  '/programmes/project-8',
  '/organisations',
  '/organisations?province=x&kind=y',
  '/organisations/bo-ldtbxh',
  '/feeds',
  '/data',
  '/changes?since=0',
  '/coverage?version=0',
  '/data?province=gia-lai&group=portal',
  '/operations',
  '/operations/ComparePlans',
  '/operations/TasksByActionArea?areas=T99&year=x',
  '/operations/Search?text=zzzxqq',
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
  { width, scheme = 'light' }: { width: number; scheme?: 'light' | 'dark' },
  complaints: string[],
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
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

  test.each(SCHEMES)(
    'a cell opens over the table by keyboard in %s, keeps its address and gives the focus back',
    async (scheme) => {
      const found: string[] = [];
      const context = await open({ width, scheme }, found);
      const page = await context.newPage();
      for (const [path, close] of [
        ['/compare?provinces=ninh-thuan,dong-nai', 'Đóng'],
        ['/en/compare?provinces=ninh-thuan,dong-nai&cell=T06:dong-nai', 'Close'],
      ] as const) {
        await page.goto(origin + path);
        const link = page.locator('.matrix td.cell-yes > a').first();
        await link.focus();
        await page.keyboard.press('Enter');
        const dialog = page.getByRole('dialog');
        await dialog.locator('#cell-title').waitFor();
        await dialog.locator('.evidence').first().waitFor();
        expect(await page.locator('#cell').count()).toBe(1);
        expect(new URL(page.url()).searchParams.get('cell')).toMatch(/^T\d\d:dong-nai$/);
        expect(
          await dialog.getByRole('button', { name: close }).evaluate((one) => one === document.activeElement),
        ).toBe(true);
        found.push(...(await violations(page)));
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
        expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
        expect(new URL(page.url()).searchParams.has('cell')).toBe(false);
      }
      await context.close();
      expect(found).toEqual([]);
    },
  );

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
});

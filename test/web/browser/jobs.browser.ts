import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';

const origin = new URL(process.env.PLAYGROUND_URL ?? 'http://127.0.0.1:4000/').origin;

/** Every way in which somebody may come: size of the window, language, scheme, with and without JavaScript. */
const READERS = [1280, 390].flatMap((width) =>
  (['vi', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      [true, false].map((script) => ({ width, language, scheme, script })),
    ),
  ),
);
type Reader = (typeof READERS)[number];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

interface Visit extends Reader {
  page: Page;
  context: BrowserContext;
  t(vi: string, en: string): string;
  /** Address of a page in the reader's language. */
  to(path: string): string;
}

/** Opens a window in which nothing may leave the host and nothing may be logged as an error. */
async function visit(reader: Reader, walk: (visit: Visit) => Promise<void>): Promise<void> {
  const { width, language, scheme, script } = reader;
  const complaints: string[] = [];
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    javaScriptEnabled: script,
  });
  try {
    context.on('request', (request) => {
      if (new URL(request.url()).origin !== origin) complaints.push(`left the host: ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await walk({
      ...reader,
      page,
      context,
      t: (vi, en) => (language === 'vi' ? vi : en),
      to: (path) => origin + (language === 'vi' ? path : path === '/' ? '/en' : `/en${path}`),
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
    if (wide > width) complaints.push(`${page.url()} scrolls sideways: ${wide} px`);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  } finally {
    await context.close();
  }
  expect(complaints).toEqual([]);
}

/** Who has no plan and why; provinces side by side, down to the words of a source. */
async function official({ page, script, t, to }: Visit): Promise<void> {
  await page.goto(to('/'));
  await page.getByRole('link', { name: t('Ai có kế hoạch, ai chưa?', 'Who has a plan, who has not?') }).click();
  const question = (year: number) =>
    t(`Tỉnh, thành phố nào có kế hoạch năm ${year}?`, `Which provinces and cities have a plan for ${year}?`);
  await page.getByRole('heading', { level: 1, name: question(2025) }).waitFor();
  await page.getByLabel(t('Năm', 'Year'), { exact: true }).selectOption('2024');
  if (!script) await page.getByRole('button', { name: t('Xem', 'Show') }).click();
  await page.getByRole('heading', { level: 1, name: question(2024) }).waitFor();
  await page.getByRole('heading', { name: t('Còn thiếu', 'Missing') }).waitFor();
  await page.getByText(t('Chưa ai tìm', 'Nobody looked')).first().waitFor();
  const navigation = page.getByRole('navigation', { name: t('Chính', 'Main') });
  await navigation.getByRole('link', { name: t('So sánh', 'Compare') }).click();
  await page.getByLabel(t('Tỉnh, thành phố (2', 'Provinces (2')).fill('Ninh Thuan, Đồng Nai');
  await page.getByRole('button', { name: t('Xem', 'Show') }).click();
  const cell = page.getByRole('cell', { name: t('nhiệm vụ', 'task') }).first();
  await cell.getByRole('link').click();
  const shown = script ? page.getByRole('dialog') : page.locator('#cell');
  await shown.getByText(t('Nguồn:', 'Source:')).first().waitFor();
  expect(new URL(page.url()).searchParams.get('cell')).toMatch(/^T\d\d:dong-nai$/);
}

/** The query behind a strategy, and its table. */
async function researcher({ page, t, to, script }: Visit): Promise<void> {
  await page.goto(to('/'));
  const navigation = page.getByRole('navigation', { name: t('Chính', 'Main') });
  await navigation.getByRole('link', { name: t('Chiến lược', 'Strategies') }).click();
  await page
    .getByRole('link', { name: /28\/NQ-CP/ })
    .first()
    .click();
  await page.getByRole('img', { name: /2025:/ }).first().waitFor();
  const csv = await page.getByRole('link', { name: t('Bảng CSV', 'CSV table') }).getAttribute('href');
  const table = await page.request.get(origin + csv);
  expect([table.status(), table.headers()['content-type']]).toEqual([200, expect.stringContaining('text/csv')]);
  await page.getByText(t('Chép thành mã', 'Copy as code')).click();
  await page.getByText("requests.get('http").waitFor();
  if (script)
    await page
      .getByRole('button', { name: t('Chép', 'Copy') })
      .first()
      .waitFor();
  const behind = page.getByRole('link', { name: t('Truy vấn đứng sau trang này', 'The query behind this page') });
  expect(await behind.getAttribute('href')).toContain('/playground?operation=NationalMilestones');
}

/** The feed of a province, which answers 304. */
async function editor({ page, t, to }: Visit): Promise<void> {
  await page.goto(to('/data'));
  await page.getByLabel(t('Nguồn tin của một tỉnh, thành phố', 'The feed of one province or city')).fill('Binh Dinh');
  await page
    .locator('form', { has: page.locator('#province') })
    .getByRole('button')
    .click();
  const item = page.getByRole('listitem').filter({ hasText: t('Bình Định:', 'Binh Dinh:') });
  const href = origin + (await item.getByRole('link', { name: 'Atom' }).first().getAttribute('href'));
  const first = await page.request.get(href);
  expect(first.headers()['content-type']).toContain('application/atom+xml');
  const again = await page.request.get(href, { headers: { 'if-none-match': first.headers().etag ?? '' } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
}

describe.each(READERS)('at $width px, in $language, $scheme, with JavaScript: $script', (reader) => {
  test('an official, a researcher and an editor of a portal do their work', async () => {
    await visit(reader, async (open) => {
      for (const job of [official, researcher, editor]) await job(open);
    });
  });
});

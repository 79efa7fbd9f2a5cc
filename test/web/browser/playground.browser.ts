import { expect, test } from 'vitest';
import { runCopied } from '../kit/copied.ts';
import { violations } from './axe.ts';
import { checkPlayground } from './check-playground.ts';
import { launchChromium } from './chromium.ts';

test('the playground answers the flagship query in a browser, at desktop and phone width', async () => {
  const url = process.env.PLAYGROUND_URL;
  expect(url, 'Set PLAYGROUND_URL to the address of a running server, for example http://127.0.0.1:4000/').toMatch(
    /^https?:/,
  );
  await checkPlayground(url ?? '');
});

test.each([
  ['vi', 'Chép thành mã', 1280, 'dark'],
  ['en', 'Copy as code', 390, 'light'],
] as const)('the open query can be copied as code that runs: %s', async (language, button, width, colorScheme) => {
  const origin = new URL(process.env.PLAYGROUND_URL ?? '').origin;
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    const page = await context.newPage();
    const variables = JSON.stringify({ year: 2023, basis: 'CURRENT', left: 'behind' });
    await page.goto(
      `${origin}/playground?operation=PlanCoverage&variables=${encodeURIComponent(variables)}&lang=${language}`,
    );
    await page.locator('.graphiql-editor-tool .view-lines').getByText('2023').first().waitFor();
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.locator('.copy-menu figure').nth(3).waitFor();
    expect(await violations(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    const code = await page.locator('.copy-menu figure', { hasText: 'JavaScript' }).locator('code').innerText();
    expect(code).not.toContain('behind');
    const { planCoverage } = await runCopied('JavaScript', code, async (printed) => JSON.parse(printed));
    expect([planCoverage.year, planCoverage.basis]).toEqual([2023, 'CURRENT']);
  } finally {
    await browser.close();
  }
});

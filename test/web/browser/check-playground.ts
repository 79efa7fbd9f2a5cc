import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PlaygroundConfig } from '../../../src/web/playground/playground.types.ts';
import { launchChromium } from './chromium.ts';

export interface CheckPlaygroundOptions {
  /** Text that the answer of the flagship query must show. Default "Quảng Ngãi". */
  expectInAnswer?: string;
  /** Where to keep pictures of the pages; none are taken without it. */
  screenshotsDir?: string;
}

const VIEWPORTS = [
  { name: 'desktop', width: 1280, height: 800 },
  { name: 'phone', width: 390, height: 844 },
] as const;

const TIMEOUT_MS = 30_000;

/**
 * Uses the playground at `url` as a reader would, at a desktop's and a phone's width: the flagship query stands
 * there, the run button brings its answer, the language can be switched, nothing overflows, a second visit keeps
 * the tabs. Nothing may be logged as an error, violate the content security policy, or leave the origin.
 *
 * Throws with every complaint of a viewport in one message.
 */
export async function checkPlayground(url: string, options: CheckPlaygroundOptions = {}): Promise<void> {
  const browser = await launchChromium();
  try {
    for (const viewport of VIEWPORTS) await checkAt(browser, viewport, url, options);
  } finally {
    await browser.close();
  }
}

async function checkAt(
  browser: Browser,
  viewport: (typeof VIEWPORTS)[number],
  url: string,
  { expectInAnswer = 'Quảng Ngãi', screenshotsDir }: CheckPlaygroundOptions,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: viewport.width, height: viewport.height } });
  const complaints: string[] = [];
  await listen(context, new URL(url).origin, complaints);
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  try {
    await page.goto(url);
    const flagship = await readFlagship(page);
    await page.locator('.graphiql-query-editor .view-lines').getByText(flagship.name).first().waitFor();
    if (flagship.variable) {
      await page.locator('.graphiql-editor-tool .view-lines').getByText(flagship.variable).first().waitFor();
    }
    // The documentation is closed until it is asked for: the editor has the room.
    if ((await page.locator('.graphiql-doc-explorer').count()) > 0) throw new Error('the documentation stands open');
    const editor = await page.locator('.graphiql-query-editor').boundingBox();
    if ((editor?.width ?? 0) < Math.min(550, viewport.width - 60))
      throw new Error(`the editor is ${editor?.width} px wide`);
    await page.getByText('Escape rồi Tab để rời ô').waitFor();
    // A phone shows a part of the long answer at a time: that its tasks are there is enough; the desktop looks for the name.
    await runAndRead(page, viewport.width < 600 ? '"locator"' : expectInAnswer);
    if (screenshotsDir) {
      await page.screenshot({ path: `${screenshotsDir}/${viewport.name}.png`, fullPage: true });
    }
    await expectNoOverflow(page, viewport.width);
    // On a desktop the panels scroll and the page does not; on a phone they stand below each other, each in its height.
    await expectNoLonger(page, viewport.name === 'desktop' ? viewport.height : viewport.height * 3);
    await expectSharedLink(page);
    await openOperationByKeyboard(page);
    await switchLanguage(page);
    await expectNoOverflow(page, viewport.width);

    const tabs = await page.locator('.graphiql-tab').allInnerTexts();
    // GraphiQL writes its tabs half a second after the last change; a reader who leaves sooner loses that change.
    // The number of tabs is written at once and their content later, so the titles are what to wait for.
    await page.waitForFunction((titles) => {
      const stored = JSON.parse(localStorage.getItem('kehoach:graphiql:tabState') ?? '{"tabs":[]}');
      return stored.tabs.map((tab: { title: string }) => tab.title).join() === titles;
    }, tabs.join());
    // It keeps the text of its editors a second time, written at another moment: a reader may leave between the two.
    await page.evaluate(() => {
      localStorage.setItem('kehoach:graphiql:query', '{ older }');
      localStorage.setItem('kehoach:graphiql:variables', '{ "older": true }');
    });
    await page.reload();
    await page.locator('html[lang="en"]').waitFor();
    await page.locator('.graphiql-query-editor .view-line').first().waitFor();
    const kept = await page.locator('.graphiql-tab').allInnerTexts();
    if (kept.join() !== tabs.join()) throw new Error(`a second visit shows the tabs ${kept}, not ${tabs}`);
  } catch (error) {
    complaints.unshift(error instanceof Error ? error.message : String(error));
  } finally {
    await context.close();
  }
  if (complaints.length > 0) {
    throw new Error(`The playground at ${viewport.width} px:\n- ${complaints.join('\n- ')}`);
  }
}

/** Collects what must not happen. A violation of the policy is also an event, because a worker's is not logged. */
async function listen(context: BrowserContext, origin: string, complaints: string[]): Promise<void> {
  await context.exposeFunction('reportViolation', (violation: string) => complaints.push(`CSP: ${violation}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const report = (globalThis as { reportViolation?: (violation: string) => void }).reportViolation;
      report?.(`${violatedDirective} ${blockedURI}`);
    });
  });
  context.on('request', (request) => {
    const requested = new URL(request.url());
    const inside = requested.protocol === 'data:' || requested.href.replace(/^blob:/, '').startsWith(`${origin}/`);
    if (!inside) complaints.push(`request left the origin: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} for ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    // A reload ends what is still under way; that is no failure of the page.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed request: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
}

/** Asks the server which operation is its flagship: the page must show what the server put first. */
async function readFlagship(page: Page): Promise<{ name: string; variable: string | undefined }> {
  const response = await page.request.get(new URL('/playground.json', page.url()).href);
  const { operations } = (await response.json()) as PlaygroundConfig;
  const [flagship] = operations;
  if (!flagship) throw new Error('/playground.json lists no operations.');
  const name = /\bquery\s+(\w+)/.exec(flagship.document)?.[1] ?? flagship.name;
  return { name, variable: Object.keys(flagship.variables)[0] };
}

/** Opens the menu and its last operation without a mouse. */
async function openOperationByKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Câu hỏi có sẵn' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.operation:focus').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.locator('.graphiql-query-editor textarea:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.graphiql-editor:focus').waitFor();
}

async function runAndRead(page: Page, expected: string): Promise<void> {
  await page.getByRole('button', { name: /execute query/i }).click();
  const answer = page.locator('.graphiql-response .view-lines');
  await answer.waitFor();
  // Monaco draws the visible lines only, and each space as a no-break space: scroll through it as a reader would.
  await answer.hover();
  const deadline = Date.now() + 3 * TIMEOUT_MS;
  let seen = '';
  let down = true;
  let still = 0;
  while (Date.now() < deadline) {
    // On a phone a line is broken where the window ends, within a name too.
    const now = (await answer.innerText()).replace(/\s+/gu, ' ');
    if (now.includes(expected)) return;
    // The wheel may have begun at the end of the answer: where nothing moves any more it turns. A busy machine draws
    // late, so that is not believed at once.
    still = now === seen ? still + 1 : 0;
    if (still === 10) {
      down = !down;
      still = 0;
    }
    seen = now;
    await page.mouse.wheel(0, down ? 450 : -450);
    await page.waitForTimeout(50);
  }
  throw new Error(`The answer never showed "${expected}"; last seen: ${seen.slice(0, 300)}`);
}

async function switchLanguage(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Câu hỏi có sẵn' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Ready-made questions' }).waitFor();
  await page.locator('html[lang="en"]').waitFor();
}

/** The address opens in another browser what stands in the editors here. */
async function expectSharedLink(page: Page): Promise<void> {
  const other = await page.context().browser()?.newContext();
  if (!other) throw new Error('there is no browser to open the link in');
  try {
    const opened = await other.newPage();
    await opened.goto(page.url());
    const flagship = await readFlagship(opened);
    await opened.locator('.graphiql-query-editor .view-lines').getByText(flagship.name).first().waitFor();
    const tabs = await opened.locator('.graphiql-tab').count();
    if (tabs !== 1) throw new Error(`a link that was sent opens ${tabs} tabs`);
  } finally {
    await other.close();
  }
}

/** Panels scroll, not the page. */
async function expectNoLonger(page: Page, height: number): Promise<void> {
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  if (tall > height) throw new Error(`the page scrolls down: ${tall} px of content`);
}

async function expectNoOverflow(page: Page, width: number): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) throw new Error(`the page scrolls sideways: ${wide} px of content`);
}

import { unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openOwnApp();
const ACTS = /(?!\n|\t|\r\n)\p{Cc}|[\u202e\u2066]/u;

// What another instance or an older release let in: nothing is shown of it but its words.
beforeAll(async () => {
  const held = await heldRecords(app().database);
  const documents = [...held.values()].filter(({ type }) => type === 'document');
  expect(documents.length).toBeGreaterThan(50);
  const records = documents.map((record) => {
    const { title } = record.content as unknown as { title: string };
    const content = { ...record.content, title: `\u001b[31m\u202e${title}\u0007\u2066` };
    return { ...record, content };
  });
  await publishRecords(app().database, { origin: 'REVIEW', reason: 'edit', records, now: new Date() });
});

it('keeps what would act on a screen out of the data no more than it came', async () => {
  const { data } = await app().query('{ plan(id: "plan:ninh-thuan-827-2024") { document { title } } }');
  expect(data.plan.document.title).toMatch(ACTS);
});

it.each([
  '/plans/ninh-thuan-827-2024',
  '/en/plans/ninh-thuan-827-2024',
  '/plans',
  '/feeds/plans.atom',
  '/feeds/plans.rss',
  '/feeds/plans.json',
  '/operations/FindPlans.csv',
])('shows only words at %s', async (url) => {
  const { statusCode, body } = await app().http.inject(url);
  expect(statusCode).toBe(200);
  expect(body).toContain('Kế hoạch');
  expect(ACTS.exec(body)).toBeNull();
});

it('shows only words in a workbook', async () => {
  const { rawPayload } = await app().http.inject('/operations/FindPlans.xlsx');
  const parts = Object.values(unzipSync(new Uint8Array(rawPayload))).map((bytes) => new TextDecoder().decode(bytes));
  const text = parts.join('\n');
  expect(text).toContain('Kế hoạch');
  expect(ACTS.exec(text)).toBeNull();
});

// What a stranger wrote comes back in the message that refuses it, and is read in a terminal.
it.each([
  ['/operations/FindPlans.%1b%5B31m%E2%80%AEcsv'],
  ['/operations/%E2%81%A6FindPlans%07'],
  ['/data/%E2%80%AE1/tasks.csv'],
  ['/feeds/provinces/%E2%80%AEatlantis.atom'],
  [`/graphql?query=${encodeURIComponent('{ plans(filter: { provinces: ["\u202eatlantis\u2066"] }) { totalCount } }')}`],
  [`/graphql?query=${encodeURIComponent('{ plans(first: "\u202e1") { totalCount } }')}`],
])('refuses with words only at %s', async (url) => {
  const { body } = await app().http.inject(url);
  const messages = (JSON.parse(body).errors as { message: string }[]).map(({ message }) => message);
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) expect(ACTS.exec(message)).toBeNull();
});

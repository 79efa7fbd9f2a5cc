import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import type { PlanBundle } from '../../src/reader/index.ts';
import { confirmUnread } from '../../src/works/confirm.ts';
import { listForReview, showForReview } from '../../src/works/review.queries.ts';
import { correct } from '../../src/works/review.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto, REVIEWER } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const PLAN = 'plan:ha-nam-77-kh-ubnd-2022';
const FACTS = { number: '77/KH-UBND', province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
const PART = { locator: 'P12', text: 'Một đoạn không đặt được vào đâu.', reason: 'prose' } as const;

let app: TestApp;
let bundle: PlanBundle;

beforeAll(async () => {
  app = await createTestApp('seeded');
  const read = await readText(planPage(FACTS));
  bundle = { ...read, source: { ...read.source, completeness: 'FULL', unread: [PART] } };
});
afterAll(async () => {
  await app?.http.close();
  await app?.database.close();
});

const confirm = (id: string, places: string[]) => confirmUnread(app.database, RECORD_TYPES, { id, places }, REVIEWER);

/** The states of the rows of the province in the year of the plan. */
async function states(year = 2022): Promise<Record<string, number>> {
  const { payload } = await app.http.inject({
    method: 'POST',
    url: '/graphql',
    payload: {
      query: `{ comparePlans(provinces: ["ha-nam", "gia-lai"], year: ${year}) { rows { cells { state } } } }`,
    },
  });
  const counts: Record<string, number> = {};
  expect(JSON.parse(payload).errors).toBeUndefined();
  for (const row of JSON.parse(payload).data.comparePlans.rows) {
    const state = row.cells[0].state;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

const sourcesOf = async () => {
  const query = `{ plan(id: "${PLAN}") { document { signer sources { completeness unread { locator text reason confirmedBy } } } } }`;
  const { payload } = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });
  return JSON.parse(payload).data.plan.document;
};

describe('what the reading could not place', () => {
  it('keeps a plan that was accepted as a whole from being said to lack anything', async () => {
    const { stored } = await importInto(app.database, bundle, { acceptedBy: 'Soát' });
    expect(stored).toMatchObject({ plan: true, whyNoPlan: null, tasks: 2, unread: 1 });
    expect(await states()).toEqual({ PRESENT: 3, NOT_REVIEWED: 13 });
    expect((await sourcesOf()).sources[0]).toEqual({ completeness: 'FULL', unread: [{ ...PART, confirmedBy: null }] });
    expect(await listForReview(app.database.db, 'ha-nam')).toEqual([
      expect.objectContaining({ id: PLAN, state: 'REVIEWED', unread: 1 }),
    ]);
    expect((await showForReview(app.database.db, PLAN)).unread).toMatchObject([PART]);
  });

  it('is confirmed part by part, by name, and only what is there', async () => {
    await expect(confirm(PLAN, ['P99'])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(confirm('plan:none', ['P12'])).rejects.toMatchObject({ code: 'BAD_ID' });
    expect((await confirm(PLAN, ['P12'])).changed).toHaveLength(1);
    expect(await states()).toEqual({ PRESENT: 3, NOT_ADDRESSED: 13 });
    expect((await sourcesOf()).sources[0].unread).toEqual([{ ...PART, confirmedBy: REVIEWER.by }]);
    expect(await listForReview(app.database.db, 'ha-nam')).toEqual([]);
    const { decisions } = await showForReview(app.database.db, PLAN);
    expect(decisions.at(-1)).toMatchObject({ action: 'CONFIRM', path: 'P12', after: PART.text });
  });

  it('is open again when other words stand there, and stays confirmed where they are the same', async () => {
    const other = { ...PART, locator: 'P13', text: 'Một đoạn khác.' };
    const more = { ...bundle, source: { ...bundle.source, unread: [PART, other] } };
    const { stored } = await importInto(app.database, more, { acceptedBy: 'Soát' });
    expect(stored?.unread).toBe(1);
    expect((await sourcesOf()).sources[0].unread).toEqual([
      { ...PART, confirmedBy: REVIEWER.by },
      { ...other, confirmedBy: null },
    ]);
    expect(await states()).toEqual({ PRESENT: 3, NOT_REVIEWED: 13 });
  });

  it('is everything of a page that was read before lines were accounted for', async () => {
    const { unread: _, ...source } = bundle.source;
    const old = { ...bundle, source } as unknown as PlanBundle;
    await importInto(app.database, old, { acceptedBy: 'Soát' });
    expect((await sourcesOf()).sources[0].unread).toMatchObject([{ locator: null, reason: 'not-accounted' }]);
    expect(await states()).toEqual({ PRESENT: 3, NOT_REVIEWED: 13 });
    await confirm(PLAN, ['page']);
    expect(await states()).toEqual({ PRESENT: 3, NOT_ADDRESSED: 13 });
  });
});

describe('a line of work among the purposes', () => {
  it('leaves its area open, though a person accepted the whole plan', async () => {
    const page = planPage({ ...FACTS, number: '80/KH-UBND', year: 2023 }).replace(
      'II. NHIỆM VỤ',
      'Hội Liên hiệp Phụ nữ tỉnh hỗ trợ 200 phụ nữ vay vốn khởi nghiệp trước ngày 30/9.\n\nII. NHIỆM VỤ',
    );
    const { stored } = await importInto(app.database, await readText(page), { acceptedBy: 'Soát' });
    expect(stored).toMatchObject({ plan: true, tasks: 2, unread: 1 });
    expect(await states(2023)).toEqual({ PRESENT: 3, NOT_REVIEWED: 13 });
  });
});

describe('a page that tells no plan', () => {
  it('says that a document alone is published, and why, and waits for a person', async () => {
    const read = await readText(planPage({ ...FACTS, number: '78/KH-UBND' }));
    const untold = { ...read, plan: read.plan && { ...read.plan, role: null, period: null, year: null } };
    const { stored, work } = await importInto(app.database, untold);
    expect(stored).toMatchObject({ plan: false, tasks: 0, whyNoPlan: expect.stringMatching(/what the plan is for/) });
    expect(await listForReview(app.database.db, 'ha-nam')).toContainEqual(
      expect.objectContaining({ id: `document:${work}`, number: '78/KH-UBND' }),
    );
  });

  it('is published with a null period where only the period is not told', async () => {
    const read = await readText(planPage({ ...FACTS, number: '79/KH-UBND' }));
    const untold = { ...read, plan: read.plan && { ...read.plan, period: null, year: null } };
    const { stored, work } = await importInto(app.database, untold);
    expect(stored).toMatchObject({ plan: true, tasks: 2 });
    const query = `{ plan(id: "plan:${work}") { period { from } year tasks { totalCount } } }`;
    const { payload } = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query } });
    expect(JSON.parse(payload).data.plan).toEqual({ period: null, year: null, tasks: { totalCount: 2 } });
  });
});

describe('the signer of a document', () => {
  it('is corrected through its plan', async () => {
    await correct(app.database, RECORD_TYPES, PLAN, { path: 'document.signer', value: 'Lê Thị Đúng' }, REVIEWER);
    expect((await sourcesOf()).signer).toBe('Lê Thị Đúng');
    const bad = correct(app.database, RECORD_TYPES, PLAN, { path: 'document', value: 'x' }, REVIEWER);
    await expect(bad).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const unknown = correct(app.database, RECORD_TYPES, PLAN, { path: 'document.none', value: 'x' }, REVIEWER);
    await expect(unknown).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

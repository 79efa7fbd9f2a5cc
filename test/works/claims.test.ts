import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewLine, reviewPage } from '../../src/cli/print-review.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import type { PlanBundle } from '../../src/reader/index.ts';
import { accountOf } from '../../src/works/account.ts';
import { checkBundle } from '../../src/works/check-bundle.ts';
import { confirmUnread } from '../../src/works/confirm.ts';
import { listForReview, showForReview } from '../../src/works/review.queries.ts';
import { accept, dispute } from '../../src/works/review.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto, NOW, REVIEWER } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const PLAN = 'plan:ha-nam-87-kh-ubnd-2022';
const FACTS = { number: '87/KH-UBND', province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };

let app: TestApp;
let read: PlanBundle;

beforeAll(async () => {
  app = await createTestApp('seeded');
  read = await readText(planPage(FACTS));
});
afterAll(async () => {
  await app?.http.close();
  await app?.database.close();
});

/** A bundle of somebody who says that all of the plan stands in it. */
const claim = (source: object, fields: object = {}) =>
  checkBundle(
    structuredClone({ ...read, ...fields, source: { ...read.source, completeness: 'FULL', unread: [], ...source } }),
    'plan.json',
  );
const bare = (bundle: PlanBundle) => ({
  ...bundle,
  ...JSON.parse(JSON.stringify(bundle, (key, value) => (key === 'evidence' ? null : value))),
});

async function states(): Promise<string[]> {
  const { data, errors } = await app.query(
    '{ comparePlans(provinces: ["ha-nam", "gia-lai"], year: 2022) { rows { cells { state } } } }',
  );
  expect(errors).toBeUndefined();
  const found = data.comparePlans.rows.map((row: { cells: { state: string }[] }) => row.cells[0]?.state);
  return [...new Set<string>(found)].sort();
}

const sourceOf = async () => {
  const { data } = await app.query(
    `{ plan(id: "${PLAN}") { completeness document { sources { completeness warnings { kind kept dropped } unread { locator text reason } } } } }`,
  );
  return data.plan;
};

describe('a bundle that claims to hold all of a plan', () => {
  it('says nothing of what the plan lacks before a reviewer has confirmed the page as a whole', async () => {
    const url = 'https://hanam.example.vn/87';
    await importInto(app.database, claim({ url }), { acceptedBy: 'Soát' });
    expect(await states()).toEqual(['NOT_REVIEWED', 'PRESENT']);
    const { unread } = (await sourceOf()).document.sources[0];
    expect(unread).toMatchObject([{ locator: null, reason: 'stated' }]);
    await confirmUnread(app.database, RECORD_TYPES, { id: PLAN, places: ['page'] }, REVIEWER);
    expect(await states()).toEqual(['NOT_ADDRESSED', 'PRESENT']);
    // Another text of the same address is another claim.
    await importInto(app.database, claim({ url, text: `${read.source.text}\n\nMột dòng nữa.` }), {
      acceptedBy: 'Soát',
    });
    expect(await states()).toEqual(['NOT_REVIEWED', 'PRESENT']);
  });

  it('keeps the parts that it calls unread beside the whole', () => {
    const part = { locator: 'P3', text: 'Một dòng.', reason: 'prose' };
    expect(accountOf(claim({ unread: [part] })).unread).toEqual([
      { locator: null, text: expect.stringMatching(/^… \([0-9a-f]{12}\)$/), reason: 'stated' },
      part,
    ]);
  });

  it.each(['', ' \n\t '])('is PARTIAL without the captured text (%j), and says so', async (text) => {
    const bundle = { ...bare(read), source: { ...read.source, text, completeness: 'FULL', unread: [], cut: [] } };
    const { completeness, doubt } = accountOf(checkBundle(bundle, 'plan.json'));
    expect(completeness).toBe('PARTIAL');
    expect(doubt).toMatchObject({ kind: 'completeness', kept: 'PARTIAL' });
    const other = {
      ...bundle,
      document: {
        ...bundle.document,
        number: { ...bundle.document.number, value: { printed: '88/KH-UBND', canonical: '88/KH-UBND' } },
      },
      source: { ...bundle.source, url: `https://hanam.example.vn/88${text.length}` },
    };
    const { work } = await importInto(app.database, checkBundle(other, 'plan.json'), { acceptedBy: 'Soát' });
    const { data } = await app.query(
      `{ plan(id: "plan:${work}") { completeness document { sources { warnings { kind dropped } } } } }`,
    );
    expect(data.plan.completeness).toBe('PARTIAL');
    expect(data.plan.document.sources[0].warnings[0]).toMatchObject({ kind: 'completeness' });
  });

  it('is believed where it claims less, and what was captured here stands as it was read', () => {
    expect(accountOf(claim({ completeness: 'PARTIAL' }))).toMatchObject({ completeness: 'PARTIAL', unread: [] });
    expect(accountOf({ ...read, source: { ...read.source, completeness: 'FULL', unread: [] } })).toEqual({
      completeness: 'FULL',
      unread: [],
      doubt: null,
    });
  });
});

describe('a document without a plan', () => {
  const untold = async (number: string, text = planPage({ ...FACTS, number })) => {
    const bundle = await readText(text);
    return { ...bundle, plan: bundle.plan && { ...bundle.plan, role: null, period: null, year: null } };
  };
  const waits = async (id: string) => (await listForReview(app.database.db, 'ha-nam')).find((item) => item.id === id);

  it('is shown with the reason and its page, and leaves the list when somebody says that it is one', async () => {
    const { work } = await importInto(app.database, await untold('89/KH-UBND'));
    const id = `document:${work}`;
    const item = await waits(id);
    expect(item).toMatchObject({ state: 'MACHINE' });
    expect(item && reviewLine(item)).toContain(id);
    const page = reviewPage(JSON.parse(JSON.stringify(await showForReview(app.database.db, id))));
    expect(page).toContain('document only, because the page does not tell what the plan is for');
    expect(page).toContain('ỦY BAN NHÂN DÂN');
    const history = async () =>
      (await app.query(`{ document(id: "${id}") { history { action decidedBy } } }`)).data.document.history;
    expect(await history()).toEqual([]);
    const decided = await accept(app.database, RECORD_TYPES, id, REVIEWER);
    expect([decided.added, decided.changed, decided.withdrawn]).toEqual([[], [], []]);
    expect(await waits(id)).toBeUndefined();
    // An answer that was kept before must not stand for one after: nothing that is published changed.
    expect(await history()).toEqual([{ action: 'ACCEPT', decidedBy: REVIEWER.by }]);
  });

  it('waits again when it is contested, and when a later capture says something new', async () => {
    const { work } = await importInto(app.database, await untold('90/KH-UBND'));
    const id = `document:${work}`;
    await accept(app.database, RECORD_TYPES, id, REVIEWER);
    await dispute(app.database, RECORD_TYPES, id, REVIEWER);
    expect(await waits(id)).toMatchObject({ state: 'DISPUTED' });
    await accept(app.database, RECORD_TYPES, id, REVIEWER);
    expect(await waits(id)).toBeUndefined();
    const later = planPage({ ...FACTS, number: '90/KH-UBND', tasks: ['Mở lớp tập huấn khác cho cán bộ.'] });
    const now = new Date(NOW.getTime() + 60_000);
    await importInto(app.database, await untold('90/KH-UBND', later), { now });
    expect(await waits(id)).toMatchObject({ state: 'MACHINE' });
  });

  it('is decided through its plan where there is one', async () => {
    const refused = accept(app.database, RECORD_TYPES, PLAN.replace('plan:', 'document:'), REVIEWER);
    await expect(refused).rejects.toMatchObject({ code: 'BAD_ID', message: expect.stringContaining(PLAN) });
    await expect(accept(app.database, RECORD_TYPES, 'document:none', REVIEWER)).rejects.toMatchObject({
      code: 'BAD_ID',
    });
  });
});

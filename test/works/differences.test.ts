import { expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { listForReview, showForReview } from '../../src/works/review.queries.ts';
import { accept, correct, dispute } from '../../src/works/review.ts';
import { readText } from '../reader/support/fixtures.ts';
import { openOwnApp } from '../support/app.ts';
import { importInto, REVIEWER } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const app = openOwnApp();
const PLAN = 'plan:ha-nam-90-kh-ubnd-2022';
const page = (signer: string, more = '') =>
  planPage({ number: '90/KH-UBND', province: 'Hà Nam', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 }).replace(
    'Trần Văn Mẫu',
    `${signer}${more}`,
  );
const bring = async (signer: string, url: string, more = '') =>
  importInto(app().database, await readText(page(signer, more), { url }));
const waiting = async () =>
  (await listForReview(app().database.db, 'ha-nam')).map(({ id, state, differences }) => ({ id, state, differences }));
const settled = async () =>
  (await showForReview(app().database.db, PLAN)).conflicts.map(({ path, offered, settledBy }) => [
    path,
    offered,
    settledBy,
  ]);

it('a difference waits until a person accepts the plan with it, and again when a page says something new', async () => {
  await bring('Trần Văn Mẫu', 'https://a.example.vn/90');
  const { stored } = await bring('Lê Thị Khác', 'https://b.example.vn/90');
  expect(stored?.plan).toBe(true);
  const [first] = await waiting();
  expect(first).toMatchObject({ id: PLAN, state: 'MACHINE' });
  expect(first?.differences).toBeGreaterThan(0);

  await accept(app().database, RECORD_TYPES, PLAN, REVIEWER);
  expect(await waiting()).toEqual([]);
  const shown = await settled();
  expect(shown.length).toBe(first?.differences);
  expect(new Set(shown.map(([, , by]) => by))).toEqual(new Set([REVIEWER.by]));

  // Bytes that say the same leave it settled; another name there is another difference.
  await bring('Lê Thị Khác', 'https://b.example.vn/90', '\n\nBản đăng lại.');
  expect(await waiting()).toEqual([]);
  await bring('Phạm Thị Nữa', 'https://b.example.vn/90');
  expect(await waiting()).toEqual([{ id: PLAN, state: 'REVIEWED', differences: 1 }]);
  expect((await settled()).filter(([, , by]) => by === null)).toEqual([['signer', 'Phạm Thị Nữa', null]]);

  const { data } = await app().query(
    `{ plan(id: "${PLAN}") { document { conflicts { path offered settledBy } } conflicts { settledBy } } }`,
  );
  expect(data.plan.document.conflicts).toContainEqual({ path: 'signer', offered: 'Phạm Thị Nữa', settledBy: null });

  await dispute(app().database, RECORD_TYPES, PLAN, REVIEWER);
  expect(await waiting()).toEqual([{ id: PLAN, state: 'DISPUTED', differences: 1 }]);
  await accept(app().database, RECORD_TYPES, PLAN, REVIEWER);
  expect(await waiting()).toEqual([]);
});

it('the import that accepts what it read settles nothing: nobody looked at the difference', async () => {
  const bundle = await readText(page('Đỗ Thị Mới'), { url: 'https://c.example.vn/90' });
  await importInto(app().database, bundle, { acceptedBy: 'Soát' });
  expect((await waiting())[0]?.differences).toBeGreaterThan(0);
  await correct(app().database, RECORD_TYPES, PLAN, { path: 'signer', value: 'Đỗ Thị Mới' }, REVIEWER);
  expect((await settled()).filter(([path, , by]) => path === 'signer' && by === null)).toEqual([]);
});

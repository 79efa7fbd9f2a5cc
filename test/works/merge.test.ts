import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { mergeWorks, splitPage } from '../../src/works/merge.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto, publishedContents, REVIEWER } from './support/importing.ts';
import { articlePage, planPage } from './support/pages.ts';

const STAYS = 'tuyen-quang-40-kh-ubnd-2022';
const GOES = 'tuyen-quang-41-kh-ubnd-for-2022';

describe('two imported works', () => {
  let app: TestApp;
  const plan = { number: '40/KH-UBND', province: 'Tuyên Quang', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
  // A newspaper misprinted the number.
  const misprint = { ...plan, number: '41/KH-UBND', issued: null };

  beforeAll(async () => {
    app = await createTestApp('seeded');
    await importInto(app.database, await readText(planPage(plan), { url: 'https://tq.example.vn/40' }));
    const wrong = await importInto(
      app.database,
      await readText(articlePage(misprint), { url: 'https://news.example.vn/41' }),
    );
    expect(wrong.work).toBe(GOES);
  });
  afterAll(async () => {
    await app?.http.close();
    await app?.database.close();
  });

  const idsOf = async () => [...(await publishedContents(app.database)).keys()];
  const follow = async (work: string) =>
    (
      await app.query(`{
      node(id: "plan:${work}") { id }
      nodes(ids: ["document:${work}"]) { id }
      plan(id: "plan:${work}") { id }
      document(id: "document:${work}") { id number numberAsPrinted sources { url } history { action after decidedBy reason } }
    }`)
    ).data;

  it('that a person finds to be one become one with the sources of both, and the old ids lead there', async () => {
    await mergeWorks(app.database, RECORD_TYPES, { from: `plan:${GOES}`, into: `plan:${STAYS}` }, REVIEWER);
    expect((await idsOf()).filter((id) => id.includes('tuyen-quang-41'))).toEqual([]);
    const found = await follow(GOES);
    expect(found.node).toEqual({ id: `plan:${STAYS}` });
    expect(found.nodes).toEqual([{ id: `document:${STAYS}` }]);
    expect(found.plan).toEqual({ id: `plan:${STAYS}` });
    expect(found.document.id).toBe(`document:${STAYS}`);
    expect(found.document.sources.map((source: { url: string }) => source.url).sort()).toEqual([
      'https://news.example.vn/41',
      'https://tq.example.vn/40',
    ]);
    expect(found.document.history).toEqual([
      { action: 'MERGE', after: `document:${STAYS}`, decidedBy: REVIEWER.by, reason: REVIEWER.reason },
    ]);
  });

  it('stay one when the page changes, and when another page repeats the misprint', async () => {
    const text = `${articlePage(misprint)}\n\nTin cùng chuyên mục: hội thi nấu ăn.`;
    const changed = await importInto(app.database, await readText(text, { url: 'https://news.example.vn/41' }));
    expect(changed.work).toBe(STAYS);
    const other = await importInto(
      app.database,
      await readText(
        `${articlePage(misprint)}

Theo báo tỉnh.`,
        { url: 'https://blog.example.vn/41' },
      ),
    );
    expect(other.work).toBe(STAYS);
  });

  it('become two again when a person splits a page off', async () => {
    const { page } = await importInto(
      app.database,
      await readText(planPage({ ...plan, tasks: ['Tổ chức hội thi tìm hiểu Luật Bình đẳng giới.'] }), {
        url: 'https://district.example.vn/40',
      }),
    );
    const { added } = await splitPage(app.database, RECORD_TYPES, { page, as: 'tuyen-quang-40-district' }, REVIEWER);
    expect(added).toContain('document:tuyen-quang-40-district');
    const found = await follow('tuyen-quang-40-district');
    // One issuer gives a number once a year: the one split off keeps it as printed only, until a person corrects it.
    expect(found.document).toMatchObject({ number: null, numberAsPrinted: '40/KH-UBND' });
    expect(found.document.history[0]).toMatchObject({ action: 'SPLIT', after: 'document:tuyen-quang-40-district' });
    expect((await follow(STAYS)).document.sources).toHaveLength(3);
  });

  it('are left alone by a wish that cannot be: nothing changes', async () => {
    const before = await publishedContents(app.database);
    const join = (from: string, into: string) => mergeWorks(app.database, RECORD_TYPES, { from, into }, REVIEWER);
    const part = (page: string, as: string) => splitPage(app.database, RECORD_TYPES, { page, as }, REVIEWER);
    await expect(join(STAYS, STAYS)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(join('nothing', STAYS)).rejects.toMatchObject({ code: 'BAD_ID' });
    await expect(join(STAYS, 'nothing')).rejects.toMatchObject({ code: 'BAD_ID' });
    await expect(part('nothing', 'a-new-name')).rejects.toMatchObject({ code: 'BAD_ID' });
    await expect(part('nothing', 'Không tên')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(part('nothing', STAYS)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await publishedContents(app.database)).toEqual(before);
  });
});

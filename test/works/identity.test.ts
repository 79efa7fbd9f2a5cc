import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { imports } from '../../src/works/import.table.ts';
import { accept, dispute, reject } from '../../src/works/review.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { contentHashOf, importInto, publishedContents, REVIEWER } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const PLAN = { number: '55/KH-UBND', province: 'Tuyên Quang', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp('seeded');
});
afterAll(async () => {
  await app?.http.close();
  await app?.database.close();
});

async function importPage(facts: Partial<typeof PLAN> & { cites?: string }, url: string, after = '') {
  const bundle = await readText(planPage({ ...PLAN, ...facts }) + after, { url });
  return { bundle, ...(await importInto(app.database, bundle)) };
}

const statusOf = async (sha256: string) =>
  (await app.database.db.select({ status: imports.status }).from(imports).where(eq(imports.sha256, sha256)))[0]?.status;

describe('an imported page', () => {
  it('is marked MACHINE, and the same bytes again give no new version', async () => {
    const first = await importPage({}, 'https://tq.example.vn/55');
    expect(first.work).toBe('tuyen-quang-55-kh-ubnd-2022');
    const again = await importPage({}, 'https://tq.example.vn/55');
    expect(again).toMatchObject({ unchanged: true, version: first.version });
    const fromFile = await importInto(app.database, { ...first.bundle, source: { ...first.bundle.source, url: null } });
    expect(fromFile).toMatchObject({ unchanged: true, version: first.version, page: first.page });
    const { data } = await app.query(`{
      plans(filter: { provinces: ["tuyen-quang"], reviewState: MACHINE }) { nodes { number reviewState } }
      all: plans(filter: { provinces: ["tuyen-quang"] }) { nodes { number } }
      reviewed: plans(filter: { provinces: ["tuyen-quang"], reviewState: REVIEWED }) { totalCount }
    }`);
    expect(data.plans.nodes).toEqual([{ number: '55/KH-UBND', reviewState: 'MACHINE' }]);
    expect(data.all.nodes).toHaveLength(1);
    expect(data.reviewed.totalCount).toBe(0);
  });

  it('of a work that another page shows adds a source to one document', async () => {
    const other = await importPage({}, 'https://portal.example.vn/55', '\n\nBản đăng lại.');
    expect(other.work).toBe('tuyen-quang-55-kh-ubnd-2022');
    const { data } = await app.query(`{ document(id: "document:${other.work}") { sources { url } } }`);
    expect(data.document.sources).toHaveLength(2);
  });

  it('with the number of another issuer or another year is another document', async () => {
    expect((await importPage({ province: 'Lai Châu' }, 'https://lc.example.vn/55')).work).toBe(
      'lai-chau-55-kh-ubnd-2022',
    );
    const next = await importPage({ issued: 'ngày 7 tháng 3 năm 2023', year: 2023 }, 'https://tq.example.vn/55-2023');
    expect(next.work).toBe('tuyen-quang-55-kh-ubnd-2023');
  });

  it('that changed is a new capture of the same source: the old one stays, and the difference can be shown', async () => {
    const first = await importPage({ number: '56/KH-UBND' }, 'https://tq.example.vn/56');
    const changed = await importPage({ number: '56/KH-UBND' }, 'https://tq.example.vn/56', '\n\nĐính chính.');
    expect(changed).toMatchObject({ page: first.page, work: first.work, unchanged: false });
    expect(changed.replaces?.sha256).toBe(first.sha256);
    expect(changed.replaces?.text).not.toBe(changed.bundle.source.text);
    expect([await statusOf(first.sha256), await statusOf(changed.sha256)]).toEqual(['SUPERSEDED', 'PUBLISHED']);
    const { data } = await app.query(`{ document(id: "document:${first.work}") { sources { sha256 text } } }`);
    expect(data.document.sources).toEqual([{ sha256: changed.sha256, text: changed.bundle.source.text }]);
  });
});

describe('a citation', () => {
  const cites = 'Thực hiện Kế hoạch số 60/KH-UBND ngày 1 tháng 2 năm 2021 của Ủy ban nhân dân tỉnh;';
  const citing = 'plan:tuyen-quang-61-kh-ubnd-2022';
  const ask = async () =>
    (
      await app.query(`{ plan(id: "${citing}") {
      parents { plan { id } relation }
      citations { numberAsPrinted document { id } }
    } }`)
    ).data.plan;

  it('of a document that nobody has imported waits, and resolves by itself when it arrives', async () => {
    await importPage({ number: '61/KH-UBND', cites }, 'https://tq.example.vn/61');
    expect(await ask()).toEqual({ parents: [], citations: [{ numberAsPrinted: '60/KH-UBND', document: null }] });
    await importPage(
      { number: '60/KH-UBND', issued: 'ngày 1 tháng 2 năm 2021', year: 2021 },
      'https://tq.example.vn/60',
    );
    expect(await ask()).toEqual({
      parents: [{ plan: { id: 'plan:tuyen-quang-60-kh-ubnd-2021' }, relation: 'IMPLEMENTS' }],
      citations: [{ numberAsPrinted: '60/KH-UBND', document: { id: 'document:tuyen-quang-60-kh-ubnd-2021' } }],
    });
  });

  it('waits again when the document is rejected', async () => {
    await reject(app.database, RECORD_TYPES, 'plan:tuyen-quang-60-kh-ubnd-2021', REVIEWER);
    expect(await ask()).toEqual({ parents: [], citations: [{ numberAsPrinted: '60/KH-UBND', document: null }] });
  });
});

describe('a rejected import', () => {
  it('leaves no trace in answers, keeps its capture, and is refused until the decision is taken back', async () => {
    const before = await contentHashOf(app.database);
    const page = await importPage({ number: '70/KH-UBND', province: 'Điện Biên' }, 'https://db.example.vn/70');
    await reject(app.database, RECORD_TYPES, `plan:${page.work}`, REVIEWER);
    expect(await contentHashOf(app.database)).toBe(before);
    expect(await statusOf(page.sha256)).toBe('REJECTED');
    const { data } = await app.query(`{
      plans(filter: { provinces: ["dien-bien"] }) { totalCount }
      node(id: "plan:${page.work}") { id }
    }`);
    expect(data).toEqual({ plans: { totalCount: 0 }, node: null });
    await expect(importInto(app.database, page.bundle)).rejects.toMatchObject({ code: 'REJECTED_IMPORT' });
    expect(await contentHashOf(app.database)).toBe(before);
    const again = await importInto(app.database, page.bundle, { again: true });
    expect(again.added).toContain(`plan:${page.work}`);
  });
});

describe('a decision', () => {
  it('changes the review state that the API shows, for a plan with its tasks and for one task', async () => {
    const { work } = await importPage({ number: '80/KH-UBND', province: 'Yên Bái' }, 'https://yb.example.vn/80');
    const states = async () => {
      const { data } = await app.query(`{ plan(id: "plan:${work}") {
        reviewState history { action } tasks(first: 50) { nodes { id reviewState } }
      } }`);
      return data.plan as {
        reviewState: string;
        history: { action: string }[];
        tasks: { nodes: { id: string; reviewState: string }[] };
      };
    };
    const read = await states();
    expect(new Set([read.reviewState, ...read.tasks.nodes.map((task) => task.reviewState)])).toEqual(
      new Set(['MACHINE']),
    );
    await accept(app.database, RECORD_TYPES, `plan:${work}`, REVIEWER);
    const accepted = await states();
    expect(new Set([accepted.reviewState, ...accepted.tasks.nodes.map((task) => task.reviewState)])).toEqual(
      new Set(['REVIEWED']),
    );
    await dispute(app.database, RECORD_TYPES, read.tasks.nodes[0]?.id ?? '', REVIEWER);
    const disputed = await states();
    expect(disputed.tasks.nodes[0]?.reviewState).toBe('DISPUTED');
    expect(disputed.reviewState).toBe('REVIEWED');
    expect(disputed.history.map((decision) => decision.action)).toEqual(['ACCEPT']);
    const { version } = await importPage({ number: '80/KH-UBND', province: 'Yên Bái' }, 'https://yb.example.vn/80');
    expect((await states()).tasks.nodes[0]?.reviewState).toBe('DISPUTED');
    expect(version).toBeGreaterThan(0);
  });

  it('about what carries no state, or does not exist, is refused', async () => {
    await expect(accept(app.database, RECORD_TYPES, 'province:ha-noi', REVIEWER)).rejects.toMatchObject({
      code: 'BAD_ID',
    });
    await expect(accept(app.database, RECORD_TYPES, 'plan:none', REVIEWER)).rejects.toMatchObject({ code: 'BAD_ID' });
    await expect(reject(app.database, RECORD_TYPES, 'plan:none', REVIEWER)).rejects.toMatchObject({ code: 'BAD_ID' });
    expect((await publishedContents(app.database)).has('plan:none')).toBe(false);
  });
});

import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadReference } from '../../src/cli/reference.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { readDocument } from '../../src/reader/index.ts';
import { datasets } from '../../src/records/record.table.ts';
import { importBundle } from '../../src/works/import-bundle.ts';
import { listForReview, showForReview } from '../../src/works/review.queries.ts';
import { openBefore, openOwnApp, type TestApp } from '../support/app.ts';
import { type PageFacts, planPage } from '../works/support/pages.ts';
import { harvester } from './harvester.ts';
import { atom, openPublisher, page } from './publisher.ts';

const app = openOwnApp();
const other = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);
let feeds = 0;

beforeEach(async () => {
  publisher().pages.clear();
  await app().database.db.delete(harvestSources);
});

/** Publishes a page in a feed of a publisher that speaks for a province, and harvests it. */
async function claim(province: string, facts: PageFacts): Promise<string> {
  feeds += 1;
  const path = `/page-${feeds}`;
  publisher().pages.set(path, page(planPage(facts), 'text/plain; charset=utf-8'));
  publisher().pages.set(`/feed-${feeds}`, atom([{ id: `urn:${feeds}`, path }]));
  const url = `${publisher().url}/feed-${feeds}`;
  const id = await harvest.add(url, { speaksFor: `province:${province}`, publisher: `Cổng ${province}` });
  expect(await harvest.run(id)).toMatchObject({ refusal: null, failed: 0 });
  return publisher().url + path;
}

/** Imports a page as an operator does. */
async function own(at: TestApp, facts: PageFacts, acceptedBy?: string): Promise<void> {
  const bundle = await readDocument(Buffer.from(planPage(facts)), { reference: await loadReference() });
  await importBundle(at.database, RECORD_TYPES, bundle, {
    now: new Date('2026-11-29T07:00:00Z'),
    ...(acceptedBy && { acceptedBy }),
  });
}

async function plan(number: string, province: string) {
  const { data } = await app().query(
    `query ($number: String, $province: String) { plan(number: $number, province: $province) {
      id reviewState title completeness tasks(first: 20) { nodes { title text } }
      sources { url isForeignClaim completeness warnings { kind kept dropped } unread { text } }
      conflicts { path } } }`,
    { number, province },
  );
  return data.plan;
}

const FACTS = (number: string, province: string, more: Partial<PageFacts> = {}): PageFacts => ({
  number,
  province,
  issued: 'ngày 5 tháng 3 năm 2022',
  year: 2022,
  ...more,
});
const OTHER_TASKS = [
  'Tổ chức hội thi tuyên truyền viên giỏi về bình đẳng giới cấp tỉnh.',
  'Bồi dưỡng nữ cán bộ quản lý thuộc diện quy hoạch của tỉnh.',
  'Biên soạn tài liệu về bình đẳng giới cho học sinh trung học.',
];
const standing = (found: Awaited<ReturnType<typeof plan>>) => ({ ...found, sources: null, conflicts: null });

describe('what a publisher claims of another province', () => {
  it('is kept and marked, in the contract and in the review', async () => {
    const url = await claim('gia-lai', FACTS('71/KH-UBND', 'Hà Nam'));
    const found = await plan('71/KH-UBND', 'ha-nam');
    expect(found).toMatchObject({ reviewState: 'MACHINE', completeness: 'REPORT_ONLY' });
    expect(found.tasks.nodes).toHaveLength(2);
    expect(found.sources).toMatchObject([{ url, isForeignClaim: true, completeness: 'REPORT_ONLY', unread: [] }]);
    expect(found.sources[0].warnings).toContainEqual({
      kind: 'foreign-claim',
      kept: 'ha-nam',
      dropped: 'the publisher speaks for gia-lai',
    });
    const item = (await listForReview(app().database.db, 'ha-nam')).find(({ id }) => id === found.id);
    expect(item).toMatchObject({ claims: 1 });
    const shown = await showForReview(app().database.db, found.id);
    expect(shown.pages.map(({ claim: said }) => said)).toEqual(['the publisher speaks for gia-lai']);
  });

  it.each([
    ['after', 'Nguyễn Thị Soát'],
    ['after', undefined],
    ['before', undefined],
  ])('changes nothing of a plan that is held here, coming %s it (accepted by %s)', async (when, acceptedBy) => {
    const number = `${200 + feeds}/KH-UBND`;
    const held = FACTS(number, 'Hà Nam');
    const claimed = FACTS(number, 'Hà Nam', { tasks: OTHER_TASKS });
    if (when === 'before') await claim('gia-lai', claimed);
    await own(app(), held, acceptedBy);
    const before = await plan(number, 'ha-nam');
    if (when === 'after') await claim('gia-lai', claimed);
    const after = await plan(number, 'ha-nam');
    expect(standing(after)).toEqual(standing(before));
    expect(after).toMatchObject({ reviewState: acceptedBy ? 'REVIEWED' : 'MACHINE' });
    expect(after.tasks.nodes).toHaveLength(2);
    expect(after.sources.map((source: { isForeignClaim: boolean }) => source.isForeignClaim).sort()).toEqual([
      false,
      true,
    ]);
    const { conflicts } = await showForReview(app().database.db, after.id);
    expect(conflicts.map(({ offered }) => offered)).toEqual(
      expect.arrayContaining([expect.stringMatching(/Biên soạn/)]),
    );
  });

  it('changes nothing of a curated plan', async () => {
    const before = await plan('93/KH-UBND', 'quang-ngai');
    await claim(
      'gia-lai',
      FACTS('93/KH-UBND', 'Quảng Ngãi', { issued: 'ngày 24 tháng 4 năm 2025', year: 2025, tasks: OTHER_TASKS }),
    );
    const after = await plan('93/KH-UBND', 'quang-ngai');
    expect(standing(after)).toEqual(standing(before));
    expect(after.sources.length).toBe(before.sources.length + 1);
  });

  it('is its own matter where the other was merged into it, and where nobody says for whom it speaks', async () => {
    await claim('quang-ngai', FACTS('72/KH-UBND', 'Kon Tum'));
    expect((await plan('72/KH-UBND', 'kon-tum')).sources).toMatchObject([{ isForeignClaim: false }]);
    await claim('binh-dinh', FACTS('73/KH-UBND', 'Gia Lai'));
    expect((await plan('73/KH-UBND', 'gia-lai')).sources).toMatchObject([{ isForeignClaim: true }]);
    await own(app(), FACTS('74/KH-UBND', 'Gia Lai'));
    expect((await plan('74/KH-UBND', 'gia-lai')).sources).toMatchObject([{ isForeignClaim: false }]);
  });

  it('has no say in what a plan is called', async () => {
    await own(app(), FACTS('75/KH-UBND', 'Hà Nam', { issued: null }));
    const { id } = await plan('75/KH-UBND', 'ha-nam');
    await claim('gia-lai', FACTS('75/KH-UBND', 'Hà Nam', { tasks: OTHER_TASKS }));
    expect((await app().query(`{ plan(id: "${id}") { id } }`)).data.plan).toEqual({ id });
  });

  it('comes from an instance too: it stands over nothing that was read here, and its own does', async () => {
    await other().database.db.update(datasets).set({ id: randomUUID() });
    await other().http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = other().http.server.address() as { port: number };
    for (const [number, province] of [
      ['81/KH-UBND', 'Hà Nam'],
      ['82/KH-UBND', 'Gia Lai'],
    ] as const) {
      await own(app(), FACTS(number, province), 'Nguyễn Thị Soát');
      await own(other(), FACTS(number, province, { tasks: OTHER_TASKS }));
    }
    await own(other(), FACTS('83/KH-UBND', 'Hà Nam'));
    const before = await plan('81/KH-UBND', 'ha-nam');
    const url = `http://127.0.0.1:${port}`;
    const id = await harvest.add(url, { kind: 'INSTANCE', publisher: 'Gia Lai', speaksFor: 'province:gia-lai' });
    expect(await harvest.run(id)).toMatchObject({ refusal: null });
    expect(standing(await plan('81/KH-UBND', 'ha-nam'))).toEqual(standing(before));
    expect((await plan('82/KH-UBND', 'gia-lai')).tasks.nodes).toHaveLength(3);
    expect((await plan('83/KH-UBND', 'ha-nam')).sources).toMatchObject([{ isForeignClaim: true }]);
    const { data } = await app().query('{ dataset { harvests { url province { slug } } } }');
    expect(data.dataset.harvests).toContainEqual({ url, province: { slug: 'gia-lai' } });
  });
});

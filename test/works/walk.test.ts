import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import type { PlanBundle } from '../../src/reader/index.ts';
import { applySeeds, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds, type SeedRelease } from '../../src/seeds/read-seeds.ts';
import { correct } from '../../src/works/review.ts';
import { readText } from '../reader/support/fixtures.ts';
import { createTestApp, type TestApp } from '../support/app.ts';
import { importInto, NOW, publishedContents, REVIEWER } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const DOCUMENT = 'document:quang-ngai-93-2025';
const LATER = new Date('2026-06-01T00:00:00.000Z');

/** Makes a release in which some fields of one record are otherwise. */
function changedRelease(release: SeedRelease, id: string, fields: Record<string, unknown>): SeedRelease {
  const records = release.records.map((record) =>
    record.id === id ? { ...record, content: { ...record.content, ...fields } } : record,
  );
  return { records, contentHash: `${release.contentHash}-${JSON.stringify(fields)}` };
}

describe('a correction', () => {
  let app: TestApp;
  let release: SeedRelease;
  let bundle: PlanBundle;

  beforeAll(async () => {
    app = await createTestApp('seeded');
    release = await readSeeds(SEEDS_FOLDER);
    bundle = await readText(
      planPage({ number: '93/KH-UBND', province: 'Quảng Ngãi', issued: 'ngày 23 tháng 4 năm 2025', year: 2025 }),
      { url: 'https://quangngai.example.vn/93' },
    );
  });
  afterAll(async () => {
    await app?.http.close();
    await app?.database.close();
  });

  it('outlives a new release and a new import, while other fields follow the release', async () => {
    const imported = await importInto(app.database, bundle);
    expect(imported.work).toBe('quang-ngai-93-2025');
    await correct(app.database, RECORD_TYPES, DOCUMENT, { path: 'signer', value: 'Lê Thị Đúng' }, REVIEWER);

    const published = await applySeeds(
      app.database,
      RECORD_TYPES,
      changedRelease(release, DOCUMENT, { signer: 'Người Khác', titleEn: 'Gender equality in 2025' }),
      LATER,
    );
    expect(published?.changed).toContain(DOCUMENT);
    const again = await importInto(app.database, bundle);
    expect(again.unchanged).toBe(true);

    const content = (await publishedContents(app.database)).get(DOCUMENT);
    expect(content).toMatchObject({ signer: 'Lê Thị Đúng', titleEn: 'Gender equality in 2025' });
  });

  it('is told in the history: who, when, why, and what stood before', async () => {
    const { data } = await app.query(`{
      document(id: "${DOCUMENT}") {
        signer sources { url }
        history { action path before after decidedBy decidedAt reason }
      }
    }`);
    expect(data.document.signer).toBe('Lê Thị Đúng');
    expect(data.document.sources.map((source: { url: string | null }) => source.url)).toContain(
      'https://quangngai.example.vn/93',
    );
    expect(data.document.history).toEqual([
      {
        action: 'CORRECT',
        path: 'signer',
        before: expect.any(String),
        after: 'Lê Thị Đúng',
        decidedBy: REVIEWER.by,
        decidedAt: NOW.toISOString(),
        reason: REVIEWER.reason,
      },
    ]);
  });

  it('that cannot stand is refused and changes nothing', async () => {
    const before = await publishedContents(app.database);
    const attempt = (path: string, value: unknown) =>
      correct(app.database, RECORD_TYPES, DOCUMENT, { path, value }, REVIEWER);
    await expect(attempt('issuedOn', '2025-02-30')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(attempt('shoeSize', 42)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(attempt('key', 'another')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(attempt('issuer', 'nobody-at-all')).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' });
    await expect(
      correct(app.database, RECORD_TYPES, 'document:none', { path: 'title', value: 'x' }, REVIEWER),
    ).rejects.toMatchObject({ code: 'BAD_ID' });
    expect(await publishedContents(app.database)).toEqual(before);
    const { data } = await app.query(`{ document(id: "${DOCUMENT}") { history { path } } }`);
    expect(data.document.history).toEqual([{ path: 'signer' }]);
  });

  it('of a release that brings what was imported before: the two become one, the old address leads there', async () => {
    const early = await readText(
      planPage({ number: '77/KH-UBND', province: 'Quảng Ngãi', issued: 'ngày 2 tháng 2 năm 2026', year: 2026 }),
      { url: 'https://quangngai.example.vn/77' },
    );
    const { work } = await importInto(app.database, early);
    expect(work).toBe('quang-ngai-77-kh-ubnd-2026');
    const issuer = (await publishedContents(app.database)).get(DOCUMENT)?.issuer;
    const key = 'quang-ngai-77-2026';
    const content = {
      key,
      number: '77/KH-UBND',
      type: 'KH',
      issuer,
      issuedOn: '2026-02-02',
      province: 'quang-ngai',
      citations: [],
    };
    await applySeeds(
      app.database,
      RECORD_TYPES,
      {
        records: [...release.records, { type: 'document', id: `document:${key}`, content, place: 'test' }],
        contentHash: 'with-77',
      },
      LATER,
    );
    const published = await publishedContents(app.database);
    expect(published.has(`document:${work}`)).toBe(false);
    expect(published.has(`plan:${key}`)).toBe(true);
    const { data } = await app.query(
      `{ node(id: "document:${work}") { id } document(id: "document:${work}") { id } plan(id: "plan:${work}") { id } }`,
    );
    expect(data).toEqual({
      node: { id: `document:${key}` },
      document: { id: `document:${key}` },
      plan: { id: `plan:${key}` },
    });
  });
});

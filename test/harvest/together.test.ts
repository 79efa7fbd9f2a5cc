import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { harvestEntries } from '../../src/harvest/harvest.table.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { planPage } from '../works/support/pages.ts';
import { harvester } from './harvester.ts';
import { atom, openPublisher, page } from './publisher.ts';

const app = openOwnApp();
const publisher = openBefore(openPublisher, (opened) => opened.close());
const harvest = harvester(() => app().database);

const PAGES = 12;
const paths = Array.from({ length: PAGES }, (_, i) => `/plan-${i}`);

async function showPages(): Promise<void> {
  for (const [i, path] of paths.entries()) {
    const facts = { number: `${700 + i}/KH-UBND`, province: 'Lai Châu', issued: 'ngày 5 tháng 3 năm 2022', year: 2022 };
    publisher().pages.set(path, page(planPage(facts), 'text/plain; charset=utf-8'));
  }
}

async function urls(): Promise<string[]> {
  const { data } = await app().query('{ dataset { sources { url } } }');
  const all: (string | null)[] = data.dataset.sources.map(({ url }: { url: string | null }) => url);
  return all.flatMap((url) => (url?.startsWith(publisher().url) ? [url.slice(publisher().url.length)] : [])).sort();
}

describe('pages of one publisher', () => {
  it('are published together, each whole or not at all', async () => {
    await showPages();
    const { body } = await app().http.inject('/feeds/bundles/quang-ngai-93-2025.json');
    const bundle = JSON.parse(body);
    bundle.plan.provinceId.value = 'nowhere';
    publisher().pages.set('/lost', page(JSON.stringify(bundle), 'application/json'));
    const entries = [...paths, '/lost'].map((path) => ({ id: `urn:${path}`, path }));
    publisher().pages.set('/feed', atom(entries));
    const id = await harvest.add(`${publisher().url}/feed`);
    const before = (await currentVersion(app().database.db)) ?? 0;
    app().database.statements.length = 0;
    expect(await harvest.run(id)).toMatchObject({ refusal: null, published: PAGES, failed: 1 });
    const { statements } = app().database;
    const ran = statements.length;
    expect(await currentVersion(app().database.db)).toBe(before + 1);
    expect(await urls()).toEqual([...paths].sort());
    const rows = await app().database.db.select().from(harvestEntries).where(eq(harvestEntries.sourceId, id));
    expect(rows.filter(({ state }) => state === 'READ').length).toBe(PAGES);
    expect(rows.find(({ entryId }) => entryId === 'urn:/lost')).toMatchObject({ state: 'UNREADABLE', imported: false });
    expect(rows.find(({ entryId }) => entryId === 'urn:/lost')?.note).toContain('UNKNOWN_REFERENCE');
    // One by one it was about 150 for each page.
    expect(ran / PAGES, `${ran} statements`).toBeLessThan(50);
  });

  it('say the same as when each was published alone', async () => {
    const hash = async () => (await app().query('{ dataset { contentHash } }')).data.dataset.contentHash;
    const together = await hash();
    const before = await currentVersion(app().database.db);
    publisher().pages.set('/again', atom(paths.map((path) => ({ id: `urn:${path}`, path }))));
    const id = await harvest.add(`${publisher().url}/again`);
    expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 0, unchanged: PAGES, failed: 0 });
    expect([await hash(), await currentVersion(app().database.db)]).toEqual([together, before]);
  });
});

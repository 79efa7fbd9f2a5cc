import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanBundle } from '../../src/reader/index.ts';
import { FIXTURES, readFixture, readText } from '../reader/support/fixtures.ts';
import { testDatabase } from '../support/databases.ts';
import { randomFrom } from '../support/edits.ts';
import { contentHashOf, importInto, publishedContents, shuffled } from './support/importing.ts';
import { articlePage, planPage } from './support/pages.ts';

/** Imports bundles one by one and returns the hash of what is then published, and how many plans there are. */
async function importAll(bundles: readonly PlanBundle[]): Promise<{ hash: string | null; plans: string[] }> {
  const database = await testDatabase('seeded');
  try {
    for (const bundle of bundles) await importInto(database, bundle);
    const published = await publishedContents(database);
    return {
      hash: await contentHashOf(database),
      plans: [...published.keys()].filter((id) => /^plan:tuyen-quang-/.test(id)),
    };
  } finally {
    await database.close();
  }
}

describe('the order of imports', () => {
  // The fixtures tell of different plans and hardly touch each other; all of them in every one of twenty orders
  // would be a thousand publications. They go in three orders, and pages that do touch each other in twenty.
  it('does not matter for all fixtures, in three orders', async () => {
    const bundles: PlanBundle[] = [];
    for (const name of FIXTURES) bundles.push(await readFixture(name));
    expect(bundles.length).toBeGreaterThanOrEqual(49);
    const hashes = new Set<string | null>();
    for (const seed of [1, 2, 3]) hashes.add((await importAll(shuffled(bundles, randomFrom(seed)))).hash);
    expect(hashes.size).toBe(1);
  }, 240_000);

  describe('for pages that are of one work, cite each other, or share a number', () => {
    let bundles: PlanBundle[];

    beforeAll(async () => {
      const place = { province: 'Tuyên Quang' };
      const strategy = { ...place, number: '31/KH-UBND', issued: 'ngày 5 tháng 3 năm 2021', year: 2021 };
      const dated = { ...place, number: '72/KH-UBND', issued: 'ngày 9 tháng 2 năm 2023', year: 2023 };
      const cites = 'Thực hiện Kế hoạch số 72/KH-UBND ngày 9 tháng 2 năm 2023 của Ủy ban nhân dân tỉnh;';
      const pages: [text: string, url?: string][] = [
        [planPage(strategy), 'https://one.example.vn/31'],
        [
          planPage({
            ...dated,
            cites: 'Căn cứ Kế hoạch số 31/KH-UBND ngày 5 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh;',
          }),
        ],
        [planPage({ ...dated, issued: null }), 'https://two.example.vn/72'],
        [articlePage(dated), 'https://news.example.vn/72'],
        [articlePage({ ...dated, number: '72 /KH-UBND' }), 'https://news.example.vn/72-again'],
        [planPage({ ...dated, issued: 'ngày 1 tháng 2 năm 2024', year: 2024 })],
        [articlePage({ ...dated, year: 2024 }), 'https://news.example.vn/72-2024'],
        [planPage({ ...dated, number: '90/KH-UBND', year: 2024, issued: 'ngày 2 tháng 5 năm 2024', cites })],
        [planPage({ ...dated, number: '91/KH-UBND', year: 2024, issued: null, cites: `Tiếp tục ${cites}` })],
        [articlePage({ ...dated, number: '91/KH-UBND', year: 2024 }), 'https://news.example.vn/91'],
        [planPage({ ...dated, province: 'Lai Châu' }), 'https://lc.example.vn/72'],
        [planPage({ ...dated, number: '72/UBND-VX' }), 'https://two.example.vn/72-letter'],
        [planPage({ ...dated, number: '827/KH-UBND', province: 'Ninh Thuận', year: 2024, issued: null })],
      ];
      bundles = await Promise.all(pages.map(([text, url]) => readText(text, url ? { url } : {})));
    });

    it('does not matter in twenty orders', async () => {
      expect(bundles.length).toBeGreaterThanOrEqual(12);
      const first = await importAll(bundles);
      const hashes = new Set([first.hash]);
      for (let seed = 1; seed <= 19; seed++) hashes.add((await importAll(shuffled(bundles, randomFrom(seed)))).hash);
      expect(hashes.size).toBe(1);
      expect(first.plans).toMatchInlineSnapshot(`
        [
          "plan:tuyen-quang-31-kh-ubnd-2021",
          "plan:tuyen-quang-72-kh-ubnd-2023",
          "plan:tuyen-quang-72-kh-ubnd-2024",
          "plan:tuyen-quang-72-ubnd-vx-2023",
          "plan:tuyen-quang-90-kh-ubnd-2024",
          "plan:tuyen-quang-91-kh-ubnd-for-2024",
        ]
      `);
    }, 240_000);
  });
});

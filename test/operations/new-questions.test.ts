import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();
const table = async (path: string) => {
  const { statusCode, body } = await app().http.inject(`/operations/${path}`);
  expect(statusCode, body).toBe(200);
  return parseCsv(body, { bom: true, columns: true }) as Record<string, string>[];
};

describe('the question', () => {
  it('which plans end and have no successor finds those that end in the years, and none that one follows', async () => {
    const rows = await table('PlansWithoutSuccessor.csv?roles=STRATEGY');
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.periodTo).toMatch(/^202[1-5]-/);
    // Every plan of the years has one or has none.
    const query = (hasSuccessor: boolean | null) =>
      app().query(
        'query($has: Boolean) { plans(first: 1, filter: { periodEnds: { from: 2011, to: 2025 }, hasSuccessor: $has }) { totalCount unplaced } }',
        { has: hasSuccessor },
      );
    const [all, without, withOne] = await Promise.all([query(null), query(false), query(true)]);
    expect(withOne.data.plans.totalCount).toBeGreaterThan(0);
    expect(without.data.plans.totalCount + withOne.data.plans.totalCount).toBe(all.data.plans.totalCount);
  });

  it('what a province lacks has a reason for each row, and nothing that the comparison calls present', async () => {
    const rows = await table('WhatProvincesLack.csv?provinces=dong-nai,lai-chau&year=2024');
    const { data } = await app().query(
      '{ comparePlans(provinces: ["dong-nai", "lai-chau"], year: 2024) { rows { key cells { province { slug } state } } } }',
    );
    const expected = data.comparePlans.rows.flatMap(
      (row: { key: string; cells: { province: { slug: string }; state: string }[] }) =>
        row.cells
          .filter(({ state }) => state !== 'PRESENT')
          .map(({ province, state }) => [province.slug, row.key, state]),
    );
    const sorted = (lists: (string | undefined)[][]) => lists.map(String).sort();
    expect(sorted(rows.map(({ slug, row, state }) => [slug, row, state]))).toEqual(sorted(expected));
    for (const row of rows) expect(row.why).toMatch(/\.$/);
    expect((await table('WhatProvincesLack.csv?provinces=dong-nai&year=2024')).length).toBeGreaterThan(0);
  });

  it('which targets are off the milestone has those that the field of each target says, and no others', async () => {
    type Found = { id: string; againstNation: string };
    const all = async (filter: string): Promise<Found[]> => {
      const found: Found[] = [];
      for (let after: string | null = null; ; ) {
        const { data } = await app().query(
          `query($after: String) { targets(first: 100, after: $after ${filter}) { pageInfo { hasNextPage endCursor } nodes { id againstNation } } }`,
          { after },
        );
        found.push(...data.targets.nodes);
        if (!data.targets.pageInfo.hasNextPage) return found;
        after = data.targets.pageInfo.endCursor;
      }
    };
    const every = await all('');
    expect(every.length).toBeGreaterThan(100);
    for (const standing of ['STRONGER', 'WEAKER', 'EQUAL', 'NOT_COMPARABLE']) {
      const expected = every.filter((one) => one.againstNation === standing);
      expect(await all(`, filter: { againstNation: [${standing}] }`), standing).toEqual(expected);
    }
    const rows = await table('TargetsOffMilestone.csv');
    expect(new Set(rows.map((row) => row.standing))).toEqual(new Set(['STRONGER', 'WEAKER']));
  });

  it('which tasks come again tells other years of the same province from other provinces, and never the same plan', async () => {
    const same = await table('RepeatedTasks.csv?provinces=dong-nai&where=SAME_PROVINCE&minSimilarity=0.3');
    expect(same.length).toBeGreaterThan(0);
    for (const row of same) expect(row.otherProvince).toBe('Đồng Nai');
    const { data } = await app().query(
      '{ tasks(first: 50, filter: { provinces: ["dong-nai"] }) { nodes { plan { id } similar(first: 5, minSimilarity: 0.3, where: ANYWHERE) { task { plan { id } } } } } }',
    );
    for (const task of data.tasks.nodes)
      for (const { task: other } of task.similar) expect(other.plan.id).not.toBe(task.plan.id);
    const others = await table('RepeatedTasks.csv?provinces=dong-nai&where=OTHER_PROVINCES&minSimilarity=0.3');
    for (const row of others) expect(row.otherProvince).not.toBe('Đồng Nai');
  });

  it('what is due in a year has days inside it', async () => {
    const rows = await table('CalendarOfDuties.csv?year=2016');
    expect(rows.some((row) => row.startsOn === '2016-11-20')).toBe(true);
    for (const row of rows) expect(row.days === 'STATED').toBe(row.startsOn !== '');
  });
});

import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

const STATISTICS = `query ($groupBy: [StatisticsDimension!]!, $measure: StatisticsMeasure, $filter: PlanFilter, $basis: TerritoryBasis) {
  planStatistics(groupBy: $groupBy, measure: $measure, filter: $filter, basis: $basis) {
    measure basis datasetVersion total truncated
    groups { keys { dimension key label labelEn } count denominator share } } }`;

interface Group {
  keys: { key: string | null; label: string | null }[];
  count: number;
  denominator: number;
  share: number;
}

async function statistics(
  variables: Record<string, unknown>,
  budget = 2,
): Promise<{ total: number; groups: Group[]; truncated: boolean }> {
  const answer = await app().query(STATISTICS, variables);
  expect(answer.errors).toBeUndefined();
  expect(answer.statements.length, answer.statements.join('\n\n')).toBeLessThanOrEqual(budget);
  return answer.data.planStatistics;
}

const byKey = (groups: Group[]) =>
  Object.fromEntries(groups.map((group) => [group.keys.map((key) => key.key).join('|'), group.count]));

describe('planStatistics', () => {
  it('counts own tasks by action area; other actors’ are left out', async () => {
    const { total, groups } = await statistics({ groupBy: ['ACTION_AREA'] });
    expect(total).toBe(130);
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(130);
    expect(groups.every((group) => group.denominator === 130 && group.share === group.count / 130)).toBe(true);
    expect(groups[0]).toMatchObject({ keys: [{ key: 'T03', label: 'Truyền thông, phổ biến pháp luật' }], count: 37 });
  });

  it('counts plans by province as issued and on today’s territory', async () => {
    const issued = byKey((await statistics({ groupBy: ['PROVINCE'], measure: 'PLANS' })).groups);
    const current = byKey((await statistics({ groupBy: ['PROVINCE'], measure: 'PLANS', basis: 'CURRENT' })).groups);
    expect(issued['ninh-thuan']).toBeGreaterThan(0);
    expect(current['ninh-thuan']).toBeUndefined();
    expect(current['khanh-hoa']).toBe((issued['khanh-hoa'] ?? 0) + (issued['ninh-thuan'] ?? 0));
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(sum(current)).toBe(sum(issued));
  });

  it('counts a multi-year plan in each year that it covers', async () => {
    const { groups } = await statistics(
      {
        groupBy: ['YEAR', 'DOCUMENT_TYPE'],
        measure: 'PLANS',
        filter: { provinces: ['quang-ngai'], role: ['STRATEGY'] },
      },
      3,
    );
    expect(byKey(groups)).toEqual(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${2021 + i}|QĐ`, 1])));
  });

  it('groups by every dimension and measure', async () => {
    for (const dimension of ['PROVINCE', 'REGION', 'YEAR', 'ACTION_AREA', 'PROGRAMME', 'DOCUMENT_TYPE', 'STRATEGY']) {
      for (const measure of ['PLANS', 'TASKS', 'TARGETS']) {
        if (dimension === 'ACTION_AREA' && measure === 'TARGETS') continue;
        for (const basis of ['AS_ISSUED', 'CURRENT']) {
          const { total, groups, truncated } = await statistics({ groupBy: [dimension], measure, basis });
          expect(total, `${measure} by ${dimension}`).toBeGreaterThan(0);
          expect(groups.length, `${measure} by ${dimension}`).toBeGreaterThan(0);
          expect(Math.max(...groups.map((group) => group.count))).toBeLessThanOrEqual(total);
          expect(truncated).toBe(false);
        }
      }
    }
  });

  it('answers an empty selection with a total of 0 and no groups', async () => {
    expect(await statistics({ groupBy: ['PROVINCE'], filter: { year: 1990 } })).toMatchObject({ total: 0, groups: [] });
  });

  it.each([
    ['no dimension', [], 'TASKS', '1 to 3'],
    ['four dimensions', ['PROVINCE', 'REGION', 'YEAR', 'ACTION_AREA'], 'TASKS', '1 to 3'],
    ['a dimension twice', ['YEAR', 'YEAR'], 'TASKS', 'twice'],
    ['targets by action area', ['ACTION_AREA'], 'TARGETS', 'no action area'],
  ])('refuses %s with the remedy', async (_name, groupBy, measure, remedy) => {
    const { errors } = await app().query(STATISTICS, { groupBy, measure });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(remedy);
  });
});

it('counts in each year the plans that a filter on the year keeps', async () => {
  const { data } = await app().query(
    '{ planStatistics(groupBy: [YEAR], measure: PLANS) { groups { keys { key } count } } }',
  );
  const counted = new Map<string | null, number>(
    data.planStatistics.groups.map((group: { keys: { key: string | null }[]; count: number }) => [
      group.keys[0]?.key ?? null,
      group.count,
    ]),
  );
  const years = Array.from({ length: 31 }, (_, i) => 2002 + i);
  const { data: kept } = await app().query(
    `{ ${years.map((year) => `y${year}: plans(filter: { year: ${year} }) { totalCount }`).join(' ')} }`,
  );
  expect(years.map((year) => counted.get(`${year}`) ?? 0)).toEqual(years.map((year) => kept[`y${year}`].totalCount));
  expect(counted.get('2025')).toBeGreaterThan(60);
});

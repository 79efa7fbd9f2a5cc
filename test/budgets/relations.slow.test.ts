import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openGenerated } from '../support/generated.ts';
import { RELATIONS } from './relations.ts';

const app = openGenerated({ plansPerYear: 1.3, tasksPerPlan: 4 });

const FEW = 5;
const ALL = 63;
let all: string[] = [];
let few: string[] = [];
const table: Record<string, { budget: number; '5 provinces, 10 plans': number; '63 provinces, all plans': number }> =
  {};

beforeAll(async () => {
  const { data } = await app().query('{ provinces { slug plans(filter: { level: [DISTRICT] }) { totalCount } } }');
  const provinces: { slug: string; plans: { totalCount: number } }[] = data.provinces;
  all = provinces.map((province) => province.slug);
  // Provinces without plans of units below them would leave nothing to load.
  few = [...provinces]
    .sort((a, b) => b.plans.totalCount - a.plans.totalCount)
    .slice(0, FEW)
    .map((province) => province.slug);
});

afterAll(() => {
  console.table(table);
});

async function statementsOf(query: string, variables: Record<string, unknown>): Promise<string[]> {
  const { errors, statements } = await app().query(query, variables);
  expect(errors).toBeUndefined();
  return statements;
}

describe('the statements of a relation', () => {
  it('are counted under ten plans and under more than a thousand', async () => {
    const query =
      'query ($slugs: [String!], $first: Int) { provinces(slugs: $slugs) { plans(first: $first) { nodes { id } } } }';
    const plansOf = async (variables: Record<string, unknown>) => {
      const provinces: { plans: { nodes: unknown[] } }[] = (await app().query(query, variables)).data.provinces;
      return provinces.flatMap((province) => province.plans.nodes).length;
    };
    expect(await plansOf({ slugs: few, first: 2 })).toBe(10);
    expect(await plansOf({ slugs: all, first: 100 })).toBeGreaterThan(1000);
  });

  it.each(RELATIONS)('$name are as many for 63 provinces and all plans as for 5 and ten', async (relation) => {
    const small = await statementsOf(relation.query, { slugs: few, first: 2 });
    const large = await statementsOf(relation.query, { slugs: all, first: 100 });
    table[relation.name] = {
      budget: relation.budget,
      '5 provinces, 10 plans': small.length,
      '63 provinces, all plans': large.length,
    };
    expect(all).toHaveLength(ALL);
    expect(large.length, large.join('\n\n')).toBe(small.length);
    expect(large.length, large.join('\n\n')).toBeLessThanOrEqual(relation.budget);
  });
});

import { type GraphQLEnumType, isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { cursorsOf, pageBetween, walkBackward, walkForward } from '../support/pages.ts';

const app = openApp();

/** Each list with its orders' type and how many it holds at least. */
const LISTS = [
  { name: 'plans', orders: 'PlanOrder', atLeast: 38 },
  { name: 'tasks', orders: 'TaskOrder', atLeast: 49 },
  { name: 'documents', orders: 'DocumentOrder', atLeast: 80 },
] as const;

function ordersOf(name: string): string[] {
  const type = app().schema.getType(name);
  expect(isEnumType(type)).toBe(true);
  return (type as GraphQLEnumType).getValues().map((value) => value.name);
}

describe.each(LISTS)('the list of $name', ({ name, orders, atLeast }) => {
  it('is the same list at every page size, forward and backward, in every order', async () => {
    const names = ordersOf(orders);
    expect(names.length).toBeGreaterThan(2);
    const lists = [];
    for (const order of names) {
      const walk = async (filter: string, sizes: readonly number[], least: number) => {
        const path = [`${name}(${filter} orderBy: ${order})`];
        const whole = await walkForward(app(), path, 100);
        expect(whole.length).toBeGreaterThanOrEqual(least);
        expect(new Set(whole).size, `${order} repeats`).toBe(whole.length);
        for (const size of sizes) {
          expect(await walkForward(app(), path, size), `${order} forward by ${size}`).toEqual(whole);
          expect(await walkBackward(app(), path, size), `${order} backward by ${size}`).toEqual(whole);
        }
        return whole;
      };
      // Small pages over a part: over the whole they are requests by the hundred that say no more.
      await walk(`filter: { provinces: ["quang-ngai", "ninh-thuan"] }`, [3, 7], 5);
      lists.push(await walk('', [71], atLeast));
    }
    for (const list of lists) expect([...list].sort()).toEqual([...(lists[0] ?? [])].sort());
  });

  it('has twenty entries without a size and none with the size 0, and counts the whole either way', async () => {
    const { data } = await app().query(
      `{ usual: ${name} { nodes { id } totalCount } none: ${name}(first: 0) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`,
    );
    expect(data.usual.nodes).toHaveLength(20);
    expect(data.none).toEqual({
      nodes: [],
      totalCount: data.usual.totalCount,
      pageInfo: { hasNextPage: true, endCursor: null },
    });
  });

  it('gives what lies between two of its cursors, from either end', async () => {
    const edges = await cursorsOf(app(), [name]);
    const [from, to] = [edges[4], edges[9]];
    const between = `after: "${from?.cursor}" before: "${to?.cursor}"`;
    const ids = edges.map((edge) => edge.id);
    expect(await pageBetween(app(), [name], `first: 100 ${between}`)).toEqual(ids.slice(5, 9));
    expect(await pageBetween(app(), [name], `last: 2 ${between}`)).toEqual(ids.slice(7, 9));
    expect(await pageBetween(app(), [name], `after: "${edges.at(-1)?.cursor}" first: 5`)).toEqual(
      (await walkForward(app(), [name], 100)).slice(edges.length, edges.length + 5),
    );
  });
});

describe('the orders of plans', () => {
  it('put the newest day of issue first, and what has neither day nor year last', async () => {
    const { data } = await app().query(`{
      newest: plans(first: 100) { nodes { ...Day } } oldest: plans(last: 100) { nodes { ...Day } }
    } fragment Day on Plan { id issuedOn document { yearOfIssue } }`);
    const seen = new Set(data.newest.nodes.map(({ id }: { id: string }) => id));
    const nodes = [...data.newest.nodes, ...data.oldest.nodes.filter(({ id }: { id: string }) => !seen.has(id))];
    const days: string[] = nodes.map(
      (plan: { issuedOn: string | null; document: { yearOfIssue: number | null } }) =>
        plan.issuedOn ?? (plan.document.yearOfIssue ? `${plan.document.yearOfIssue}-01-01` : '0001-01-01'),
    );
    expect(days).toEqual([...days].sort().reverse());
    expect(days.at(-1)).toBe('0001-01-01');
    expect(days[0]).toBe('2026-01-10');
  });

  it('put counters of numbers in the order of numbers, not of letters', async () => {
    const { data } = await app().query('{ plans(last: 100, orderBy: NUMBER) { nodes { number } } }');
    const counters: number[] = data.plans.nodes.map((plan: { number: string | null }) =>
      Number.parseInt(plan.number ?? '999999999', 10),
    );
    expect(counters).toEqual([...counters].sort((a, b) => a - b));
    expect(counters).toContain(9478);
  });

  it('put the earliest period first, and open ones last, both ways', async () => {
    const { data } = await app().query(
      '{ up: plans(first: 100, orderBy: PERIOD_ASC) { nodes { period { from } } } down: plans(first: 100, orderBy: PERIOD_DESC) { nodes { period { from } } } }',
    );
    const starts = (list: { nodes: { period: { from: string | null } | null }[] }, unknown: string): string[] =>
      list.nodes.map((plan) => plan.period?.from ?? unknown);
    const [up, down] = [starts(data.up, '9999'), starts(data.down, '0000')];
    expect(up).toEqual([...up].sort());
    expect(down).toEqual([...down].sort().reverse());
  });
});

describe('nested pages', () => {
  const NESTED = [
    { path: ['province(slug: "dong-nai")', 'plans'], count: 8 },
    { path: ['province(slug: "quang-ngai")', 'documents'], count: 4 },
    { path: ['plan(number: "9478")', 'tasks'], count: 17 },
    { path: ['strategy(slug: "strategy-2021-2030")', 'plans'], count: 15 },
    { path: ['programme(slug: "gbv-2021-2025")', 'plans'], count: 6 },
    { path: ['programme(slug: "gbv-2021-2025")', 'tasks'], count: 6 },
  ];

  it.each(NESTED)(
    'of $path.0 { $path.1 } are the same list at every size, forward and backward',
    async ({ path, count }) => {
      const whole = await walkForward(app(), path, 100);
      expect(whole.length).toBeGreaterThanOrEqual(count);
      expect(new Set(whole).size).toBe(whole.length);
      for (const size of [1 + Math.floor(whole.length / 20), 3 + Math.floor(whole.length / 9)]) {
        expect(await walkForward(app(), path, size)).toEqual(whole);
        expect(await walkBackward(app(), path, size)).toEqual(whole);
      }
    },
  );
});

import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();
const vietnamese = new Intl.Collator('vi').compare;

interface Named {
  name: string;
}

async function pagesOf<N>(field: string, selection: string): Promise<N[]> {
  const nodes: N[] = [];
  for (let after: string | null = null; ; ) {
    const { data, errors } = await app().query(
      `query ($after: String) { ${field}(orderBy: PROVINCE, first: 100, after: $after) { nodes { ${selection} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    expect(errors).toBeUndefined();
    nodes.push(...data[field].nodes);
    if (!data[field].pageInfo.hasNextPage) return nodes;
    after = data[field].pageInfo.endCursor;
  }
}

describe('the names of provinces', () => {
  it('sort as Vietnamese dictionaries do, with 63 names and in every list by province', async () => {
    const { data } = await app().query(
      '{ provinces(orderBy: NAME) { name } codes: provinces(orderBy: CODE) { id } all: provinces { id } }',
    );
    const names: string[] = data.provinces.map((province: Named) => province.name);
    expect(names).toHaveLength(63);
    expect(names).toEqual([...names].sort(vietnamese));
    expect(names.indexOf('Lạng Sơn')).toBeLessThan(names.indexOf('Lâm Đồng'));
    expect(data.codes).toEqual(data.all);

    const plans = await pagesOf<{ id: string; province: Named }>('plans', 'id province { name }');
    expect(new Set(plans.map((plan) => plan.id)).size).toBe(plans.length);
    const ofPlans = [...new Set(plans.map((plan) => plan.province.name))];
    expect(ofPlans.length).toBeGreaterThan(50);
    expect(ofPlans).toEqual(names.filter((name) => ofPlans.includes(name)));

    const tasks = await pagesOf<{ plan: { province: Named } }>('tasks', 'plan { province { name } }');
    const ofTasks = [...new Set(tasks.map((task) => task.plan.province.name))];
    expect(ofTasks.length).toBeGreaterThan(5);
    expect(ofTasks).toEqual(names.filter((name) => ofTasks.includes(name)));
  });

  it('keep a province that was asked for twice once', async () => {
    const { data } = await app().query(
      '{ provinces(slugs: ["lam-dong", "lang-son", "Lâm Đồng", "an-giang"], orderBy: NAME) { slug } asked: provinces(slugs: ["lam-dong", "lang-son"]) { slug } }',
    );
    expect(data.provinces.map((each: { slug: string }) => each.slug)).toEqual(['an-giang', 'lang-son', 'lam-dong']);
    expect(data.asked.map((each: { slug: string }) => each.slug)).toEqual(['lam-dong', 'lang-son']);
  });
});

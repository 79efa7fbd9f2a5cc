import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('a target', () => {
  it('has all its properties, by id and in its plan', async () => {
    const fields =
      'id title titleEn operator value unit year asStated locator measure { code unit } nationalMilestone { year } plan { slug } verification { status }';
    const { data, errors } = await app().query(
      `{ node(id: "target:kon-tum-786-2023/0") { ... on Target { ${fields} } } plan(number: "786", province: "kon-tum") { targets { ${fields} } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({
      id: 'target:kon-tum-786-2023/0',
      title: 'Nữ giám đốc, chủ doanh nghiệp và hợp tác xã',
      titleEn: 'Women directors or owners of enterprises and cooperatives',
      operator: null,
      value: '26.05',
      unit: '%',
      year: 2023,
      asStated: '26.05 %',
      locator: null,
      measure: { code: '2.3', unit: '%' },
      nationalMilestone: null,
      plan: { slug: 'kon-tum-786-2023' },
      verification: null,
    });
    expect(data.plan.targets).toHaveLength(2);
    expect(data.plan.targets[0]).toEqual(data.node);
  });

  it('is null when nothing has the id, and a plan may have none', async () => {
    const { data } = await app().query('{ node(id: "target:none/0") { id } plan(number: "827") { targets { id } } }');
    expect(data).toEqual({ node: null, plan: { targets: [] } });
  });
});

describe('targets of all plans', () => {
  const FIELDS = 'totalCount unplaced nodes { id value year measure { code } plan { slug province { slug } } }';
  const ask = async (args: string) => {
    const { data, errors, statements } = await app().query(`{ targets${args} { ${FIELDS} } }`);
    expect(errors, args).toBeUndefined();
    return { ...data.targets, statements };
  };

  it('are listed in a total order, page by page, and counted in whole', async () => {
    const { data: before } = await app().query('{ plans(first: 1) { totalCount } dataset { counts { targets } } }');
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await app().query(
        'query ($after: String) { targets(first: 50, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      expect(errors).toBeUndefined();
      expect(data.targets.totalCount).toBe(before.dataset.counts.targets);
      seen.push(...data.targets.nodes.map((target: { id: string }) => target.id));
      if (!data.targets.pageInfo.hasNextPage) break;
      after = data.targets.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(before.dataset.counts.targets);
  });

  it('are filtered through their plan, by measure, by year and by whose they are', async () => {
    const one = await ask('(first: 100, filter: { measure: ["2.3"], provinces: ["kon-tum"], year: 2023 })');
    expect(one.nodes).toHaveLength(1);
    expect(one.nodes[0]).toMatchObject({
      value: '26.05',
      measure: { code: '2.3' },
      plan: { slug: 'kon-tum-786-2023' },
    });
    const all = await ask('(first: 100, filter: { measure: ["2.3"] })');
    expect(all.totalCount).toBeGreaterThan(1);
    const dated = await ask('(first: 100, filter: { measure: ["2.3"], targetYear: [2023] })');
    expect(dated.nodes.every((target: { year: number }) => target.year === 2023)).toBe(true);
    const undated = all.nodes.filter((target: { year: number | null }) => target.year === null);
    expect(dated.unplaced).toBe(undated.length);
    const [own, others, both] = [
      await ask('(filter: { own: true })'),
      await ask('(filter: { own: false })'),
      await ask(''),
    ];
    expect(own.totalCount + others.totalCount).toBe(both.totalCount);
    const words = await ask('(filter: { text: "nữ giám đốc" })');
    expect(words.totalCount).toBeGreaterThan(0);
    expect(words.totalCount).toBeLessThan(both.totalCount);
  });

  it('are read on today’s map: a merged province answers with those of its parts', async () => {
    const of = (basis: string) => ask(`(first: 100, filter: { provinces: ["quang-ngai"] }, basis: ${basis})`);
    const [issued, current] = [await of('AS_ISSUED'), await of('CURRENT')];
    expect(current.totalCount).toBeGreaterThan(issued.totalCount);
    const slugs = new Set(
      current.nodes.map((target: { plan: { province: { slug: string } } }) => target.plan.province.slug),
    );
    expect(slugs).toContain('kon-tum');
  });

  it('hang below their measure, however many measures, in as many statements', async () => {
    const { data, errors, statements } = await app().query(
      '{ strategy(slug: "strategy-2021-2030") { objectives { indicators { measures { code targets(first: 100) { totalCount nodes { id } } } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(statements.length, statements.join('\n\n')).toBeLessThanOrEqual(4);
    interface Listed {
      code: string;
      targets: { totalCount: number; nodes: { id: string }[] };
    }
    const measures: Listed[] = data.strategy.objectives.flatMap((objective: { indicators: { measures: Listed[] }[] }) =>
      objective.indicators.flatMap((indicator) => indicator.measures),
    );
    expect(measures).toHaveLength(23);
    for (const { code, targets } of measures.filter((measure) => ['1.1', '2.3', '6.4'].includes(measure.code))) {
      const flat = await ask(`(first: 100, filter: { measure: ["${code}"] })`);
      expect(targets.nodes, code).toEqual(flat.nodes.map(({ id }: { id: string }) => ({ id })));
      expect(targets.totalCount, code).toBe(flat.totalCount);
    }
  });
});

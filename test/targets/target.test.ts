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

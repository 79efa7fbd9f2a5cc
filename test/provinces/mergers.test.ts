import { beforeAll, describe, expect, it } from 'vitest';
import { openOwnApp } from '../support/app.ts';
import { mergeProvinces } from '../support/edits.ts';

const app = openOwnApp();

/** Ninh Thuận became part of Khánh Hòa in 2025; here Khánh Hòa becomes part of Lâm Đồng two years after. */
beforeAll(() => mergeProvinces(app().database, 'khanh-hoa', 'lam-dong', new Date('2027-06-12T00:00:00Z')));

describe('a merger of a merged province', () => {
  const OF = 'plans(first: 100, basis: CURRENT) { totalCount nodes { slug } }';

  it('brings the plans of both to the last holder, by every way that asks for today’s territory', async () => {
    const { data, errors } = await app().query(`{
      last: province(slug: "lam-dong") { ${OF} } between: province(slug: "khanh-hoa") { ${OF} } first: province(slug: "ninh-thuan") { ${OF} }
      statistics: planStatistics(groupBy: [PROVINCE], measure: PLANS, basis: CURRENT, filter: { provinces: ["ninh-thuan"] }) { groups { keys { key } count } }
      compared: comparePlans(provinces: ["ninh-thuan", "dong-nai"], year: 2024, basis: CURRENT) { columns { province { slug } parts { formerProvince { slug } } } }
    }`);
    expect(errors).toBeUndefined();
    const slugs = (list: { plans: { nodes: { slug: string }[] } }) => list.plans.nodes.map((plan) => plan.slug);
    expect(slugs(data.first)).toContain('ninh-thuan-827-2024');
    for (const holder of [data.between, data.last]) {
      expect(slugs(holder)).toEqual(expect.arrayContaining(slugs(data.first)));
      expect(holder.plans.totalCount).toBe(holder.plans.nodes.length);
    }
    expect(data.statistics.groups).toEqual([{ keys: [{ key: 'lam-dong' }], count: data.first.plans.totalCount }]);
    const [column] = data.compared.columns;
    expect(column.province.slug).toBe('lam-dong');
    expect(column.parts.map((part: { formerProvince: { slug: string } }) => part.formerProvince.slug)).toEqual(
      expect.arrayContaining(['lam-dong', 'khanh-hoa', 'ninh-thuan']),
    );
    const feed = (await app().http.inject({ url: '/feeds/provinces/lam-dong.json?basis=current' })).json();
    expect(JSON.stringify(feed.items)).toContain('ninh-thuan-827-2024');
  });
});

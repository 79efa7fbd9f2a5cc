import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { RequestContext } from '../../src/graph/context.ts';
import { nestedConnection } from '../../src/graph/page-loader.ts';
import { planOrders } from '../../src/plans/plan.filter.ts';
import { planPageLoaders } from '../../src/plans/plan.loaders.ts';
import { plans } from '../../src/plans/plan.table.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

describe('a nested list', () => {
  it('gives each request the rows of its own conditions, whoever else asks in the same moment', async () => {
    const ctx = new RequestContext(app().database.db, 'test');
    const pages = ctx.use(planPageLoaders).plansByProvinceId;
    // The filters are equal; what the makers of the conditions say is not.
    const rolesOf = async (role: string | null) => {
      const list = await nestedConnection(ctx, pages, 'province:dong-nai', {
        args: { first: 100 },
        order: planOrders.NUMBER,
        filter: { year: 2024 },
        asked: null,
        conditions: async () => [role === null ? undefined : sql`${plans.role} = ${role}`],
      });
      const found = await list.nodes();
      expect(await list.totalCount()).toBe(found.length);
      return found.map((plan) => plan.role);
    };
    const [all, annual, programme] = await Promise.all([rolesOf(null), rolesOf('ANNUAL'), rolesOf('PROGRAMME')]);
    expect(annual?.length).toBeGreaterThan(0);
    expect(programme?.length).toBeGreaterThan(0);
    expect(new Set(annual)).toEqual(new Set(['ANNUAL']));
    expect(new Set(programme)).toEqual(new Set(['PROGRAMME']));
    expect(all?.length).toBeGreaterThan((annual?.length ?? 0) + (programme?.length ?? 0) - 1);
  });

  it('shares one statement and its conditions between equal filters that were written apart', async () => {
    const { database } = app();
    const ctx = new RequestContext(database.db, 'test');
    const pages = ctx.use(planPageLoaders).plansByProvinceId;
    database.statements.length = 0;
    let made = 0;
    const conditions = async () => {
      made += 1;
      return [sql`${plans.role} = ${'ANNUAL'}`];
    };
    const one = (parent: string) =>
      nestedConnection(ctx, pages, parent, {
        args: {},
        order: planOrders.NUMBER,
        filter: { role: ['ANNUAL'] },
        asked: null,
        conditions,
      });
    const [here, there] = await Promise.all([one('province:dong-nai'), one('province:ninh-thuan')]);
    for (const nodes of await Promise.all([here?.nodes(), there?.nodes()])) expect(nodes?.length).toBeGreaterThan(0);
    expect(database.statements).toHaveLength(1);
    expect(made).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

async function ask(query: string) {
  const { data, errors } = await app().query(query);
  expect(errors).toBeUndefined();
  return data;
}

describe('the basis of a list', () => {
  it('is that of the plans of a province, for plans and for tasks', async () => {
    const data = await ask(`{
      issued: plans(filter: { provinces: ["gia-lai"] }) { totalCount }
      today: plans(filter: { provinces: ["gia-lai"] }, basis: CURRENT) { totalCount nodes { province { slug } } }
      part: plans(filter: { provinces: ["binh-dinh"] }, basis: CURRENT) { totalCount }
      province(slug: "gia-lai") { own: plans { totalCount } all: plans(basis: CURRENT) { totalCount } }
      ownTasks: tasks(filter: { provinces: ["gia-lai"] }) { totalCount }
      partTasks: tasks(filter: { provinces: ["binh-dinh"] }) { totalCount }
      allTasks: tasks(filter: { provinces: ["gia-lai"] }, basis: CURRENT) { totalCount }
    }`);
    expect(data.issued.totalCount).toBe(data.province.own.totalCount);
    expect(data.today.totalCount).toBe(data.province.all.totalCount);
    expect(data.today.totalCount).toBe(data.issued.totalCount + data.part.totalCount);
    expect(data.part.totalCount).toBeGreaterThan(0);
    expect(new Set(data.today.nodes.map((plan: { province: { slug: string } }) => plan.province.slug))).toEqual(
      new Set(['gia-lai', 'binh-dinh']),
    );
    expect(data.partTasks.totalCount).toBeGreaterThan(0);
    expect(data.allTasks.totalCount).toBe(data.ownTasks.totalCount + data.partTasks.totalCount);
  });

  it('is that of statistics too, and changes nothing where no province is named', async () => {
    const data = await ask(`{
      counted: planStatistics(groupBy: [PROVINCE], measure: PLANS, basis: CURRENT, filter: { provinces: ["gia-lai"] }) { total groups { keys { key } } }
      today: plans(filter: { provinces: ["gia-lai"] }, basis: CURRENT) { totalCount }
      all: plans { totalCount } same: plans(basis: CURRENT) { totalCount } empty: plans(filter: { provinces: [] }, basis: CURRENT) { totalCount }
    }`);
    expect(data.counted.total).toBe(data.today.totalCount);
    expect(data.counted.groups.map((group: { keys: { key: string }[] }) => group.keys[0]?.key)).toEqual(['gia-lai']);
    expect(data.same.totalCount).toBe(data.all.totalCount);
    expect(data.empty.totalCount).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();
const TEXT = 'bình đẳng giới';

interface Hit {
  kind: string;
  subject: { id: string };
}

async function search(filter: string, rest = '') {
  const { data, errors } = await app().query(
    `{ search(text: "${TEXT}", first: 100, filter: { ${filter} } ${rest}) { totalCount unplaced rankedCount nodes { kind subject { id } } } }`,
  );
  expect(errors, filter).toBeUndefined();
  return data.search as { totalCount: number; unplaced: number; rankedCount: number; nodes: Hit[] };
}

async function plans(filter: string) {
  const { data, errors } = await app().query(
    `{ plans(first: 100, filter: { text: "${TEXT}", ${filter} }) { totalCount unplaced nodes { id } } }`,
  );
  expect(errors, filter).toBeUndefined();
  return data.plans as { totalCount: number; unplaced: number; nodes: { id: string }[] };
}

describe('a filter of a search', () => {
  // The list of plans knows its filters from the tables, the search from its own index.
  it.each([
    'role: [ANNUAL]',
    'role: [STRATEGY, CAMPAIGN]',
    'level: [DISTRICT]',
    'strategy: ["strategy-2021-2030"]',
    'strategy: ["28/NQ-CP", "strategy-2011-2020"]',
    'programme: ["gbv-2021-2025"]',
    'reviewState: [REVIEWED]',
    'reviewState: [REVIEWED, MACHINE]',
    'completeness: [CITED_ONLY]',
    'year: 2023',
    'year: 2030',
    'year: 2018',
    'year: 2029',
    'issuedOn: { from: "2021-01-01", to: "2021-12-31" }',
    'issuedOn: { from: "2020-06-01" }, year: 2021, role: [ANNUAL]',
    'provinces: ["gia-lai", "con-dao"], documentType: ["KH"]',
  ])('keeps the plans that the list of plans keeps: %s', async (filter) => {
    const listed = await plans(filter);
    const kept = new Set(listed.nodes.map((plan) => plan.id));
    const found = await search(filter, ', kinds: [PLAN]');
    const hits = found.nodes.map((hit) => hit.subject.id);
    const { data } = await app().query(`{ plans(first: 100, filter: { ${filter} }) { nodes { id } } }`);
    const all = data.plans.nodes.map((plan: { id: string }) => plan.id);
    // A search looks into more than titles: it finds what the list finds, and nothing that the filter leaves out.
    expect(found.totalCount).toBeGreaterThan(0);
    if (found.totalCount <= 100) expect([...kept].filter((id) => !hits.includes(id))).toEqual([]);
    if (all.length < 100) expect(hits.filter((id) => !all.includes(id))).toEqual([]);
    expect(found.unplaced).toBeGreaterThanOrEqual(listed.unplaced);
  });

  it('counts what it cannot place by year or day, and keeps the rest', async () => {
    const all = await search('role: [ANNUAL, STRATEGY, PROGRAMME, CAMPAIGN]', ', kinds: [PLAN]');
    expect(all.unplaced).toBe(0);
    const some = await search('year: 2020', ', kinds: [PLAN]');
    expect(some.unplaced).toBeGreaterThan(0);
    expect(some.totalCount).toBeLessThan(all.totalCount);
    const late = await search('issuedOn: { from: "0001-01-01", to: "9999-12-31" }', ', kinds: [PLAN]');
    expect(late.totalCount + late.unplaced).toBe(all.totalCount);
    // Nobody waits for the year of a measure or a province.
    expect((await search('year: 2020', ', kinds: [MEASURE, PROVINCE, DISTRICT, ORGANISATION]')).unplaced).toBe(0);
  });

  it('by a programme keeps itself and the tasks that name it', async () => {
    const { data } = await app().query(
      '{ search(text: "bạo lực", first: 100, filter: { programme: ["2232/QĐ-TTg"] }) { nodes { kind subject { id } } } }',
    );
    const hits = data.search.nodes as Hit[];
    expect(hits.map((hit) => hit.subject.id)).toContain('programme:gbv-2021-2025');
    const tasks = hits.filter((hit) => hit.kind === 'TASK').map((hit) => hit.subject.id);
    const named = await app().query(
      '{ tasks(first: 100, filter: { programme: ["gbv-2021-2025"], text: "bạo lực" }) { nodes { id } } }',
    );
    expect(tasks.length).toBeGreaterThan(0);
    expect([...tasks].sort()).toEqual(named.data.tasks.nodes.map((task: { id: string }) => task.id).sort());
  });

  it('refuses a name that is none', async () => {
    for (const filter of ['strategy: ["nope"]', 'programme: ["nope"]']) {
      const { errors } = await app().query(`{ search(text: "a b", filter: { ${filter} }) { totalCount } }`);
      expect(errors?.[0]?.extensions?.code).toBe('UNKNOWN_VALUE');
    }
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openOwnApp();

/** Bạc Liêu's plans made uncertain one by one: no day, no day and no year of issue, no period. */
beforeAll(async () => {
  const held = await heldRecords(app().database);
  const change = (id: string, facts: object) => {
    const record = held.get(id);
    if (!record) throw new Error(`no ${id}`);
    return { ...record, content: { ...record.content, ...facts } };
  };
  await publishRecords(app().database, {
    origin: 'REVIEW',
    reason: 'facts that no source gives',
    records: [
      change('document:bac-lieu-71-2021', { issuedOn: null, yearOfIssue: 2021 }),
      change('document:quang-ngai-93-2025', { issuedOn: null, yearOfIssue: null }),
      change('plan:quang-ngai-93-2025', { period: null, year: null }),
    ],
    now: new Date('2026-03-01T00:00:00Z'),
  });
});

async function ask(provinces: string, filter: string) {
  const { data, errors, statements } = await app().query(
    `{ plans(first: 100, filter: { provinces: [${provinces}], ${filter} }) { totalCount unplaced nodes { slug } } }`,
  );
  expect(errors).toBeUndefined();
  const { nodes, ...counts } = data.plans;
  return { slugs: nodes.map((plan: { slug: string }) => plan.slug), ...counts, statements: statements.length };
}

describe('a filter by day', () => {
  const OF = '"bac-lieu"';
  const SLUG = 'bac-lieu-71-2021';

  it('keeps a plan without a day when its whole year of issue lies in the range', async () => {
    const found = await ask(OF, 'issuedOn: { from: "2021-01-01", to: "2021-12-31" }');
    expect(found.slugs).toContain(SLUG);
    expect(found.unplaced).toBe(0);
  });

  it('leaves it out for certain when no day of the year does', async () => {
    const found = await ask(OF, 'issuedOn: { to: "2020-12-31" }');
    expect(found.slugs).not.toContain(SLUG);
    expect(found.unplaced).toBe(0);
  });

  it('counts it as unplaced when some days do and others do not', async () => {
    const found = await ask(OF, 'issuedOn: { from: "2021-07-01" }');
    expect(found.slugs).not.toContain(SLUG);
    expect(found.unplaced).toBe(1);
  });

  it('counts one of which neither day nor year is known', async () => {
    const found = await ask('"quang-ngai"', 'issuedOn: { from: "1990-01-01", to: "2099-12-31" }');
    expect(found.slugs).not.toContain('quang-ngai-93-2025');
    expect(found.unplaced).toBe(1);
  });
});

describe('a filter by year', () => {
  it('counts a plan without a period, and not one that another filter leaves out for certain', async () => {
    expect((await ask('"quang-ngai"', 'year: 2025')).unplaced).toBe(1);
    expect((await ask('"quang-ngai"', 'years: { from: 2020, to: 2030 }')).unplaced).toBe(1);
    expect((await ask('"quang-ngai"', 'year: 2025, role: [CAMPAIGN]')).unplaced).toBe(0);
    expect((await ask('"bac-lieu"', 'year: 1990, issuedOn: { from: "2021-07-01" }')).unplaced).toBe(0);
  });

  it('places a plan of which only the end is known in its last year, and counts it before', async () => {
    const id = 'plan:quang-binh-431-kh-ubnd';
    const of = (year: number) =>
      `y${year}: plans(first: 100, filter: { year: ${year}, provinces: ["quang-binh"], role: PROGRAMME }) { unplaced nodes { id } }`;
    const { data } =
      await app().query(`{ plan(id: "${id}") { issuedOn period { from to } } ${[2004, 2030, 2031].map(of).join(' ')}
      coverage: planCoverageByYear(from: 2004, to: 2026, roles: [PROGRAMME], provinces: ["binh-duong"]) { year units { plans { id } } } }`);
    expect(data.plan).toEqual({ issuedOn: null, period: { from: null, to: '2030-12-31' } });
    expect(data.y2004).toEqual({ unplaced: 1, nodes: [] });
    expect(data.y2030).toEqual({ unplaced: 0, nodes: [{ id }] });
    expect(data.y2031).toEqual({ unplaced: 0, nodes: [] });
    type Year = { year: number; units: { plans: { id: string }[] }[] };
    const covered = (data.coverage as Year[]).filter(({ units }) =>
      units.some(({ plans }) => plans.some((plan) => plan.id === 'plan:binh-duong-scheme-1898')),
    );
    expect(covered.map(({ year }) => year)).toEqual([2025]);
  });

  it('is 0 without a filter on what may be unknown, and costs no statement then', async () => {
    const found = await ask('"quang-ngai"', 'role: [ANNUAL]');
    expect(found.unplaced).toBe(0);
    // The units, the page, the count.
    expect(found.statements).toBe(3);
  });

  it('counts in nested lists and for tasks as well', async () => {
    const { data, errors } = await app().query(`{
      provinces(slugs: ["quang-ngai", "bac-lieu"]) { slug plans(filter: { year: 2025 }) { unplaced } }
      tasks(filter: { provinces: ["quang-ngai"], year: 2025 }) { unplaced }
      all: tasks(filter: { provinces: ["quang-ngai"] }) { totalCount }
      documents(filter: { provinces: ["quang-ngai"], year: 2025 }) { unplaced } }`);
    expect(errors).toBeUndefined();
    expect(data.provinces.map((province: { plans: object }) => province.plans)).toEqual([
      { unplaced: 1 },
      { unplaced: 0 },
    ]);
    expect(data.tasks.unplaced).toBeGreaterThan(5);
    expect(data.tasks.unplaced).toBeLessThanOrEqual(data.all.totalCount);
    expect(data.documents.unplaced).toBe(1);
  });
});

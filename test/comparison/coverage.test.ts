import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';

const app = openApp();

interface Unit {
  province: { slug: string };
  state: string;
  plans: { slug: string; completeness: string }[];
  parts: { formerProvince: { slug: string }; state: string; plans: { slug: string }[] }[];
  surveys: { id: string }[];
}

async function coverage(args: string) {
  const { data, errors } = await app().query(`{ planCoverage(${args}) {
    coverage { expected found foundWithContent reviewed missing { province { slug } state } }
    units { province { slug } state plans { slug completeness } parts { formerProvince { slug } state plans { slug } } surveys { id } } } }`);
  expect(errors).toBeUndefined();
  return data.planCoverage as {
    coverage: Record<'expected' | 'found' | 'foundWithContent' | 'reviewed', number> & { missing: unknown[] };
    units: Unit[];
  };
}

describe('planCoverage', () => {
  it('says of today’s province NOT_SEARCHED as long as nobody looked at one of its parts', async () => {
    const { units } = await coverage('year: 2025, basis: CURRENT');
    const open = units.filter(
      (unit) => unit.plans.length === 0 && unit.parts.some((part) => part.state === 'NOT_SEARCHED'),
    );
    expect(open.length).toBeGreaterThan(1);
    for (const unit of open) expect(unit.state, unit.province.slug).toBe('NOT_SEARCHED');
    for (const unit of units.filter((entry) => entry.state === 'NO_PLAN_FOUND')) {
      expect(unit.parts.every((part) => part.state === 'NO_PLAN_FOUND')).toBe(true);
      expect(unit.surveys.length).toBeGreaterThan(0);
    }
  });

  it('tells plans with content from plans known by name, and calls no name reviewed content', async () => {
    for (const year of [2021, 2024, 2025]) {
      const { coverage: sums, units } = await coverage(`year: ${year}`);
      const byName = units.filter(
        ({ plans }) => plans.length > 0 && plans.every((plan) => plan.completeness === 'CITED_ONLY'),
      );
      expect(sums.found - sums.foundWithContent, String(year)).toBe(byName.length);
      expect(sums.reviewed).toBeLessThanOrEqual(sums.foundWithContent);
      expect(sums.expected).toBe(sums.found + sums.missing.length);
    }
  });

  it('counts only the provinces that are named; a former one stands for its holder of today', async () => {
    const named = await coverage('year: 2025, basis: CURRENT, provinces: ["binh-dinh", "ha-noi"]');
    expect(named.coverage.expected).toBe(2);
    expect(named.units.map((unit) => unit.province.slug).sort()).toEqual(['gia-lai', 'ha-noi']);
    expect((await coverage('year: 2026, provinces: ["binh-dinh"]')).units).toEqual([]);
    for (const [provinces, code] of [
      ['[]', 'BAD_USER_INPUT'],
      ['["hue-city"]', 'BAD_USER_INPUT'],
      ['["hue", "thua-thien-hue"]', 'BAD_USER_INPUT'],
      ['["atlantis"]', 'UNKNOWN_PROVINCE'],
    ]) {
      const { errors } = await app().query(`{ planCoverage(year: 2025, provinces: ${provinces}) { year } }`);
      expect(errors?.[0]?.extensions?.code, provinces).toBe(code);
    }
  });

  it('sees plans of other roles when it is asked for them', async () => {
    const slugsOf = ({ units }: { units: Unit[] }) => units.flatMap((unit) => unit.plans.map((plan) => plan.slug));
    const standing = slugsOf(await coverage('year: 2021'));
    const programmes = slugsOf(await coverage('year: 2021, roles: [PROGRAMME]'));
    expect(programmes.length).toBeGreaterThan(0);
    expect(standing.filter((slug) => programmes.includes(slug))).toEqual([]);
    const { errors } = await app().query('{ planCoverage(year: 2021, roles: []) { year } }');
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('answers a range of years as each of them alone, and refuses one that is none', async () => {
    const { data } = await app().query(
      '{ planCoverageByYear(from: 2020, to: 2022) { year coverage { found } } one: planCoverage(year: 2021) { coverage { found } } }',
    );
    expect(data.planCoverageByYear.map((entry: { year: number }) => entry.year)).toEqual([2020, 2021, 2022]);
    expect(data.planCoverageByYear[1].coverage).toEqual(data.one.coverage);
    for (const range of ['from: 2022, to: 2020', 'from: 2000, to: 2030', 'from: 1999, to: 2005']) {
      const { errors } = await app().query(`{ planCoverageByYear(${range}) { year } }`);
      expect(errors?.[0]?.extensions?.code, range).toBe('BAD_USER_INPUT');
    }
  });
});

describe('the question who has a plan', () => {
  it('keeps the provinces that ended in the year, with their plans, on whatever day it is asked', async () => {
    const answer = (await app().http.inject({ url: '/operations/WhoHasAPlan?year=2025&day=2025-12-31' })).json();
    const having = answer.data.provinces.filter(
      (province: { plans: { totalCount: number } }) => province.plans.totalCount > 0,
    );
    expect(answer.data.provinces).toHaveLength(63);
    const slugs = having.map((province: { slug: string }) => province.slug);
    expect(slugs).toEqual(expect.arrayContaining(['nam-dinh', 'binh-dinh', 'ninh-thuan', 'bac-lieu', 'dong-nai']));
    const ended = having.find((province: { slug: string }) => province.slug === 'ninh-thuan');
    expect(ended.state).toBeNull();
  });
});

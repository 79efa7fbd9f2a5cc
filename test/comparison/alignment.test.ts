import { describe, expect, it } from 'vitest';
import { type Alignment, type Candidate, chooseStandingPlan } from '../../src/comparison/alignment.ts';

function plan(id: string, from: number | null, to: number | null, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    provinceId: 'province:dong-nai',
    role: 'ANNUAL',
    year: from === to ? from : null,
    firstYear: from,
    lastYear: to,
    completeness: 'PARTIAL',
    issuedOn: null,
    ...more,
  };
}

function choose(plans: Candidate[], year: number, alignment: Alignment = 'NEAREST') {
  const { plan: chosen, rule, alignment: lies, yearsApart } = chooseStandingPlan(plans, year, alignment);
  return [chosen?.id ?? null, rule, lies, yearsApart];
}

describe('the plan that stands for a year', () => {
  it('is the annual one that covers it, then the multi-year one, then the nearest annual one, then the cited one', () => {
    const annual = plan('annual', 2023, 2023);
    const multiYear = plan('multi-year', 2021, 2025, { role: 'STRATEGY' });
    const near = plan('near', 2022, 2022);
    const cited = plan('cited', 2023, 2023, { completeness: 'CITED_ONLY' });
    expect(choose([cited, near, multiYear, annual], 2023)).toEqual(['annual', 'ANNUAL_COVERS', 'EXACT', 0]);
    expect(choose([cited, near, multiYear], 2023)).toEqual(['multi-year', 'MULTI_YEAR_COVERS', 'EXACT', 0]);
    expect(choose([cited, near], 2023)).toEqual(['near', 'ANNUAL_NEAR', 'EARLIER', 1]);
    expect(choose([cited, near], 2023, 'EXACT')).toEqual(['cited', 'CITED_COVERS', 'EXACT', 0]);
    expect(choose([plan('far', 2020, 2020)], 2023)).toEqual([null, 'NO_PLAN', 'NONE', null]);
  });

  it('is on a tie the earlier one, then the more complete, then the one issued last', () => {
    expect(choose([plan('later', 2024, 2024), plan('earlier', 2022, 2022)], 2023)[0]).toBe('earlier');
    const older = plan('older', 2023, 2023, { issuedOn: '2023-01-01' });
    const newer = plan('newer', 2023, 2023, { issuedOn: '2023-02-01' });
    const full = plan('full', 2023, 2023, { completeness: 'FULL' });
    expect(choose([older, newer], 2023)[0]).toBe('newer');
    expect(choose([older, newer, full], 2023)[0]).toBe('full');
  });

  it('may be a near annual plan whose period lies in two calendar years or has one known end', () => {
    const schoolYear = plan('school-year', 2021, 2022);
    expect(choose([schoolYear], 2023)).toEqual(['school-year', 'ANNUAL_NEAR', 'EARLIER', 1]);
    expect(choose([schoolYear], 2020)).toEqual(['school-year', 'ANNUAL_NEAR', 'LATER', 1]);
    expect(choose([plan('open', null, 2021)], 2023)).toEqual(['open', 'ANNUAL_NEAR', 'EARLIER', 2]);
    expect(choose([plan('undated', null, null)], 2023)[0]).toBeNull();
  });
});

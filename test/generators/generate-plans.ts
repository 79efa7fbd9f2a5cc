import type { Completeness } from '../../src/base/vocabulary.ts';
import type { ReviewState } from '../../src/database/columns.ts';
import type { PlanRole } from '../../src/plans/plan.table.ts';
import type { Sizes } from './generate.ts';
import type { Random } from './random.ts';
import type { ReferenceProvince } from './reference.ts';

/** What is decided of a plan before its contents are written. */
export interface PlanSketch {
  key: string;
  province: ReferenceProvince;
  district: string | null;
  role: PlanRole;
  period: { from: string | null; to: string | null } | null;
  year: number | null;
  /** The year by which it is named and numbered. */
  around: number;
  issuedOn: string | null;
  yearOfIssue: number | null;
  number: string | null;
  type: 'KH' | 'QĐ' | 'CV';
  /** Null: no source at all. */
  completeness: Completeness | null;
  reviewState: ReviewState;
}

type Open = Pick<PlanSketch, 'role' | 'period' | 'year' | 'around'> & { district?: string | null };

/** Share of provinces of which no plan is known. */
const SILENT = 0.06;
const NATIONAL_TERMS: readonly (readonly [number, number])[] = [
  [2011, 2020],
  [2016, 2020],
  [2021, 2025],
  [2021, 2030],
  [2026, 2030],
];
/** The day from which only the provinces of today issue plans, and districts none. */
const REFORM = '2025-07-01';

/** Decides which plans a province issued, with holes. */
export function generatePlans(random: Random, province: ReferenceProvince, sizes: Sizes): PlanSketch[] {
  if (sizes.provinces > 20 && random.chance(SILENT)) return [];
  const { firstYear, years, plansPerYear } = sizes;
  const lastYear = firstYear + years - 1;
  const share = Math.min(1, plansPerYear / 0.7);
  const district = random.chance(0.34) ? `gen-district-${province.key}` : null;
  const open: Open[] = [];
  for (const [from, to] of NATIONAL_TERMS) {
    if (to < firstYear || from > lastYear) continue;
    if (random.chance(0.5 * share)) open.push({ role: 'STRATEGY', ...multiYear(random, from, to) });
    if (random.chance(0.15 * share)) open.push({ role: 'PROGRAMME', ...multiYear(random, from, to) });
  }
  for (let year = firstYear; year <= lastYear; year++) {
    const count = Math.floor(plansPerYear) + (random.chance(plansPerYear % 1) ? 1 : 0);
    for (let i = 0; i < count; i++) open.push({ role: 'ANNUAL', ...annual(random, year) });
    // Two plans of one year: the comparison must choose.
    if (random.chance(0.06 * share)) open.push({ role: 'ANNUAL', ...annual(random, year) });
    if (random.chance(0.14 * share)) open.push({ role: 'CAMPAIGN', ...campaign(random, year) });
    if (district && year <= 2025 && random.chance(0.3 * share)) {
      open.push({ role: 'ANNUAL', district, ...annual(random, year) });
    }
  }
  const taken = new Map<string, number>();
  return open.flatMap((plan, i) => finish(random, province, plan, i, taken) ?? []);
}

function whole(year: number) {
  return { period: { from: `${year}-01-01`, to: `${year}-12-31` }, year, around: year };
}

function annual(random: Random, year: number): Omit<Open, 'role'> {
  return random.weighted<Omit<Open, 'role'>>([
    [whole(year), 88],
    [{ period: { from: `${year}-03-15`, to: `${year}-12-31` }, year, around: year }, 5],
    [{ period: { from: `${year}-09-01`, to: `${year + 1}-05-31` }, year: null, around: year }, 2],
    [{ period: { from: null, to: `${year}-12-31` }, year: null, around: year }, 1],
    [{ period: null, year: null, around: year }, 4],
  ]);
}

function campaign(random: Random, year: number): Omit<Open, 'role'> {
  return random.chance(0.8)
    ? { period: { from: `${year}-11-15`, to: `${year}-12-15` }, year, around: year }
    : { period: { from: `${year}-11-15`, to: `${year + 1}-03-08` }, year: null, around: year };
}

function multiYear(random: Random, from: number, to: number): Omit<Open, 'role'> {
  const [first, last] = [`${from}-01-01`, `${to}-12-31`];
  return random.weighted<Omit<Open, 'role'>>([
    [{ period: { from: first, to: last }, year: null, around: from }, 82],
    [{ period: { from: first, to: null }, year: null, around: from }, 7],
    [{ period: { from: null, to: last }, year: null, around: from }, 6],
    [{ period: null, year: null, around: from }, 5],
  ]);
}

/** Dates, numbers and judges a plan; null when nobody was there to issue it. */
function finish(
  random: Random,
  province: ReferenceProvince,
  { district = null, ...open }: Open,
  position: number,
  taken: Map<string, number>,
): PlanSketch | null {
  const early = open.role === 'ANNUAL' && random.chance(0.2);
  const yearOfIssue = early ? open.around - 1 : open.around;
  const month = early ? random.whole(11, 12) : open.role === 'CAMPAIGN' ? random.whole(8, 10) : random.whole(1, 8);
  const issuedOn = `${yearOfIssue}-${two(month)}-${two(random.whole(1, 28))}`;
  const gone = district ? issuedOn >= REFORM : province.endedOn !== null && issuedOn >= province.endedOn;
  if (gone) return null;
  const issuer = `${district ?? province.key} ${yearOfIssue}`;
  const counter = (taken.get(issuer) ?? 0) + random.whole(1, 60);
  taken.set(issuer, counter);
  const type = random.weighted([
    ['KH', 80],
    ['QĐ', 12],
    ['CV', 8],
  ] as const);
  const symbol = { KH: 'KH-UBND', QĐ: 'QĐ-UBND', CV: 'UBND-KGVX' }[type];
  const dated = random.weighted([
    ['day', 90],
    ['year', 6],
    ['none', 4],
  ] as const);
  return {
    ...open,
    key: `gen-${district ? `${province.key}-district` : province.key}-${open.around}-${position}`,
    province,
    district,
    issuedOn: dated === 'day' ? issuedOn : null,
    yearOfIssue: dated === 'none' ? null : yearOfIssue,
    number: random.chance(0.94) ? `${counter}/${symbol}` : null,
    type,
    completeness: random.weighted<Completeness | null>([
      ['FULL', 36],
      ['PARTIAL', 26],
      ['REPORT_ONLY', 14],
      ['CITED_ONLY', 18],
      [null, 6],
    ] as const),
    reviewState: random.weighted([
      ['REVIEWED', 62],
      ['MACHINE', 30],
      ['DISPUTED', 8],
    ] as const),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

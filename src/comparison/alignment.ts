import type { Completeness } from '../base/vocabulary.ts';
import { rankOfCompleteness, showsContent } from '../documents/completeness.ts';
import type { PlanRole } from '../plans/plan.table.ts';

/** What the rules need to know of a plan. */
export interface Candidate {
  id: string;
  provinceId: string;
  role: PlanRole;
  /** The year of a plan whose period lies in one calendar year. */
  year: number | null;
  /** First and last year of the period; null for an end that is not known. */
  firstYear: number | null;
  lastYear: number | null;
  completeness: Completeness | null;
  issuedOn: string | null;
}

export const ALIGNMENT_RULES = [
  'ANNUAL_COVERS',
  'MULTI_YEAR_COVERS',
  'ANNUAL_NEAR',
  'CITED_COVERS',
  'NO_PLAN',
] as const;
export type AlignmentRule = (typeof ALIGNMENT_RULES)[number];
export const ALIGNMENTS = ['EXACT', 'NEAREST'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];
export const COLUMN_ALIGNMENTS = ['EXACT', 'EARLIER', 'LATER', 'MIXED', 'NONE'] as const;
export type ColumnAlignment = (typeof COLUMN_ALIGNMENTS)[number];

export interface Choice<C extends Candidate> {
  plan: C | null;
  rule: AlignmentRule;
  alignment: Exclude<ColumnAlignment, 'MIXED'>;
  /** How far the plan's year lies from the one asked for; 0 when it covers it, null without a plan. */
  yearsApart: number | null;
}

/** How far from the year asked for an annual plan may lie and still stand for it. */
export const REACH = 2;

/**
 * Chooses the standing plan of one province for a year.
 *
 * NEAREST takes the first of: (1) an annual plan with content that covers the year; (2) a multi-year plan with content
 * that covers it; (3) the nearest annual plan with content within two years, the earlier on a tie; (4) a plan known
 * only by citation that covers it; (5) none. EXACT leaves (3) out.
 * Among equals the more complete one stands, then the one issued last, then the first by id.
 */
export function chooseStandingPlan<C extends Candidate>(
  candidates: readonly C[],
  year: number,
  alignment: Alignment,
): Choice<C> {
  const covering = candidates.filter((plan) => coversYear(plan, year));
  const withContent = covering.filter(hasContent);
  const exact = (plan: C, rule: AlignmentRule): Choice<C> => ({ plan, rule, alignment: 'EXACT', yearsApart: 0 });

  const annual = best(withContent.filter(isAnnual));
  if (annual) return exact(annual, 'ANNUAL_COVERS');
  const multiYear = best(withContent.filter((plan) => !isAnnual(plan)));
  if (multiYear) return exact(multiYear, 'MULTI_YEAR_COVERS');
  const near = alignment === 'NEAREST' ? nearestAnnual(candidates, year) : null;
  if (near) return near;
  const cited = best(covering);
  if (cited) return exact(cited, 'CITED_COVERS');
  return { plan: null, rule: 'NO_PLAN', alignment: 'NONE', yearsApart: null };
}

function nearestAnnual<C extends Candidate>(candidates: readonly C[], year: number): Choice<C> | null {
  const annual = candidates.filter((plan) => isAnnual(plan) && hasContent(plan));
  // The earlier comes first on a tie because it is put first.
  for (let distance = 1; distance <= REACH; distance++) {
    for (const apart of [-distance, distance]) {
      const plan = best(annual.filter((entry) => yearsFrom(entry, year) === apart));
      if (plan) return { plan, rule: 'ANNUAL_NEAR', alignment: apart < 0 ? 'EARLIER' : 'LATER', yearsApart: distance };
    }
  }
  return null;
}

/** A plan of one year. A campaign or programme plan counts as one when its period lies in one year. */
function isAnnual(plan: Pick<Candidate, 'role' | 'year'>): boolean {
  return plan.role === 'ANNUAL' || (plan.role !== 'STRATEGY' && plan.year !== null);
}

/** True when at least one source shows more than a mention. */
export function hasContent(plan: Pick<Candidate, 'completeness'>): boolean {
  return showsContent(plan.completeness);
}

/** True when the period covers a day of the year; an open end covers, a plan without any period does not. */
function coversYear(plan: Pick<Candidate, 'firstYear' | 'lastYear'>, year: number): boolean {
  return yearsFrom(plan, year) === 0;
}

/** Counts the years from a year to the nearest of the period: negative when it ended before. Null without a period. */
function yearsFrom({ firstYear, lastYear }: Pick<Candidate, 'firstYear' | 'lastYear'>, year: number): number | null {
  if (firstYear === null && lastYear === null) return null;
  if (firstYear !== null && firstYear > year) return firstYear - year;
  if (lastYear !== null && lastYear < year) return lastYear - year;
  return 0;
}

function best<C extends Candidate>(plans: readonly C[]): C | null {
  return [...plans].sort(compareWorth)[0] ?? null;
}

function compareWorth(a: Candidate, b: Candidate): number {
  const rank = (plan: Candidate) => rankOfCompleteness(plan.completeness);
  if (rank(a) !== rank(b)) return rank(b) - rank(a);
  const [dayA, dayB] = [a.issuedOn ?? '', b.issuedOn ?? ''];
  if (dayA !== dayB) return dayA < dayB ? 1 : -1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The alignment of a column: that of its parts when they agree. */
export function columnAlignment(parts: readonly { alignment: ColumnAlignment }[]): ColumnAlignment {
  const [first, ...rest] = parts;
  if (!first) return 'NONE';
  return rest.every((part) => part.alignment === first.alignment) ? first.alignment : 'MIXED';
}

import { choiceField, choicesField, numberField, readChoices } from '../frame/choices.ts';
import { COVERAGE_MARKS, type CoverageMark } from '../frame/marks.tsx';

export const BASES = ['CURRENT', 'AS_ISSUED'] as const;
export type Basis = (typeof BASES)[number];
export const ROLES = ['ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN'] as const;
/** The years that the graph takes. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** Reads the choices of the page of coverage; the year is the default of its question. */
export function readCoverageChoices(year: number, params: URLSearchParams) {
  return readChoices(
    {
      year: numberField(year, FIRST_YEAR, LAST_YEAR),
      basis: choiceField<Basis, Basis>(BASES, 'CURRENT'),
      roles: choicesField(ROLES),
      state: choiceField<CoverageMark, null>(COVERAGE_MARKS, null),
    },
    params,
  );
}
export type CoverageChoices = ReturnType<typeof readCoverageChoices>;

/** The years to choose from, the newest first; the chosen one is always among them. */
export function yearsToChoose(from: number, to: number, chosen: number): number[] {
  const years = Array.from({ length: to - from + 1 }, (_, i) => to - i);
  return years.includes(chosen) ? years : [...years, chosen].sort((a, b) => b - a);
}

import { COVERAGE_MARKS, type CoverageMark, coverageMark } from '../frame/marks.tsx';
import type { Tile } from '../map/tile-map.tsx';

interface Place {
  slug: string;
  name: string;
  nameEn: string | null;
}
interface PlanInCoverage {
  slug: string;
  number: string | null;
  title: string | null;
}
export interface SurveyAnswer {
  id: string;
  conductedBy: string;
  conductedOn: string | null;
  places: string;
  note: string | null;
  yearFrom: number | null;
  yearTo: number | null;
}
export interface UnitAnswer {
  province: Place & { region: { code: string; name: string; nameEn: string | null } };
  state: string;
  completeness: string | null;
  plans: (PlanInCoverage & { role: string })[];
  parts: { formerProvince: Place; state: string; plans: (PlanInCoverage & { completeness: string | null })[] }[];
  surveys: SurveyAnswer[];
  source: {
    url: string | null;
    title: string | null;
    publisher: { name: string; nameEn: string | null } | null;
  } | null;
}
/** What the shipped operation PlanCoverage answers. */
export interface CoverageAnswer {
  planCoverage: {
    year: number;
    coverage: { expected: number; found: number; foundWithContent: number; reviewed: number };
    units: UnitAnswer[];
  };
}
/** What the shipped operation CoverageByYear answers. */
export interface CoverageByYearAnswer {
  planCoverageByYear: {
    year: number;
    coverage: { expected: number; found: number; foundWithContent: number };
    units: { province: { slug: string }; state: string; completeness: string | null }[];
  }[];
}

/** The mark of a unit as a whole. */
export function markOf({ state, completeness }: { state: string; completeness: string | null }): CoverageMark {
  return coverageMark(state, completeness);
}

/** Makes the tile of a unit on the map; `to` leads on in the language of the page. */
export function tileOf(unit: UnitAnswer, to: (path: string) => string): Tile {
  const { slug, name } = unit.province;
  // Named as the tile shows it: what is read aloud must begin with what is seen.
  return { slug, name, marks: marksOf(unit), href: to(`/provinces/${slug}`) };
}

/** The marks of a unit's tile: one, or one a part where the parts are unlike. */
function marksOf(unit: UnitAnswer): CoverageMark[] {
  const parts = unit.parts.map((part) => coverageMark(part.state, part.plans[0]?.completeness ?? null));
  return new Set(parts).size > 1 ? parts : [markOf(unit)];
}

/** Counts the units by mark, in the order of the marks; only marks that occur. */
export function countMarks(units: readonly Pick<UnitAnswer, 'state' | 'completeness'>[]): [CoverageMark, number][] {
  const marks = units.map(markOf);
  return COVERAGE_MARKS.flatMap((mark) => {
    const count = marks.filter((one) => one === mark).length;
    return count === 0 ? [] : [[mark, count] as [CoverageMark, number]];
  });
}

import { groupBy } from '../../../base/group-by.ts';

interface Named {
  name: string;
  nameEn: string | null;
}
interface Place extends Named {
  slug: string;
}
interface PartAnswer {
  formerProvince: Place;
  alignment: string;
  state: string;
  plan: {
    slug: string;
    number: string | null;
    year: number | null;
    completeness: string | null;
    reviewState: string;
  } | null;
  why: string;
  whyVi: string;
}
export interface ColumnAnswer {
  province: Place;
  alignment: string;
  state: string;
  parts: PartAnswer[];
}
export interface TargetInCell {
  id: string;
  title: string;
  titleEn: string | null;
  operator: string | null;
  value: string | null;
  unit: string | null;
  year: number | null;
  againstNation: string;
}
export interface CellAnswer {
  province: { slug: string };
  state: string;
  taskCount: number;
  secondaryTaskCount: number;
  otherActors: { actor: Named | null; taskCount: number }[];
  targets: TargetInCell[];
}
export interface RowAnswer {
  key: string;
  label: string;
  labelEn: string | null;
  presentIn: number;
  unknownIn: number;
  differs: boolean;
  cells: CellAnswer[];
}
/** What the shipped operation ComparePlans answers. */
export interface ComparisonAnswer {
  year: number;
  requested: string[];
  columns: ColumnAnswer[];
  rows: RowAnswer[];
  coverage: { expected: number; found: number; foundWithContent: number };
}

/** The states of which nobody can say yet whether something is there. */
const UNCLEAR = new Set(['SOURCE_PARTIAL', 'NOT_REVIEWED']);

/** The cells of each column in the order of the rows, by slug. */
export function cellsBySlug(rows: readonly RowAnswer[]): ReadonlyMap<string, readonly CellAnswer[]> {
  return groupBy(
    rows.flatMap(({ cells }) => cells),
    ({ province }) => province.slug,
  );
}

/** Counts the cells that are unclear. */
export function unclearOf(cells: readonly CellAnswer[]): number {
  return cells.filter(({ state }) => UNCLEAR.has(state)).length;
}

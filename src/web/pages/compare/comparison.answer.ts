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
  tasks: { id: string }[];
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

/** Counts the rows in which a column is unclear. */
export function unclearRows(rows: readonly RowAnswer[], slug: string): number {
  return rows.filter((row) => row.cells.some((cell) => cell.province.slug === slug && UNCLEAR.has(cell.state))).length;
}

/** Finds the cell of a row in a column. */
export function cellOf(row: RowAnswer, slug: string): CellAnswer | undefined {
  return row.cells.find((cell) => cell.province.slug === slug);
}

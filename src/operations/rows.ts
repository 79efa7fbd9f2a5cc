import { type RowPath, sharedLength } from './row-path.ts';

/** What a cell can hold; null is written as an empty cell. */
export type Cell = string | number | boolean | null;

/** The place of each column in an answer, worked out once for all rows. */
export interface RowShape {
  rows: RowPath;
  withoutItems: 'keep' | 'drop';
  columns: readonly { path: RowPath }[];
}

/** What stands on the way from the root to an item: the value after each step of the path. */
type Trail = readonly unknown[];

/** Several values of one cell stand beside each other. */
const SEPARATOR = '; ';

/** Flattens an answer: one row for each item of the shape's path, in the order of the answer. */
export function* tableRows(data: unknown, shape: RowShape): Generator<Cell[]> {
  const places = shape.columns.map(({ path }) => {
    const shared = sharedLength(path, shape.rows);
    return { shared, rest: path.slice(shared) };
  });
  for (const trail of trails([data], shape)) {
    yield places.map(({ shared, rest }) => toCell(collect(trail[shared], rest)));
  }
}

function* trails(trail: Trail, shape: RowShape): Generator<Trail> {
  const step = shape.rows[trail.length - 1];
  if (!step) {
    yield trail;
    return;
  }
  const value = valueAt(trail[trail.length - 1], step.field);
  const items = step.each ? listOf(value) : [value];
  const present = items.filter((item) => item != null);
  if (present.length === 0) {
    if (shape.withoutItems === 'keep' && trail.length > 1) yield trail;
    return;
  }
  for (const item of present) yield* trails([...trail, item], shape);
}

/** Collects what a path leads to; lists on the way give several values. */
function collect(from: unknown, path: RowPath): unknown[] {
  let found = [from];
  for (const { field, each } of path) {
    found = found.flatMap((value) => {
      const next = valueAt(value, field);
      return each ? listOf(next) : [next];
    });
  }
  return found.filter((value) => value != null);
}

function valueAt(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function toCell(values: unknown[]): Cell {
  if (values.length === 0) return null;
  const [only] = values;
  if (values.length === 1 && (typeof only === 'number' || typeof only === 'boolean')) return only;
  return values.map(toText).join(SEPARATOR);
}

/** Writes one value as the JSON door writes it, but a text without its quotes: an instant is a text there. */
function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

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
  for (const { cells } of tracedRows(data, shape)) yield cells;
}

/** A row, and from which records it was made where the answer names them (see withRecordIds). */
export interface TracedRow {
  cells: Cell[];
  /** The records on the way to the row's item, which name the row; empty where the item is none. */
  key: string[];
  /** All records from which its cells were taken. */
  records: string[];
}

/** The same with the records of each row. */
export function* tracedRows(data: unknown, shape: RowShape): Generator<TracedRow> {
  const places = shape.columns.map(({ path }) => {
    const shared = sharedLength(path, shape.rows);
    return { shared, rest: path.slice(shared) };
  });
  for (const trail of trails([data], shape)) {
    const records = new Set(trail.flatMap(recordsOf));
    const cells = places.map(({ shared, rest }) => toCell(collect(trail[shared], rest, records)));
    yield { cells, key: recordsOf(trail.at(-1)).length > 0 ? trail.flatMap(recordsOf) : [], records: [...records] };
  }
}

/** The name under which an answer tells of which record an object is. */
export const RECORD_FIELD = '_record';

function recordsOf(value: unknown): string[] {
  const id = valueAt(value, RECORD_FIELD);
  return typeof id === 'string' ? [id] : [];
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

/** Collects what a path leads to, and the records on the way; lists on the way give several values. */
function collect(from: unknown, path: RowPath, records: Set<string>): unknown[] {
  let found = [from];
  for (const { field, each } of path) {
    found = found.flatMap((value) => {
      const next = valueAt(value, field);
      return each ? listOf(next) : [next];
    });
    for (const id of found.flatMap(recordsOf)) records.add(id);
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

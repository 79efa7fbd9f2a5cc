import type { Paragraph } from '../clean/paragraph.ts';
import { MappedText } from '../text/mapped-text.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { RANK } from './ordinal.ts';

/** Columns of a task table by what their heading says. */
type Column = 'ordinal' | 'task' | 'lead' | 'co' | 'deadline' | 'money' | 'product';

const COLUMN_CUES: readonly (readonly [Column, RegExp])[] = [
  ['ordinal', /^(?:tt|stt|so tt|so thu tu)$/],
  ['lead', /chu tri|(?:co quan|don vi) (?:thuc hien|phu trach)|^thuc hien$/],
  ['co', /phoi hop/],
  ['deadline', /thoi (?:gian|han)|tien do|han hoan thanh|^hoan thanh$/],
  ['money', /kinh phi|du toan/],
  ['product', /san pham|ket qua|ghi chu/],
  ['task', /noi dung|nhiem vu|hoat dong|cong viec|ten/],
];

/** A table of tasks: its rows, and where it stood. */
export interface TaskTable {
  table: number;
  /** Index (of the paragraph) of its first cell. */
  at: number;
  rows: TaskRow[];
}

interface TaskRow {
  ordinal: string | null;
  task: MappedText | null;
  lead: MappedText | null;
  co: MappedText | null;
  deadline: MappedText | null;
  money: MappedText | null;
  /** Cells that no column above takes: the ordinal, the product. */
  other: MappedText[];
  /** A row that only names a group of tasks. */
  isGroup: boolean;
}

/** Finds the tables that list tasks with agencies or deadlines. All other tables are layout and read as text. */
export function findTaskTables(content: readonly Paragraph[]): TaskTable[] {
  const grids = new Map<number, { at: number; rows: Map<number, Map<number, MappedText[]>> }>();
  for (const { cell, text, index } of content) {
    if (!cell) continue;
    const grid = grids.get(cell.table) ?? { at: index, rows: new Map() };
    const row = grid.rows.get(cell.row) ?? new Map<number, MappedText[]>();
    row.set(cell.column, [...(row.get(cell.column) ?? []), text]);
    grid.rows.set(cell.row, row);
    grids.set(cell.table, grid);
  }
  const tables: TaskTable[] = [];
  let columns: Map<number, Column> | null = null;
  for (const [table, { at, rows }] of grids) {
    const list = [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
    const headerAt = list.slice(0, 3).findIndex((row) => readHeader(row) !== null);
    const own = headerAt === -1 ? null : readHeader(list[headerAt] ?? new Map());
    // A table broken over pages goes on without its header.
    if (own) columns = own;
    else if (!columns || !continuesTable(list, columns)) {
      columns = null;
      continue;
    }
    const header = columns;
    tables.push({ table, at, rows: list.slice(own ? headerAt + 1 : 0).map((row) => toRow(row, header)) });
  }
  return tables;
}

function readHeader(row: ReadonlyMap<number, MappedText[]>): Map<number, Column> | null {
  const columns = new Map<number, Column>();
  for (const [column, parts] of row) {
    const folded = parts.map((part) => part.folded).join(' ');
    if (folded.length > 60) return null;
    const kind = COLUMN_CUES.find(([, pattern]) => pattern.test(folded))?.[0];
    if (kind && ![...columns.values()].includes(kind)) columns.set(column, kind);
  }
  const kinds = new Set(columns.values());
  return kinds.has('task') && (kinds.has('lead') || kinds.has('co') || kinds.has('deadline') || kinds.has('money'))
    ? columns
    : null;
}

function continuesTable(
  rows: readonly ReadonlyMap<number, MappedText[]>[],
  columns: ReadonlyMap<number, Column>,
): boolean {
  const widest = Math.max(...rows.map((row) => row.size));
  return widest >= 3 && Math.abs(widest - columns.size) <= 1;
}

function toRow(row: ReadonlyMap<number, MappedText[]>, columns: ReadonlyMap<number, Column>): TaskRow {
  const cell = (kind: Column): MappedText | null => {
    for (const [column, found] of columns) {
      const parts = found === kind ? row.get(column) : undefined;
      if (parts && parts.length > 0) return MappedText.join(parts);
    }
    return null;
  };
  const ordinal = cell('ordinal')?.text.replace(/[.)\s]+$/u, '') ?? null;
  const filled = [...row.values()].filter((parts) => parts.length > 0);
  let task = cell('task');
  if (!task && filled.length === 1) task = MappedText.join(filled[0] ?? []);
  const isGroup =
    task !== null && !cell('lead') && !cell('co') && !cell('deadline') && !cell('money') && filled.length <= 2;
  return {
    ordinal,
    task,
    lead: cell('lead'),
    co: cell('co'),
    deadline: cell('deadline'),
    money: cell('money'),
    other: filled.flat(),
    isGroup,
  };
}

/** Turns the rows of a table into items below a locator; groups become headings. */
export function tableItems(
  table: TaskTable,
  under: string,
  section: OutlineItem['section'],
  known: ReadonlySet<string> = new Set(),
): OutlineItem[] {
  const items: OutlineItem[] = [];
  let group: OutlineItem | null = null;
  let position = 0;
  const taken = new Map<string, number>([...known].map((locator) => [locator, 1]));
  for (const row of table.rows) {
    if (!row.task || row.task.length < 6 || /^(?:\(?\d\)?|tong cong)$/.test(row.task.folded)) continue;
    position++;
    const label = row.ordinal && /^[\p{L}\d.]{1,8}$/u.test(row.ordinal) ? row.ordinal : String(position);
    const startsGroup = row.isGroup && (/^[IVX]+$/.test(label) || /^[A-Z]$/.test(label) || table.rows.length > 2);
    const above: string = startsGroup || !group ? under : group.locator;
    const nested = !startsGroup && group && label.startsWith(`${group.locator.slice(under.length + 1)}.`);
    const locator: string = nested ? `${under}.${label}` : `${above}.${label}`;
    const item = makeItem({
      locator: uniqueLocator(taken, locator),
      parent: startsGroup || !group ? null : group.locator,
      rank: startsGroup ? RANK.ROMAN : RANK.NUMBER,
      section,
      text: row.task,
      leaf: !startsGroup,
      cells: { lead: row.lead, co: row.co, deadline: row.deadline, money: row.money, other: row.other },
    });
    if (startsGroup) group = item;
    items.push(item);
  }
  return items;
}

function uniqueLocator(taken: Map<string, number>, wanted: string): string {
  const seen = (taken.get(wanted) ?? 0) + 1;
  taken.set(wanted, seen);
  return seen === 1 ? wanted : `${wanted}~${seen}`;
}

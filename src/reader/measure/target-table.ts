import type { Target } from '../bundle/bundle.schema.ts';
import type { Paragraph } from '../clean/paragraph.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { makeItem, type OutlineItem } from '../outline/item.ts';
import { RANK } from '../outline/ordinal.ts';
import { MappedText } from '../text/mapped-text.ts';
import { findTargets } from './targets.ts';

/** A table that sets one target a row and one year a column. */
export interface TargetTable {
  table: number;
  /** Index (of the paragraph) of its first cell. */
  at: number;
  rows: TargetRow[];
}

interface TargetRow {
  ordinal: string | null;
  /** What is measured. */
  label: MappedText;
  /** Unit of a column or of brackets in the label: "%", "lần"; empty when a value brings its own. */
  unit: string;
  values: { text: MappedText; year: number }[];
  cells: MappedText[];
}

type Row = ReadonlyMap<number, MappedText>;

const YEAR_HEAD =
  /^(?:(?:muc tieu |chi tieu |ke hoach )?(?:den |het |cuoi )*(?:nam )?(20\d{2})|giai doan (?:20\d{2}) ?- ?(20\d{2}))$/;
const LABEL_HEAD = /chi tieu|muc tieu|noi dung|ten/;
const UNIT_HEAD = /^(?:don vi(?: tinh)?|dvt|don vi do)$/;
const ORDINAL_HEAD = /^(?:tt|stt|so tt|so thu tu)$/;

/** Finds the tables of targets by year: a head that names what is measured and at least one year, values below. */
export function findTargetTables(content: readonly Paragraph[]): TargetTable[] {
  const grids = new Map<number, { at: number; rows: Map<number, Map<number, MappedText>> }>();
  for (const { cell, text, index } of content) {
    if (!cell) continue;
    const grid = grids.get(cell.table) ?? { at: index, rows: new Map<number, Map<number, MappedText>>() };
    const row = grid.rows.get(cell.row) ?? new Map<number, MappedText>();
    const before = row.get(cell.column);
    row.set(cell.column, before ? MappedText.join([before, text]) : text);
    grid.rows.set(cell.row, row);
    grids.set(cell.table, grid);
  }
  return [...grids].flatMap(([table, { at, rows }]) => {
    const list = [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
    const found = readTable(list);
    return found.length > 0 ? [{ table, at, rows: found }] : [];
  });
}

function readTable(rows: readonly Row[]): TargetRow[] {
  const yearsAt = rows.slice(0, 3).findIndex((row) => yearColumns(row).size > 0);
  const years = yearColumns(rows[yearsAt] ?? new Map());
  // The names of the columns may stand in the row above the years.
  const heads = rows.slice(0, yearsAt + 1).flatMap((row) => [...row]);
  const column = (pattern: RegExp) => heads.find(([, text]) => pattern.test(text.folded))?.[0];
  const label = column(LABEL_HEAD);
  if (yearsAt === -1 || label === undefined || years.has(label)) return [];
  const unit = column(UNIT_HEAD);
  const ordinal = column(ORDINAL_HEAD);
  return rows.slice(yearsAt + 1).flatMap((row) => {
    const name = row.get(label);
    if (!name) return [];
    const values = [...years].flatMap(([at, year]) => {
      const text = row.get(at);
      return text && /\d/.test(text.folded) ? [{ text, year }] : [];
    });
    const bracket = /\((%|lan|phan tram|tre em trai\/100 tre em gai)\)$/.exec(name.folded)?.[1];
    const printed = (unit === undefined ? undefined : row.get(unit)?.text) ?? bracket ?? '';
    return values.length === 0
      ? []
      : [
          {
            ordinal: (ordinal === undefined ? undefined : row.get(ordinal)?.text.replace(/[.)\s]+$/u, '')) ?? null,
            label: name,
            unit: printed,
            values,
            cells: [...row.values()],
          },
        ];
  });
}

function yearColumns(row: Row): Map<number, number> {
  const years = new Map<number, number>();
  for (const [column, text] of row) {
    const match = YEAR_HEAD.exec(text.folded.trim());
    if (match) years.set(column, Number(match[1] ?? match[2]));
  }
  return years;
}

/** Makes an item of each row, so that the lines count as read and a target has a locator. */
export function targetItems(table: TargetTable, under: OutlineItem | undefined): OutlineItem[] {
  return table.rows.map((row, position) => {
    const label = row.ordinal && /^[\p{L}\d.]{1,8}$/u.test(row.ordinal) ? row.ordinal : String(position + 1);
    return makeItem({
      locator: under ? `${under.locator}.${label}` : `B.${label}`,
      parent: under?.locator ?? null,
      rank: RANK.NUMBER,
      section: 'targets',
      text: row.label,
      cells: { lead: null, co: null, deadline: null, money: null, other: row.cells },
      yearly: { unit: row.unit, values: row.values },
    });
  });
}

/** The unit that the table prints, then the one that what is measured has by its nature. */
function unitsOf(printed: string, label: string): string[] {
  const natural = /gioi tinh khi sinh/.test(label)
    ? ' bé trai/100 bé gái'
    : /(?<![a-z])lan(?![a-z])|noi tro/.test(label)
      ? ' lần'
      : /^(?:ty le|ty trong)|%/.test(label)
        ? '%'
        : null;
  return [` ${printed}`, ...(natural === null ? [] : [natural])];
}

/** Reads the values of one row: each column's year is the value's, the row's words are its measure. */
export function yearlyTargets(item: OutlineItem, cutter: EvidenceCutter): Target[] {
  const { yearly, text } = item;
  if (!yearly) return [];
  return yearly.values.flatMap(({ text: value, year }) => {
    const hasUnit = /%|lan|\/|tren/.test(value.folded.replace(/^tren /, ''));
    for (const unit of hasUnit ? [''] : unitsOf(yearly.unit, text.folded)) {
      // The row is read as the sentence it stands for: "<what is measured> <value> <unit>".
      const sentence = `${text.text.replace(/\([^)]*\)$/u, '').trim()}: ${value.text}${unit}`;
      const [first] = findTargets(
        new MappedText(sentence, { base: 0 }),
        { locator: item.locator, heading: null, planYear: year, inTargets: true },
        cutter,
      );
      if (first)
        return [{ ...first, year, asStated: sentence, evidence: cutter.of(value), method: `${first.method}-table` }];
    }
    return [];
  });
}

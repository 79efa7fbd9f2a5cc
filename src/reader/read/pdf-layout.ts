import type { CellPlace } from './capture.ts';
import type { PdfWord } from './pdf-worker.mjs';

interface Run {
  text: string;
  x: number;
  right: number;
}

interface Segment extends Run {
  y: number;
  size: number;
  /** The runs of text it is made of: a narrow gap inside it may still part two columns. */
  runs: Run[];
}

export interface PdfRow {
  text: string;
  cell: CellPlace | null;
}

/**
 * Puts the runs of a page into reading order: lines from top to bottom, and where wide gaps part a line, its columns.
 * Lines with the same columns that follow each other are one table; its wrapped cells are put together again.
 */
export function pageRows(words: readonly PdfWord[], state: { table: number }): PdfRow[] {
  const lines = linesOf(words).map(segmentsOf);
  const rows: PdfRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = tableEnd(lines, at);
    if (end === at) {
      rows.push({ text: (lines[at] ?? []).map((segment) => segment.text).join(' '), cell: null });
      at++;
      continue;
    }
    state.table++;
    rows.push(...tableRows(lines.slice(at, end), state.table));
    at = end;
  }
  return rows;
}

function linesOf(words: readonly PdfWord[]): PdfWord[][] {
  const sorted = [...words].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: PdfWord[][] = [];
  for (const word of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].y - word.y) < word.size * 0.45) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => line.sort((a, b) => a.x - b.x));
}

function segmentsOf(line: readonly PdfWord[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, y, width, size } of line) {
    const run = { text: text.normalize('NFC'), x, right: x + width };
    const last = segments.at(-1);
    if (last && x - last.right < size * 1.1) append(last, run);
    else segments.push({ ...run, y, size, runs: [run] });
  }
  return segments;
}

function append(segment: Segment, run: Run): void {
  const gap = run.x - segment.right;
  segment.text += (gap > segment.size * 0.12 && !segment.text.endsWith(' ') ? ' ' : '') + run.text;
  segment.right = run.right;
  segment.runs.push(run);
}

/** How near two cells begin that stand in one column, in points. */
const SAME_START = 1.5;

/** Parts segments of a table whose columns nearly touch: where a run begins as cells of other lines do. */
function splitAtColumns(lines: readonly Segment[][]): Segment[][] {
  const starts = new Set(lines.flatMap((line) => line.map(({ x }) => Math.round(x / SAME_START))));
  const opens = ({ x }: Run) => [-1, 0, 1].some((near) => starts.has(Math.round(x / SAME_START) + near));
  return lines.map((line) => line.flatMap((segment) => partsOf(segment, opens)));
}

function partsOf({ runs, y, size }: Segment, opens: (run: Run) => boolean): Segment[] {
  const parts: Segment[] = [];
  for (const run of runs) {
    const last = parts.at(-1);
    // A word space is a third of the size at most; a column keeps more away.
    if (last && !(run.x - last.right > size * 0.45 && opens(run))) append(last, run);
    else parts.push({ ...run, y, size, runs: [run] });
  }
  return parts;
}

/** Lines nearer than their letters are high stand side by side, set lower or higher in cells of one row. */
function isBeside(above: readonly Segment[] | undefined, below: readonly Segment[] | undefined): boolean {
  const [first, second] = [above?.[0], below?.[0]];
  return first !== undefined && second !== undefined && first.y - second.y < first.size * 0.9;
}

/** Finds where a run of lines that share columns ends; `at` itself when the line there has one column. */
function tableEnd(lines: readonly Segment[][], at: number): number {
  const isOpen = (line: readonly Segment[] | undefined) => (line?.length ?? 0) > 1;
  if (!isOpen(lines[at]) && !(isOpen(lines[at + 1]) && isBeside(lines[at], lines[at + 1]))) return at;
  const starts = (lines[at] ?? []).map((segment) => segment.x);
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end] ?? [];
    const first = line[0];
    const above = lines[end - 1]?.[0];
    if (!first || !above || above.y - first.y > first.size * 3.2) break;
    // A wrapped cell may leave a line with one segment: close below, and where a column starts.
    const wrapped = above.y - first.y < first.size * 2.2 && starts.some((x) => Math.abs(x - first.x) < 8);
    if (!isOpen(line) && !wrapped && !isBeside(lines[end - 1], line)) break;
    starts.push(...line.map((segment) => segment.x));
    end++;
  }
  return end;
}

function tableRows(found: readonly Segment[][], table: number): PdfRow[] {
  const lines = splitAtColumns(found);
  const columns = columnStarts(lines);
  const places = lines.map((line) =>
    line.map((segment) => ({ column: columnOf(columns, segment.x), text: segment.text })),
  );
  const opens = columns.length < 3 ? lines.map(() => true) : opensRow(lines, places);
  const cells: string[][] = [];
  places.forEach((line, index) => {
    if (opens[index] || cells.length === 0) cells.push([]);
    const row = cells.at(-1);
    for (const { column, text } of line) if (row) row[column] = row[column] ? `${row[column]} ${text}` : text;
  });
  return cells.flatMap((row, index) =>
    Array.from(row, (text, column) => ({ text: text ?? '', cell: { table, row: index, column } })).filter(
      (cell) => cell.text !== '',
    ),
  );
}

/**
 * Tells which lines open a row. Where rows are set apart, lines that stand close are one row, wherever its ordinal
 * stands; where they are not, a row begins with its first column.
 */
function opensRow(lines: readonly Segment[][], places: readonly { column: number }[][]): boolean[] {
  const ys = lines.map((line) => line[0]?.y ?? 0);
  const size = lines[0]?.[0]?.size ?? 10;
  const steps = ys.map((y, index) => (index === 0 ? Number.POSITIVE_INFINITY : (ys[index - 1] ?? y) - y));
  // Lines side by side are one: it has a first column when any of them has.
  const together = groups(steps, (step) => step >= size * 0.9);
  const pitch = together.reduce((least, { from }) => Math.min(least, steps[from] ?? least), Number.POSITIVE_INFINITY);
  const opens = lines.map(() => false);
  for (const block of groups(steps, (step) => step > pitch * 1.2)) {
    const ordinals = together
      .slice(...between(together, block))
      .filter(({ from, to }) => places.slice(from, to).some((line) => line.some(({ column }) => column === 0)));
    // One ordinal in lines that stand together: one row. None: the row above goes on. More: each opens its own.
    for (const { from } of ordinals.length === 1 ? [block] : ordinals) opens[from] = true;
  }
  return opens;
}

interface Group {
  from: number;
  to: number;
}

/** Groups of lines, each but the first beginning at a step that parts. */
function groups(steps: readonly number[], parts: (step: number) => boolean): Group[] {
  const starts = steps.flatMap((step, index) => (index === 0 || parts(step) ? [index] : []));
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? steps.length }));
}

/** Where the groups of a block begin and end among all, both in order. */
function between(all: readonly Group[], { from, to }: Group): [number, number] {
  const at = (line: number) => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.from ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [at(from), at(to)];
}

/**
 * Finds the columns as the stretches of the page's width that any segment covers: a centred heading lies over its
 * column, and the gaps between columns stay empty all the way down. Returns where each begins.
 */
function columnStarts(lines: readonly Segment[][]): number[] {
  const segments = lines.flat().sort((a, b) => a.x - b.x);
  const columns: { start: number; end: number }[] = [];
  for (const { x, right } of segments) {
    const last = columns.at(-1);
    if (last && x <= last.end + 1) last.end = Math.max(last.end, right);
    else columns.push({ start: x, end: right });
  }
  return columns.map(({ start }) => start);
}

function columnOf(columns: readonly number[], x: number): number {
  let best = 0;
  columns.forEach((start, index) => {
    if (x >= start - 1) best = index;
  });
  return best;
}

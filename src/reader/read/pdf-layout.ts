import type { CellPlace } from './capture.ts';
import type { PdfWord } from './pdf-worker.mjs';

interface Segment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
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
  for (const word of line) {
    const last = segments.at(-1);
    const gap = last ? word.x - last.right : 0;
    if (last && gap < word.size * 1.1) {
      last.text += (gap > word.size * 0.12 && !last.text.endsWith(' ') ? ' ' : '') + word.text;
      last.right = word.x + word.width;
    } else segments.push({ text: word.text, x: word.x, right: word.x + word.width, y: word.y, size: word.size });
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.normalize('NFC') }));
}

/** Finds where a run of lines that share columns ends; `at` itself when the line there has one column. */
function tableEnd(lines: readonly Segment[][], at: number): number {
  if ((lines[at]?.length ?? 0) < 2) return at;
  const starts = (lines[at] ?? []).map((segment) => segment.x);
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end] ?? [];
    const first = line[0];
    const above = lines[end - 1]?.[0];
    if (!first || !above || above.y - first.y > first.size * 3.2) break;
    // A wrapped cell may leave a line with one segment: close below, and where a column starts.
    const wrapped = above.y - first.y < first.size * 2.2 && starts.some((x) => Math.abs(x - first.x) < 8);
    if (line.length < 2 && !wrapped) break;
    if (line.length > 1) starts.push(...line.map((segment) => segment.x));
    end++;
  }
  return end;
}

function tableRows(lines: readonly Segment[][], table: number): PdfRow[] {
  const columns = columnStarts(lines);
  const cells: string[][] = [];
  for (const line of lines) {
    const places = line.map((segment) => ({ column: columnOf(columns, segment.x), text: segment.text }));
    const opensRow = cells.length === 0 || columns.length < 3 || places.some((place) => place.column === 0);
    if (opensRow) cells.push([]);
    const row = cells.at(-1);
    for (const place of places) {
      if (row) row[place.column] = row[place.column] ? `${row[place.column]} ${place.text}` : place.text;
    }
  }
  return cells.flatMap((row, index) =>
    Array.from(row, (text, column) => ({ text: text ?? '', cell: { table, row: index, column } })).filter(
      (cell) => cell.text !== '',
    ),
  );
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

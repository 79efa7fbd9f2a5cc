import type { Paragraph } from './paragraph.ts';

/** Heads of the columns of a task table, each alone on its line. */
const HEAD =
  /^(?:tt|stt|so tt|so thu tu|noi dung(?: (?:cong viec|nhiem vu|hoat dong|thuc hien))?|nhiem vu(?:,? giai phap)?|cong viec|(?:ten )?hoat dong|ten (?:nhiem vu|cong viec)|(?:(?:co quan|don vi),? ?(?:don vi |co quan )?)?(?:chu tri|phoi hop|thuc hien|phu trach)|thoi (?:gian|han)(?: (?:thuc hien|hoan thanh))?|tien do(?: thuc hien)?|(?:du toan |nguon )?kinh phi(?: du kien)?|san pham(?: du kien)?|ket qua(?: du kien)?|ghi chu)$/;
const ORDINAL_HEAD = /^(?:tt|stt|so tt|so thu tu)$/;
const ORDINAL = /^(\d{1,3}|[ivx]{1,4})[.)]?$/;
/** Where running text goes on: the next part of the plan, or its end. */
const RESUMES = /^(?:[ivx]+|\d{1,2}|[a-h])\s?[.)/]\s?\S|^(?:noi nhan|tren day|phu luc|kt\.|tm\.)/;

interface Row {
  readonly at: number;
  readonly cells: number;
}

/**
 * Puts the cells of a task table back into rows where a copy left each of them on a line of its own: a run of column
 * heads that begins with "STT", then rows that begin with their numbers in order. Where a row has more or fewer cells
 * than there are heads, nobody can say which is which: the rows are then cells without a head, and stay unread.
 */
export function restoreStacked(paragraphs: readonly Paragraph[]): Paragraph[] {
  const restored = [...paragraphs];
  let table = paragraphs.reduce((most, { cell }) => Math.max(most, cell?.table ?? -1), -1);
  for (let at = 0; at < restored.length; at++) {
    const width = headWidth(restored, at);
    if (width < 3) continue;
    const rows = rowsBehind(restored, at + width, width);
    if (rows.length < 2) continue;
    table++;
    place(restored, { at, cells: width }, table, 0);
    if (rows.every((row) => row.cells === width || isGroup(restored, row))) {
      for (const [row, found] of rows.entries()) place(restored, found, table, row + 1);
    } else {
      table++;
      scatter(restored, rows, table);
    }
    at += width;
  }
  return restored;
}

function headWidth(paragraphs: readonly Paragraph[], at: number): number {
  if (!ORDINAL_HEAD.test(lineAt(paragraphs, at))) return 0;
  let width = 1;
  while (HEAD.test(lineAt(paragraphs, at + width))) width++;
  return width;
}

/** The words of a line of running text; empty for a cell, and behind the end. */
function lineAt(paragraphs: readonly Paragraph[], at: number): string {
  const paragraph = paragraphs[at];
  return paragraph && paragraph.cell === null ? paragraph.text.folded : '';
}

function rowsBehind(paragraphs: readonly Paragraph[], from: number, width: number): Row[] {
  const rows: Row[] = [];
  let next = 1;
  let at = from;
  while (at < paragraphs.length) {
    const ordinal = ORDINAL.exec(lineAt(paragraphs, at))?.[1];
    if (ordinal === undefined || (/\d/.test(ordinal) && Number(ordinal) !== next && ordinal !== '1')) break;
    if (/\d/.test(ordinal)) next = Number(ordinal) + 1;
    let cells = 1;
    while (isCell(paragraphs, at + cells, next)) cells++;
    // Nothing marks the end of the last row but its length.
    const ends = ORDINAL.test(lineAt(paragraphs, at + cells));
    rows.push({ at, cells: ends ? cells : Math.min(cells, width) });
    at += rows.at(-1)?.cells ?? cells;
    if (!ends) break;
  }
  return rows;
}

function isCell(paragraphs: readonly Paragraph[], at: number, next: number): boolean {
  const line = lineAt(paragraphs, at);
  const ordinal = ORDINAL.exec(line)?.[1];
  const opensRow = ordinal !== undefined && (!/\d/.test(ordinal) || Number(ordinal) === next || ordinal === '1');
  return line !== '' && !opensRow && !RESUMES.test(line);
}

/** "I" and "Công tác tuyên truyền": a row that names the rows below it. */
function isGroup(paragraphs: readonly Paragraph[], row: Row | undefined): boolean {
  return row?.cells === 2 && /^[ivx]/.test(lineAt(paragraphs, row.at));
}

function place(paragraphs: Paragraph[], { at, cells }: Row, table: number, row: number): void {
  const first = paragraphs[at];
  if (!first) return;
  for (let column = 0; column < cells; column++) {
    const paragraph = paragraphs[at + column];
    if (paragraph) paragraphs[at + column] = { ...paragraph, cell: { table, row, column } };
  }
}

/** Cells of which nobody can say the column: each a row of its own, which no head reaches. */
function scatter(paragraphs: Paragraph[], rows: readonly Row[], table: number): void {
  const [from, last] = [rows[0]?.at ?? 0, rows.at(-1)];
  const to = last ? last.at + last.cells : from;
  for (let at = from; at < to; at++) {
    const paragraph = paragraphs[at];
    if (paragraph) paragraphs[at] = { ...paragraph, cell: { table, row: at - from + 1, column: 2 } };
  }
}

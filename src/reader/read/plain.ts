import { foldAligned } from '../text/fold-aligned.ts';
import type { Block } from './capture.ts';

/**
 * Cuts plain text into line blocks. The text stays unchanged; a line of cells (`A | B |`) becomes a row, tab-separated
 * cells too, and a line of nothing but bars or rules of a table is passed over.
 */
export function plainBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let table = -1;
  let row = 0;
  let inTable = false;
  let bordered = false;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end);
    if (!inTable) bordered = line.trimStart().startsWith('|');
    const cells = cellsOf(line, bordered);
    if (cells) {
      if (!inTable) {
        table++;
        row = 0;
      }
      inTable = true;
      cells.forEach((cell, column) => {
        if (line.slice(cell.start, cell.end).trim() === '') return;
        blocks.push({ start: start + cell.start, end: start + cell.end, kind: 'line', cell: { table, row, column } });
      });
      row++;
    } else if (line.trim() !== '') {
      inTable = false;
      blocks.push({ start, end: line.endsWith('\r') ? end - 1 : end, kind: 'line', cell: null });
    }
    start = end + 1;
  }
  return blocks;
}

/** What stands in the right column of a masthead (Decree 30/2020/NĐ-CP): the state's name, its motto, place and day. */
const RIGHT_OF_MASTHEAD =
  /^(?:cong hoa xa hoi|doc lap ?- ?tu do|dang cong san viet nam|[a-z .'-]{2,40}, ?ngay(?=[ \d._/…]|$))/;

/**
 * Columns set with blanks, as typists do in mastheads: "Số: 5/KH-UBND          Hà Nam, ngày …". A tab or three blanks
 * part them where the right one can only be the masthead's; elsewhere it takes a wide gap.
 */
function spacedCells(line: string): { start: number; end: number }[] | null {
  const masthead = /\S?((?:[ \u00a0]*\t[ \u00a0\t]*)|[ \u00a0]{3,})(?=\p{L})/u.exec(line);
  if (masthead?.[1] !== undefined) {
    const right = masthead.index + masthead[0].length;
    if (RIGHT_OF_MASTHEAD.test(foldAligned(line.slice(right).normalize('NFC'))))
      return [
        { start: 0, end: right - masthead[1].length },
        { start: right, end: line.length },
      ];
  }
  const gap = /\S([ \u00a0]{6,})(?=[\p{L}(])/u.exec(line);
  if (!gap?.[1]) return null;
  const end = gap.index + 1;
  return [
    { start: 0, end },
    { start: end + gap[1].length, end: line.length },
  ];
}

const RULE_ROW = /^[\s|:+=-]*\|[\s|:+=-]*$/u;

/** Cuts a row at its bars. A bar in front is the border of a table that has one, else the end of an empty first cell. */
function cellsOf(line: string, bordered: boolean): { start: number; end: number }[] | null {
  const bar = line.includes('|') ? '|' : line.trim().split('\t').length >= 3 ? '\t' : null;
  if (bar === null) return spacedCells(line);
  if (bar === '|' && RULE_ROW.test(line)) return [];
  const cells: { start: number; end: number }[] = [];
  let start = bar === '|' && bordered && line.trimStart().startsWith('|') ? line.indexOf('|') + 1 : 0;
  for (;;) {
    const at = line.indexOf(bar, start);
    if (at === -1) break;
    cells.push({ start, end: at });
    start = at + 1;
  }
  if (line.slice(start).trim() !== '') cells.push({ start, end: line.length });
  return cells;
}

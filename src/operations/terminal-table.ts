import Table from 'cli-table3';
import type { Cell } from './rows.ts';

const NARROWEST = 8;
const GAP = 2;

/** Draws a table with aligned columns. `width` is that of the terminal; null, as in a pipe, breaks no line. */
export function drawTable(header: readonly string[], rows: readonly (readonly Cell[])[], width: number | null): string {
  const texts = [header, ...rows].map((row) => row.map((cell) => String(cell ?? '').normalize('NFC')));
  const natural = header.map((_, column) => Math.max(1, ...texts.map((row) => longestLine(row[column] ?? ''))));
  const widths = width === null ? natural : fitWidths(natural, width - GAP * (header.length - 1));
  const table = new Table({
    colWidths: widths.map((one) => one + GAP),
    wordWrap: true,
    chars: BARE,
    style: { 'padding-left': 0, 'padding-right': GAP, head: [], border: [], compact: true },
  });
  const rule = widths.map((one) => '─'.repeat(one));
  const [head = [], ...body] = texts;
  const fitting = (row: string[]) => row.map((text, column) => breakWords(text, widths[column] ?? NARROWEST));
  table.push(fitting(head), rule, ...body.map(fitting));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

/** Takes width from the widest columns until all fit; none becomes narrower than a few letters. */
export function fitWidths(natural: readonly number[], available: number): number[] {
  const widths = [...natural];
  const floor = widths.map((width) => Math.min(width, NARROWEST));
  for (let excess = sum(widths) - available; excess > 0; excess--) {
    const widest = widths.indexOf(Math.max(...widths.filter((width, column) => width > (floor[column] ?? 0)), 0));
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** Breaks words that are wider than their column, as addresses and hashes are; the table would cut them off. */
function breakWords(text: string, width: number): string {
  return text.replace(/\S+/gu, (word) => {
    const letters = [...word];
    const parts = Array.from({ length: Math.ceil(letters.length / width) }, (_, at) =>
      letters.slice(at * width, (at + 1) * width).join(''),
    );
    return parts.join('\n');
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Vietnamese letters in composed form take one place each. */
function longestLine(text: string): number {
  return Math.max(0, ...text.split('\n').map((line) => [...line].length));
}

const BARE = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((name) => [name, '']),
);

import { stringify } from 'csv-stringify/sync';
import type { Cell } from './rows.ts';

/** Spreadsheets take a file without it for one in the code page of the country, and break every Vietnamese letter. */
const BOM = '\uFEFF';

/** What a spreadsheet would run as a formula; some read the full-width signs so too. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const GUARDED = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/** Puts an apostrophe before text that a spreadsheet would run as a formula; numbers stay numbers. */
export function guardCell(cell: Cell): Cell {
  return typeof cell === 'string' && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Takes the apostrophe of `guardCell` away again. */
export function unguardCell(text: string): string {
  return text.replace(GUARDED, '');
}

/** Writes a table as CSV with a head line. Source: RFC 4180; UTF-8 with a byte order mark. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return (
    BOM +
    stringify([header, ...Array.from(rows, (row) => row.map(guardCell))], {
      record_delimiter: 'windows',
      cast: { boolean: (value) => String(value) },
    })
  );
}

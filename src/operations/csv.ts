import { stringify } from 'csv-stringify/sync';
import { withoutControls } from '../base/text.ts';
import type { Cell } from './rows.ts';

/** Spreadsheets take a file without it for one in the code page of the country, and break every Vietnamese letter. */
const BOM = '\uFEFF';

/** What a spreadsheet would run as a formula; some read the full-width signs so too. Source: OWASP, CSV Injection. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
const GUARDED = /^'(?=[=+\-@\t\r\n＝＋－＠])/;

/** Leaves out what would act on a reader's screen, and puts an apostrophe before what a spreadsheet would run as a formula; numbers stay numbers. */
export function guardCell(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const text = withoutControls(cell);
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
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

import type { Table } from './answer.ts';
import type { ShippedOperation } from './operations.ts';
import type { Cell } from './rows.ts';

/** An entry of a calendar: whole days. */
export interface DatedEntry {
  /** Place of its row in the table. */
  row: number;
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string;
  title: string;
}

const FULL = /^\d{4}-\d{2}-\d{2}$/;
const IN_A_YEAR = /^\d{2}-\d{2}$/;

/**
 * Reads the days of a table: a row of several days is several entries, a row without any is none. A day of no year is
 * of the year in the column "year", else of the year that was asked.
 */
export function entriesOfTable(
  operation: ShippedOperation,
  { rows }: Table,
  variables: Readonly<Record<string, unknown>>,
): DatedEntry[] {
  const { calendar } = operation;
  if (calendar === null) return [];
  const at = (name: string | undefined) => operation.columns.findIndex((column) => column.name === name);
  const [starts, ends, title, year] = [at(calendar.starts), at(calendar.ends), at(calendar.title), at('year')];
  return rows.flatMap((cells, row) => {
    const inYear = Number(cells[year] ?? variables.year ?? operation.variables.year ?? Number.NaN);
    const [first, last] = [daysOf(cells[starts], inYear), daysOf(cells[ends], inYear)];
    return first.flatMap((from, i): DatedEntry[] => {
      const end = last[i] ?? from;
      // What begins in December may end in January.
      const to =
        end < from && IN_A_YEAR.test(String(cells[ends])) ? `${Number(end.slice(0, 4)) + 1}${end.slice(4)}` : end;
      return [{ row, from, to: to < from ? from : to, title: String(cells[title] ?? '') }];
    });
  });
}

function daysOf(cell: Cell | undefined, year: number): string[] {
  return String(cell ?? '')
    .split('; ')
    .flatMap((day) => {
      if (FULL.test(day)) return [day];
      return IN_A_YEAR.test(day) && Number.isInteger(year) ? [`${year}-${day}`] : [];
    })
    .filter((day) => !Number.isNaN(Date.parse(day)));
}

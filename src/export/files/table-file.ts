import type { Cell } from '../../operations/rows.ts';
import type { DataTable } from '../data-table.ts';

/** Where the rows of a table go, some at a time. */
interface TableFile {
  write(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Writes what is left, after the last row. */
  end(): Promise<void>;
}

/** Begins a table in a form. */
export type BeginTable = (table: DataTable) => Promise<TableFile>;

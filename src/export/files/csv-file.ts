import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../../operations/rows.ts';
import type { BeginTable } from './table-file.ts';

/**
 * Writes each table as `<table>.csv` in a folder: UTF-8 without a byte order mark, an empty cell for null, every cell
 * exactly as it is. Programs read these files; what a spreadsheet needs to be told besides is in the workbooks.
 *
 * Source: RFC 4180.
 */
export function csvFilesIn(folder: string): BeginTable {
  return async ({ name, columns }) => {
    // Opened for each piece: a table that is given up half way leaves nothing open.
    const path = join(folder, `${name}.csv`);
    const write = async (rows: readonly (readonly Cell[])[]) => {
      if (rows.length > 0)
        await appendFile(
          path,
          stringify([...rows] as unknown[][], {
            record_delimiter: 'windows',
            cast: { boolean: (value) => String(value) },
          }),
        );
    };
    await write([columns.map((column) => column.name)]);
    return { write, end: async () => {} };
  };
}

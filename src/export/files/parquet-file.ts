import { join } from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../../operations/rows.ts';
import type { DataColumn, DataType } from '../data-table.ts';
import type { BeginTable } from './table-file.ts';

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** As many rows wait until they are written as a group. */
const GROUP = 10_000;
/** Digits behind the point of a decimal number; a record has ten at most. */
const SCALE = 10;

const ELEMENTS: Readonly<Record<DataType, Omit<Element, 'name'>>> = {
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  decimal: { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, converted_type: 'DECIMAL', scale: SCALE, precision: 38 },
  date: { type: 'INT32', converted_type: 'DATE' },
  datetime: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  boolean: { type: 'BOOLEAN' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};

/** Writes each table as `<table>.parquet` in a folder, in groups of rows. Source: Apache Parquet format. */
export function parquetFilesIn(folder: string): BeginTable {
  return async ({ name, columns }) => {
    const writer = fileWriter(join(folder, `${name}.parquet`));
    const schema: Element[] = [
      { name: 'root', num_children: columns.length },
      ...columns.map(
        (column): Element => ({
          ...ELEMENTS[column.type],
          name: column.name,
          repetition_type: 'OPTIONAL',
        }),
      ),
    ];
    const parquet = new ParquetWriter({ writer, schema });
    let waiting: (readonly Cell[])[] = [];
    const flush = async () => {
      if (waiting.length === 0) return;
      const rows = waiting;
      waiting = [];
      await parquet.write({
        columnData: columns.map((column, at) => ({
          name: column.name,
          data: rows.map((row) => stored(row[at] ?? null, column)),
        })),
        rowGroupSize: GROUP,
      });
    };
    return {
      write: async (rows) => {
        waiting.push(...rows);
        if (waiting.length >= GROUP) await flush();
      },
      end: async () => {
        await flush();
        await parquet.finish();
      },
    };
  };
}

function stored(cell: Cell, { type }: DataColumn): unknown {
  if (cell === null) return null;
  if (type === 'decimal') return unscaled(String(cell));
  if (type === 'date' || type === 'datetime') return new Date(String(cell));
  return cell;
}

/** Moves the point of a decimal text so far that a whole number is left; no digit goes through a float. */
function unscaled(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(SCALE, '0').slice(0, SCALE));
}

import { chmodSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import type { Cell } from '../../operations/rows.ts';
import type { DataColumn, DataTable, DataType } from '../data-table.ts';
import type { BeginTable } from './table-file.ts';

/** SQLite keeps numbers of a NUMERIC column as it best can; days are text that its own functions read. */
const TYPES: Readonly<Record<DataType, string>> = {
  integer: 'INTEGER',
  number: 'REAL',
  decimal: 'NUMERIC',
  date: 'TEXT',
  datetime: 'TEXT',
  boolean: 'INTEGER',
  string: 'TEXT',
};

export interface SqliteFile {
  begin: BeginTable;
  /** Says of the file what it is, and closes it. */
  close(about: readonly (readonly [name: string, value: string])[]): void;
  /** Closes it as it is, when it will not be used. */
  abandon(): void;
}

/** Writes all tables into one SQLite database, with a dictionary of their columns in the table `columns`. */
export function sqliteFile(path: string): SqliteFile {
  const database = new sqlite.Database(path);
  // Nobody reads the file before it is whole, so nothing has to be safe against a crash.
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = "UTF-8"');
  database.exec(
    'CREATE TABLE "columns" ("table" TEXT NOT NULL, "column" TEXT NOT NULL, "type" TEXT NOT NULL, "description" TEXT NOT NULL, PRIMARY KEY ("table", "column"))',
  );
  return {
    begin: async (table) => {
      database.exec(createTable(table));
      for (const { name, type, description } of table.columns)
        database.run('INSERT INTO "columns" VALUES (?, ?, ?, ?)', [table.name, name, type, description]);
      const insert = database.prepare(
        `INSERT INTO "${table.name}" VALUES (${table.columns.map(() => '?').join(', ')})`,
      );
      return {
        write: async (rows) => {
          database.exec('BEGIN');
          for (const row of rows) insert.run(table.columns.map((column, at) => stored(row[at] ?? null, column)));
          database.exec('COMMIT');
        },
        end: async () => {
          insert.finalize();
          for (const { name } of table.columns.filter(isId))
            database.exec(`CREATE INDEX "${table.name}_${name}" ON "${table.name}" ("${name}")`);
        },
      };
    },
    close: (about) => {
      database.exec('CREATE TABLE "about" ("name" TEXT PRIMARY KEY, "value" TEXT NOT NULL)');
      for (const entry of about) database.run('INSERT INTO "about" VALUES (?, ?)', [...entry]);
      database.close();
      // It is made for its owner alone, and is for all.
      chmodSync(path, 0o644);
    },
    abandon: () => database.close(),
  };
}

function createTable({ name, columns }: DataTable): string {
  return `CREATE TABLE "${name}" (${columns.map((column) => `"${column.name}" ${TYPES[column.type]}`).join(', ')})`;
}

/** What tables are joined by. */
function isId({ name }: DataColumn): boolean {
  return name === 'id' || name.endsWith('_id');
}

function stored(cell: Cell, { type }: DataColumn): Cell {
  return type === 'boolean' && cell !== null ? Number(cell) : cell;
}

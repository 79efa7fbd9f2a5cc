import { type SQL, sql } from 'drizzle-orm';
import { type PgColumn, PgDialect } from 'drizzle-orm/pg-core';

const dialect = new PgDialect();

/**
 * Writes a piece of SQL without values out, once for all statements that hold it. Else each of its tables and columns
 * is looked at again for every statement, which takes longer than all else that a small question needs.
 */
export function written<T>(piece: SQL<T>): SQL<T> {
  const { sql: text, params } = dialect.sqlToQuery(piece);
  if (params.length > 0) throw new Error(`"${text}" has values, which each statement must bring itself`);
  return sql.raw(text) as SQL<T>;
}

/** Types whose values both engines give as an answer shows them; others are read by Drizzle, which turns them into those. */
const PLAIN_TYPES: ReadonlySet<string> = new Set([
  ...['PgText', 'PgEnumColumn', 'PgInteger', 'PgDateString', 'PgBoolean', 'PgNumeric'],
]);

/**
 * Writes out what a statement selects, under the given names, so that its rows are used as they come: building them
 * from lists of columns and values takes longer than the whole rest of a small question.
 */
export function writtenColumns(columns: Readonly<Record<string, PgColumn | SQL>>): SQL {
  const each = Object.entries(columns).map(([name, column]) => {
    if ('columnType' in column && !PLAIN_TYPES.has(column.columnType)) {
      throw new Error(`"${name}" is a ${column.columnType}, whose values are not used as they come`);
    }
    return sql`${column} as ${sql.identifier(name)}`;
  });
  return written(sql.join(each, sql`, `));
}

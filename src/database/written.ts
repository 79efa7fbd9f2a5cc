import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

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

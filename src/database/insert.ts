import { getTableColumns, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './connection.ts';

const MAX_PARAMETERS = 60_000;

/** Inserts rows in chunks that fit a statement; with a key, existing rows take the new values. */
export async function insertAll<T extends PgTable>(
  tx: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
  key?: PgColumn,
): Promise<void> {
  const columns = getTableColumns(table);
  const size = Math.max(1, Math.floor(MAX_PARAMETERS / Object.keys(columns).length));
  const excluded = Object.fromEntries(
    Object.entries(columns)
      // The database itself makes what is generated.
      .filter(([, column]) => column !== key && column.generated === undefined)
      .map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
  for (let at = 0; at < rows.length; at += size) {
    const insert = tx.insert(table).values(rows.slice(at, at + size) as never);
    await (key ? insert.onConflictDoUpdate({ target: key, set: excluded as never }) : insert);
  }
}

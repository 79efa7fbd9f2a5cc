import { type Db, isAny } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import { records as recordsTable } from './record.table.ts';
import type { RecordType } from './record.ts';

/** Writes the rows of changed records of one type in the place of those that they had. */
export async function writeRows(
  tx: Db,
  type: RecordType,
  changes: readonly { id: string; content: { key: string } }[],
): Promise<void> {
  if (changes.length === 0) return;
  await deleteChildren(
    tx,
    type,
    changes.map((change) => change.id),
  );
  await insertAll(
    tx,
    type.main,
    changes.map((change) => type.row(change.content)),
    type.main.id,
  );
  for (const { table, rows } of type.children) {
    await insertAll(
      tx,
      table,
      changes.flatMap((change) => rows(change.content)),
    );
  }
}

async function deleteChildren(tx: Db, type: RecordType, ids: string[]): Promise<void> {
  for (const { table, owner } of type.children) await tx.delete(table).where(isAny(owner, ids));
}

/** Deletes records and their rows. */
export async function deleteRecords(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  gone: readonly { id: string; type: string }[],
): Promise<void> {
  for (const [name, type] of byType) {
    const ids = gone.filter((record) => record.type === name).map((record) => record.id);
    if (ids.length === 0) continue;
    await deleteChildren(tx, type, ids);
    await tx.delete(type.main).where(isAny(type.main.id, ids));
    await tx.delete(recordsTable).where(isAny(recordsTable.id, ids));
  }
}

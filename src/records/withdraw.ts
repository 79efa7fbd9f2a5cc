import { sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Db, isAny } from '../database/connection.ts';
import { records as recordsTable } from './record.table.ts';

/** The wish to take a record out. */
export interface Withdrawal {
  id: string;
  /** The record that takes its place; addresses of the old one lead there. */
  mergedInto?: string;
  /** Why; absent: the reason of the publication. */
  reason?: string;
}

/** A record as it stands in the database. */
export interface PublishedRecord {
  id: string;
  type: string;
  content: { key: string };
}

/** Lists the published records that a publication takes out. What it also writes stays. */
export async function withdrawnBy(
  tx: Db,
  { records, withdraw }: { records: readonly { id: string }[]; withdraw: readonly Withdrawal[] },
): Promise<PublishedRecord[]> {
  const written = new Set(records.map((record) => record.id));
  const ids = withdraw.map((withdrawal) => withdrawal.id).filter((id) => !written.has(id));
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: recordsTable.id, type: recordsTable.type, content: recordsTable.content })
    .from(recordsTable)
    .where(isAny(recordsTable.id, ids))
    .orderBy(sql`${recordsTable.id} collate "C"`);
  return rows as PublishedRecord[];
}

/** An address must not lead from a withdrawn record to nothing. */
export async function checkMerges(
  tx: Db,
  changes: readonly { id: string }[],
  withdraw: readonly Withdrawal[],
): Promise<void> {
  const targets = withdraw.flatMap(({ id, mergedInto }) => (mergedInto ? [{ id, mergedInto }] : []));
  if (targets.length === 0) return;
  const found = await tx
    .select({ id: recordsTable.id })
    .from(recordsTable)
    .where(
      isAny(
        recordsTable.id,
        targets.map((target) => target.mergedInto),
      ),
    );
  const present = new Set([...found, ...changes].map((record) => record.id));
  for (const { id } of withdraw) present.delete(id);
  const missing = targets.find((target) => !present.has(target.mergedInto));
  if (!missing) return;
  throw new AppError(
    'UNKNOWN_REFERENCE',
    `${missing.id} cannot be merged into "${missing.mergedInto}", which is not published. Name a record that stays. Nothing was written.`,
  );
}

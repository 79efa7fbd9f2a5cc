import { and, eq, or, sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { changes as changesTable } from './change.table.ts';
import { datasetVersions, ORIGINS, type Origin, records as recordsTable } from './record.table.ts';

/** The wish to take a record out. */
export interface Withdrawal {
  id: string;
  /** The record that takes its place; addresses of the old one lead there. */
  mergedInto?: string;
  /** Why; absent: the reason of the publication. */
  reason?: string;
}

/** The part of a publication that says what it takes out. */
interface Withdrawing {
  origin: Origin;
  records: readonly { id: string }[];
  complete?: boolean;
  withdraw?: readonly Withdrawal[];
}

/** A record as it stands in the database. */
export interface PublishedRecord {
  id: string;
  type: string;
  content: { key: string };
}

/** Lists what a publication takes out: what it names, and what a complete one no longer has. */
export async function withdrawnBy(tx: Db, publication: Withdrawing): Promise<PublishedRecord[]> {
  const named = (publication.withdraw ?? []).map((withdrawal) => withdrawal.id);
  const ids = publication.records.map((record) => record.id);
  const absent = ids.length === 0 ? undefined : sql`not (${isAny(recordsTable.id, ids)})`;
  const dropped = publication.complete ? and(eq(recordsTable.origin, publication.origin), absent) : undefined;
  if (named.length === 0 && !publication.complete) return [];
  const isNamed = absent ? and(isAny(recordsTable.id, named), absent) : isAny(recordsTable.id, named);
  const rows = await tx
    .select({ id: recordsTable.id, type: recordsTable.type, content: recordsTable.content })
    .from(recordsTable)
    .where(or(isNamed, dropped))
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

/**
 * Lists the ids whose last change was a withdrawal by a higher origin: a release of the seeds must not bring back
 * what a person took out.
 */
export async function heldBack(tx: Db, ids: readonly string[], origin: Origin): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await rowsOf<{ id: string; kind: string; origin: Origin }>(
    tx,
    sql`select distinct on (${changesTable.entityId}) ${changesTable.entityId} as id, ${changesTable.kind} as kind,
          ${datasetVersions.origin} as origin
        from ${changesTable} inner join ${datasetVersions} on ${datasetVersions.version} = ${changesTable.version}
        where ${isAny(changesTable.entityId, ids)} order by ${changesTable.entityId}, ${changesTable.seq} desc`,
  );
  const higher = rows.filter(
    (row) => row.kind === 'WITHDRAWN' && ORIGINS.indexOf(row.origin) > ORIGINS.indexOf(origin),
  );
  return new Set(higher.map((row) => row.id));
}

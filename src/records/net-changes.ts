import { and, asc, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import { type Db, isListed, rowsOf } from '../database/connection.ts';
import { type ChangeKind, changes } from './change.table.ts';
import { datasetVersions, records } from './record.table.ts';

/** What became of a record between two versions, without its content. */
export interface ChangedRecord {
  id: string;
  type: string;
  /** Plan of which it is a part; null for what is none. */
  ownerId: string | null;
  provinceId: string | null;
}

/** The same with its content at both ends, and the publication that changed it last. */
export interface NetChange extends ChangedRecord {
  kind: ChangeKind;
  before: Content | null;
  after: Content | null;
  /** Versions that changed it, the oldest first. */
  versions: number[];
  publishedAt: Date;
  reason: string;
  mergedInto: string | null;
}

/** Content of a record as it stands in the log. */
export type Content = { key: string } & Record<string, unknown>;

/** A part of the log: after one version, up to another. */
export interface Span {
  after: number;
  upTo: number;
}

const within = ({ after, upTo }: Span): SQL | undefined => and(gt(changes.version, after), lte(changes.version, upTo));

/** Lists the records that a part of the log tells of: some ids, or some types; at most `limit`. */
export async function changedRecords(
  db: Db,
  span: Span,
  { ids, types, limit }: { ids?: readonly string[]; types?: readonly string[]; limit: number },
): Promise<ChangedRecord[]> {
  const wanted = [ids && isListed(changes.entityId, ids), types && isListed(changes.entityType, types)];
  return rowsOf<ChangedRecord & Record<string, unknown>>(
    db,
    sql`select distinct on (${changes.entityId}) ${changes.entityId} as id, ${changes.entityType} as type,
        ${changes.ownerId} as "ownerId", ${changes.provinceId} as "provinceId" from ${changes}
        where ${and(within(span), ...wanted)} order by ${changes.entityId}, ${changes.seq} desc limit ${limit}`,
  );
}

/** Reads what became of records between two versions; what was changed and changed back is left out. */
export async function netChanges(db: Db, span: Span, ids: readonly string[]): Promise<NetChange[]> {
  const rows = await db
    .select({ change: changes, at: datasetVersions.publishedAt })
    .from(changes)
    .innerJoin(datasetVersions, eq(datasetVersions.version, changes.version))
    .where(and(within(span), isListed(changes.entityId, ids)))
    .orderBy(asc(changes.seq));
  const found = new Map<string, NetChange>();
  for (const { change, at } of rows) {
    const known = found.get(change.entityId);
    found.set(change.entityId, {
      id: change.entityId,
      type: change.entityType,
      ownerId: change.ownerId,
      provinceId: change.provinceId,
      kind: change.kind,
      before: known ? known.before : (change.before as Content | null),
      after: change.after as Content | null,
      versions: [...(known?.versions ?? []), change.version],
      publishedAt: at,
      reason: change.reason,
      mergedInto: change.mergedIntoId,
    });
  }
  return [...found.values()].flatMap((change) => {
    if (JSON.stringify(change.before) === JSON.stringify(change.after)) return [];
    const kind = change.before === null ? 'ADDED' : change.after === null ? 'WITHDRAWN' : change.kind;
    // Taken out and brought back in between.
    return [{ ...change, kind: kind === 'ADDED' && change.before !== null ? 'CHANGED' : kind }];
  });
}

/** Reads the content of records as they stand. */
export async function contentsOf(db: Db, ids: readonly string[]): Promise<{ type: string; content: Content }[]> {
  const rows = await db
    .select({ type: records.type, content: records.content })
    .from(records)
    .where(isListed(records.id, ids));
  return rows.map(({ type, content }) => ({ type, content: content as Content }));
}

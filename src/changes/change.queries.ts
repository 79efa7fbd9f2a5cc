import { asc, eq, gt, or, type SQL, sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { allOf } from '../graph/pagination.ts';
import { type ChangeKind, changeKind, changes } from '../records/change.table.ts';
import { datasetVersions } from '../records/record.table.ts';
import { changeCursor } from './change.cursor.ts';
import type { Change } from './change.type.ts';

/** Which part of the log is asked for. */
export interface ChangeFilter {
  entityTypes?: readonly string[] | null;
  kinds?: readonly ChangeKind[] | null;
  /** Ids of provinces. */
  provinceIds?: readonly string[] | null;
  /** Only what was published after this version. */
  since?: number | null;
  /** Id of a record: only its own changes and those of its parts. */
  partOf?: string | null;
}

function conditions({ entityTypes, kinds, provinceIds, since, partOf }: ChangeFilter): (SQL | undefined)[] {
  return [
    entityTypes == null ? undefined : isAny(changes.entityType, entityTypes),
    kinds == null ? undefined : isAny(changes.kind, kinds, changeKind),
    provinceIds == null ? undefined : isAny(changes.provinceId, provinceIds),
    since == null ? undefined : gt(changes.version, since),
    partOf == null ? undefined : or(eq(changes.entityId, partOf), eq(changes.ownerId, partOf)),
  ];
}

/** Reads the log forward from a place, oldest first. */
export async function readChanges(
  db: Db,
  { datasetId, after, limit, filter }: { datasetId: string; after: number; limit: number; filter: ChangeFilter },
): Promise<Change[]> {
  const rows = await db
    .select({
      change: changes,
      origin: datasetVersions.origin,
      publishedBy: datasetVersions.publishedBy,
      at: datasetVersions.publishedAt,
    })
    .from(changes)
    .innerJoin(datasetVersions, eq(datasetVersions.version, changes.version))
    .where(allOf([sql`${changes.seq} > ${after}`, ...conditions(filter)]))
    .orderBy(asc(changes.seq))
    .limit(limit);
  return rows.map(({ change, origin, publishedBy, at }) => ({
    ...change,
    cursor: changeCursor(datasetId, change.seq),
    mergedInto: change.mergedIntoId,
    partOf: change.ownerId,
    origin,
    publishedBy,
    datasetVersion: change.version,
    at,
  }));
}

/** Counts the part of the log that a filter keeps. */
export async function countChanges(db: Db, filter: ChangeFilter): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    db,
    sql`select count(*)::int as count from ${changes} where ${allOf(conditions(filter))}`,
  );
  return row?.count ?? 0;
}

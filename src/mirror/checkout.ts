import { and, asc, eq, gt, lt, lte, sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Database, type Db, rowsOf } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import { changes } from '../records/change.table.ts';
import { datasetIdentity } from '../records/change-log.ts';
import { currentVersion, replay } from '../records/publish.ts';
import { datasets, datasetVersions, records as recordsTable } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import { checkVersion } from '../records/versions.ts';
import { checkReadable } from './mirror.ts';

/** So many entries of the log are read at a time. */
const PAGE = 2_000;

/** An entry of the log as it is stored. */
export type LoggedChange = typeof changes.$inferSelect;

/** What is said of a publication, as JSON carries it. */
interface LoggedVersion extends Omit<typeof datasetVersions.$inferSelect, 'publishedAt'> {
  publishedAt: string;
}

/** A dataset and its publications up to one of them. */
export interface History {
  datasetId: string;
  /** Address of the original, where the dataset is a copy itself. */
  mirrorOf: string | null;
  versions: LoggedVersion[];
}

/** Lists the publications up to a version. Throws: UNKNOWN_VERSION. */
export async function historyUpTo(db: Db, version: number): Promise<History> {
  const newest = (await currentVersion(db)) ?? 0;
  const identity = await datasetIdentity(db);
  checkVersion(version, newest);
  if (identity === null) throw new Error('a version without a dataset');
  const rows = await db
    .select()
    .from(datasetVersions)
    .where(lte(datasetVersions.version, version))
    .orderBy(asc(datasetVersions.version));
  return {
    datasetId: identity.id,
    mirrorOf: identity.mirrorOf,
    versions: rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() })),
  };
}

/** Reads the entries of the log up to a version after a sequence, some at a time; an empty list is its end. */
export function logUpTo(db: Db, version: number, afterSeq: number, limit = PAGE): Promise<LoggedChange[]> {
  return db
    .select()
    .from(changes)
    .where(and(lte(changes.version, version), gt(changes.seq, afterSeq)))
    .orderBy(asc(changes.seq))
    .limit(limit);
}

interface CheckoutOptions {
  history: History;
  /** Gives the entries of the log after a sequence. */
  log: (afterSeq: number) => Promise<LoggedChange[]>;
  /** An empty, migrated database. */
  into: Database;
  types: readonly RecordType[];
  /** What the copy remembers as its original. */
  original: string;
  /** Hears how far it is. */
  onLog?: (seq: number) => void;
}

/**
 * Rebuilds a dataset as a version left it: its records from the last entry of each in the log, and the log itself up to
 * there. The copy is read only, like a mirror, and a mirror can bring it up to date.
 *
 * Throws: CHECKOUT_FAILED when the hash is not the one that the version announced; MIRROR_FAILED when this release
 * cannot read what stood in it.
 */
export async function checkOut({ history, log, into, types, original, onLog }: CheckoutOptions): Promise<string> {
  const last = history.versions.at(-1);
  if (!last) throw new Error('a history without versions');
  const { version, publishedAt, contentHash, changedRecords, origin, reason, publishedBy } = last;
  const db = into.db;
  await db.insert(datasets).values({ id: history.datasetId, mirrorOf: original });
  await insertAll(
    db,
    datasetVersions,
    history.versions.slice(0, -1).map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) })),
  );
  const ofLast: LoggedChange[] = [];
  for (let page = await log(0); page.length > 0; page = await log(page.at(-1)?.seq ?? 0)) {
    await insertAll(
      db,
      changes,
      page.filter((entry) => entry.version < version),
    );
    ofLast.push(...page.filter((entry) => entry.version === version));
    onLog?.(page.at(-1)?.seq ?? 0);
  }
  const records = await recordsAt(db, version, ofLast);
  checkReadable(
    types,
    records.map(({ type, id, content }) => ({ entityType: type, entityId: id, after: content })),
  );
  await replay(into, types, {
    version,
    origin,
    reason,
    publishedBy,
    now: new Date(publishedAt),
    records,
    withdraw: [],
    log: ofLast.map(({ version: _, ...entry }) => entry),
  });
  await restoreFacts(db, version, changedRecords);
  const [now] = await db
    .select({ hash: datasetVersions.contentHash })
    .from(datasetVersions)
    .where(eq(datasetVersions.version, version));
  if (now?.hash !== contentHash)
    throw new AppError(
      'CHECKOUT_FAILED',
      `Version ${version} announced the content hash ${contentHash}; what the change log gives has ${now?.hash}. Copy the dataset from where it was published first: kehoach mirror <url>.`,
    );
  return contentHash;
}

interface Standing {
  id: string;
  type: string;
  content: { key: string };
}

/** What the log says last of each record. */
async function recordsAt(db: Db, version: number, ofLast: readonly LoggedChange[]): Promise<Standing[]> {
  const before = await rowsOf<{ id: string; type: string; content: { key: string } | null }>(
    db,
    sql`select distinct on (${changes.entityId}) ${changes.entityId} as id, ${changes.entityType} as type,
        ${changes.after} as content from ${changes} where ${lt(changes.version, version)}
        order by ${changes.entityId}, ${changes.seq} desc`,
  );
  const standing = new Map(before.map((row) => [row.id, row]));
  for (const { entityId: id, entityType: type, after } of ofLast)
    standing.set(id, { id, type, content: after as { key: string } | null });
  return [...standing.values()].flatMap(({ id, type, content }) => (content ? [{ id, type, content }] : []));
}

/** Gives each record the version and origin of its last change: the publication that wrote all of them is the last one's. */
async function restoreFacts(db: Db, version: number, changedRecords: number): Promise<void> {
  await db.update(datasetVersions).set({ changedRecords }).where(eq(datasetVersions.version, version));
  await db.execute(
    sql`update ${recordsTable} set version = each.version, origin = ${datasetVersions.origin}
        from (select ${changes.entityId} as id, max(${changes.version}) as version from ${changes} group by 1) as each
        inner join ${datasetVersions} on ${datasetVersions.version} = each.version
        where ${recordsTable.id} = each.id`,
  );
}

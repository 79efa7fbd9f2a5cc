import { eq, sql } from 'drizzle-orm';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { AppError, causes } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import { type Database, type Db, isAny, rowsOf } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import { WRITER_LOCK } from '../database/migrate.ts';
import { changes as changesTable } from './change.table.ts';
import {
  announceChanges,
  ensureDataset,
  happeningsOf,
  type LogEntry,
  lastSequence,
  toLogEntries,
} from './change-log.ts';
import { project } from './projection.ts';
import { datasetVersions, ORIGINS, type Origin, records as recordsTable } from './record.table.ts';
import type { RecordType } from './record.ts';
import { checkMerges, heldBack, type Withdrawal, withdrawnBy } from './withdraw.ts';

/** A record to publish; `place` is what a message names when the record is wrong. */
export interface IncomingRecord {
  type: string;
  id: string;
  content: { key: string };
  place?: string;
  /** Whose content stands, when that is not the publication's origin. */
  origin?: Origin;
}

export interface Publication {
  origin: Origin;
  reason: string;
  records: readonly IncomingRecord[];
  /** True when these are all records of this origin: what is published of it and not among them is withdrawn. */
  complete?: boolean;
  /** Records to take out, whatever their origin. Ids that are not published are passed over. */
  withdraw?: readonly Withdrawal[];
  /** What the change log calls a change of a published record; absent: CORRECTED for a review, else CHANGED. */
  kind?: 'CHANGED' | 'CORRECTED';
  /** The numbers under which the original published this: a mirror keeps them, and its order of precedence. */
  replay?: { version: number; log: readonly LogEntry[] };
  /**
   * Composes what is to be published inside the transaction, from layers that only the writer may read.
   * Precedence is then settled already: `records` and `complete` are not looked at.
   */
  compose?: (
    tx: Db,
    types: ReadonlyMap<string, RecordType>,
  ) => Promise<{ records: readonly IncomingRecord[]; withdraw: readonly Withdrawal[] }>;
  now: Date;
}

export interface PublicationResult {
  version: number;
  added: string[];
  changed: string[];
  withdrawn: string[];
}

/**
 * The one way in which content is written: one transaction, one writer at a time, the dataset version advanced when,
 * and only when, content changed. A record of a lower origin never overwrites one of a higher.
 *
 * `within` runs in the same transaction, after the rows are written.
 * The change log grows by what changed, in the same transaction.
 * Throws: UNKNOWN_REFERENCE, DUPLICATE_RECORD, READ_ONLY_MIRROR; nothing is then kept.
 */
export async function publish(
  database: Database,
  types: readonly RecordType[],
  publication: Publication,
  within: (tx: Db, result: PublicationResult) => Promise<void> = async () => {},
): Promise<PublicationResult> {
  const byType = new Map(types.map((type) => [type.type, type]));
  try {
    return await database.db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK})`);
      await tx.execute(sql`set constraints all deferred`);
      await ensureDataset(tx as unknown as Db, publication.replay !== undefined);
      const result = await apply(tx as unknown as Db, byType, publication);
      await within(tx as unknown as Db, result);
      // Checked here and not at the commit, so that a violation is an error of this statement on both engines.
      await tx.execute(sql`set constraints all immediate`);
      return result;
    });
  } catch (error) {
    throw readable(error);
  }
}

async function apply(tx: Db, byType: Map<string, RecordType>, given: Publication): Promise<PublicationResult> {
  const composed = await given.compose?.(tx, byType);
  const publication: Publication = composed ? { ...given, ...composed, complete: false } : given;
  const settled = composed !== undefined || publication.replay !== undefined;
  const { records, origin } = publication;
  const known = await tx
    .select({
      id: recordsTable.id,
      contentHash: recordsTable.contentHash,
      origin: recordsTable.origin,
      content: recordsTable.content,
    })
    .from(recordsTable)
    .where(
      isAny(
        recordsTable.id,
        records.map((record) => record.id),
      ),
    );
  const before = new Map(known.map((record) => [record.id, record]));
  const unknown = records.filter((record) => !before.has(record.id)).map((record) => record.id);
  const held = settled ? new Set<string>() : await heldBack(tx, unknown, origin);
  const changes = records.flatMap((record) => {
    if (held.has(record.id)) return [];
    const contentHash = sha256(canonicalJson(record.content));
    const old = before.get(record.id);
    const outranked = old && !settled && ORIGINS.indexOf(old.origin) > ORIGINS.indexOf(origin);
    if (old && (old.contentHash === contentHash || outranked)) return [];
    return [{ ...record, contentHash, isNew: !old, before: (old?.content ?? null) as { key: string } | null }];
  });
  const withdrawn = await withdrawnBy(tx, publication);
  const version = (await currentVersion(tx)) ?? 0;
  if (changes.length === 0 && withdrawn.length === 0) return { version, added: [], changed: [], withdrawn: [] };

  await checkReferences(tx, byType, changes, withdrawn);
  await checkMerges(tx, changes, publication.withdraw ?? []);
  const log =
    publication.replay?.log ??
    (await toLogEntries(tx, byType, happeningsOf([...byType.keys()], publication, changes, withdrawn)));
  const next = publication.replay?.version ?? version + 1;
  await insertAll(tx, datasetVersions, [
    {
      version: next,
      publishedAt: publication.now,
      origin,
      reason: publication.reason,
      contentHash: '',
      changedRecords: changes.length + withdrawn.length,
    },
  ]);
  await deleteRecords(tx, byType, withdrawn);
  for (const [name, type] of byType)
    await writeRows(
      tx,
      type,
      changes.filter((change) => change.type === name),
    );
  await insertAll(
    tx,
    recordsTable,
    changes.map(({ id, type, content, contentHash, origin: own }) => ({
      id,
      type,
      content,
      contentHash,
      origin: own ?? origin,
      version: next,
    })),
    recordsTable.id,
  );
  await insertAll(
    tx,
    changesTable,
    log.map((entry) => ({ ...entry, version: next })),
  );
  await announceChanges(tx, await lastSequence(tx));
  await project(tx, changes, withdrawn);
  const contentHash = await datasetHash(tx);
  await tx.update(datasetVersions).set({ contentHash }).where(eq(datasetVersions.version, next));
  return {
    version: next,
    added: changes.filter((change) => change.isNew).map((change) => change.id),
    changed: changes.filter((change) => !change.isNew).map((change) => change.id),
    withdrawn: withdrawn.map((record) => record.id),
  };
}

/** Returns the version of the newest publication; null before the first. */
export async function currentVersion(db: Db): Promise<number | null> {
  const [row] = await rowsOf<{ version: number | null }>(
    db,
    sql`select max(version) as version from ${datasetVersions}`,
  );
  return row?.version ?? null;
}

/** Hashes what is published, record by record in the order of ids: equal contents, equal hashes, on any engine. */
async function datasetHash(tx: Db): Promise<string> {
  const [row] = await rowsOf<{ hash: string }>(
    tx,
    sql`select encode(sha256(convert_to(coalesce(string_agg(${recordsTable.id} || ' ' || ${recordsTable.contentHash}, E'\n'
        order by ${recordsTable.id} collate "C"), ''), 'UTF8')), 'hex') as hash from ${recordsTable}`,
  );
  return row?.hash ?? '';
}

async function checkReferences(
  tx: Db,
  byType: Map<string, RecordType>,
  changes: readonly IncomingRecord[],
  withdrawn: readonly { id: string }[],
): Promise<void> {
  const own = new Set(changes.map((change) => change.id));
  const mentions = changes.flatMap((change) => {
    const type = byType.get(change.type);
    if (!type) throw new Error(`no record type "${change.type}"`);
    return type
      .references(change.content)
      .map((reference) => ({ change, reference, id: `${reference.type}:${reference.key}` }));
  });
  const outside = [...new Set(mentions.map((mention) => mention.id).filter((id) => !own.has(id)))];
  const found = await tx.select({ id: recordsTable.id }).from(recordsTable).where(isAny(recordsTable.id, outside));
  const present = new Set([...own, ...found.map((row) => row.id)]);
  for (const { id } of withdrawn) present.delete(id);
  const missing = mentions.find((mention) => !present.has(mention.id));
  if (!missing) return;
  const { change, reference } = missing;
  const siblings = await tx
    .select({ id: recordsTable.id })
    .from(recordsTable)
    .where(eq(recordsTable.type, reference.type));
  const keys = [...siblings.map((row) => row.id), ...own].filter((id) => id.startsWith(`${reference.type}:`));
  const near = nearest(
    reference.key,
    keys.map((id) => id.slice(reference.type.length + 1)),
  );
  throw new AppError(
    'UNKNOWN_REFERENCE',
    `${change.place ?? change.id} at ${reference.path}: there is no ${reference.type} "${reference.key}".` +
      `${near ? ` Did you mean "${near}"?` : ' Add it, or correct the name.'} Nothing was written.`,
  );
}

async function writeRows(tx: Db, type: RecordType, changes: readonly IncomingRecord[]): Promise<void> {
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

async function deleteRecords(
  tx: Db,
  byType: Map<string, RecordType>,
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

/** Turns a violated constraint into an error that its reader can act on; passes everything else on. */
function readable(error: unknown): unknown {
  for (const cause of causes(error)) {
    const { code, detail, constraint, constraint_name: name } = cause as Record<string, unknown>;
    if (code === '23505') {
      return new AppError(
        'DUPLICATE_RECORD',
        `Two records claim one identity (${constraint ?? name}). Keep one of them. Nothing was written.`,
        { detail },
        { cause: error },
      );
    }
    if (code === '23503') {
      return new AppError(
        'UNKNOWN_REFERENCE',
        `A record that others name would be missing (${constraint ?? name}). Nothing was written.`,
        { detail },
        { cause: error },
      );
    }
  }
  return error;
}

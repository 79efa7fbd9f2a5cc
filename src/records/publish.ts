import { eq, sql } from 'drizzle-orm';
import { canonicalJson, sha256 } from '../base/canonical.ts';
import { AppError, causes } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import { type Database, type Db, isAny, rowsOf } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import { endLeases } from '../database/lease.ts';
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
import { datasetVersions, type Origin, records as recordsTable } from './record.table.ts';
import type { RecordType } from './record.ts';
import { deleteRecords, writeRows } from './rows.ts';
import { checkMerges, type Withdrawal, withdrawnBy } from './withdraw.ts';

/** A record to publish; `place` is what a message names when the record is wrong. */
export interface IncomingRecord {
  type: string;
  id: string;
  content: { key: string };
  place?: string;
  /** Whose content stands, when that is not the publication's origin. */
  origin?: Origin;
}

/** What a publication writes and takes out, composed from layers inside its transaction. */
interface Composed {
  records: readonly IncomingRecord[];
  /** Ids that are not published are passed over. */
  withdraw: readonly Withdrawal[];
}

/** What is said of a publication beside its content. */
interface Occasion {
  origin: Origin;
  reason: string;
  now: Date;
  /** The dataset in which this was published first; absent when it is this one. */
  publishedBy?: string | null;
}

export interface Publication extends Occasion {
  /** What the change log calls a change of a published record; absent: CORRECTED for a review, else CHANGED. */
  kind?: 'CHANGED' | 'CORRECTED';
  /**
   * Changes layers and composes from them what stands: by then precedence is settled. It runs inside the transaction,
   * because only the writer may read the layers.
   */
  compose: (tx: Db, types: ReadonlyMap<string, RecordType>) => Promise<Composed>;
}

/** A version of an original, under the numbers that it has there: a mirror keeps them, and its order of precedence. */
export interface Replay extends Occasion, Composed {
  version: number;
  log: readonly LogEntry[];
}

export interface PublicationResult {
  version: number;
  added: string[];
  changed: string[];
  withdrawn: string[];
}

/**
 * Publishes what stands after a change of layers: the one way in which content of this dataset is written.
 *
 * `within` runs in the same transaction, after the rows are written.
 * Throws: UNKNOWN_REFERENCE, DUPLICATE_RECORD, READ_ONLY_MIRROR; nothing is then kept.
 */
export function publish(
  database: Database,
  types: readonly RecordType[],
  { compose, ...publication }: Publication,
  within: (tx: Db, result: PublicationResult) => Promise<void> = async () => {},
): Promise<PublicationResult> {
  return write(database, types, false, async (tx, byType) => {
    const composed = await compose(tx, byType);
    const result = await apply(tx, byType, { ...publication, ...composed });
    await within(tx, result);
    return result;
  });
}

/** Writes a version of the original as it is: the one way in which content of a mirror is written. Throws as `publish`. */
export function replay(
  database: Database,
  types: readonly RecordType[],
  { version, log, ...publication }: Replay,
): Promise<PublicationResult> {
  return write(database, types, true, (tx, byType) => apply(tx, byType, publication, { version, log }));
}

/**
 * One transaction, one writer at a time, the dataset version advanced when, and only when, content changed; the
 * change log grows by what changed.
 */
async function write(
  database: Database,
  types: readonly RecordType[],
  mirrored: boolean,
  work: (tx: Db, byType: ReadonlyMap<string, RecordType>) => Promise<PublicationResult>,
): Promise<PublicationResult> {
  const byType = new Map(types.map((type) => [type.type, type]));
  try {
    return await database.db.transaction(async (transaction) => {
      const tx = transaction as unknown as Db;
      await tx.execute(sql`select pg_advisory_xact_lock(${WRITER_LOCK})`);
      await tx.execute(sql`set constraints all deferred`);
      await ensureDataset(tx, mirrored);
      const result = await work(tx, byType);
      // Checked here and not at the commit, so that a violation is an error of this statement on both engines.
      await tx.execute(sql`set constraints all immediate`);
      await endLeases(tx);
      return result;
    });
  } catch (error) {
    throw readable(error);
  }
}

async function apply(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  publication: Omit<Publication, 'compose'> & Composed,
  numbers?: Pick<Replay, 'version' | 'log'>,
): Promise<PublicationResult> {
  const { records, origin } = publication;
  const known = await tx
    .select({ id: recordsTable.id, contentHash: recordsTable.contentHash, content: recordsTable.content })
    .from(recordsTable)
    .where(
      isAny(
        recordsTable.id,
        records.map((record) => record.id),
      ),
    );
  const before = new Map(known.map((record) => [record.id, record]));
  const changes = records.flatMap((record) => {
    const contentHash = sha256(canonicalJson(record.content));
    const old = before.get(record.id);
    if (old?.contentHash === contentHash) return [];
    return [{ ...record, contentHash, isNew: !old, before: (old?.content ?? null) as { key: string } | null }];
  });
  const withdrawn = await withdrawnBy(tx, publication);
  const version = (await currentVersion(tx)) ?? 0;
  if (changes.length === 0 && withdrawn.length === 0) return { version, added: [], changed: [], withdrawn: [] };

  await checkReferences(tx, byType, changes, withdrawn);
  await checkMerges(tx, changes, publication.withdraw);
  const log =
    numbers?.log ?? (await toLogEntries(tx, byType, happeningsOf([...byType.keys()], publication, changes, withdrawn)));
  const next = numbers?.version ?? version + 1;
  await insertAll(tx, datasetVersions, [
    {
      version: next,
      publishedAt: publication.now,
      origin,
      reason: publication.reason,
      contentHash: '',
      changedRecords: changes.length + withdrawn.length,
      publishedBy: publication.publishedBy ?? null,
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
  byType: ReadonlyMap<string, RecordType>,
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

import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { type ChangeKind, changes } from './change.table.ts';
import { datasets, type Origin, records as recordsTable } from './record.table.ts';
import { idOf, type RecordType } from './record.ts';
import type { PublishedRecord, Withdrawal } from './withdraw.ts';

/** The channel on which a publication announces the last sequence of the log; it carries nothing else. */
export const CHANGES_CHANNEL = 'kehoach_changes';

export type LogEntry = Omit<typeof changes.$inferSelect, 'version'>;

/** A change before it has its place in the log. */
export interface Happening {
  kind: ChangeKind;
  type: string;
  id: string;
  before: { key: string } | null;
  after: { key: string } | null;
  reason: string;
  mergedInto?: string | undefined;
}

/** Says what a change of a record is called: only a person who checked it corrects; everything else changes. */
function kindOfChange(isNew: boolean, origin: Origin, override: 'CHANGED' | 'CORRECTED' | undefined): ChangeKind {
  if (isNew) return 'ADDED';
  return override ?? (origin === 'REVIEW' ? 'CORRECTED' : 'CHANGED');
}

/**
 * Names the dataset at its first publication. The writers' lock must be held.
 *
 * Throws: READ_ONLY_MIRROR when the database is a copy of another dataset and the writer is not its mirror.
 */
export async function ensureDataset(tx: Db, byMirror: boolean): Promise<void> {
  const [dataset] = await tx.select().from(datasets).limit(1);
  if (!dataset) {
    await tx.insert(datasets).values({ id: randomUUID() });
  } else if (dataset.mirrorOf !== null && !byMirror) {
    throw new AppError(
      'READ_ONLY_MIRROR',
      `This database mirrors ${dataset.mirrorOf}; only "kehoach mirror" writes to it. Publish there, or use another database.`,
    );
  }
}

/** Returns the identity of the dataset; null before the first publication. */
export async function datasetIdentity(db: Db): Promise<{ id: string; mirrorOf: string | null } | null> {
  const [row] = await db.select({ id: datasets.id, mirrorOf: datasets.mirrorOf }).from(datasets).limit(1);
  return row ?? null;
}

/** Returns the last sequence of the log; 0 when nothing has happened. */
export async function lastSequence(db: Db): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(db, sql`select coalesce(max(seq), 0)::int as seq from ${changes}`);
  return row?.seq ?? 0;
}

/** Puts changes in an order that a reader can follow one by one: what is named comes before what names it. */
export function happeningsOf(
  types: readonly string[],
  publication: { origin: Origin; reason: string; kind?: 'CHANGED' | 'CORRECTED'; withdraw?: readonly Withdrawal[] },
  changes: readonly {
    id: string;
    type: string;
    content: { key: string };
    before: { key: string } | null;
    isNew: boolean;
  }[],
  withdrawn: readonly PublishedRecord[],
): Happening[] {
  const named = new Map((publication.withdraw ?? []).map((withdrawal) => [withdrawal.id, withdrawal]));
  const { origin, reason, kind } = publication;
  const written = types.flatMap((type) =>
    changes
      .filter((change) => change.type === type)
      .map(({ id, content, before, isNew }) => ({
        kind: kindOfChange(isNew, origin, kind),
        type,
        id,
        before,
        after: content,
        reason,
      })),
  );
  const gone = [...types].reverse().flatMap((type) =>
    withdrawn
      .filter((record) => record.type === type)
      .map(({ id, content }) => ({
        kind: 'WITHDRAWN' as const,
        type,
        id,
        before: content,
        after: null,
        reason: named.get(id)?.reason ?? reason,
        mergedInto: named.get(id)?.mergedInto,
      })),
  );
  return [...written, ...gone];
}

/** Gives happenings their places in the log, before their records are written or deleted. */
export async function toLogEntries(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  happenings: readonly Happening[],
): Promise<LogEntry[]> {
  const last = await lastSequence(tx);
  const provinceOf = await provincesOf(tx, byType, happenings);
  return happenings.map((happening, i) => ({
    seq: last + 1 + i,
    kind: happening.kind,
    entityType: happening.type,
    entityId: happening.id,
    ownerId: planOf(byType.get(happening.type), happening.after ?? happening.before),
    provinceId: provinceOf.get(happening.id) ?? null,
    before: happening.before,
    after: happening.after,
    reason: happening.reason,
    mergedIntoId: happening.mergedInto ?? null,
  }));
}

/** Wakes the subscribers of every process; delivered when the publication is committed and not before. */
export async function announceChanges(tx: Db, seq: number): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANGES_CHANNEL}, ${String(seq)})`);
}

function planOf(type: RecordType | undefined, content: { key: string } | null): string | null {
  const found = content && type?.references(content).find(({ path }) => path === 'plan');
  return found ? idOf(found.type, found.key) : null;
}

type Owner = { province: string } | { record: string } | null;

/** A record belongs to the province that it names, else to that of its plan, else to that of its document. */
function ownerOf(type: RecordType | undefined, id: string, content: { key: string }): Owner {
  if (!type) return null;
  if (type.type === 'province') return { province: id };
  const references = type.references(content);
  for (const path of ['province', 'plan', 'document']) {
    const found = references.find((reference) => reference.path === path);
    if (found?.type === 'province') return { province: idOf(found.type, found.key) };
    if (found) return { record: idOf(found.type, found.key) };
  }
  return null;
}

async function provincesOf(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  happenings: readonly Happening[],
): Promise<Map<string, string>> {
  const contents = new Map(happenings.map(({ id, type, before, after }) => [id, { type, content: after ?? before }]));
  const owners = new Map<string, Owner>();
  const add = (id: string, type: string, content: { key: string } | null) =>
    owners.set(id, content && ownerOf(byType.get(type), id, content));
  for (const [id, { type, content }] of contents) add(id, type, content);
  const elsewhere = [...owners.values()].flatMap((owner) =>
    owner && 'record' in owner && !owners.has(owner.record) ? [owner.record] : [],
  );
  if (elsewhere.length > 0) {
    const rows = await tx
      .select({ id: recordsTable.id, type: recordsTable.type, content: recordsTable.content })
      .from(recordsTable)
      .where(isAny(recordsTable.id, [...new Set(elsewhere)]));
    for (const row of rows) add(row.id, row.type, row.content as { key: string });
  }
  const found = new Map<string, string>();
  for (const id of contents.keys()) {
    const owner = owners.get(id) ?? null;
    const above = owner && 'record' in owner ? (owners.get(owner.record) ?? null) : owner;
    if (above && 'province' in above) found.set(id, above.province);
  }
  return found;
}

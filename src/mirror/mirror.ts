import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import { changeCursor } from '../changes/change.cursor.ts';
import type { Database } from '../database/connection.ts';
import { CHANGE_KINDS } from '../records/change.table.ts';
import { datasetIdentity, type LogEntry, lastSequence } from '../records/change-log.ts';
import { currentVersion, replay } from '../records/publish.ts';
import { datasets, datasetVersions, ORIGINS } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';

const PAGE = `query Mirror($after: String) {
  changes(first: 100, after: $after) {
    nodes { seq kind entityType entityId before after reason mergedInto partOf origin publishedBy datasetVersion at province { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const DATASET = '{ dataset { id version contentHash } }';

const contentSchema = z.looseObject({ key: z.string() }).nullable();
const changeSchema = z.object({
  seq: z.number().int().positive(),
  kind: z.enum(CHANGE_KINDS),
  entityType: z.string(),
  entityId: z.string(),
  before: contentSchema,
  after: contentSchema,
  reason: z.string(),
  mergedInto: z.string().nullable(),
  partOf: z.string().nullable(),
  origin: z.enum(ORIGINS),
  publishedBy: z.string().nullable(),
  datasetVersion: z.number().int().positive(),
  at: z.coerce.date(),
  province: z.object({ id: z.string() }).nullable(),
});
const pageSchema = z.object({
  changes: z.object({
    nodes: z.array(changeSchema),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});
const datasetSchema = z.object({
  dataset: z.object({ id: z.uuid().nullable(), version: z.number().int(), contentHash: z.string().nullable() }),
});
export type RemoteChange = z.infer<typeof changeSchema>;

/** Sends one query to the original and gives its `data`. */
export type AskOriginal = (query: string, variables: Record<string, unknown>) => Promise<unknown>;

export interface MirrorOptions {
  /** Address of the original, which the copy remembers. */
  url: string;
  ask: AskOriginal;
  database: Database;
  types: readonly RecordType[];
  /** Called after each version that was copied. */
  onVersion?: (version: number, seq: number) => void;
}

export interface MirrorResult {
  datasetId: string;
  /** Changes that were copied now. */
  copied: number;
  seq: number;
  version: number;
  contentHash: string;
}

/**
 * Copies what happened at the original since the last time, version by version, each in one transaction: stopped
 * at any moment, it goes on from its last sequence. It ends when both contents have the same version and hash.
 *
 * Throws: MIRROR_FAILED, READ_ONLY_MIRROR when the database holds another dataset; nothing is then written to it.
 */
export async function mirror({ url, ask, database, types, onVersion }: MirrorOptions): Promise<MirrorResult> {
  const datasetId = await adopt(database, url, (await datasetOf(ask)).id);
  const start = await lastSequence(database.db);
  for (;;) {
    const seq = await copyNews({ ask, database, types, onVersion }, datasetId);
    const copy = await newest(database);
    const original = await datasetOf(ask);
    if (original.version > copy.version) continue;
    if (original.version === copy.version && original.contentHash === copy.contentHash) {
      return { datasetId, copied: seq - start, seq, ...copy };
    }
    throw failed(
      `At version ${copy.version} the hash of the copy is ${copy.contentHash}; the original has version ${original.version}, ${original.contentHash}. Copy it anew into an empty database.`,
    );
  }
}

/** Copies up to the end of the log. A page may end inside a version, so a version waits until it is whole. */
async function copyNews(options: Omit<MirrorOptions, 'url'>, datasetId: string): Promise<number> {
  const { ask, database, types, onVersion } = options;
  let seq = await lastSequence(database.db);
  let version: RemoteChange[] = [];
  const write = async () => {
    await replayVersion(database, types, version);
    seq = version.at(-1)?.seq ?? seq;
    onVersion?.(version[0]?.datasetVersion ?? 0, seq);
    version = [];
  };
  for (let after = seq === 0 ? null : changeCursor(datasetId, seq), more = true; more; ) {
    const changes = await changesAfter(ask, after);
    for (const change of changes.nodes) {
      const last = version.at(-1);
      if (change.seq !== (last?.seq ?? seq) + 1) {
        throw failed(`After change ${last?.seq ?? seq} it sent change ${change.seq}.`);
      }
      if (last && last.datasetVersion !== change.datasetVersion) await write();
      version.push(change);
    }
    after = changes.pageInfo.endCursor ?? after;
    more = changes.pageInfo.hasNextPage;
  }
  if (version.length > 0) await write();
  return seq;
}

/** Asks for the part of the log after a cursor. Throws: MIRROR_FAILED. */
export async function changesAfter(ask: AskOriginal, after: string | null) {
  return read(pageSchema, await ask(PAGE, { after })).changes;
}

/** Asks what dataset it is. Throws: MIRROR_FAILED. */
export async function datasetOf(ask: AskOriginal) {
  return read(datasetSchema, await ask(DATASET, {})).dataset;
}

/** Makes an empty database the copy of a dataset. */
async function adopt(database: Database, url: string, remoteId: string | null): Promise<string> {
  if (remoteId === null) throw failed('Nothing is published there yet.');
  const own = await datasetIdentity(database.db);
  if (own?.id === remoteId && own.mirrorOf !== null) return remoteId;
  if (own && (own.id === remoteId || (await currentVersion(database.db)) !== null)) {
    throw new AppError(
      'READ_ONLY_MIRROR',
      `This database already holds the dataset ${own.id}, it cannot become a copy of ${remoteId}. Set DATA_DIR or DATABASE_URL to an empty one.`,
    );
  }
  await database.db.delete(datasets);
  await database.db.insert(datasets).values({ id: remoteId, mirrorOf: url });
  return remoteId;
}

async function replayVersion(
  database: Database,
  types: readonly RecordType[],
  version: readonly RemoteChange[],
): Promise<void> {
  const first = version[0];
  if (!first) return;
  checkReadable(types, version);
  await replay(database, types, {
    origin: first.origin,
    publishedBy: first.publishedBy,
    reason: first.reason,
    now: first.at,
    records: version.flatMap(({ entityType: type, entityId: id, after }) =>
      after ? [{ type, id, content: after }] : [],
    ),
    withdraw: version.filter((change) => !change.after).map((change) => ({ id: change.entityId })),
    version: first.datasetVersion,
    log: version.map(toLogEntry),
  });
}

/** Checks that this release knows the form of all that a version holds. Throws: MIRROR_FAILED. */
export function checkReadable(
  types: readonly RecordType[],
  version: readonly Pick<RemoteChange, 'entityType' | 'entityId' | 'after'>[],
): void {
  const byType = new Map(types.map((type) => [type.type, type]));
  for (const { entityType, entityId, after } of version) {
    const type = byType.get(entityType);
    const problem = type && after ? type.schema.safeParse(after).error : undefined;
    if (type && !problem) continue;
    const why = problem
      ? `${problem.issues[0]?.path.join('.')} ${problem.issues[0]?.message}`
      : 'its type is not known';
    throw failed(`This release cannot read ${entityId} (${why}). Take the release that the original runs.`);
  }
}

function toLogEntry({
  mergedInto,
  partOf,
  province,
  datasetVersion: _,
  at: __,
  origin: ___,
  publishedBy: ____,
  ...change
}: RemoteChange): LogEntry {
  return { ...change, mergedIntoId: mergedInto, ownerId: partOf, provinceId: province?.id ?? null };
}

async function newest(database: Database): Promise<{ version: number; contentHash: string }> {
  const [row] = await database.db
    .select({ version: datasetVersions.version, contentHash: datasetVersions.contentHash })
    .from(datasetVersions)
    .orderBy(desc(datasetVersions.version))
    .limit(1);
  if (!row) throw failed('It has no changes.');
  return row;
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw failed(`Its answer cannot be read (${issue?.path.join('.')}: ${issue?.message}).`);
}

function failed(fact: string): AppError {
  return new AppError('MIRROR_FAILED', `The original could not be copied. ${fact}`);
}

/** Makes the asker of a GraphQL endpoint; `base` is the address of the service or of its `/graphql`. */
export function askOverHttp(base: string, fetcher: typeof fetch = fetch): AskOriginal {
  const endpoint = /\/graphql\/?$/.test(base) ? base : `${base.replace(/\/+$/, '')}/graphql`;
  return async (query, variables) => {
    const response = await fetcher(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    }).catch((error: Error) => {
      throw failed(`${endpoint} does not answer (${(error.cause as Error | undefined)?.message ?? error.message}).`);
    });
    const body = (await response.json().catch(() => ({}))) as { data?: unknown; errors?: { message: string }[] };
    if (body.errors?.[0]) throw failed(`${endpoint} says: ${body.errors[0].message}`);
    if (!body.data) throw failed(`${endpoint} answers ${response.status} without data.`);
    return body.data;
  };
}

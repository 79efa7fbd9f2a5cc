import { and, eq, like, or, sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Database, type Db, isAny } from '../database/connection.ts';
import { plans } from '../plans/plan.table.ts';
import type { PlanBundle } from '../reader/index.ts';
import { composeWorks, type Patch, type PatchContent, valueAt } from '../records/layers.ts';
import { currentVersion, type PublicationResult, publish } from '../records/publish.ts';
import { recordLayers, records } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import { recordConflicts, settleDifferences } from './conflicts.ts';
import { type DecisionAction, decisions, imports } from './import.table.ts';
import { counterOf, readKnown } from './known.ts';
import { dropLayer, joinCompositions, NOTHING, settle } from './settle.ts';

/** Who decides, when and why. */
export interface Decider {
  by: string;
  at: Date;
  reason: string | null;
}

/** Name of the layer that holds what reviews say of a record. */
export const REVIEW_LAYER = 'review';

interface PatchedRecord {
  recordId: string;
  type: string;
  work: string;
}

/** Adds patches to what reviews say of a record; a later patch of a path replaces the earlier. */
export async function patchRecord(
  tx: Db,
  { recordId, type, work }: PatchedRecord,
  patches: readonly Patch[],
): Promise<void> {
  const mine = and(
    eq(recordLayers.recordId, recordId),
    eq(recordLayers.origin, 'REVIEW'),
    eq(recordLayers.layer, REVIEW_LAYER),
  );
  const [old] = await tx.select({ content: recordLayers.content }).from(recordLayers).where(mine);
  const kept = ((old?.content as PatchContent | undefined)?.patches ?? []).filter(
    (patch) => !patches.some(({ path }) => path === patch.path),
  );
  const content: PatchContent = { patches: [...kept, ...patches] };
  await tx.delete(recordLayers).where(mine);
  await tx
    .insert(recordLayers)
    .values({ recordId, type, work, origin: 'REVIEW', layer: REVIEW_LAYER, rank: 0, content });
}

/** The plan of a work and its tasks: what carries a review state. */
async function reviewable(tx: Db, work: string): Promise<PatchedRecord[]> {
  const rows = await tx
    .selectDistinct({ recordId: recordLayers.recordId, type: recordLayers.type, work: recordLayers.work })
    .from(recordLayers)
    .where(and(eq(recordLayers.work, `plan:${work}`), or(eq(recordLayers.type, 'plan'), eq(recordLayers.type, 'task'))))
    .orderBy(recordLayers.recordId);
  return rows;
}

/** Records a decision inside a running publication. */
export async function note(
  tx: Db,
  recordId: string,
  action: DecisionAction,
  decider: Decider,
  change: { path?: string; before?: unknown; after?: unknown } = {},
): Promise<void> {
  const text = (value: unknown) =>
    value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
  await tx.insert(decisions).values({
    recordId,
    action,
    path: change.path ?? null,
    before: text(change.before),
    after: text(change.after),
    decidedBy: decider.by,
    decidedAt: decider.at,
    reason: decider.reason,
    version: ((await currentVersion(tx)) ?? 0) + 1,
  });
}

/** Marks a work as REVIEWED inside a running publication. Returns the works to compose. */
export async function acceptWork(tx: Db, work: string, decider: Decider): Promise<string[]> {
  const all = await reviewable(tx, work);
  if (all.length === 0) return [];
  for (const record of all) await patchRecord(tx, record, [{ path: 'reviewState', value: 'REVIEWED' }]);
  await note(tx, `plan:${work}`, 'ACCEPT', decider, { path: 'reviewState', after: 'REVIEWED' });
  return [`plan:${work}`];
}

type Prepare = (tx: Db, byType: ReadonlyMap<string, RecordType>) => Promise<string[]>;

/** Runs a decision: changes layers, composes the works that it touches and publishes them, all in one transaction. */
async function publishDecision(
  database: Database,
  types: readonly RecordType[],
  reason: string,
  now: Date,
  prepare: Prepare,
): Promise<PublicationResult> {
  return publish(database, types, {
    origin: 'REVIEW',
    reason,
    now,
    compose: async (tx, byType) => {
      const composition = await composeWorks(tx, byType, await prepare(tx, byType));
      for (const record of composition.records) {
        const parsed = byType.get(record.type)?.schema.safeParse(record.content);
        if (parsed?.success === false) {
          const issue = parsed.error.issues[0];
          throw new AppError(
            'BAD_USER_INPUT',
            `The correction cannot stand: ${record.id} at ${issue?.path.join('.')}: ${issue?.message}. Nothing was changed.`,
          );
        }
      }
      await recordConflicts(tx, composition);
      return composition;
    },
  });
}

/**
 * Accepts a plan with all its tasks, a task, or that a document carries no plan. What pages say otherwise was before the
 * reviewer and is settled by it. Throws: BAD_ID.
 */
export async function accept(
  database: Database,
  types: readonly RecordType[],
  id: string,
  decider: Decider,
): Promise<PublicationResult> {
  return setState(database, types, id, 'REVIEWED', 'ACCEPT', decider);
}

/** Marks as contested what `accept` would accept. Throws: BAD_ID. */
export async function dispute(
  database: Database,
  types: readonly RecordType[],
  id: string,
  decider: Decider,
): Promise<PublicationResult> {
  return setState(database, types, id, 'DISPUTED', 'DISPUTE', decider);
}

async function setState(
  database: Database,
  types: readonly RecordType[],
  id: string,
  state: 'REVIEWED' | 'DISPUTED',
  action: DecisionAction,
  decider: Decider,
): Promise<PublicationResult> {
  return publishDecision(database, types, decider.reason ?? `${action.toLowerCase()} ${id}`, decider.at, async (tx) => {
    const record = await layeredRecord(tx, id);
    if (record.type === 'document') {
      await checkDocumentOnly(tx, id);
      await note(tx, id, action, decider);
      if (state === 'REVIEWED') await settleDifferences(tx, id, decider.by);
      return [];
    }
    if (record.type !== 'plan' && record.type !== 'task') {
      throw new AppError(
        'BAD_ID',
        `"${id}" carries no review state. Name a plan, a task, or a document without a plan.`,
      );
    }
    const all = record.type === 'plan' ? await reviewable(tx, id.slice('plan:'.length)) : [record];
    const before = await contentOf(tx, id);
    for (const each of all) await patchRecord(tx, each, [{ path: 'reviewState', value: state }]);
    if (state === 'REVIEWED') await settleDifferences(tx, id, decider.by);
    await note(tx, id, action, decider, { path: 'reviewState', before: valueAt(before, 'reviewState'), after: state });
    return [record.work];
  });
}

/** What is decided of a document is that it carries no plan: one that does is decided through its plan. */
async function checkDocumentOnly(tx: Db, id: string): Promise<void> {
  const [plan] = await tx.select({ id: plans.id }).from(plans).where(eq(plans.documentId, id));
  if (plan) throw new AppError('BAD_ID', `"${id}" is the document of a plan. Name the plan: ${plan.id}`);
}

/** Paths that name the record or its place; a correction of them would be another record. */
const FIXED_PATHS = new Set(['key', 'plan', 'document', 'position', 'isLeaf', 'parent']);

/**
 * Corrects one field of a record. The correction outlives imports and seed releases. A field of a plan's document can
 * be named through the plan, which is what a reviewer has before him: `signer` or `document.signer` of a plan.
 *
 * Throws: BAD_ID, BAD_USER_INPUT.
 */
export async function correct(
  database: Database,
  types: readonly RecordType[],
  given: string,
  patch: Patch,
  decider: Decider,
): Promise<PublicationResult> {
  const { id, path } = await correctedRecord(database.db, given, patch.path);
  const { value } = patch;
  if (FIXED_PATHS.has(path.split('.')[0] ?? '')) {
    throw new AppError(
      'BAD_USER_INPUT',
      `"${path}" names the record itself and cannot be corrected. Use merge or split.`,
    );
  }
  return publishDecision(database, types, decider.reason ?? `correction of ${id}`, decider.at, async (tx) => {
    const record = await layeredRecord(tx, id);
    const before = await contentOf(tx, id);
    const reviewed = 'reviewState' in (before as object) ? [{ path: 'reviewState', value: 'REVIEWED' }] : [];
    await patchRecord(tx, record, [{ path, value }, ...(path === 'reviewState' ? [] : reviewed)]);
    await note(tx, id, 'CORRECT', decider, { path, before: valueAt(before, path), after: value });
    return [record.work];
  });
}

/** Fields of the document that a plan does not have, and that are therefore meant when a plan is named with them. */
const DOCUMENT_FIELDS = new Set(['signer', 'title', 'titleEn', 'number', 'issuer', 'issuedOn', 'effectiveOn', 'field']);

async function correctedRecord(db: Db, id: string, path: string): Promise<{ id: string; path: string }> {
  const field = path.startsWith('document.') ? path.slice('document.'.length) : DOCUMENT_FIELDS.has(path) ? path : null;
  if (!id.startsWith('plan:') || field === null) return { id, path };
  const { document } = (await contentOf(db, id)) as { document?: string };
  return { id: document === undefined ? id : `document:${document}`, path: field };
}

/** Takes what was read of a page out of all answers; its capture stays. `id` is a plan, a document or a checksum. */
export async function reject(
  database: Database,
  types: readonly RecordType[],
  id: string,
  decider: Decider,
): Promise<PublicationResult> {
  return publish(database, types, {
    origin: 'REVIEW',
    reason: decider.reason ?? `rejection of ${id}`,
    now: decider.at,
    compose: async (tx, byType) => {
      const work = id.replace(/^(?:plan|document):/, '');
      const found = await tx
        .select()
        .from(imports)
        .where(
          and(
            eq(imports.status, 'PUBLISHED'),
            or(eq(imports.work, work), /^[0-9a-f]{6,64}$/.test(id) ? like(imports.sha256, `${id}%`) : undefined),
          ),
        );
      if (found.length === 0)
        throw new AppError(
          'BAD_ID',
          `Nothing that is published was imported as "${id.slice(0, 80)}". List imports with: kehoach review list`,
        );
      const known = await readKnown(tx);
      let composition = NOTHING;
      for (const row of found) {
        composition = joinCompositions(composition, await dropLayer(tx, byType, row.page));
        await tx.update(imports).set({ status: 'REJECTED' }).where(eq(imports.sha256, row.sha256));
        await note(tx, `plan:${row.work}`, 'REJECT', decider);
        // What cited the document waits for it again.
        const counter = counterOf((row.bundle as PlanBundle).document?.number?.value.canonical);
        composition = joinCompositions(composition, await settle(tx, byType, known, counter));
      }
      await recordConflicts(tx, composition);
      return composition;
    },
  });
}

async function layeredRecord(tx: Db, id: string): Promise<PatchedRecord> {
  const [row] = await tx
    .select({ recordId: recordLayers.recordId, type: recordLayers.type, work: recordLayers.work })
    .from(recordLayers)
    .where(and(eq(recordLayers.recordId, id), sql`not ${recordLayers.content} ? 'patches'`))
    .limit(1);
  if (row) return row;
  throw new AppError(
    'BAD_ID',
    `There is no record "${id.slice(0, 80)}" to review. List them with: kehoach review list`,
  );
}

async function contentOf(tx: Db, id: string): Promise<unknown> {
  const [row] = await tx
    .select({ content: records.content })
    .from(records)
    .where(isAny(records.id, [id]));
  return row?.content ?? {};
}

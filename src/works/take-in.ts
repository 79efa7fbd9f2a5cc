import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { Db } from '../database/connection.ts';
import { type DocumentContent, type SourceContent, unreadParts } from '../documents/document.record.ts';
import type { PlanContent } from '../plans/plan.record.ts';
import type { PlanBundle } from '../reader/index.ts';
import { type Composition, composeWorks } from '../records/layers.ts';
import type { IncomingRecord } from '../records/publish.ts';
import { recordLayers } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import type { TargetContent } from '../targets/target.record.ts';
import type { TaskContent } from '../tasks/task.record.ts';
import { checkReferences } from './check-references.ts';
import { findWork, type KeptBundle, pageOf } from './identity.ts';
import { type ImportStatus, imports } from './import.table.ts';
import { counterOf, type Known } from './known.ts';
import { whyNoPlan } from './map-bundle.ts';
import { acceptWork } from './review.ts';
import { dropLayer, type ImportRow, joinCompositions, NOTHING, remap, settle } from './settle.ts';

export interface ImportOptions {
  now: Date;
  /** Marks all that was read as REVIEWED, in this person's name. */
  acceptedBy?: string;
  /** Imports again what a person rejected. */
  again?: boolean;
}

/** What is published of a work after an import. */
interface StoredWork {
  plan: boolean;
  /** Why there is a document and no plan; null when there is one. */
  whyNoPlan: string | null;
  /** Leaf tasks. */
  tasks: number;
  targets: number;
  citations: number;
  /** Parts of the page that could not be placed and that nobody confirmed. */
  unread: number;
}

/** What an import makes of a page. */
export interface Outcome {
  status: ImportStatus;
  page: string;
  work: string | null;
  /** The earlier capture of the same page that this one replaces; null when there is none. */
  replaces: { sha256: string; text: string; counter: number | null } | null;
  /** What stands of the work now; null when nothing of the page is published. */
  stored: StoredWork | null;
}

/** Keeps a capture with its bundle and composes what stands by it. Throws as `importBundle` does. */
export async function takeIn(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  given: KeptBundle,
  options: ImportOptions,
): Promise<{ composition: Composition; outcome: Outcome }> {
  const before = await importOf(tx, given.source.sha256);
  if (before?.status === 'REJECTED' && !options.again) throw rejected(given);
  checkReferences(known, given);
  const bundle = withKnownAddress(given, before);
  const { sha256 } = bundle.source;
  const page = pageOf(known, bundle);
  const replaces = await captureReplaced(tx, page, sha256);
  // Bytes whose address was learnt later are of another page than before.
  const left = before?.status === 'PUBLISHED' && before.page !== page ? before.page : null;
  let composition = left === null ? NOTHING : await dropLayer(tx, byType, left);
  if (!isPublishable(bundle)) {
    if (before?.status === 'PUBLISHED') composition = joinCompositions(composition, await dropLayer(tx, byType, page));
    await keepImport(tx, bundle, { page, status: 'NOT_A_PLAN', work: null, workFixed: 0 }, options.now);
    return { composition, outcome: { status: 'NOT_A_PLAN', page, work: null, replaces, stored: null } };
  }
  const chosen = await chosenWork(tx, page, before);
  const place = { page, status: 'PUBLISHED' as const, workFixed: chosen === null ? 0 : 1 };
  const work = chosen ?? (await findWork(tx, byType, known, bundle));
  if (bundle.stated) await checkPlace(tx, page, work);
  await keepImport(tx, bundle, { ...place, work }, options.now);
  composition = joinCompositions(composition, await remap(tx, byType, known, { bundle, work, page }));
  checkRecords(composition.records, byType);
  const counter = counterOf(bundle.document?.number?.value.canonical);
  const undatedOnly = !(await isDecidedOn(tx, work));
  // A page that has changed may have been of another number before.
  for (const touched of new Set([counter, replaces?.counter ?? null]))
    composition = joinCompositions(composition, await settle(tx, byType, known, touched, { undatedOnly }));
  if (options.acceptedBy) {
    const decider = { by: options.acceptedBy, at: options.now, reason: 'accepted at import' };
    const accepted = await acceptWork(tx, work, decider);
    composition = joinCompositions(composition, await composeWorks(tx, byType, accepted));
  }
  const stored = storedOf(composition.records, work, page, bundle);
  return { composition, outcome: { status: 'PUBLISHED', page, work, replaces, stored } };
}

/** Counts what was composed of a work: a page that is outranked adds nothing, whatever was read of it. */
function storedOf(records: readonly IncomingRecord[], work: string, page: string, bundle: PlanBundle): StoredWork {
  const contents = <C>(type: string) =>
    records.flatMap((record) => (record.type === type ? [record.content as unknown as C] : []));
  const plan = contents<PlanContent>('plan').find(({ key }) => key === work);
  const tasks = contents<TaskContent>('task').filter((task) => task.plan === work);
  const document = contents<DocumentContent>('document').find(({ key }) => key === work);
  const source = contents<SourceContent>('source-page').find(({ key }) => key === page);
  return {
    plan: plan !== undefined,
    whyNoPlan: plan ? null : (whyNoPlan(bundle, document?.province ?? null) ?? 'the plan was taken out'),
    tasks: tasks.filter(({ isLeaf }) => isLeaf).length,
    targets: contents<TargetContent>('target').filter((target) => target.plan === work).length,
    citations: [document, ...tasks].reduce((sum, entry) => sum + (entry?.citations.length ?? 0), 0),
    unread: source ? unreadParts(source).filter(({ confirmedBy }) => confirmedBy === null).length : 0,
  };
}

function isPublishable(bundle: PlanBundle): boolean {
  return bundle.pageKind === 'plan' || bundle.pageKind === 'report_about_plan';
}

async function importOf(tx: Db, sha: string) {
  const [row] = await tx.select().from(imports).where(eq(imports.sha256, sha)).limit(1);
  return row ?? null;
}

/** An address that is known of these bytes stays known when they come again from a file. */
function withKnownAddress(bundle: KeptBundle, before: ImportRow | null): KeptBundle {
  const url = before?.url ?? bundle.source.url;
  return url === bundle.source.url ? bundle : { ...bundle, source: { ...bundle.source, url } };
}

/** A bundle replaces an earlier one of its address, and takes no other document out. Throws: BAD_BUNDLE. */
async function checkPlace(tx: Db, page: string, work: string): Promise<void> {
  const [other] = await tx
    .select({ work: imports.work })
    .from(imports)
    .where(and(eq(imports.page, page), eq(imports.status, 'PUBLISHED'), ne(imports.work, work)))
    .limit(1);
  if (other)
    throw new AppError(
      'BAD_BUNDLE',
      `source.url: a bundle of this address carries another document (document:${other.work}). Remedy: give this document's own address, or null. Nothing was published.`,
    );
}

/** The work that a person chose for these bytes or for an earlier capture of their page; null when nobody did. */
async function chosenWork(tx: Db, page: string, before: ImportRow | null): Promise<string | null> {
  if (before?.workFixed) return before.work;
  const [earlier] = await tx
    .select({ work: imports.work })
    .from(imports)
    .where(and(eq(imports.page, page), eq(imports.workFixed, 1)))
    .orderBy(desc(imports.importedAt))
    .limit(1);
  return earlier?.work ?? null;
}

async function captureReplaced(tx: Db, page: string, sha: string): Promise<Outcome['replaces']> {
  const [row] = await tx
    .select({ sha256: imports.sha256, bundle: imports.bundle, counter: imports.counter })
    .from(imports)
    .where(and(eq(imports.page, page), ne(imports.sha256, sha), inArray(imports.status, ['PUBLISHED'])))
    .limit(1);
  return row ? { sha256: row.sha256, text: (row.bundle as PlanBundle).source.text, counter: row.counter } : null;
}

/** Says whether a person decided something of a work's document, such as its number: then it names other pages too. */
async function isDecidedOn(tx: Db, work: string): Promise<boolean> {
  const decided = await tx
    .select({ id: recordLayers.recordId })
    .from(recordLayers)
    .where(and(eq(recordLayers.recordId, `document:${work}`), eq(recordLayers.origin, 'REVIEW')))
    .limit(1);
  return decided.length > 0;
}

/** Keeps the capture; an earlier one of the same page is superseded and stays. A page that fell away supersedes none. */
async function keepImport(
  tx: Db,
  bundle: PlanBundle,
  place: { page: string; status: ImportStatus; work: string | null; workFixed: number },
  now: Date,
): Promise<void> {
  const { sha256: sha, url } = bundle.source;
  if (place.status === 'PUBLISHED') {
    await tx
      .update(imports)
      .set({ status: 'SUPERSEDED' })
      .where(and(eq(imports.page, place.page), ne(imports.sha256, sha), eq(imports.status, 'PUBLISHED')));
  }
  const row = {
    ...place,
    url,
    bundle,
    counter: counterOf(bundle.document?.number?.value.canonical),
    undated: !bundle.document?.issuedOn,
    cites: [...new Set(bundle.citations.flatMap(({ number }) => counterOf(number) ?? []))],
  };
  await tx
    .insert(imports)
    .values({ sha256: sha, ...row, importedAt: now })
    .onConflictDoUpdate({ target: imports.sha256, set: row });
}

/** What a bundle says must have the form of a record, whoever made it. */
function checkRecords(records: readonly IncomingRecord[], byType: ReadonlyMap<string, RecordType>): void {
  for (const record of records) {
    const issue = byType.get(record.type)?.schema.safeParse(record.content).error?.issues[0];
    if (issue)
      throw new AppError(
        'BAD_BUNDLE',
        `${record.id} at ${issue.path.join('.') || 'the top'}: ${issue.message}. Correct the bundle. Nothing was published.`,
      );
  }
}

function rejected(bundle: PlanBundle): AppError {
  return new AppError(
    'REJECTED_IMPORT',
    `These bytes (${bundle.source.sha256.slice(0, 12)}) were rejected in a review. Nothing was published. Import with --again to take the decision back.`,
  );
}

import { and, eq, inArray, ne, sql } from 'drizzle-orm';
import { canonicalJson, sha256 } from '../core/canonical.ts';
import type { Database, Db } from '../core/db.ts';
import { isAny } from '../core/db.ts';
import { AppError } from '../core/errors.ts';
import { type Composition, changeLayer, composeWorks } from '../core/layers.ts';
import { type PublicationResult, publish } from '../core/publish.ts';
import { idOf, type RecordType } from '../core/record.ts';
import { type PlanBundle, planBundleSchema } from '../importer/index.ts';
import { recordConflicts } from './conflicts.ts';
import { type ImportStatus, imports } from './import.table.ts';
import { COMPLETENESS_RANK, recordsOfBundle } from './map-bundle.ts';
import { resolveBundle } from './resolve.ts';
import type { NewDocument } from './resolve-citations.ts';
import { acceptWork } from './review.ts';

export interface ImportOptions {
  now: Date;
  /** Marks all that was read as REVIEWED, in this person's name. */
  acceptedBy?: string;
  /** Imports again what a person rejected. */
  again?: boolean;
}

export interface ImportResult extends PublicationResult {
  status: ImportStatus;
  sha256: string;
  page: string;
  work: string | null;
  /** True when nothing changed: these bytes had been imported. */
  unchanged: boolean;
  /** The earlier capture of the same page that this one replaces; null when there is none. */
  replaces: { sha256: string; text: string } | null;
}

/**
 * Publishes what was read of one page, in one transaction: the capture and its bundle are kept, the facts become
 * records marked MACHINE, citations that waited for this document resolve. Nothing curated or reviewed is overwritten.
 *
 * Throws: REJECTED_IMPORT when a person rejected these bytes.
 */
export async function importBundle(
  database: Database,
  types: readonly RecordType[],
  bundle: PlanBundle,
  options: ImportOptions,
): Promise<ImportResult> {
  const outcome = {
    status: 'PUBLISHED' as ImportStatus,
    page: '',
    work: null as string | null,
    replaces: null as ImportResult['replaces'],
  };
  const result = await publish(database, types, {
    origin: 'IMPORT',
    reason: `import of ${bundle.source.url ?? bundle.source.fileName ?? bundle.source.sha256.slice(0, 12)}`,
    records: [],
    now: options.now,
    compose: async (tx, byType) => {
      const before = await importOf(tx, bundle.source.sha256);
      if (before?.status === 'REJECTED' && !options.again) throw rejected(bundle);
      const resolution = await resolveBundle(tx, bundle, before?.workFixed ? before.work : null);
      Object.assign(outcome, {
        page: resolution.page,
        replaces: await captureReplaced(tx, resolution.page, bundle.source.sha256),
      });
      if (!isPublishable(bundle)) {
        outcome.status = 'NOT_A_PLAN';
        await keepImport(tx, bundle, { page: resolution.page, status: 'NOT_A_PLAN', work: null }, options.now);
        return { records: [], withdraw: [] };
      }
      outcome.work = resolution.work;
      await keepImport(tx, bundle, { page: resolution.page, status: 'PUBLISHED', work: resolution.work }, options.now);
      const layer = {
        origin: 'IMPORT' as const,
        layer: resolution.page,
        rank: COMPLETENESS_RANK[bundle.source.completeness],
      };
      let composition = await changeLayer(tx, byType, { ...layer, records: recordsOfBundle(bundle, resolution) });
      composition = merge(
        composition,
        await resolveWaiting(tx, byType, newDocument(bundle, resolution.work, resolution.province)),
      );
      if (options.acceptedBy) {
        const accepted = await acceptWork(tx, resolution.work, {
          by: options.acceptedBy,
          at: options.now,
          reason: 'accepted at import',
        });
        composition = merge(composition, await composeWorks(tx, byType, accepted));
      }
      await recordConflicts(tx, composition.differences, resolution.page);
      return composition;
    },
  });
  const unchanged = result.added.length + result.changed.length + result.withdrawn.length === 0;
  return { ...result, ...outcome, sha256: bundle.source.sha256, unchanged };
}

function isPublishable(bundle: PlanBundle): boolean {
  return bundle.pageKind === 'plan' || bundle.pageKind === 'report_about_plan';
}

async function importOf(tx: Db, sha: string) {
  const [row] = await tx.select().from(imports).where(eq(imports.sha256, sha)).limit(1);
  return row ?? null;
}

async function captureReplaced(tx: Db, page: string, sha: string): Promise<ImportResult['replaces']> {
  const [row] = await tx
    .select({ sha256: imports.sha256, bundle: imports.bundle })
    .from(imports)
    .where(and(eq(imports.page, page), ne(imports.sha256, sha), inArray(imports.status, ['PUBLISHED'])))
    .limit(1);
  return row ? { sha256: row.sha256, text: (row.bundle as PlanBundle).source.text } : null;
}

/** Keeps the capture; an earlier one of the same page is superseded and stays. */
async function keepImport(
  tx: Db,
  bundle: PlanBundle,
  place: { page: string; status: ImportStatus; work: string | null },
  now: Date,
): Promise<void> {
  const { sha256: sha, url } = bundle.source;
  await tx
    .update(imports)
    .set({ status: 'SUPERSEDED' })
    .where(and(eq(imports.page, place.page), ne(imports.sha256, sha), eq(imports.status, 'PUBLISHED')));
  const row = { ...place, url, bundle, importedAt: now };
  await tx
    .insert(imports)
    .values({ sha256: sha, ...row })
    .onConflictDoUpdate({ target: imports.sha256, set: { ...place, url, bundle } });
}

function newDocument(bundle: PlanBundle, work: string, province: string | null): NewDocument {
  const issuedOn = bundle.document?.issuedOn?.value ?? null;
  return {
    key: work,
    number: bundle.document?.number?.value.canonical ?? null,
    issuedOn,
    yearOfIssue: issuedOn ? Number(issuedOn.slice(0, 4)) : null,
    province,
    isPlan: bundle.plan?.role !== null && bundle.plan !== null && province !== null,
    isStrategyPlan: bundle.plan?.role?.value === 'STRATEGY',
    strategies: bundle.strategies.map((strategy) => strategy.id),
  };
}

/** Maps anew the earlier imports that cite a document of this number: what waited for it resolves by itself. */
async function resolveWaiting(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  arrived: NewDocument,
): Promise<Composition> {
  const nothing: Composition = { records: [], withdraw: [], differences: [] };
  if (!arrived.number) return nothing;
  const waiting = await tx
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.status, 'PUBLISHED'),
        ne(imports.work, arrived.key),
        sql`${imports.bundle} -> 'citations' @> ${JSON.stringify([{ number: arrived.number }])}::jsonb`,
      ),
    )
    .orderBy(sql`${imports.sha256} collate "C"`);
  let composition = nothing;
  for (const row of waiting) composition = merge(composition, await remap(tx, byType, row, [arrived]));
  return composition;
}

/** Maps an import anew under the work that it is published under. */
export async function remap(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  row: Pick<typeof imports.$inferSelect, 'bundle' | 'work' | 'page'>,
  arriving: readonly NewDocument[] = [],
): Promise<Composition> {
  const bundle = row.bundle as PlanBundle;
  const resolution = await resolveBundle(tx, bundle, row.work, arriving);
  const rank = COMPLETENESS_RANK[bundle.source.completeness];
  return changeLayer(tx, byType, {
    origin: 'IMPORT',
    layer: row.page,
    rank,
    records: recordsOfBundle(bundle, { ...resolution, page: row.page }),
  });
}

/** Joins two compositions; the later one of a record stands. */
export function merge(first: Composition, second: Composition): Composition {
  const records = new Map([...first.records, ...second.records].map((record) => [record.id, record]));
  const withdraw = [...first.withdraw, ...second.withdraw].filter(({ id }) => !records.has(id));
  return { records: [...records.values()], withdraw, differences: [...first.differences, ...second.differences] };
}

function rejected(bundle: PlanBundle): AppError {
  return new AppError(
    'REJECTED_IMPORT',
    `These bytes (${bundle.source.sha256.slice(0, 12)}) were rejected in a review. Nothing was published. Import with --again to take the decision back.`,
  );
}

const MAX_TEXT = 8_000_000;
const MAX_ITEMS = 50_000;

/**
 * Checks a bundle that somebody else made: its form, its size, and that every quote stands where it says.
 * Throws: BAD_BUNDLE naming the place.
 */
export function checkBundle(value: unknown, name: string): PlanBundle {
  const bad = (fact: string, remedy: string) =>
    new AppError('BAD_BUNDLE', `${name}: ${fact}. Remedy: ${remedy}. Nothing was published.`);
  const parsed = planBundleSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw bad(
      `at ${issue?.path.join('.') || 'the top'}: ${issue?.message ?? 'unreadable'}`,
      'see schema/plan-bundle.schema.json',
    );
  }
  const bundle = parsed.data;
  if (bundle.source.text.length > MAX_TEXT)
    throw bad(`the text has ${bundle.source.text.length} characters, more than ${MAX_TEXT}`, 'split the document');
  for (const list of ['tasks', 'citations', 'targets', 'purposes', 'warnings'] as const) {
    if (bundle[list].length > MAX_ITEMS)
      throw bad(`"${list}" has ${bundle[list].length} entries, more than ${MAX_ITEMS}`, 'split the document');
  }
  if (!/^[0-9a-f]{64}$/.test(bundle.source.sha256))
    throw bad('"source.sha256" is no SHA-256 in hex', 'give the checksum of the captured bytes');
  for (const [i, task] of bundle.tasks.entries()) {
    const { evidence } = task;
    if (evidence && bundle.source.text.slice(evidence.start, evidence.end) !== evidence.quote) {
      throw bad(
        `the quote of tasks[${i}] does not stand at ${evidence.start}–${evidence.end} of the text`,
        'correct the offsets',
      );
    }
  }
  return bundle;
}

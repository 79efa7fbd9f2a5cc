import { and, eq, like, or } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import type { Database, Db } from '../database/connection.ts';
import type { PlanBundle } from '../reader/index.ts';
import type { Composition } from '../records/layers.ts';
import { type PublicationResult, publish } from '../records/publish.ts';
import { recordLayers } from '../records/record.table.ts';
import { keySchema, type RecordType } from '../records/record.ts';
import { recordConflicts } from './conflicts.ts';

import { workFacts } from './identity.ts';
import { imports } from './import.table.ts';
import { counterOf, documentsWithNumbers, type Known, readKnown } from './known.ts';
import { type Decider, note, patchRecord } from './review.ts';
import { type ImportRow, joinCompositions, NOTHING, redirect, remap, settle } from './settle.ts';

/**
 * Says that two works are one: every page of the first becomes a page of the second, and the first's ids lead there.
 * Later pages of the first follow too.
 *
 * Throws: BAD_ID for what was not imported, BAD_USER_INPUT for a curated work, which only its seed file can give up.
 */
export async function mergeWorks(
  database: Database,
  types: readonly RecordType[],
  { from, into }: { from: string; into: string },
  decider: Decider,
): Promise<PublicationResult> {
  const [old, work] = [keyOf(from), keyOf(into)];
  return publishMove(database, types, decider, `merge of ${old} into ${work}`, async (tx, byType, known) => {
    if (old === work) throw new AppError('BAD_USER_INPUT', `"${from}" cannot be merged into itself.`);
    await checkExists(tx, work);
    const rows = await tx
      .select()
      .from(imports)
      .where(and(eq(imports.work, old), eq(imports.status, 'PUBLISHED')));
    if (rows.length === 0) throw notImported(from);
    const curated = await tx
      .select({ id: recordLayers.recordId })
      .from(recordLayers)
      .where(and(eq(recordLayers.recordId, `document:${old}`), eq(recordLayers.origin, 'SEED')));
    if (curated.length > 0)
      throw new AppError(
        'BAD_USER_INPUT',
        `"${from}" is curated. Merge the imported work into it, or take it out of its seed file.`,
      );
    await note(tx, `document:${old}`, 'MERGE', decider, { before: `document:${old}`, after: `document:${work}` });
    await note(tx, `document:${work}`, 'MERGE', decider, { before: `document:${old}`, after: `document:${work}` });
    const moved = await moveRows(tx, byType, known, rows, work);
    return redirect(moved, new Map([[old, work]]));
  });
}

/**
 * Says that one page is of a work of its own. `page` is its name or the beginning of its checksum.
 *
 * Throws: BAD_ID, BAD_USER_INPUT for a name that is taken or malformed.
 */
export async function splitPage(
  database: Database,
  types: readonly RecordType[],
  { page, as: work }: { page: string; as: string },
  decider: Decider,
): Promise<PublicationResult> {
  return publishMove(database, types, decider, `split of ${page} as ${work}`, async (tx, byType, known) => {
    if (!keySchema.safeParse(work).success)
      throw new AppError(
        'BAD_USER_INPUT',
        `"${work.slice(0, 80)}" is no name: write words joined by "-", e.g. ha-noi-44-2025.`,
      );
    const taken = await tx
      .select({ id: recordLayers.recordId })
      .from(recordLayers)
      .where(eq(recordLayers.recordId, `document:${work}`))
      .limit(1);
    if (taken.length > 0)
      throw new AppError('BAD_USER_INPUT', `"${work}" is a work already. Give the split one a name of its own.`);
    const [row, ...others] = await tx
      .select()
      .from(imports)
      .where(
        and(
          eq(imports.status, 'PUBLISHED'),
          or(eq(imports.page, page), /^[0-9a-f]{6,64}$/.test(page) ? like(imports.sha256, `${page}%`) : undefined),
        ),
      );
    if (!row || row.work === null || others.length > 0) throw notImported(page);
    const before = `document:${row.work}`;
    for (const id of [before, `document:${work}`])
      await note(tx, id, 'SPLIT', decider, { before, after: `document:${work}` });
    await leaveNumber(tx, byType, known, row, work, decider);
    return moveRows(tx, byType, known, [row], work);
  });
}

type Move = (tx: Db, byType: ReadonlyMap<string, RecordType>, known: Known) => Promise<Composition>;

function publishMove(
  database: Database,
  types: readonly RecordType[],
  decider: Decider,
  reason: string,
  move: Move,
): Promise<PublicationResult> {
  return publish(database, types, {
    origin: 'REVIEW',
    reason: decider.reason ?? reason,
    now: decider.at,
    compose: async (tx, byType) => {
      const composition = await move(tx, byType, await readKnown(tx));
      await recordConflicts(tx, composition);
      return composition;
    },
  });
}

/** Fixes pages to a work, maps them there, and settles what this means for pages with their numbers. */
async function moveRows(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  rows: readonly ImportRow[],
  work: string,
): Promise<Composition> {
  let composition = NOTHING;
  for (const row of rows) {
    await tx.update(imports).set({ work, workFixed: 1 }).where(eq(imports.sha256, row.sha256));
    composition = joinCompositions(composition, await remap(tx, byType, known, { ...row, work }));
  }
  for (const counter of new Set(
    rows.map((row) => counterOf((row.bundle as PlanBundle).document?.number?.value.canonical)),
  ))
    composition = joinCompositions(composition, await settle(tx, byType, known, counter));
  return composition;
}

/**
 * An issuer gives a number once a year: of two documents that print the same one, the one split off goes without a
 * canonical number, and keeps it as printed, until a person corrects it.
 */
async function leaveNumber(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  row: ImportRow,
  work: string,
  decider: Decider,
): Promise<void> {
  const { number, issuer, yearOfIssue } = workFacts(known, row.bundle as PlanBundle);
  const counter = counterOf(number);
  const bearing = counter === null ? [] : await documentsWithNumbers(tx, byType, [counter]);
  if (!bearing.some((entry) => entry.number === number && entry.issuer === issuer && entry.year === yearOfIssue))
    return;
  const recordId = `document:${work}`;
  await patchRecord(tx, { recordId, type: 'document', work: recordId }, [{ path: 'number', value: null }]);
  await note(tx, recordId, 'CORRECT', decider, { path: 'number', before: number, after: null });
}

function keyOf(id: string): string {
  return id.replace(/^(?:plan|document):/, '');
}

async function checkExists(tx: Db, work: string): Promise<void> {
  const found = await tx
    .select({ id: recordLayers.recordId })
    .from(recordLayers)
    .where(eq(recordLayers.recordId, `document:${work}`))
    .limit(1);
  if (found.length === 0) throw new AppError('BAD_ID', `There is no document "${work.slice(0, 80)}" to merge into.`);
}

function notImported(id: string): AppError {
  return new AppError(
    'BAD_ID',
    `No published import is "${id.slice(0, 80)}". List what was imported with: kehoach review list`,
  );
}

import { and, arrayContains, eq, sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { rankOfCompleteness } from '../documents/completeness.ts';
import { type Composition, changeLayer, FOREIGN_RANK } from '../records/layers.ts';
import type { IncomingRecord } from '../records/publish.ts';
import type { RecordType } from '../records/record.ts';
import { accountOf } from './account.ts';
import { findWork, findWorks, type KeptBundle, pageOf, peersOf } from './identity.ts';
import { imports } from './import.table.ts';
import { type Known, readKnown } from './known.ts';
import { recordsOfBundle } from './map-bundle.ts';
import { resolveBundle } from './resolve.ts';

export type ImportRow = typeof imports.$inferSelect;

export const NOTHING: Composition = { composed: [], records: [], withdraw: [], differences: [] };

/** Joins two compositions; what the later one says of a record stands. */
export function joinCompositions(first: Composition, second: Composition): Composition {
  const records = new Map(first.records.map((record) => [record.id, record]));
  for (const { id } of second.withdraw) records.delete(id);
  for (const record of second.records) records.set(record.id, record);
  const withdraw = new Map([...first.withdraw, ...second.withdraw].map((entry) => [entry.id, entry]));
  const again = new Set(second.composed);
  return {
    composed: [...new Set([...first.composed, ...second.composed])],
    records: [...records.values()],
    withdraw: [...withdraw.values()].filter(({ id }) => !records.has(id)),
    differences: [...first.differences.filter(({ recordId }) => !again.has(recordId)), ...second.differences],
  };
}

/** Says of works that gave their name up which one has taken their place, so that addresses lead there. */
export function redirect(composition: Composition, moves: ReadonlyMap<string, string>): Composition {
  const standing = new Set(composition.records.map((record) => record.id));
  return {
    ...composition,
    withdraw: composition.withdraw.map((entry) => {
      const [type, key = ''] = entry.id.split(/:(.*)/s);
      const into = moves.get(key);
      const target = `${type}:${into}`;
      return into !== undefined && standing.has(target) ? { ...entry, mergedInto: target } : entry;
    }),
  };
}

/**
 * Maps an import under the work that it is kept with. `check` sees all that the page says, also what others outrank
 * today and what may lead tomorrow.
 */
export async function remap(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  row: Pick<ImportRow, 'bundle' | 'work' | 'page'>,
  check: (records: readonly IncomingRecord[]) => void = () => {},
): Promise<Composition> {
  if (row.work === null) return NOTHING;
  const bundle = row.bundle as KeptBundle;
  const resolution = await resolveBundle(tx, byType, known, bundle, row.work);
  const foreign = resolution.foreignProvince === null ? 0 : FOREIGN_RANK;
  const records = recordsOfBundle(bundle, { ...resolution, page: row.page });
  check(records);
  return changeLayer(tx, byType, {
    origin: 'IMPORT',
    layer: row.page,
    rank: foreign + rankOfCompleteness(accountOf(bundle).completeness),
    records,
  });
}

/**
 * Settles what the arrival or the going of a work of this counter means for the others: pages that turn out to be of
 * another work move to it, and whatever cites the number is resolved anew. `undatedOnly` where nothing changed that
 * names dated pages, which is what people decide: thousands of them may have one counter.
 */
export async function settle(
  tx: Db,
  byType: ReadonlyMap<string, RecordType>,
  known: Known,
  counter: number | null,
  { undatedOnly = false } = {},
): Promise<Composition> {
  if (counter === null) return NOTHING;
  let composition = NOTHING;
  const moves = new Map<string, string>();
  const rows = await peersOf(tx, counter, { undatedOnly });
  const works = await findWorks(
    tx,
    byType,
    known,
    rows.map(({ bundle }) => bundle as KeptBundle),
  );
  for (const [i, row] of rows.entries()) {
    const work = works[i];
    if (work === undefined || work === row.work) continue;
    if (row.work !== null) moves.set(row.work, work);
    await tx.update(imports).set({ work }).where(eq(imports.sha256, row.sha256));
    composition = joinCompositions(composition, await remap(tx, byType, known, { ...row, work }));
  }
  for (const row of await citersOf(tx, counter))
    composition = joinCompositions(composition, await remap(tx, byType, known, row));
  return redirect(composition, moves);
}

/** Reads every import anew against what is known now, as after a release of the seeds. */
export async function settleAll(tx: Db, byType: ReadonlyMap<string, RecordType>): Promise<Composition> {
  const rows = await tx
    .select()
    .from(imports)
    .where(eq(imports.status, 'PUBLISHED'))
    .orderBy(sql`${imports.sha256} collate "C"`);
  if (rows.length === 0) return NOTHING;
  const known = await readKnown(tx);
  let composition = NOTHING;
  const moves = new Map<string, string>();
  const settled: ImportRow[] = [];
  for (const row of rows) {
    const bundle = row.bundle as KeptBundle;
    const page = pageOf(known, bundle);
    const work = row.workFixed ? row.work : await findWork(tx, byType, known, bundle);
    if (page !== row.page) composition = joinCompositions(composition, await dropLayer(tx, byType, row.page));
    if (row.work !== null && work !== null && work !== row.work) moves.set(row.work, work);
    if (page !== row.page || work !== row.work)
      await tx.update(imports).set({ page, work }).where(eq(imports.sha256, row.sha256));
    settled.push({ ...row, page, work });
  }
  // Twice: a page may cite one that is mapped after it.
  for (const row of [...settled, ...settled])
    composition = joinCompositions(composition, await remap(tx, byType, known, row));
  return redirect(composition, moves);
}

/** Takes out all that one page says. */
export function dropLayer(tx: Db, byType: ReadonlyMap<string, RecordType>, page: string): Promise<Composition> {
  return changeLayer(tx, byType, { origin: 'IMPORT', layer: page, records: [] });
}

function citersOf(tx: Db, counter: number): Promise<ImportRow[]> {
  return tx
    .select()
    .from(imports)
    .where(and(eq(imports.status, 'PUBLISHED'), arrayContains(imports.cites, [counter])))
    .orderBy(sql`${imports.sha256} collate "C"`);
}

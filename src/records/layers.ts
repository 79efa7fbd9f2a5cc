import { and, eq, sql } from 'drizzle-orm';
import { canonicalJson } from '../base/canonical.ts';
import { groupBy } from '../base/group-by.ts';
import { fold } from '../base/text.ts';
import { type Db, isAny } from '../database/connection.ts';
import { insertAll } from '../database/insert.ts';
import type { IncomingRecord } from './publish.ts';
import { ORIGINS, type Origin, recordLayers } from './record.table.ts';
import type { RecordType } from './record.ts';
import type { Withdrawal } from './withdraw.ts';

/**
 * What stands behind a published record: the contents that a seed release, imports and reviews hold of it, each kept
 * as it came. The published content is composed from them anew whenever one changes, so nothing is ever overwritten:
 * a correction outlives every later import and release.
 */
export interface Layer {
  recordId: string;
  type: string;
  /** The work that the record belongs to; its records are composed together. */
  work: string;
  origin: Origin;
  /** Who holds it: "seeds", the key of an imported page, or "review". */
  layer: string;
  /** How much the source shows; among imports the one that shows most stands. Negative: see FOREIGN_RANK. */
  rank: number;
  content: unknown;
}

/**
 * Added to the rank of what somebody says whose matter it is not. It stands where nobody else says anything of the work,
 * and where somebody does it gives nothing to it: no part, no value that was left open, only differences to review.
 */
export const FOREIGN_RANK = -100;

/** A change that a person made to one field; the newest at a path stands. */
export interface Patch {
  path: string;
  value: unknown;
}

/** What a layer of origin REVIEW holds when it is no whole record. */
export interface PatchContent {
  patches: Patch[];
}

/** A value that a layer offers and that the standing one outranks. */
interface Difference {
  recordId: string;
  layer: string;
  path: string;
  held: unknown;
  offered: unknown;
}

export interface Composition {
  /** Ids of all records that were looked at: what is said here of them replaces what was said before. */
  composed: string[];
  records: IncomingRecord[];
  withdraw: Withdrawal[];
  differences: Difference[];
}

export interface LayerChange {
  origin: Origin;
  layer: string;
  rank?: number;
  records: readonly IncomingRecord[];
}

/** Replaces all that one holder says by what it says now, and composes every work that this touches. */
export async function changeLayer(
  tx: Db,
  types: ReadonlyMap<string, RecordType>,
  change: LayerChange,
): Promise<Composition> {
  const mine = and(eq(recordLayers.origin, change.origin), eq(recordLayers.layer, change.layer));
  const before = await tx
    .select({ recordId: recordLayers.recordId, work: recordLayers.work })
    .from(recordLayers)
    .where(mine);
  const rows = rowsOfLayer(types, change);
  await tx.delete(recordLayers).where(mine);
  await insertAll(tx, recordLayers, rows);
  return composeWorks(
    tx,
    types,
    [...before.map((row) => row.work), ...rows.map((row) => row.work)],
    before.map((row) => row.recordId),
  );
}

/** Adds to what one holder says, keeping the rest of it, and composes every work that this touches. */
export async function addToLayer(
  tx: Db,
  types: ReadonlyMap<string, RecordType>,
  change: LayerChange,
): Promise<Composition> {
  const rows = rowsOfLayer(types, change);
  const ids = rows.map((row) => row.recordId);
  await tx
    .delete(recordLayers)
    .where(
      and(
        eq(recordLayers.origin, change.origin),
        eq(recordLayers.layer, change.layer),
        isAny(recordLayers.recordId, ids),
      ),
    );
  await insertAll(tx, recordLayers, rows);
  return composeWorks(
    tx,
    types,
    rows.map((row) => row.work),
  );
}

/** Takes records out of what one holder says, keeping the rest of it, and composes every work that this touches. */
export async function removeFromLayer(
  tx: Db,
  types: ReadonlyMap<string, RecordType>,
  { origin, layer, ids }: Pick<LayerChange, 'origin' | 'layer'> & { ids: readonly string[] },
): Promise<Composition> {
  const gone = await tx
    .delete(recordLayers)
    .where(and(eq(recordLayers.origin, origin), eq(recordLayers.layer, layer), isAny(recordLayers.recordId, ids)))
    .returning({ recordId: recordLayers.recordId, work: recordLayers.work });
  return composeWorks(
    tx,
    types,
    gone.map((row) => row.work),
    gone.map((row) => row.recordId),
  );
}

function rowsOfLayer(types: ReadonlyMap<string, RecordType>, change: LayerChange): Layer[] {
  return change.records.map((record) => ({
    recordId: record.id,
    type: record.type,
    work: workOf(types, record),
    origin: change.origin,
    layer: change.layer,
    rank: change.rank ?? 0,
    content: record.content,
  }));
}

/** Composes works from all their layers. `formerly` are records that may have lost their last layer. */
export async function composeWorks(
  tx: Db,
  types: ReadonlyMap<string, RecordType>,
  works: readonly string[],
  formerly: readonly string[] = [],
): Promise<Composition> {
  const layers: Layer[] = await tx
    .select()
    .from(recordLayers)
    .where(isAny(recordLayers.work, [...new Set(works)]))
    .orderBy(sql`${recordLayers.recordId} collate "C"`);
  const composed = [...groupBy(layers, (layer) => layer.work).values()].map((ofWork) => composeWork(types, ofWork));
  const standing = new Set(composed.flatMap((each) => each.records.map((record) => record.id)));
  const all = new Set([...formerly, ...layers.map((layer) => layer.recordId)]);
  return {
    composed: [...all],
    records: composed.flatMap((each) => each.records),
    withdraw: [...all].filter((id) => !standing.has(id)).map((id) => ({ id })),
    differences: composed.flatMap((each) => each.differences),
  };
}

function workOf(types: ReadonlyMap<string, RecordType>, record: IncomingRecord): string {
  return types.get(record.type)?.layering?.work(record.content) ?? record.id;
}

/** Composes the records of one work: a pure function of its layers, whatever the order in which they came. */
export function composeWork(
  types: ReadonlyMap<string, RecordType>,
  layers: readonly Layer[],
): Pick<Composition, 'records' | 'differences'> {
  const isPart = (layer: Layer) => types.get(layer.type)?.layering?.part === true;
  const all = layers.filter((layer) => !isPatch(layer)).sort(byPrecedence);
  const whole = all.some((layer) => !isForeign(layer)) ? all.filter((layer) => !isForeign(layer)) : all;
  const speaks = new Set(whole);
  // Parts (tasks, targets) come from one layer, the highest that has any: two readings of one plan are not added up.
  const leaders = new Map(
    [...groupBy(whole.filter(isPart), (layer) => layer.type)].map(([type, own]) => [type, own[0]]),
  );
  const machineParts = [...leaders.values()].some((leader) => leader?.origin === 'IMPORT');
  const records: IncomingRecord[] = [];
  const differences: Difference[] = [];
  for (const [id, own] of groupBy(layers, (layer) => layer.recordId)) {
    const candidates = own.filter((layer) => !isPatch(layer)).sort(byPrecedence);
    const [any] = candidates;
    if (!any) continue;
    const layering = types.get(any.type)?.layering;
    const speaking = candidates.filter((layer) => speaks.has(layer));
    const base = layering?.part ? speaking.find((layer) => sameHolder(layer, leaders.get(layer.type))) : speaking[0];
    if (!base) {
      differences.push(
        ...candidates.map((layer) => ({
          recordId: id,
          layer: layer.layer,
          path: '',
          held: null,
          offered: layer.content,
        })),
      );
      continue;
    }
    const others = candidates.filter((layer) => layer !== base);
    const patches = own.filter(isPatch).flatMap((layer) => (layer.content as PatchContent).patches);
    // Where a person has decided there is nothing left to review.
    const open = (layering?.compared ?? []).filter((path) => !patches.some((patch) => patch.path === path));
    const filling = others.filter((layer) => speaks.has(layer));
    const filled = layering?.fill ? layering.fill(base, filling) : base.content;
    differences.push(...others.flatMap((layer) => differencesOf(open, base, layer)));
    // Nobody has reviewed a curated plan whose tasks a machine read.
    const content =
      !isPart(base) && machineParts && valueAt(filled, 'reviewState')
        ? applyPatch(filled, { path: 'reviewState', value: 'MACHINE' })
        : filled;
    records.push({
      type: base.type,
      id,
      content: patches.reduce(applyPatch, content) as { key: string },
      origin: base.origin,
    });
  }
  return { records, differences };
}

function isPatch(layer: Layer): boolean {
  return (
    layer.origin === 'REVIEW' &&
    typeof layer.content === 'object' &&
    layer.content !== null &&
    'patches' in layer.content
  );
}

function isForeign(layer: Layer): boolean {
  return layer.rank < 0;
}

function sameHolder(a: Layer, b: Layer | undefined): boolean {
  return b !== undefined && a.origin === b.origin && a.layer === b.layer;
}

/** Review before seed before import; among imports the fuller source, then the name. */
function byPrecedence(a: Layer, b: Layer): number {
  const origin = ORIGINS.indexOf(b.origin) - ORIGINS.indexOf(a.origin);
  if (origin !== 0) return origin;
  return b.rank - a.rank || (a.layer < b.layer ? -1 : a.layer > b.layer ? 1 : 0);
}

function differencesOf(paths: readonly string[], base: Layer, other: Layer): Difference[] {
  return paths.flatMap((path) => {
    const [held, offered] = [valueAt(base.content, path), valueAt(other.content, path)];
    // What a source does not say contradicts nothing.
    if (offered === null || offered === undefined || saysTheSame(held, offered)) return [];
    return [{ recordId: base.recordId, layer: other.layer, path, held: held ?? null, offered }];
  });
}

/** Capitals, diacritics and punctuation are no difference in a text. */
function saysTheSame(held: unknown, offered: unknown): boolean {
  if (typeof held === 'string' && typeof offered === 'string')
    return held === offered || (fold(held) === fold(offered) && fold(held) !== '');
  return canonicalJson(held ?? null) === canonicalJson(offered);
}

/** Reads the value at a dotted path; undefined when a step is missing. */
export function valueAt(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | null | undefined)?.[step], content);
}

function applyPatch(content: unknown, { path, value }: Patch): unknown {
  const [step = '', ...rest] = path.split('.');
  const at = (content ?? {}) as Record<string, unknown>;
  return { ...at, [step]: rest.length === 0 ? value : applyPatch(at[step], { path: rest.join('.'), value }) };
}

/** Fills what the base leaves open from the others, in their order. */
export function fillNulls(base: unknown, others: readonly { content: unknown }[], fields: readonly string[]): unknown {
  return fields.reduce((content, field) => {
    const held = valueAt(content, field);
    if (held !== null && held !== undefined) return content;
    const value = others
      .map((other) => valueAt(other.content, field))
      .find((offered) => offered !== null && offered !== undefined);
    return value === undefined ? content : applyPatch(content, { path: field, value });
  }, base);
}

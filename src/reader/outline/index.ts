import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { findTargetTables, type TargetTable, targetItems } from '../measure/target-table.ts';
import { opensWithWork, splitClauses } from './clauses.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { RANK, readOrdinal } from './ordinal.ts';
import { findTaskTables, type TaskTable, tableItems } from './table.ts';
import { buildOutline } from './tree.ts';

const PREAMBLE =
  /^(?:trich yeu|so hieu|loai van ban|co quan ban hanh|can cu|thuc hien (?:ke hoach|cong van|quyet dinh|chi thi|nghi quyet|van ban|chuong trinh)|xet |theo de nghi|kinh gui|nham |de )/;

/** Outlines a carried document: items by ordinals, task tables merged in, prose of a task part as clauses. */
export function outlineDocument(content: readonly Paragraph[]): readonly OutlineItem[] {
  const tables = findTaskTables(content);
  const targets = findTargetTables(content).filter((found) => !tables.some(({ table }) => table === found.table));
  const tabled = new Set([...tables, ...targets].map(({ table }) => table));
  const wide = wideTables(content);
  // A row of a table that lists no tasks is no detail of the task above it; it stays unread unless it opens an item.
  const running = content.filter(
    ({ cell, text }) => !cell || (!tabled.has(cell.table) && (!wide.has(cell.table) || readOrdinal(text) !== null)),
  );
  const outlined = withProse(running, buildOutline(running));
  const tasked = tables.reduce((items, table) => withTasks(items, table, content), outlined);
  return targets.reduce((items, table) => withTargets(items, table, content), tasked);
}

/** Adds the rows of a table of targets below the heading it follows. */
function withTargets(
  items: readonly OutlineItem[],
  table: TargetTable,
  content: readonly Paragraph[],
): readonly OutlineItem[] {
  const start = startOf(table, content);
  const under = items.filter((item) => item.text.source().start < start && item.rank < RANK.DASH).at(-1);
  return [...items.map((item) => (item === under ? { ...item, leaf: false } : item)), ...targetItems(table, under)];
}

function startOf({ at }: { at: number }, content: readonly Paragraph[]): number {
  return content.find(({ index }) => index === at)?.text.source().start ?? 0;
}

/**
 * A table whose rows repeat tasks adds its agencies and deadlines to them; any other row is a task of its own, below
 * the item the table follows, or below `PL` in an annex.
 */
function withTasks(
  items: readonly OutlineItem[],
  table: TaskTable,
  content: readonly Paragraph[],
): readonly OutlineItem[] {
  const inAnnex = content.some(({ index, text }) => index < table.at && /^phu luc/.test(text.folded));
  const above = headingAbove(items, startOf(table, content));
  const under = inAnnex || !above ? 'PL' : above.locator;
  const rows = tableItems(table, under, 'tasks', new Set(items.map(({ locator }) => locator)));
  const repeated = repeatFinder(items.filter((item) => item.leaf && item.section === 'tasks' && item.cells === null));
  const fresh: OutlineItem[] = [];
  const repeats = new Map<OutlineItem, OutlineItem['cells']>();
  for (const row of rows) {
    const same = row.leaf ? repeated(row.text.folded) : null;
    if (same) repeats.set(same, row.cells);
    else fresh.push(row);
  }
  const completed = items.map((item) => (repeats.has(item) ? { ...item, cells: repeats.get(item) ?? null } : item));
  if (!fresh.some(({ leaf }) => leaf)) return completed;
  const parent = above && !inAnnex ? above : null;
  const placed = parent ? fresh.map((row) => ({ ...row, parent: row.parent ?? parent.locator })) : fresh;
  return [
    ...completed.map((item, position) => (items[position] === parent ? { ...item, leaf: false } : item)),
    ...placed.filter((row) => row.leaf || placed.some((other) => other.parent === row.locator)),
  ];
}

/** The heading a table stands under: the last item before it, or where that one gives work itself, what it stands under. */
function headingAbove(items: readonly OutlineItem[], start: number): OutlineItem | undefined {
  let above = items.filter((item) => item.text.source().start < start && item.rank < RANK.DASH).at(-1);
  while (above?.leaf && givesWork(above)) {
    const parent = above.parent;
    above = parent === null ? undefined : items.find((item) => item.locator === parent);
  }
  return above;
}

/** A task, not the heading of a table: below a section, opening with a verb of work or ending as a sentence does. */
function givesWork({ rank, text, section }: OutlineItem): boolean {
  if (rank <= RANK.ROMAN || section !== 'tasks' || /(?::|nhu sau|sau day)\s?\.?$/.test(text.folded)) return false;
  return /[.;]$/.test(text.text) || opensWithWork(text);
}

/** Tables of three columns and more hold data; narrower ones set a page. */
function wideTables(content: readonly Paragraph[]): Set<number> {
  return new Set(content.flatMap(({ cell }) => (cell && cell.column >= 2 && cell.row >= 1 ? [cell.table] : [])));
}

/** Most tasks a table is compared with word by word; beyond it only equal openings count. */
const COMPARED = 400;

/** Makes a finder of the task that a row repeats: the same opening, or nearly all of the row's words. */
function repeatFinder(tasks: readonly OutlineItem[]): (row: string) => OutlineItem | null {
  const byOpening = new Map(tasks.map((task) => [openingOf(task.text.folded), task]));
  const words = tasks
    .slice(0, COMPARED)
    .map((task) => ({ task, words: new Set(task.text.folded.split(/[^a-z0-9]+/)) }));
  return (row) => {
    const same = byOpening.get(openingOf(row));
    if (same) return same;
    const own = row.split(/[^a-z0-9]+/).filter(Boolean);
    if (own.length < 5) return null;
    return (
      words.find(({ words: known }) => own.filter((word) => known.has(word)).length >= own.length * 0.85)?.task ?? null
    );
  };
}

function openingOf(folded: string): string {
  return folded
    .slice(0, 60)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Where a task part has no ordinals at all, its paragraphs are read as prose. */
function withProse(content: readonly Paragraph[], items: readonly OutlineItem[]): readonly OutlineItem[] {
  if (items.length > 0) return items.flatMap((item) => withClauses(item, content));
  return content
    .filter(
      ({ text }) =>
        text.length > 60 &&
        !PREAMBLE.test(text.folded) &&
        !isCapitals(text.text) &&
        !text.text.endsWith(':') &&
        readOrdinal(text) === null,
    )
    .flatMap((paragraph) => clausesOf(paragraph, null));
}

/** A part that only holds paragraphs becomes the heading of their clauses. */
function withClauses(item: OutlineItem, content: readonly Paragraph[]): OutlineItem[] {
  if (!item.leaf || item.section !== 'tasks' || item.rank > RANK.ROMAN || item.details.length === 0) return [item];
  const starts = new Set(item.details.map((detail) => detail.source().start));
  const clauses = content
    .filter((paragraph) => starts.has(paragraph.text.source().start))
    .flatMap((paragraph) => clausesOf(paragraph, item.locator));
  return clauses.length === 0 ? [item] : [{ ...item, leaf: false, details: [] }, ...clauses];
}

function clausesOf({ text, line }: Paragraph, parent: string | null): OutlineItem[] {
  return splitClauses(text).map((clause, position) =>
    makeItem({ locator: `P${line}-${position + 1}`, parent, rank: RANK.NUMBER, section: 'tasks', text: clause }),
  );
}

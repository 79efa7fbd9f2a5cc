import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { findTargetTables, targetItems } from '../measure/target-table.ts';
import { opensWithWork, splitClauses } from './clauses.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { RANK, readOrdinal } from './ordinal.ts';
import { findTaskTables, type TaskTable, tableItems } from './table.ts';
import { buildOutline } from './tree.ts';

const PREAMBLE =
  /^(?:trich yeu|so hieu|loai van ban|co quan ban hanh|can cu|thuc hien (?:ke hoach|cong van|quyet dinh|chi thi|nghi quyet|van ban|chuong trinh)|xet |theo de nghi|kinh gui|nham |de )/;

/** Outlines a carried document: items by ordinals, task tables merged in, prose of a task part as clauses. */
export function outlineDocument(content: readonly Paragraph[], _index: PlaceIndex): OutlineItem[] {
  const tables = findTaskTables(content);
  const targets = findTargetTables(content).filter((found) => !tables.some(({ table }) => table === found.table));
  const tabled = new Set([...tables, ...targets].map(({ table }) => table));
  const wide = wideTables(content);
  // A row of a table that lists no tasks is no detail of the task above it; it stays unread unless it opens an item.
  const running = content.filter(
    ({ cell, text }) => !cell || (!tabled.has(cell.table) && (!wide.has(cell.table) || readOrdinal(text) !== null)),
  );
  const items = withProse(running, buildOutline(running));
  for (const table of tables) mergeTable(items, table, content);
  for (const table of targets) {
    const start = content.find(({ index }) => index === table.at)?.text.source().start ?? 0;
    const under = items.filter((item) => item.text.source().start < start && item.rank < RANK.DASH).at(-1);
    const rows = targetItems(table, under);
    if (under) under.leaf = false;
    items.push(...rows);
  }
  return items;
}

/**
 * A table whose rows repeat tasks adds its agencies and deadlines to them; any other row is a task of its own, below
 * the item the table follows, or below `PL` in an annex.
 */
function mergeTable(items: OutlineItem[], table: TaskTable, content: readonly Paragraph[]): void {
  const before = content.filter(({ index }) => index < table.at);
  const inAnnex = before.some(({ text }) => /^phu luc/.test(text.folded));
  const start = content.find(({ index }) => index === table.at)?.text.source().start ?? 0;
  const above = headingAbove(items, start);
  const under = inAnnex || !above ? 'PL' : above.locator;
  const rows = tableItems(table, under, 'tasks', new Set(items.map(({ locator }) => locator)));
  const fresh: OutlineItem[] = [];
  const repeated = repeatFinder(items.filter((item) => item.leaf && item.section === 'tasks' && item.cells === null));
  for (const row of rows) {
    const same = row.leaf ? repeated(row.text.folded) : null;
    if (same) same.cells = row.cells;
    else fresh.push(row);
  }
  const leaves = fresh.filter((row) => row.leaf);
  if (leaves.length === 0) return;
  if (above && !inAnnex) {
    above.leaf = false;
    for (const row of fresh) row.parent ??= above.locator;
  }
  items.push(...fresh.filter((row) => row.leaf || fresh.some((other) => other.parent === row.locator)));
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
function withProse(content: readonly Paragraph[], items: OutlineItem[]): OutlineItem[] {
  for (const item of items) {
    if (!item.leaf || item.section !== 'tasks' || item.rank > RANK.ROMAN || item.details.length === 0) continue;
    const starts = new Set(item.details.map((detail) => detail.source().start));
    const paragraphs = content.filter((paragraph) => starts.has(paragraph.text.source().start));
    const clauses = paragraphs.flatMap((paragraph) =>
      splitClauses(paragraph.text).map((clause, position) =>
        makeItem({
          locator: `P${paragraph.line}-${position + 1}`,
          parent: item.locator,
          rank: RANK.NUMBER,
          section: 'tasks',
          text: clause,
        }),
      ),
    );
    if (clauses.length === 0) continue;
    item.leaf = false;
    item.details = [];
    items.splice(items.indexOf(item) + 1, 0, ...clauses);
  }
  if (items.length > 0) return items;
  return content
    .filter(
      ({ text }) =>
        text.length > 60 &&
        !PREAMBLE.test(text.folded) &&
        !isCapitals(text.text) &&
        !text.text.endsWith(':') &&
        readOrdinal(text) === null,
    )
    .flatMap((paragraph) =>
      splitClauses(paragraph.text).map((clause, position) =>
        makeItem({
          locator: `P${paragraph.line}-${position + 1}`,
          parent: null,
          rank: RANK.NUMBER,
          section: 'tasks',
          text: clause,
        }),
      ),
    );
}

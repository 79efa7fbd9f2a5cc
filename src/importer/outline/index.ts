import type { Paragraph } from '../clean/paragraph.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { splitClauses } from './clauses.ts';
import { makeItem, type OutlineItem } from './item.ts';
import { RANK, readOrdinal } from './ordinal.ts';
import { findTaskTables, type TaskTable, tableItems } from './table.ts';
import { buildOutline } from './tree.ts';

const PREAMBLE =
  /^(?:can cu|thuc hien (?:ke hoach|cong van|quyet dinh|chi thi|nghi quyet|van ban|chuong trinh)|xet |theo de nghi|kinh gui|nham |de )/;

/** Outlines a carried document: items by ordinals, task tables merged in, prose of a task part as clauses. */
export function outlineDocument(content: readonly Paragraph[], _index: PlaceIndex): OutlineItem[] {
  const tables = findTaskTables(content);
  const tabled = new Set(tables.map(({ table }) => table));
  const running = content.filter(({ cell }) => !cell || !tabled.has(cell.table));
  const items = withProse(running, buildOutline(running));
  for (const table of tables) mergeTable(items, table, content);
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
  const above = items.filter((item) => item.text.source().start < start && item.rank < RANK.DASH).at(-1);
  const under = inAnnex || !above ? 'PL' : above.locator;
  const rows = tableItems(table, under, 'tasks');
  const fresh: OutlineItem[] = [];
  for (const row of rows) {
    const same = row.leaf
      ? items.find((item) => item.leaf && item.section === 'tasks' && repeats(item.text.folded, row.text.folded))
      : undefined;
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

/** A row repeats a task when it is contained in it or most of its words are. */
function repeats(task: string, row: string): boolean {
  if (task.startsWith(row.slice(0, 60)) || row.startsWith(task.slice(0, 60))) return true;
  const words = new Set(task.split(/[^a-z0-9]+/));
  const own = row.split(/[^a-z0-9]+/).filter(Boolean);
  const common = own.filter((word) => words.has(word)).length;
  return own.length >= 5 && common >= own.length * 0.85;
}

/** Where a task part has no ordinals at all, its paragraphs are read as prose. */
function withProse(content: readonly Paragraph[], items: OutlineItem[]): OutlineItem[] {
  for (const item of items) {
    if (!item.leaf || item.section !== 'tasks' || item.rank > RANK.ROMAN || item.details.length === 0) continue;
    const paragraphs = content.filter((paragraph) =>
      item.details.some((detail) => detail.source().start === paragraph.text.source().start),
    );
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
    .filter(({ text }) => text.length > 60 && !PREAMBLE.test(text.folded) && readOrdinal(text) === null)
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

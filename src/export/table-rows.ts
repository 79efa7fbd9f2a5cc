import type { Ask } from '../graph/ask.ts';
import { question } from '../graph/ask.ts';
import { type Cell, tableRows } from '../operations/rows.ts';
import type { DataColumn, DataTable } from './data-table.ts';

/** So much of a source may be repeated word by word. */
const MAX_QUOTE = 300;

const YEARS = question('{ planStatistics(groupBy: [YEAR], measure: PLANS) { groups { keys { key } } } }');

/** Asks for a table, some rows at a time, so that memory does not grow with it. Throws: what the graph refuses. */
export async function* rowsOfTable(table: DataTable, ask: Ask): AsyncGenerator<Cell[][]> {
  for await (const data of answersOf(table, ask)) {
    const rows = tableRows(data, { ...table, withoutItems: 'drop' });
    yield [...rows].map((row) => row.map((cell, at) => fitting(cell, table.columns[at])));
  }
}

async function* answersOf({ asked, document, rows }: DataTable, ask: Ask): AsyncGenerator<unknown> {
  if (asked === 'once') yield await ask(document);
  if (asked === 'years') for (const year of await yearsOf(ask)) yield await ask(document, { year });
  if (asked !== 'pages') return;
  for (let after: string | null = null, more = true; more; ) {
    const data: Record<string, Connection> = await ask<Record<string, Connection>>(document, { after });
    yield data;
    const page = data[rows[0]?.field ?? '']?.pageInfo;
    after = page?.endCursor ?? null;
    more = page?.hasNextPage ?? false;
  }
}

interface Connection {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** The years for which a plan is known, in order. */
export async function yearsOf(ask: Ask): Promise<number[]> {
  const { planStatistics } = await ask<{ planStatistics: { groups: { keys: { key: string | null }[] }[] } }>(YEARS);
  return planStatistics.groups.flatMap(({ keys }) => (keys[0]?.key ? [Number(keys[0].key)] : [])).sort((a, b) => a - b);
}

/** A column of several values is text, also where a row has one number. */
function fitting(cell: Cell, column: DataColumn | undefined): Cell {
  if (column?.quoted) return shortened(cell);
  return column?.type === 'string' && cell !== null ? String(cell) : cell;
}

function shortened(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const letters = [...cell];
  return letters.length <= MAX_QUOTE ? cell : `${letters.slice(0, MAX_QUOTE - 1).join('')}…`;
}

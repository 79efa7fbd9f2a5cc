import { type SQL, sql } from 'drizzle-orm';
import { shownColumns } from '../database/columns.ts';
import { type Db, rowsOf } from '../database/connection.ts';
import { sourcePages, sources } from '../documents/document.table.ts';
import { toVerification } from '../graph/common.type.ts';
import { allOf, type Order, type Page, type Ranked, rankedColumns, rankedPage } from '../graph/pagination.ts';
import { organisations } from '../organisations/organisation.table.ts';
import type { DatasetSource } from './dataset.type.ts';

const columns = {
  id: sourcePages.id,
  title: sourcePages.title,
  url: sourcePages.url,
  sha256: sourcePages.sha256,
  documents: sql<number>`(select count(*) from ${sources} where ${sources.pageId} = ${sourcePages.id})::int`,
  publisher: shownColumns(organisations),
};

type Row = {
  publisher: typeof organisations.$inferSelect | Omit<typeof organisations.$inferSelect, 'matchText'> | null;
};

function toSource<R extends Row>(row: R) {
  return { ...row, publisher: row.publisher && { ...row.publisher, verification: toVerification(row.publisher) } };
}

/** Lists all pages from which facts were taken. */
export async function listSources(db: Db): Promise<DatasetSource[]> {
  const rows = await db
    .select(columns)
    .from(sourcePages)
    .leftJoin(organisations, sql`${organisations.id} = ${sourcePages.publisherId}`)
    .orderBy(sql`${sourcePages.id} collate "C"`);
  return rows.map(toSource);
}

export const sourcePageOrder: Order = {
  name: 'source-pages',
  columns: [{ expression: sql`${sourcePages.id} collate "C"`, type: 'text' }],
};

/** The same in pages. */
export const sourcePagePages = {
  async page(
    db: Db,
    parent: SQL | null,
    where: (SQL | undefined)[],
    order: Order,
    page: Page,
  ): Promise<(DatasetSource & Ranked)[]> {
    const from = sql`${sourcePages}`;
    const ranked = rankedPage({ id: sql`${sourcePages.id}`, parent, from, where }, order, page, null);
    const rows = await db
      .select({ ...columns, ...rankedColumns(null) })
      .from(sourcePages)
      .leftJoin(organisations, sql`${organisations.id} = ${sourcePages.publisherId}`)
      .innerJoin(ranked, sql`ranked.id = ${sourcePages.id}`);
    return rows.map(toSource);
  },
  async count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]> {
    return rowsOf(
      db,
      sql`select ${parent ?? sql`''`} as parent, count(*)::int as count from ${sourcePages} where ${allOf(where)} group by 1`,
    );
  },
};

import DataLoader from 'dataloader';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { groupBy } from '../base/group-by.ts';
import { type Db, isAny } from '../database/connection.ts';
import { unplacedConditions } from './filters.ts';
import { byArguments } from './loaders.ts';
import {
  allOf,
  type ConnectionValue,
  checkPage,
  type Order,
  type Page,
  type PageArgs,
  type Ranked,
  toConnection,
} from './pagination.ts';

/** A page of each parent: the same conditions, order and page for all of them share one statement. */
export interface PageRequest {
  where: (SQL | undefined)[];
  order: Order;
  page: Page;
}

export interface PageQueries<R extends Ranked> {
  parent: SQL;
  page(db: Db, parent: SQL | null, where: (SQL | undefined)[], order: Order, page: Page): Promise<R[]>;
  count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]>;
}

/** Makes the loaders of a nested list: rows by parent, and counts by parent that run only when asked for. */
export function pagesByParent<R extends Ranked>(db: Db, queries: PageQueries<R>) {
  const requests = new Map<string, PageRequest>();
  const restricted = (request: PageRequest, parents: readonly string[]) => [
    isAny(queries.parent, [...parents]),
    ...request.where,
  ];
  const loaders = byArguments((name: string) => {
    const request = requests.get(name) as PageRequest;
    return {
      rows: new DataLoader(async (parents: readonly string[]) => {
        const rows = await queries.page(db, queries.parent, restricted(request, parents), request.order, request.page);
        const groups = groupBy(rows, (row) => row.parent);
        return parents.map((parent) => groups.get(parent) ?? []);
      }),
      count: new DataLoader(async (parents: readonly string[]) => {
        const rows = await queries.count(db, queries.parent, restricted(request, parents));
        const counts = new Map(rows.map((row) => [row.parent, row.count]));
        return parents.map((parent) => counts.get(parent) ?? 0);
      }),
      unplaced: new DataLoader(async (parents: readonly string[]) => {
        const open = unplacedConditions(request.where);
        const rows = open
          ? await queries.count(db, queries.parent, [isAny(queries.parent, [...parents]), ...open])
          : [];
        const counts = new Map(rows.map((row) => [row.parent, row.count]));
        return parents.map((parent) => counts.get(parent) ?? 0);
      }),
    };
  });
  return (request: PageRequest) => {
    const name = nameOf(request);
    requests.set(name, request);
    return loaders(name);
  };
}

const dialect = new PgDialect();

/** Names a request by the very statement that it runs, so that no two that differ can share their rows. */
function nameOf({ where, order, page }: PageRequest): string {
  const parts = [allOf(where), ...order.columns.map((column) => column.expression)].map((part) => {
    const { sql, params } = dialect.sqlToQuery(part);
    return [sql, params];
  });
  return JSON.stringify([parts, order.name, page]);
}

interface ConnectionOptions<R extends Ranked, N> {
  args: PageArgs;
  order: Order;
  where: (SQL | undefined)[];
  toNode: (row: R) => N;
}

/** Answers a nested list: the page of one parent, sharing its statement with those of all other parents. */
export async function nestedConnection<R extends Ranked, N>(
  pages: ReturnType<typeof pagesByParent<R>>,
  parent: string,
  { args, order, where, toNode }: ConnectionOptions<R, N>,
): Promise<ConnectionValue<N>> {
  const page = checkPage(args, order);
  const { rows, count, unplaced } = pages({ where, order, page });
  return {
    ...toConnection(
      () => rows.load(parent),
      order,
      page,
      toNode,
      () => count.load(parent),
    ),
    unplaced: () => unplaced.load(parent),
  };
}

/** Answers a list without parent. */
export async function rootConnection<R extends Ranked, N>(
  db: Db,
  queries: Pick<PageQueries<R>, 'page' | 'count'>,
  { args, order, where, toNode }: ConnectionOptions<R, N>,
): Promise<ConnectionValue<N>> {
  const page = checkPage(args, order);
  const count = async (conditions: (SQL | undefined)[]) => (await queries.count(db, null, conditions))[0]?.count ?? 0;
  const open = unplacedConditions(where);
  return {
    ...toConnection(
      () => queries.page(db, null, where, order, page),
      order,
      page,
      toNode,
      () => count(where),
    ),
    unplaced: async () => (open ? count(open) : 0),
  };
}

import DataLoader from 'dataloader';
import type { SQL } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isAny } from '../database/connection.ts';
import { unplacedConditions } from './filters.ts';
import {
  type ConnectionValue,
  checkPage,
  type Order,
  type Page,
  type PageArgs,
  type Ranked,
  toConnection,
} from './pagination.ts';

/** A page of each parent: the same conditions, order and page for all of them share one statement. */
interface PageRequest {
  where: readonly (SQL | undefined)[];
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
  const restricted = (where: PageRequest['where'], parents: readonly string[]) => [
    isAny(queries.parent, [...parents]),
    ...where,
  ];
  const countsOf = async (parents: readonly string[], where: PageRequest['where']) => {
    const rows = await queries.count(db, queries.parent, restricted(where, parents));
    const counts = new Map(rows.map((row) => [row.parent, row.count]));
    return parents.map((parent) => counts.get(parent) ?? 0);
  };
  const loadersOf = ({ where, order, page }: PageRequest) => ({
    rows: new DataLoader(async (parents: readonly string[]) => {
      const rows = await queries.page(db, queries.parent, restricted(where, parents), order, page);
      const groups = groupBy(rows, (row) => row.parent);
      return parents.map((parent) => groups.get(parent) ?? []);
    }),
    count: new DataLoader((parents: readonly string[]) => countsOf(parents, where)),
    unplaced: new DataLoader(async (parents: readonly string[]) => {
      const open = unplacedConditions(where);
      return open ? countsOf(parents, open) : parents.map(() => 0);
    }),
  });
  const made = new Map<string, Promise<ReturnType<typeof loadersOf>>>();
  /** `name` tells all that the request is made from: the parents that ask for the same share it and their statements. */
  return (name: string, request: () => Promise<PageRequest>) => {
    const loaders = made.get(name) ?? request().then(loadersOf);
    made.set(name, loaders);
    return loaders;
  };
}

interface ConnectionOptions<R extends Ranked, N> {
  args: PageArgs;
  order: Order;
  toNode: (row: R) => N;
}

interface NestedOptions<R extends Ranked, N> extends ConnectionOptions<R, N> {
  filter: object | null | undefined;
  /** Turns the filter into conditions, once for all parents that have the same. */
  conditions: () => Promise<(SQL | undefined)[]>;
}

/** Answers a nested list: the page of one parent, sharing its statement with those of all other parents. */
export async function nestedConnection<R extends Ranked, N>(
  pages: ReturnType<typeof pagesByParent<R>>,
  parent: string,
  { args, order, filter, conditions, toNode }: NestedOptions<R, N>,
): Promise<ConnectionValue<N>> {
  const page = checkPage(args, order);
  const request = async () => ({ where: await conditions(), order, page });
  const { rows, count, unplaced } = await pages(JSON.stringify([filter, order.name, page]), request);
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
  { args, order, where, toNode }: ConnectionOptions<R, N> & { where: (SQL | undefined)[] },
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

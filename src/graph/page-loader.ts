import DataLoader from 'dataloader';
import type { SQL } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isKeyOf } from '../database/connection.ts';
import type { RequestContext } from './context.ts';
import { type Asked, nameOfAsked } from './fields.ts';
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
  asked: Asked | null;
}

export interface PageQueries<N> {
  parent: SQL;
  /** Reads what is asked of the rows of a page; everything for null. */
  page(
    db: Db,
    parent: SQL | null,
    where: (SQL | undefined)[],
    order: Order,
    page: Page,
    asked: Asked | null,
  ): Promise<(N & Ranked)[]>;
  count(db: Db, parent: SQL | null, where: (SQL | undefined)[]): Promise<{ parent: string; count: number }[]>;
}

/** Makes the loaders of a nested list: rows by parent, and counts by parent that run only when asked for. */
export function pagesByParent<N>(db: Db, queries: PageQueries<N>) {
  const restricted = (where: PageRequest['where'], parents: readonly string[]) => [
    isKeyOf(queries.parent, [...parents]),
    ...where,
  ];
  const countsOf = async (parents: readonly string[], where: PageRequest['where']) => {
    const rows = await queries.count(db, queries.parent, restricted(where, parents));
    const counts = new Map(rows.map((row) => [row.parent, row.count]));
    return parents.map((parent) => counts.get(parent) ?? 0);
  };
  const loadersOf = ({ where, order, page, asked }: PageRequest) => ({
    rows: new DataLoader(async (parents: readonly string[]) => {
      const rows = await queries.page(db, queries.parent, restricted(where, parents), order, page, asked);
      const groups = groupBy(rows, (row) => row.parent);
      return parents.map((parent) => groups.get(parent) ?? []);
    }),
    count: new DataLoader((parents: readonly string[]) => countsOf(parents, where)),
    unplaced: new DataLoader(async (parents: readonly string[]) => {
      const open = unplacedConditions(where);
      return open ? countsOf(parents, open) : parents.map(() => 0);
    }),
  });
  const made = new Map<unknown, Map<string, Promise<ReturnType<typeof loadersOf>>>>();
  /**
   * Parents that ask for the same share loaders and their statements. `maker` turns what `name` tells into the request:
   * another maker has loaders of its own, so that an equal name never gives rows that another one chose.
   */
  return (maker: unknown, name: string, request: () => Promise<PageRequest>) => {
    const ofMaker = made.get(maker) ?? new Map<string, Promise<ReturnType<typeof loadersOf>>>();
    made.set(maker, ofMaker);
    const loaders = ofMaker.get(name) ?? request().then(loadersOf);
    ofMaker.set(name, loaders);
    return loaders;
  };
}

interface ConnectionOptions {
  args: PageArgs;
  order: Order;
  /** What is asked of the nodes; null: everything. */
  asked: Asked | null;
}

interface NestedOptions<F> extends ConnectionOptions {
  filter: F;
  /** Turns the filter, and nothing else, into conditions; once for all parents that have the same. */
  conditions: (ctx: RequestContext, filter: F) => Promise<(SQL | undefined)[]>;
}

/** Where the nodes stand in the answer of a list. */
export const NODES = ['nodes', 'edges.node'] as const;

/** Answers a nested list: the page of one parent, sharing its statement with those of all other parents. */
export async function nestedConnection<N, F extends object | null | undefined>(
  ctx: RequestContext,
  pages: ReturnType<typeof pagesByParent<N>>,
  parent: string,
  { args, order, asked, filter, conditions }: NestedOptions<F>,
): Promise<ConnectionValue<N>> {
  const page = checkPage(args, order);
  const request = async () => ({ where: await conditions(ctx, filter), order, page, asked });
  const name = JSON.stringify([filter, order.name, page, nameOfAsked(asked)]);
  const { rows, count, unplaced } = await pages(conditions, name, request);
  return {
    ...toConnection<N>(
      () => rows.load(parent),
      order,
      page,
      () => count.load(parent),
    ),
    unplaced: () => unplaced.load(parent),
  };
}

/** Answers a list without parent. */
export async function rootConnection<N>(
  db: Db,
  queries: Pick<PageQueries<N>, 'page' | 'count'>,
  { args, order, asked, where }: ConnectionOptions & { where: (SQL | undefined)[] },
): Promise<ConnectionValue<N>> {
  const page = checkPage(args, order);
  const count = async (conditions: (SQL | undefined)[]) => (await queries.count(db, null, conditions))[0]?.count ?? 0;
  const open = unplacedConditions(where);
  return {
    ...toConnection<N>(
      () => queries.page(db, null, where, order, page, asked),
      order,
      page,
      () => count(where),
    ),
    unplaced: async () => (open ? count(open) : 0),
  };
}

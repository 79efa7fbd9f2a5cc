import DataLoader from 'dataloader';
import type { SQL } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isKeyOf } from '../database/connection.ts';
import type { RequestContext } from './context.ts';
import { type Asked, nameOfAsked } from './fields.ts';
import { unplacedConditions } from './filters.ts';
import { type PagedList, PageOf } from './page-of.ts';
import { type ConnectionValue, checkPage, type Order, type Page, type PageArgs, type Ranked } from './pagination.ts';

/** A page of each parent: the same conditions, order and page for all of them share one statement. */
interface PageRequest {
  where: readonly (SQL | undefined)[];
  order: Order;
  page: Page;
  asked: Asked | null;
}

/** Known already, or to be waited for. A promise that nobody needs is one for each of the parents. */
type Known<T> = T | Promise<T>;

function after<T, U>(known: Known<T>, then: (value: T) => U): Known<U> {
  return known instanceof Promise ? known.then(then) : then(known);
}

/** The conditions of a list: at once where its filter asks for nothing that has to be looked up. */
export type Conditions = Known<(SQL | undefined)[]>;

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
  const listOf = ({ where, order, page, asked }: PageRequest): PagedList<N, string> => {
    const rows = new DataLoader(async (parents: readonly string[]) => {
      const found = await queries.page(db, queries.parent, restricted(where, parents), order, page, asked);
      const groups = groupBy(found, (row) => row.parent);
      return parents.map((parent) => groups.get(parent) ?? []);
    });
    const count = new DataLoader((parents: readonly string[]) => countsOf(parents, where));
    const unplaced = new DataLoader(async (parents: readonly string[]) => {
      const open = unplacedConditions(where);
      return open ? countsOf(parents, open) : parents.map(() => 0);
    });
    return {
      order,
      page,
      rows: (parent) => rows.load(parent),
      count: (parent) => count.load(parent),
      unplaced: (parent) => unplaced.load(parent),
    };
  };
  const made = new Map<unknown, Map<string, Known<PagedList<N, string>>>>();
  return {
    atPlace: new WeakMap<object, Known<PagedList<N, string>>>(),
    /**
     * Parents that ask for the same share loaders and their statements. `maker` turns what `name` tells into the request:
     * another maker has loaders of its own, so that an equal name never gives rows that another one chose.
     */
    named(
      maker: unknown,
      name: string,
      request: () => PageRequest | Promise<PageRequest>,
    ): Known<PagedList<N, string>> {
      const ofMaker = made.get(maker) ?? new Map<string, Known<PagedList<N, string>>>();
      made.set(maker, ofMaker);
      const list = ofMaker.get(name) ?? after(request(), listOf);
      ofMaker.set(name, list);
      return list;
    },
  };
}

interface ConnectionOptions {
  args: PageArgs;
  order: Order;
  /** What is asked of the nodes; null: everything. */
  asked: Asked | null;
}

interface NestedOptions<F> extends ConnectionOptions {
  /**
   * Where the list stands in the query (`info.fieldNodes`). GraphQL gives all parents of a level the same place, and with
   * it the same arguments: what these mean is looked at once.
   */
  place?: object;
  filter: F;
  /** Turns the filter, and nothing else, into conditions; once for all parents that have the same. */
  conditions: (ctx: RequestContext, filter: F) => Conditions;
}

/** Where the nodes stand in the answer of a list. */
export const NODES = ['nodes', 'edges.node'] as const;

/** Answers a nested list: the page of one parent, sharing its statement with those of all other parents. */
export function nestedConnection<N, F extends object | null | undefined>(
  ctx: RequestContext,
  pages: ReturnType<typeof pagesByParent<N>>,
  parent: string,
  options: NestedOptions<F>,
): Known<ConnectionValue<N>> {
  const { place } = options;
  const list = (place && pages.atPlace.get(place)) ?? nestedList(ctx, pages, options);
  return after(list, (known) => new PageOf(known, parent));
}

function nestedList<N, F extends object | null | undefined>(
  ctx: RequestContext,
  { atPlace, named }: ReturnType<typeof pagesByParent<N>>,
  { args, order, asked, filter, conditions, place }: NestedOptions<F>,
): Known<PagedList<N, string>> {
  const page = checkPage(args, order);
  const request = () => after(conditions(ctx, filter), (where) => ({ where, order, page, asked }));
  const list = named(conditions, JSON.stringify([filter, order.name, page, nameOfAsked(asked)]), request);
  if (place) {
    atPlace.set(place, list);
    // What fails is told to each who waits for the list.
    if (list instanceof Promise) {
      list.then(
        (known) => atPlace.set(place, known),
        () => undefined,
      );
    }
  }
  return list;
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
  return new PageOf<N, null>(
    {
      order,
      page,
      rows: () => queries.page(db, null, where, order, page, asked),
      count: () => count(where),
      unplaced: async () => (open ? count(open) : 0),
    },
    null,
  );
}

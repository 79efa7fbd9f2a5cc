import { type SQL, sql } from 'drizzle-orm';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { written } from '../database/written.ts';
import { entriesCost, MAX_PAGE } from './cost.ts';
import { type Asked, asksCursor } from './fields.ts';
import { textOf } from './order-text.ts';
import { isDay } from './scalars.ts';

const DEFAULT_PAGE = 20;

/** The arguments of every list that can grow. Source: Relay Cursor Connections Specification. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many from the start, 0 to 100. Without `first` and `last`: 20.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many from the end, 0 to 100. Not together with `first`.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what comes before this cursor.' })
  before?: string | null;
}

/** A checked page request. */
export interface Page {
  size: number;
  backward: boolean;
  after: string[] | null;
  before: string[] | null;
}

/** A part of a total order. `expression` must never be null; `type` is the SQL type that a cursor's text is cast to. */
export interface OrderColumn {
  expression: SQL;
  type: 'text' | 'int' | 'date';
  descending?: boolean;
}

/** A total order with the name that its cursors carry; the last column must be unique. */
export interface Order {
  name: string;
  columns: readonly OrderColumn[];
}

/** Checks the arguments of a page. Throws: BAD_PAGE_SIZE, BAD_CURSOR. */
export function checkPage(args: PageArgs, order: Order): Page {
  const { first, last } = args;
  if (first != null && last != null) throw badSize('"first" and "last" were both given. Give one of them.');
  for (const [name, value] of Object.entries({ first, last })) {
    if (value != null && (value < 0 || value > MAX_PAGE)) {
      throw badSize(`"${name}" is ${value}. It must be from 0 to ${MAX_PAGE}; use cursors for more.`);
    }
  }
  return {
    size: first ?? last ?? DEFAULT_PAGE,
    backward: last != null,
    after: args.after == null ? null : readCursor(args.after, order),
    before: args.before == null ? null : readCursor(args.before, order),
  };
}

function badSize(message: string): AppError {
  return new AppError('BAD_PAGE_SIZE', message);
}

const CASTS = { text: () => true, int: (part: string) => /^-?\d{1,9}$/.test(part), date: isDay } as const;

function readCursor(cursor: string, order: Order): string[] {
  const bad = (fact: string) =>
    new AppError(
      'BAD_CURSOR',
      `The cursor "${cursor.slice(0, 40)}" ${fact}. Use the cursors of this list's own answers, in the same order.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw bad('is damaged');
  }
  if (!Array.isArray(value) || value.some((part) => typeof part !== 'string')) throw bad('is damaged');
  const [name, ...parts] = value as string[];
  if (name !== order.name) throw bad('comes from another list or another order');
  const fits =
    parts.length === order.columns.length && parts.every((part, i) => CASTS[order.columns[i]?.type ?? 'text'](part));
  if (!fits || parts.some((part) => part.includes('\u0000'))) throw bad('is damaged');
  return parts;
}

/** The parts of a statement that ranks the ids of a list, for each parent or for all. */
export interface RankedIds {
  id: SQL;
  /** The parent's id; null for a list without parent. */
  parent: SQL | null;
  /** Tables with their joins, after FROM. */
  from: SQL;
  where: (SQL | undefined)[];
}

/**
 * Writes the subquery that gives, for each parent, the ids of one page and one more: `id, parent, cursor, rank`.
 * One statement serves any number of parents. Cursors are written where they are asked for.
 */
export function rankedPage(source: RankedIds, order: Order, page: Page, asked: Asked | null): SQL {
  const text = textOf(order);
  const orderBy = page.backward ? text.backward : text.forward;
  const cursor = asksCursor(asked) ? text.cursor : sql``;
  const where = allOf([
    ...source.where,
    page.after ? beyond(order, page.after, false) : undefined,
    page.before ? beyond(order, page.before, true) : undefined,
  ]);
  const partition = source.parent ? sql`partition by ${source.parent}` : sql``;
  const limit = source.parent ? sql`` : sql`order by ${orderBy} limit ${page.size + 1}`;
  const ranked = sql`select ${source.id} as id, ${source.parent ?? sql`''`} as parent, ${cursor}
    (row_number() over (${partition} order by ${orderBy}))::int as rank from ${source.from} where ${where} ${limit}`;
  return sql`(select * from (${ranked}) as numbered where rank <= ${page.size + 1}) as ranked`;
}

const RANKED = written(sql`ranked.parent, ranked.rank`);
const RANKED_WITH_CURSOR = written(sql`ranked.parent, ranked.cursor, ranked.rank`);

/** The columns that a page adds to the rows of an entity, written out. */
export function writtenRank(asked: Asked | null): SQL {
  return asksCursor(asked) ? RANKED_WITH_CURSOR : RANKED;
}

/** The columns that a page adds to the rows of an entity. */
export function rankedColumns(asked: Asked | null) {
  return {
    parent: sql<string>`ranked.parent`,
    ...(asksCursor(asked) && { cursor: sql<string>`ranked.cursor` }),
    rank: sql<number>`ranked.rank`,
  };
}

export interface Ranked {
  parent: string;
  /** Where it is asked for. */
  cursor?: string;
  rank: number;
}

/** Joins conditions with AND; true when there are none. */
export function allOf(conditions: (SQL | undefined)[]): SQL {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0
    ? sql`true`
    : sql.join(
        given.map((condition) => sql`(${condition})`),
        sql` and `,
      );
}

/**
 * Beyond a cursor in a total order. Where all columns run in one direction they are compared as a row, from which an
 * index of the order is entered at that place; else the first column at least bounds what is read.
 */
function beyond(order: Order, values: string[], before: boolean): SQL {
  const value = (i: number) => sql`${values[i]}::${sql.raw(order.columns[i]?.type ?? 'text')}`;
  const signOf = ({ descending }: OrderColumn) => (Boolean(descending) !== before ? '<' : '>');
  const signs = new Set(order.columns.map(signOf));
  const [first] = order.columns;
  if (signs.size === 1 && first) {
    const row = (part: (column: OrderColumn, i: number) => SQL) => sql`(${sql.join(order.columns.map(part), sql`, `)})`;
    return sql`${row(({ expression }) => expression)} ${sql.raw(signOf(first))} ${row((_, i) => value(i))}`;
  }
  const alternatives = order.columns.map((column, i) => {
    const equal = order.columns.slice(0, i).map((earlier, j) => sql`${earlier.expression} = ${value(j)}`);
    return allOf([...equal, sql`${column.expression} ${sql.raw(signOf(column))} ${value(i)}`]);
  });
  const bound = first && sql`${first.expression} ${sql.raw(`${signOf(first)}=`)} ${value(0)}`;
  return allOf([bound, sql`(${sql.join(alternatives, sql` or `)})`]);
}

/** What a connection resolves from: each part is read only when it is asked for, and the rows at most once. */
export interface ConnectionValue<N> {
  nodes: () => Promise<N[]>;
  edges: () => Promise<{ cursor: string; node: N }[]>;
  pageInfo: () => Promise<PageInfo>;
  totalCount: () => Promise<number>;
  /** How many the filter could not place; absent for lists whose filters are always certain. */
  unplaced?: () => Promise<number>;
}

/** Writes the cursor of a row. */
export function writeCursor(order: Order, values: string | undefined): string {
  if (values === undefined) throw new Error(`the statement of ${order.name} was not asked for cursors`);
  return Buffer.from(JSON.stringify([order.name, ...JSON.parse(values)])).toString('base64url');
}

@ObjectType({ description: 'Where a page stands in its list (Relay Cursor Connections Specification).' })
class PageInfo {
  @Field(() => Boolean, { description: 'True when more follows.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'True when something comes before.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor: string | null;
}

const UNPLACED =
  'How many more the other filters keep of which the day or period that a filter asks for is not known: nobody can say whether they belong to the list. 0 without such a filter. Counted only when asked for.';

/** Makes the connection and edge types of an entity; `withUnplaced` where its filters may ask for what is not known. */
export function connectionOf<N extends object>(
  NodeType: ClassType<N>,
  name: string,
  { withUnplaced = false }: { withUnplaced?: boolean } = {},
): ClassType<ConnectionValue<N>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One ${name} of a page, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'The place of the node in the list; opaque.' })
    cursor: string;

    @Field(() => NodeType, { description: 'The node.' })
    node: N;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} nodes in a total order.` })
  class Connection {
    @Field(() => [NodeType], {
      simple: true,
      complexity: entriesCost(),
      description: 'The nodes of the page; the short way when no cursors are needed.',
    })
    nodes: () => Promise<N[]>;

    @Field(() => [Edge], {
      simple: true,
      complexity: entriesCost(),
      description: 'The nodes of the page with their cursors.',
    })
    edges: () => Promise<Edge[]>;

    @Field(() => PageInfo, { simple: true, description: 'Where the page stands.' })
    pageInfo: () => Promise<PageInfo>;

    @Field(() => Int, {
      simple: true,
      description: 'How many there are in the whole list, not on this page. Counted only when asked for.',
    })
    totalCount: () => Promise<number>;
  }
  if (withUnplaced) {
    Field(() => Int, { simple: true, description: UNPLACED })(Connection.prototype, 'unplaced');
  }
  return Connection as ClassType<ConnectionValue<N>>;
}

import type { SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import {
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { writtenColumns } from '../database/written.ts';

type Selectable = PgColumn | SQL;

/** A field that is made of columns, which are read only when it is asked for. */
interface Part {
  columns: readonly string[];
  make: (row: never) => unknown;
}

interface Source {
  /** Where each column is read; those that fields of their own name show, and those that parts and resolvers need. */
  columns: Readonly<Record<string, Selectable>>;
  /** Columns that are read whatever is asked for: the identity, and what most resolvers need. */
  always: readonly string[];
  parts?: Readonly<Record<string, Part>>;
  /** Things of other entities that the same row holds; null where the first of their `always` is. */
  nested?: Readonly<Record<string, Fields<object>>>;
}

/** What is asked of an entity: names of columns and parts, those of a nested thing behind its name and a point. */
export type Asked = ReadonlySet<string>;

/** The part of what GraphQL tells a resolver that is needed here. */
interface Selecting {
  fieldNodes: readonly { selectionSet?: SelectionSetNode | undefined }[];
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  returnType: GraphQLOutputType;
}

/** Stands among what is asked of a page whose cursors are asked for; no field has this name. */
const CURSOR = '#cursor';

/** Says whether the cursors of a page are asked for. */
export function asksCursor(asked: Asked | null): boolean {
  return asked === null || asked.has(CURSOR);
}

/** A statement's columns, and what makes an object of one of its rows. */
export interface Reading<N> {
  select: Record<string, Selectable>;
  /** The same written out, for a statement whose rows are used as they come. */
  columns: SQL;
  finish: (row: Record<string, unknown>) => N;
}

/** What a resolver says of its own field: the columns that it reads of its parent. */
const READS = 'reads';

/**
 * Says which columns a resolver reads of its parent beside those that are always read. Without it everything is read for
 * a field that has a resolver: nothing can be missing that nobody thought of.
 */
export function Reads(...columns: readonly string[]) {
  return Extensions({ [READS]: columns });
}

/** The fields of an entity and the columns behind them, so that a statement reads what is asked for and no more. */
export class Fields<N extends object> {
  /** Reads everything. */
  readonly all: Reading<N>;
  /** What a field asks for stands in its document, which comes again with the next request: it is found once. */
  private readonly known = new WeakMap<object, Map<string, Asked | null>>();
  private readonly readings = new WeakMap<Asked, Reading<N>>();

  constructor(readonly source: Source) {
    this.all = this.make(null);
  }

  /** Tells what a query asks of this entity at the end of paths below a field, e.g. `nodes`; null: of everything. */
  asked(info: Selecting, ...paths: readonly string[]): Asked | null {
    const { fieldNodes } = info;
    // Lists of nodes are made anew by each execution. A field of an interface leads to different types.
    const [only = fieldNodes] = fieldNodes.length === 1 ? fieldNodes : [];
    const known = this.known.get(only) ?? new Map<string, Asked | null>();
    this.known.set(only, known);
    const name = `${info.returnType} ${paths.join()}`;
    const asked = known.get(name);
    if (asked !== undefined) return asked;
    const found = this.find(info, paths);
    known.set(name, found);
    return found;
  }

  private find(info: Selecting, paths: readonly string[]): Asked | null {
    const asked = new Set<string>();
    const type = getNamedType(info.returnType);
    const sets = info.fieldNodes.flatMap((node) => node.selectionSet ?? []);
    const page = paths.length > 0 ? selectionsOf(sets, info) : [];
    if (page.some(({ name }) => name === 'edges' || name === 'pageInfo')) asked.add(CURSOR);
    for (const path of paths.length > 0 ? paths : ['']) {
      const steps = path === '' ? [] : path.split('.');
      if (!isObjectType(type) || !this.collect(descend(type, sets, steps, info), info, '', asked)) return null;
    }
    return asked;
  }

  /** Returns: false when something is asked for of which nobody says what it needs. */
  private collect({ type, sets }: Place, info: Selecting, prefix: string, asked: Set<string>): boolean {
    const { columns, parts = {}, nested = {} } = this.source;
    return selectionsOf(sets, info).every(({ name, below }) => {
      if (name === '__typename') return true;
      const field = type.getFields()[name];
      // Of another type of an interface: it is not asked of this one.
      if (!field) return true;
      const reads = field.extensions[READS] as readonly string[] | undefined;
      const inner = nested[name];
      if (reads) for (const column of reads) asked.add(prefix + column);
      else if (inner) {
        const target = getNamedType(field.type);
        asked.add(`${prefix}${name}.${inner.source.always[0]}`);
        return isObjectType(target) && inner.collect({ type: target, sets: below }, info, `${prefix}${name}.`, asked);
      } else if (name in columns || name in parts) asked.add(prefix + name);
      else return false;
      return true;
    });
  }

  /** Gives the columns for what is asked, and what makes an object of a row: the row itself, with its parts put on. */
  read(asked: Asked | null): Reading<N> {
    if (asked === null) return this.all;
    const known = this.readings.get(asked);
    if (known) return known;
    const made = this.make(asked);
    this.readings.set(asked, made);
    return made;
  }

  private make(asked: Asked | null): Reading<N> {
    const select: Record<string, Selectable> = {};
    const finish = this.plan(asked, '', select);
    return { select, columns: writtenColumns(select), finish: (row) => finish(row, row) as N };
  }

  /** Adds columns to a selection; what it gives fills an object from a row and returns it. */
  private plan(asked: Asked | null, prefix: string, select: Record<string, Selectable>): Fill {
    const { columns, always, parts = {}, nested = {} } = this.source;
    const wanted = (name: string) => asked === null || asked.has(prefix + name);
    const made = Object.entries(parts).filter(([name]) => wanted(name));
    const needed = new Set([...always, ...made.flatMap(([, part]) => part.columns)]);
    const read = Object.entries(columns).filter(([name]) => needed.has(name) || wanted(name));
    for (const [name, column] of read) select[prefix + name] = column;
    const inner = Object.entries(nested).flatMap(([name, fields]): Inner[] => {
      const key = `${prefix}${name}.${fields.source.always[0]}`;
      if (asked !== null && ![...asked].some((one) => one.startsWith(`${prefix}${name}.`))) return [];
      return [{ name, key, fill: fields.plan(asked, `${prefix}${name}.`, select) }];
    });
    return (row, object) => {
      if (prefix !== '') for (const [name] of read) object[name] = row[prefix + name];
      for (const [name, part] of made) object[name] = part.make(object as never);
      for (const { name, key, fill } of inner) object[name] = row[key] === null ? null : fill(row, {});
      return object;
    };
  }
}

type Row = Record<string, unknown>;
type Fill = (row: Row, object: Row) => Row;
type Inner = { name: string; key: string; fill: Fill };

/** Joins what several ask of the same rows; null, everything, swallows the rest. */
export function askedByAll(each: readonly (Asked | null)[]): Asked | null {
  const [first = null] = each;
  // Mostly the objects of one list, which ask for the same.
  if (each.every((asked) => asked === first)) return first;
  const all = new Set<string>();
  for (const asked of each) {
    if (asked === null) return null;
    for (const name of asked) all.add(name);
  }
  return all;
}

const NAMES = new WeakMap<Asked, string>();

/** Names what is asked: equal names, equal columns. */
export function nameOfAsked(asked: Asked | null): string {
  if (asked === null) return '*';
  const name = NAMES.get(asked) ?? [...asked].sort().join(' ');
  NAMES.set(asked, name);
  return name;
}

interface Place {
  type: GraphQLObjectType;
  sets: readonly SelectionSetNode[];
}

function descend(type: GraphQLObjectType, sets: Place['sets'], steps: readonly string[], info: Selecting): Place {
  const [step, ...rest] = steps;
  if (step === undefined) return { type, sets };
  const field = type.getFields()[step];
  const target = field && getNamedType(field.type);
  if (!isObjectType(target)) throw new Error(`${type.name} has no field "${step}" of objects`);
  const below = selectionsOf(sets, info).flatMap((selection) => (selection.name === step ? selection.below : []));
  return descend(target, below, rest, info);
}

/** Lists the fields of selection sets, those of fragments included: all that may be asked for, whatever variables skip. */
function selectionsOf(sets: Place['sets'], info: Selecting): { name: string; below: SelectionSetNode[] }[] {
  return sets.flatMap(({ selections }) =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD)
        return [{ name: selection.name.value, below: selection.selectionSet ? [selection.selectionSet] : [] }];
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : info.fragments[selection.name.value]?.selectionSet;
      return inner ? selectionsOf([inner], info) : [];
    }),
  );
}

import { type DocumentNode, Kind, parse, print, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect } from 'vitest';
import type { App } from '../../src/app.ts';
import { generateOperation } from './generate-operations.ts';

const MARK = 'zz_';

/** Gives every field another name. */
function aliased(document: DocumentNode): string {
  return print(
    visit(document, {
      Field: (field) => ({
        ...field,
        alias: { kind: Kind.NAME, value: `${MARK}${(field.alias ?? field.name).value}` },
      }),
    }),
  );
}

/** Puts what is asked of every object into a fragment of its own. */
function inFragments(schema: App['schema'], document: DocumentNode): string {
  const fragments: string[] = [];
  const types = new TypeInfo(schema);
  const main = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (set) => {
          const on = types.getParentType();
          if (!on || set.selections.length === 0) return undefined;
          const name = `F${fragments.length}`;
          fragments.push(`fragment ${name} on ${on.name} ${print(set)}`);
          return parse(`{ ...${name} }`, { noLocation: true }).definitions.flatMap((one) =>
            one.kind === Kind.OPERATION_DEFINITION ? [one.selectionSet] : [],
          )[0];
        },
      },
    }),
  );
  return [print(main), ...fragments].join('\n');
}

/** Takes the other names back, in data and in the paths of errors. */
function unmarked(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(MARK) ? value.slice(MARK.length) : value;
  if (Array.isArray(value)) return value.map(unmarked);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [unmarked(key), unmarked(one)]));
}

interface Said {
  data?: unknown;
  errors?: { path?: unknown; extensions?: { code?: string } }[];
}

/** What an answer says, apart from where in the text of the query it says it. */
function said(body: string): unknown {
  const { data, errors = [] } = unmarked(JSON.parse(body)) as Said;
  const told = errors.map(({ path, extensions }) => ({ path, code: extensions?.code }));
  expect(told.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  // Fields are worked on at the same time: which of two errors comes first says nothing.
  return { data, errors: told.map((error) => JSON.stringify(error)).sort() };
}

/**
 * Asks generated operations as they are, with other names, in fragments and over GET: all say the same, and none has an
 * internal error. Operations that the limits refuse are asked too, and refused alike.
 *
 * Returns: how many were asked, and how many were answered without errors.
 */
export async function compareSpellings({ http, schema }: App, { from, count }: { from: number; count: number }) {
  const post = async (query: string) =>
    said((await http.inject({ method: 'POST', url: '/graphql', payload: { query } })).body);
  let whole = 0;
  for (let seed = from; seed < from + count; seed++) {
    const query = generateOperation(schema, seed);
    const document = parse(query, { noLocation: true });
    const plain = await post(query);
    expect(await post(aliased(document)), query).toEqual(plain);
    expect(await post(inFragments(schema, document)), query).toEqual(plain);
    const get = await http.inject({ url: `/graphql?query=${encodeURIComponent(query)}` });
    expect(said(get.body), query).toEqual(plain);
    if ((plain as { errors: unknown[] }).errors.length === 0) whole += 1;
  }
  return { asked: count, whole };
}

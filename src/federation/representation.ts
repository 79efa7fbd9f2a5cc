import { type GraphQLSchema, isObjectType } from 'graphql';
import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { RequestContext } from '../graph/context.ts';
import { ENTITIES } from './entities.ts';

/** More are asked for in parts: a gateway's batch is far below. */
const MAX_REPRESENTATIONS = 1_000;

/** Throws: QUERY_TOO_LARGE. */
export function checkCount(representations: readonly unknown[]): void {
  if (representations.length <= MAX_REPRESENTATIONS) return;
  throw new AppError(
    'QUERY_TOO_LARGE',
    `${representations.length} representations were given. Ask for ${MAX_REPRESENTATIONS.toLocaleString('en')} at most, and for the rest in another request.`,
  );
}

/**
 * Loads the entity that a representation names, with the name of its type.
 *
 * Returns: null when no entity bears the key. Throws: BAD_USER_INPUT for what is no representation of this schema.
 */
export async function resolveReference(
  ctx: RequestContext,
  schema: GraphQLSchema,
  representation: unknown,
): Promise<object | null> {
  if (typeof representation !== 'object' || representation === null || Array.isArray(representation)) {
    throw wrong('A representation is no object', 'Give { __typename, and one of the keys of that type }.');
  }
  const { __typename, ...fields } = representation as Record<string, unknown>;
  const keys = keysOf(__typename);
  const typeName = String(__typename);
  checkFields(schema, typeName, fields);
  const key = Object.keys(keys).find((name) => Object.hasOwn(fields, name));
  const load = key && keys[key];
  if (!key || !load) {
    throw wrong(`A representation of ${typeName} holds no key`, `Give ${Object.keys(keys).join(' or ')}.`);
  }
  const value = fields[key];
  if (typeof value !== 'string')
    throw wrong(`The ${key} of a representation of ${typeName} is no text`, 'Give a text.');
  const entity = await load(ctx, value);
  return entity && { ...entity, __typename: typeName };
}

function keysOf(typeName: unknown) {
  if (typeof typeName === 'string' && Object.hasOwn(ENTITIES, typeName)) return ENTITIES[typeName] ?? {};
  const names = Object.keys(ENTITIES);
  if (typeof typeName !== 'string')
    throw wrong('A representation has no __typename', `Give one of ${names.join(', ')}.`);
  const near = nearest(typeName, names);
  throw wrong(
    `"${typeName.slice(0, 80)}" is no entity of this subgraph`,
    near ? `Did you mean "${near}"?` : `Its entities are ${names.join(', ')}.`,
  );
}

function checkFields(schema: GraphQLSchema, typeName: string, fields: Record<string, unknown>): void {
  const type = schema.getType(typeName);
  const known = isObjectType(type) ? type.getFields() : {};
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(known, name));
  if (unknown === undefined) return;
  const keys = Object.keys(ENTITIES[typeName] ?? {}).join(' or ');
  throw wrong(`${typeName} has no field "${unknown.slice(0, 80)}"`, `Name it by ${keys}.`);
}

function wrong(fact: string, remedy: string): AppError {
  return new AppError('BAD_USER_INPUT', `${fact}. ${remedy}`);
}

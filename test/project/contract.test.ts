import { readFile } from 'node:fs/promises';
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../src/domains.ts';
import { createSchema, printContract } from '../../src/schema.ts';
import { filesOf, PROJECT } from '../support/files.ts';

interface Element {
  name: string;
  description: string | null | undefined;
}

function elementsOf(type: GraphQLNamedType): Element[] {
  const named = (entries: readonly (Element | GraphQLArgument)[], owner: string): Element[] =>
    entries.map(({ name, description }) => ({ name: `${owner}.${name}`, description }));
  const own = { name: type.name, description: type.description };
  if (isEnumType(type)) return [own, ...named(type.getValues(), type.name)];
  if (isInputObjectType(type)) return [own, ...named(Object.values(type.getFields()), type.name)];
  if (!isObjectType(type) && !isInterfaceType(type)) return [own];
  const fields = Object.values(type.getFields());
  return [
    own,
    ...named(fields, type.name),
    ...fields.flatMap((field) => named(field.args, `${type.name}.${field.name}`)),
  ];
}

describe('the contract', () => {
  it('is committed as the code emits it', async () => {
    const committed = await readFile(`${PROJECT}schema/schema.graphql`, 'utf8');
    expect(printContract(await createSchema()), 'run "npm run schema:emit" and commit the result').toBe(committed);
  });

  it('describes every type, field, argument, enum value and input field', async () => {
    const types = Object.values((await createSchema()).getTypeMap()).filter(
      (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
    );
    const elements = types.flatMap(elementsOf);
    expect(elements.length).toBeGreaterThan(400);
    const bare = elements.filter((element) => !element.description || element.description.trim().length < 5);
    expect(bare.map((element) => element.name)).toEqual([]);
  });

  it('lists every resolver class that a domain has', async () => {
    const files = await filesOf('src', /\.ts$/);
    const texts = await Promise.all(files.map((file) => readFile(PROJECT + file, 'utf8')));
    const written = texts.flatMap((text) =>
      [...text.matchAll(/^@Resolver\(.*\)\n(?:@.*\n)*export class (\w+)/gm)].map((match) => match[1] ?? ''),
    );
    const listed = DOMAINS.flatMap((domain) => domain.resolvers.map((resolver) => resolver.name));
    expect(written.length).toBeGreaterThan(20);
    expect([...listed].sort()).toEqual([...written].sort());
  });

  it('gives every type that `node` can fetch a loader, and every loader a type', async () => {
    const prefixes = DOMAINS.flatMap((domain) => Object.keys(domain.nodes));
    const schema = await createSchema();
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('the schema has no interface Node');
    const names = schema.getPossibleTypes(node).map((type) => type.name.toLowerCase());
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.map((prefix) => prefix.replaceAll('-', '')).sort()).toEqual(names.sort());
  });
});

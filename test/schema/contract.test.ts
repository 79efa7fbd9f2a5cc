import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges, type GraphQLSchema } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema, printContract } from '../../src/schema.ts';

const read = (name: string) =>
  readFile(fileURLToPath(new URL(`../../schema/${name}.graphql`, import.meta.url)), 'utf8');

let released: GraphQLSchema;
let committed: string;

beforeAll(async () => {
  committed = await read('schema');
  released = buildSchema(await read('released'));
});

describe('the contract', () => {
  it('is committed as the code emits it; otherwise run npm run schema:emit', async () => {
    expect(committed).toBe(printContract(await createSchema()));
  });

  it('breaks no client of the last release', () => {
    expect(findBreakingChanges(released, buildSchema(committed))).toEqual([]);
  });

  it('would be found to break one if a field, a value or an optional argument went away', () => {
    const broken = [
      ['  aliases: [String!]!', '  otherNames: [String!]!'],
      ['  NEVER_THERE', ''],
      ['  slug: String!', '  slug: String'],
      ['  ANNUAL\n', '  YEARLY_PLAN\n'],
    ].map(([from = '', to = '']) => {
      const changed = buildSchema(committed.replaceAll(from, to));
      return findBreakingChanges(released, changed).map((change) => change.type);
    });
    expect(broken.map((changes) => changes.length > 0)).toEqual([true, false, true, true]);
  });
});

import { type DocumentNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { perDocument, perQuestion } from '../../src/graph/query-memory.ts';

const TWO = parse('query A { provinces { id } } query B { provinces { slug } }');

describe('what is remembered of queries', () => {
  it('is made once for a document and the name of its operation', () => {
    const made: unknown[] = [];
    const of = perDocument((document, name) => made.push([document, name]));
    expect([of(TWO, 'A'), of(TWO, 'B'), of(TWO, 'A'), of(parse('{ a }'), 'A')]).toEqual([1, 2, 1, 3]);
  });

  it('does not grow with names that a document has no operation for', () => {
    let made = 0;
    const of = perDocument(() => ++made);
    for (let i = 0; i < 50; i++) of(TWO, `Name${i}`);
    expect(made).toBe(50);
    expect([of(TWO, 'Name0'), of(TWO, 'Name49')]).toEqual([1, 51]);
  });

  it('tells variables, operations and documents apart, and looks at long variables each time', () => {
    let made = 0;
    const cost = perQuestion(() => ++made);
    const ask = (document: DocumentNode, variables: Record<string, unknown>, operationName?: string) =>
      cost({ document, variables, operationName });
    expect([ask(TWO, { first: 1 }, 'A'), ask(TWO, { first: 2 }, 'A'), ask(TWO, { first: 1 }, 'B')]).toEqual([1, 2, 3]);
    expect([ask(TWO, { first: 1 }, 'A'), ask(parse('{ a }'), { first: 1 })]).toEqual([1, 4]);
    const long = { text: 'x'.repeat(2_000) };
    expect([ask(TWO, long), ask(TWO, long)]).toEqual([5, 6]);
  });
});

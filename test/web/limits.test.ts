import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/graph/query-cost.ts';
import { depthOf, MAX_COST, MAX_DEPTH } from '../../src/graph/query-limits.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { openApp } from '../support/app.ts';

const app = openApp();
const operations = await readOperations();

const cost = (query: string, variables: Record<string, unknown> = {}) =>
  costOf(app().schema, { document: parse(query), variables });

async function codeOf(query: string, variables?: Record<string, unknown>): Promise<unknown> {
  const answer = await app().query(query, variables);
  return answer.errors?.[0]?.extensions?.code ?? 'answered';
}

describe('the limits of a query', () => {
  it('let the flagship query through for all 63 provinces', async () => {
    const flagship = operations[0]?.document ?? '';
    const { data } = await app().query('{ provinces { slug } }');
    const provinces = data.provinces.map((province: { slug: string }) => province.slug);
    expect(provinces).toHaveLength(63);
    expect(flagship).toContain('plans(first: 20');
    expect(flagship).toContain('tasks(first: 50');
    expect(await codeOf(flagship, { provinces })).toBe('answered');
    expect(await codeOf(flagship, { provinces: null })).toBe('answered');
  });

  it('let every shipped operation through with room to spare', () => {
    const costs = operations.map((one) => [one.name, cost(one.document, one.variables), depthOf(one.ast)] as const);
    expect(costs).toHaveLength(operations.length);
    for (const [name, itsCost, depth] of costs) {
      expect(itsCost, name).toBeLessThan(MAX_COST / 2);
      expect(depth, name).toBeLessThan(MAX_DEPTH);
    }
  });

  it('refuse pages within pages within pages, before any statement is run', async () => {
    const query = '{ provinces{plans(first:100){nodes{tasks(first:100){nodes{plan{tasks(first:100){nodes{id}}}}}}}} }';
    const response = await app().http.inject({ method: 'POST', url: '/graphql', payload: { query } });
    expect(response.statusCode).toBe(400);
    const { errors, data } = response.json();
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(
          /^The answer could hold [\d,]+ objects; 1,000,000 are allowed\. Most of them come from .*Split it/,
        ),
        extensions: {
          code: 'QUERY_TOO_LARGE',
          limit: 'cost',
          found: expect.any(Number),
          allowed: 1_000_000,
          costliest: 'provinces.plans.nodes.tasks.nodes.plan.tasks',
        },
      },
    ]);
    expect((await app().query(query)).statements).toEqual([]);
  });

  it('look at the page sizes of the variables each time, also for a query seen before', async () => {
    const query =
      'query Pages($n: Int) { plans(first: $n) { nodes { tasks(first: $n) { nodes { plan { tasks(first: $n) { nodes { plan { id } } } } } } } } }';
    expect(await codeOf(query, { n: 2 })).toBe('answered');
    expect(await codeOf(query, { n: 100 })).toBe('QUERY_TOO_LARGE');
  });

  it('count each top field, so that a query of many small ones is refused', async () => {
    const many = (count: number) =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: plan(number: "827") { id }`).join(' ')} }`;
    expect(await codeOf(many(20))).toBe('answered');
    expect(await codeOf(many(120))).toBe('QUERY_TOO_LARGE');
  });

  it('refuse a way that is deeper than any question, through fragments too', async () => {
    const parents = (depth: number) =>
      `{ plan(number: "827") ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
    expect(await codeOf(parents(10))).toBe('answered');
    expect(await codeOf(parents(20))).toBe('QUERY_TOO_LARGE');
    const fragments = Array.from(
      { length: 12 },
      (_, at) => `fragment F${at} on Plan { parent { parent { ...F${at + 1} } } }`,
    ).join(' ');
    expect(await codeOf(`{ plan(number: "827") { ...F0 } } ${fragments} fragment F12 on Plan { id }`)).toBe(
      'QUERY_TOO_LARGE',
    );
  });

  it('take no time over fragments that name each other many times', () => {
    const doubled = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Plan { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
    ).join(' ');
    expect(depthOf(parse(`{ plan(number: "827") { ...F0 } } ${doubled} fragment F40 on Plan { id }`))).toBe(42);
  });

  it('refuse fragments that unfold into too many fields', async () => {
    const doubled = Array.from(
      { length: 12 },
      (_, at) => `fragment F${at} on Plan { a: parent { ...F${at + 1} } b: parent { ...F${at + 1} } }`,
    ).join(' ');
    const query = `{ plan(number: "827") { ...F0 } } ${doubled} fragment F12 on Plan { a: id b: id c: id }`;
    expect(await codeOf(query)).toBe('QUERY_TOO_LARGE');
  });

  it('leave wrong variables and wrong page sizes to the error that says so', async () => {
    const query = 'query Pages($n: Int) { plans(first: $n) { nodes { id } } }';
    expect(await codeOf(query, { n: 'many' })).toBe('BAD_USER_INPUT');
    expect(await codeOf(query, { n: -1 })).toBe('BAD_PAGE_SIZE');
    expect(await codeOf(query, { n: 1000 })).toBe('BAD_PAGE_SIZE');
  });

  it('let the introspection of editors and code generators through', async () => {
    for (const options of [
      {},
      { descriptions: true, schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true },
      { directiveIsRepeatable: true, oneOf: true },
    ]) {
      const answer = await app().query(getIntrospectionQuery(options));
      expect(answer.errors).toBeUndefined();
      expect(answer.data.__schema.types.length).toBeGreaterThan(50);
    }
  });
});

describe('persisted queries', () => {
  it('are not kept, and the answer tells clients to send the whole query', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const response = await app().http.inject({ method: 'POST', url: '/graphql', payload: { extensions } });
    expect(response.json().errors[0]).toMatchObject({
      message: 'PersistedQueryNotSupported',
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
    });
  });
});

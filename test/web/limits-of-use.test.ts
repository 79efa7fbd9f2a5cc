import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/graph/query-cost.ts';
import { LIMITS, MAX_COST } from '../../src/graph/query-limits.ts';
import { openApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
const post = (payload: object, headers: Record<string, string> = {}) =>
  app().http.inject({ method: 'POST', url: '/graphql', payload, headers });
const times = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');

/** What a person or a dashboard really asks; each must pass, however the limits are set. */
const REAL = {
  'five provinces with all their plans and tasks': `{ provinces(slugs: ["ninh-thuan", "dong-nai", "quang-ngai", "hue", "ha-noi"]) {
    name region { name } plans(first: 50) { nodes { number title document { number issuer { name } sources { url } }
      strategies { title } tasks(first: 100) { nodes { title actionArea { name } leadAgencies { name } programmes { title } } } } } } }`,
  'all provinces with twenty plans of twenty tasks': `{ provinces { name plans(first: 20) { nodes { number year tasks(first: 20) { nodes { title actionArea { name } } } } } } }`,
  'the comparison of all provinces': `{ comparePlans(provinces: PROVINCES, year: 2024) { columns { province { name } plans { number } state alignment }
    rows { label cells { province { slug } state taskCount tasks { title } } } coverage { expected found missing { province { name } state } } } }`,
  'each province under a name of its own': `{ ${times(63, (at) => `p${at}: province(slug: "hue") { name plans(first: 5) { nodes { number } } }`)} }`,
};

describe('what is really asked', () => {
  it('is within the limits: the whole schema, as clients ask for it, twice in one request', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true, directiveIsRepeatable: true });
    const twice = query.replace('{', `{ again: __schema { types { ...FullType } }`);
    expect(costOf(app().schema, { document: parse(twice), variables: {} })).toBeLessThan(MAX_COST / 5);
    expect((await app().query(twice)).errors).toBeUndefined();
  });

  it.each(Object.entries(REAL))('is within the limits: %s', async (_name, text) => {
    const slugs = (await app().query('{ provinces { slug } }')).data.provinces.map(
      ({ slug }: { slug: string }) => slug,
    );
    expect(slugs).toHaveLength(63);
    const query = text.replace('PROVINCES', JSON.stringify(slugs));
    expect(costOf(app().schema, { document: parse(query), variables: {} })).toBeLessThan(MAX_COST);
    const answer = await app().query(query);
    expect(answer.errors).toBeUndefined();
  });
});

describe('a request that is too large', () => {
  const deep = (levels: number) => {
    let value: unknown = 'x';
    for (let level = 0; level < levels; level++) value = [value];
    return value;
  };
  const cases: [string, object][] = [
    ['depth', { query: `{ plan(number: "827") ${'{ parent '.repeat(20)}{ id }${' }'.repeat(20)} }` }],
    ['rootFields', { query: `{ ${times(101, (at) => `a${at}: __typename`)} }` }],
    [
      'rootFields',
      {
        query: `{ ...F } fragment F on Query { ...G ${times(60, (at) => `a${at}: __typename`)} } fragment G on Query { ${times(60, (at) => `b${at}: __typename`)} }`,
      },
    ],
    ['introspections', { query: `{ ${times(6, (at) => `a${at}: __schema { description }`)} }` }],
    [
      'cost',
      { query: `{ __schema { types { ${times(100, (at) => `a${at}: fields { type { fields { name } } }`)} } } }` },
    ],
    ['aliases', { query: `{ provinces { ${times(501, (at) => `a${at}: slug`)} } }` }],
    ['directives', { query: `{ provinces { ${times(101, () => 'slug @include(if: true)')} } }` }],
    ['variableDepth', { query: 'query ($a: [String!]) { provinces(slugs: $a) { slug } }', variables: { a: deep(12) } }],
    ['variableDepth', { query: '{ __typename }', variables: { a: deep(1_000) } }],
    ['variableValues', { query: '{ __typename }', variables: { a: Array.from({ length: 20_001 }, () => 1) } }],
    [
      'text',
      { query: 'query ($a: [String!]) { provinces(slugs: $a) { slug } }', variables: { a: ['x'.repeat(1_001)] } },
    ],
    [
      'cost',
      {
        query: '{ provinces { plans(first: 100) { nodes { tasks(first: 100) { nodes { id title plan { id } } } } } } }',
      },
    ],
  ];

  it.each(cases)('is told the limit: %s', async (limit, payload) => {
    const answer = await post(payload);
    const [error] = answer.json().errors;
    expect([answer.statusCode, error.extensions.code, error.extensions.limit]).toEqual([400, 'QUERY_TOO_LARGE', limit]);
    expect(error.extensions.allowed).toBe(LIMITS[limit as keyof typeof LIMITS].most);
    expect(error.extensions.found).toBeGreaterThan(error.extensions.allowed);
  });

  it('may be deeper than anything that is read step by step', async () => {
    const variables = `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`;
    const answer = await app().http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: `{"query":"{ __typename }","variables":${variables}}`,
    });
    expect([answer.statusCode, answer.json().errors[0].extensions.limit]).toEqual([400, 'variableDepth']);
  });

  it('is shown the costliest field and a page size that fits', async () => {
    const ask = (first: number) =>
      `{ provinces { name plans(first: 100) { nodes { ...P } } } } fragment P on Plan { id tasks(first: ${first}) { nodes { id programmes { id } } } }`;
    const [error] = (await post({ query: ask(100) })).json().errors;
    expect(error.extensions.costliest).toBe('provinces.plans.nodes.tasks');
    const [, fits] = /With "first: (\d+)" there the query would fit/.exec(error.message) ?? [];
    expect(Number(fits)).toBeGreaterThan(0);
    expect((await post({ query: ask(Number(fits)) })).json().errors).toBeUndefined();
  });
});

describe('the cost of an answer', () => {
  it('is told to who asks for it, and to nobody else', async () => {
    const query = '{ provinces { slug } }';
    expect((await post({ query })).json().extensions).toBeUndefined();
    const { extensions, data } = (await post({ query }, { 'kehoach-cost': '1' })).json();
    expect(extensions).toEqual({ cost: { requested: 10_063, allowed: MAX_COST } });
    expect(data.provinces).toHaveLength(63);
  });
});

describe('the table of limits', () => {
  it('in the docs is that of the service', async () => {
    const page = await readFile(join(PROJECT, 'docs/reference.md'), 'utf8');
    const section = page.split(/^## /m).find((part) => part.startsWith('Limits of a query')) ?? '';
    const listed = [...section.matchAll(/^\| `(\w+)` \| ([\d,]+) \| (.*) \|$/gm)].map((row) => row.slice(1));
    const known = Object.entries(LIMITS).map(([name, { most, meaning }]) => [name, most.toLocaleString('en'), meaning]);
    expect(listed).toEqual(known);
  });
});

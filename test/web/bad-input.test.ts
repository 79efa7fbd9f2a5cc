import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { openApp } from '../support/app.ts';

const app = openApp();

/** What no answer may show: statements, parameters, paths, stacks, names of the libraries below. */
const LEAKS = /select |insert |\bfrom "|params:|\$\d|node_modules|\.ts\b|\bat \w+ \(|drizzle|postgres|pglite|\/src\//i;

async function codesOf(query: string, variables?: Record<string, unknown>): Promise<string[]> {
  const response = await app().http.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
  const answer = response.json();
  expect(answer.errors, query).toBeDefined();
  for (const { message, extensions } of answer.errors) {
    expect(message).not.toMatch(LEAKS);
    expect(JSON.stringify(extensions)).not.toMatch(LEAKS);
    expect(message.length, 'an error is read by a person').toBeLessThan(600);
    expect(Object.keys(ERROR_CATALOGUE)).toContain(extensions.code);
  }
  return answer.errors.map((error: { extensions: { code: string } }) => error.extensions.code);
}

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

const LISTS = ['plans', 'tasks', 'documents'];

describe('a page that cannot be', () => {
  it.each([['first: -1'], ['first: 101'], ['last: -1'], ['last: 101'], ['first: 1, last: 1'], ['first: 2147483647']])(
    'is refused with its code: %s',
    async (args) => {
      for (const list of LISTS) {
        expect(await codesOf(`{ ${list}(${args}) { totalCount } }`)).toEqual(['BAD_PAGE_SIZE']);
        expect(await codesOf(`{ ${list}(${args}) { nodes { id } } }`)).toEqual(['BAD_PAGE_SIZE']);
      }
      expect(await codesOf(`{ province(slug: "hue") { plans(${args}) { nodes { id } } } }`)).toEqual(['BAD_PAGE_SIZE']);
    },
  );

  it('says the value and the remedy', async () => {
    const { errors } = await app().query('{ plans(first: 101) { totalCount } }');
    expect(errors?.[0]?.message).toBe('"first" is 101. It must be from 0 to 100; use cursors for more.');
  });

  it.each([
    ['nothing', ''],
    ['no base64', '???'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['a list of numbers', cursor('plans/issued-desc', 1, 2)],
    ['too few parts', cursor('plans/issued-desc', '2021-01-01')],
    ['too many parts', cursor('plans/issued-desc', '2021-01-01', 'plan:x', 'y')],
    ['a day that is none', cursor('plans/issued-desc', '2021-02-31', 'plan:x')],
    ['the year 0', cursor('plans/issued-desc', '0000-01-01', 'plan:x')],
    ['the year 99999', cursor('plans/issued-desc', '99999-01-01', 'plan:x')],
    ['SQL', cursor('plans/issued-desc', "'; drop table plans; --", 'plan:x')],
    ['a NUL character', cursor('plans/issued-desc', '2021-01-01', 'plan:\u0000')],
    ['another order', cursor('plans/number', '1', 'KH', 'plan:x')],
    ['another list', cursor('tasks/position', 'plan:x', '1', 'task:x')],
  ])('is refused when its cursor holds %s', async (_what, value) => {
    for (const argument of ['after', 'before']) {
      expect(await codesOf(`query ($c: String) { plans(${argument}: $c) { nodes { id } } }`, { c: value })).toEqual([
        'BAD_CURSOR',
      ]);
    }
  });

  it('is refused when a real cursor comes from another order or was cut', async () => {
    const { data } = await app().query('{ plans(first: 2, orderBy: NUMBER) { pageInfo { endCursor } } }');
    const { endCursor } = data.plans.pageInfo;
    expect(await codesOf(`{ plans(after: "${endCursor}") { nodes { id } } }`)).toEqual(['BAD_CURSOR']);
    expect(await codesOf(`{ plans(orderBy: NUMBER, after: "${endCursor.slice(0, -3)}") { nodes { id } } }`)).toEqual([
      'BAD_CURSOR',
    ]);
  });
});

describe('a value that does not exist', () => {
  it.each([
    ['plans(filter: { provinces: ["quang-ngay"] }) { totalCount }', 'UNKNOWN_PROVINCE', 'quang-ngai'],
    ['tasks(filter: { provinces: ["quang-ngay"] }) { totalCount }', 'UNKNOWN_PROVINCE', 'quang-ngai'],
    ['documents(filter: { provinces: ["vung-tauu"] }) { totalCount }', 'UNKNOWN_PROVINCE', 'vung-tau'],
    ['plan(number: "827", province: "ninh-thuann") { id }', 'UNKNOWN_PROVINCE', 'ninh-thuan'],
    ['document(number: "93", province: "quangngay") { id }', 'UNKNOWN_PROVINCE', 'quang-ngai'],
    ['programmes(filter: { provinces: ["dong-nay"] }) { id }', 'UNKNOWN_PROVINCE', 'dong-nai'],
    ['plans(filter: { strategy: ["strategy-2021-2031"] }) { totalCount }', 'UNKNOWN_VALUE', 'strategy-2021-2030'],
    ['programmes(filter: { strategy: "28/NQ-CC" }) { id }', 'UNKNOWN_VALUE', '28/NQ-CP'],
    ['plans(filter: { programme: ["gbv-2021-2026"] }) { totalCount }', 'UNKNOWN_VALUE', 'gbv-2021-2025'],
    ['tasks(filter: { programme: ["projekt-8"] }) { totalCount }', 'UNKNOWN_VALUE', 'project-8'],
    ['plans(filter: { actionArea: ["T066"] }) { totalCount }', 'UNKNOWN_VALUE', 'T06'],
    ['tasks(filter: { actionArea: ["T066"] }) { totalCount }', 'UNKNOWN_VALUE', 'T06'],
    ['plans(filter: { documentType: ["KHH"] }) { totalCount }', 'UNKNOWN_VALUE', 'KH'],
    ['documents(filter: { documentType: ["KHH"] }) { totalCount }', 'UNKNOWN_VALUE', 'KH'],
    ['tasks(filter: { actor: ["ubnd-ninh-thuann"] }) { totalCount }', 'UNKNOWN_VALUE', 'ubnd-ninh-thuan'],
    ['tasks(filter: { agency: ["ubnd-ninh-thuann"] }) { totalCount }', 'UNKNOWN_VALUE', 'ubnd-ninh-thuan'],
  ])('is an error that suggests the nearest: %s', async (field, code, suggestion) => {
    expect(await codesOf(`{ ${field} }`)).toEqual([code]);
    const { errors } = await app().query(`{ ${field} }`);
    expect(errors?.[0]?.extensions?.suggestion).toBe(suggestion);
    expect(errors?.[0]?.message).toContain(`Did you mean "${suggestion}"?`);
  });

  it('is an error without a suggestion when nothing is near', async () => {
    const { errors } = await app().query('{ plans(filter: { provinces: ["xyzzyplughfoo"] }) { totalCount } }');
    expect(errors?.[0]?.extensions).toEqual({ code: 'UNKNOWN_PROVINCE' });
  });

  it('is refused for enums before anything is read', async () => {
    const answer = await app().query('{ plans(filter: { role: [ANUAL] }) { totalCount } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(answer.errors?.[0]?.message).toContain('"ANNUAL"');
    expect(answer.statements).toEqual([]);
  });
});

describe('a day or a year that does not exist', () => {
  it.each(['2021-02-31', '2023-02-29', '2021-13-01', '31/02/2021', '0000-01-01', '99999-01-01', '2021-1-1', '', ' '])(
    'is refused as a literal and as a variable: "%s"',
    async (day) => {
      expect(await codesOf(`{ provinces(asOf: "${day}") { slug } }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(await codesOf('query ($d: Date) { provinces(asOf: $d) { slug } }', { d: day })).toEqual([
        'BAD_USER_INPUT',
      ]);
      expect(
        await codesOf('query ($d: Date) { plans(filter: { issuedOn: { from: $d } }) { totalCount } }', { d: day }),
      ).toEqual(['BAD_USER_INPUT']);
    },
  );

  it('is named with its remedy', async () => {
    const { errors } = await app().query('query ($d: Date) { provinces(asOf: $d) { slug } }', { d: '2021-02-31' });
    expect(errors?.[0]?.message).toContain('"2021-02-31" is not a day. Write one that the calendar has as YYYY-MM-DD');
  });

  it('is told from a leap day, which exists', async () => {
    const { data } = await app().query('{ provinces(asOf: "2024-02-29") { slug } }');
    expect(data.provinces).toHaveLength(63);
  });

  it.each([0, -1, 99_999, 2_147_483_647, -2_147_483_648])('is refused as the year %i', async (year) => {
    const fields = [
      `plans(filter: { year: ${year} }) { totalCount }`,
      `plans(filter: { years: { from: ${year} } }) { totalCount }`,
      `plans(filter: { years: { to: ${year} } }) { nodes { id } }`,
      `tasks(filter: { year: ${year} }) { nodes { id } }`,
      `documents(filter: { year: ${year} }) { nodes { id } }`,
      `plan(number: "827", year: ${year}) { id }`,
      `document(number: "827", year: ${year}) { id }`,
    ];
    for (const field of fields) expect(await codesOf(`{ ${field} }`)).toEqual(['BAD_USER_INPUT']);
  });

  it('is empty for the first and the last year of the calendar, which nothing covers', async () => {
    const { data, errors } = await app().query(
      '{ a: plans(filter: { year: 1 }) { totalCount } b: documents(filter: { year: 9999 }) { totalCount } }',
    );
    expect(errors).toBeUndefined();
    expect(data.b.totalCount).toBe(0);
  });

  it('is refused when it is no 32-bit integer', async () => {
    expect(await codesOf('{ plans(filter: { year: 3147483647 }) { totalCount } }')).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(await codesOf('query ($y: Int) { plans(filter: { year: $y }) { totalCount } }', { y: 1.5 })).toEqual([
      'BAD_USER_INPUT',
    ]);
  });
});

const TEXT_FIELDS = [
  'provinces(slugs: [$t]) { slug }',
  'provinces(region: $t) { slug }',
  'province(slug: $t) { slug }',
  'province(code: $t) { slug }',
  'plan(number: $t) { id }',
  'plan(number: "827", province: $t) { id }',
  'document(number: $t) { id }',
  'strategy(slug: $t) { id }',
  'strategy(number: $t) { id }',
  'programme(slug: $t) { id }',
  'programme(number: $t) { id }',
  'programmes(filter: { text: $t }) { id }',
  'plans(filter: { text: $t }) { totalCount }',
  'plans(filter: { strategy: [$t] }) { totalCount }',
  'plans(filter: { programme: [$t] }) { totalCount }',
  'plans(filter: { actionArea: [$t] }) { totalCount }',
  'plans(filter: { documentType: [$t] }) { totalCount }',
  'tasks(filter: { text: $t, actor: [$t], agency: [$t] }) { totalCount }',
  'documents(filter: { text: $t }) { totalCount }',
  'plans(after: $t) { nodes { id } }',
];
const ID_FIELDS = ['plan(id: $t) { id }', 'document(id: $t) { id }', 'node(id: $t) { id }', 'nodes(ids: [$t]) { id }'];
const ALL_FIELDS = [
  ...TEXT_FIELDS.map((field) => ({ field, type: 'String!' })),
  ...ID_FIELDS.map((field) => ({ field, type: 'ID!' })),
];

describe('a text that cannot be used', () => {
  it.each(ALL_FIELDS)(
    'is refused with a NUL character, as a variable and as a literal: $field',
    async ({ field, type }) => {
      expect(await codesOf(`query ($t: ${type}) { ${field} }`, { t: 'plan:a\u0000b' })).toEqual(['BAD_USER_INPUT']);
      const literal = field.replaceAll('$t', '"plan:\\u0000"');
      expect(await codesOf(`{ ${literal} }`)).toEqual(['BAD_USER_INPUT']);
    },
  );

  it.each(ALL_FIELDS)('is refused when it is very long, at once: $field', async ({ field, type }) => {
    for (const text of ['x', ' ', '1', '-', 'à '].map((part) => part.repeat(60_000 / part.length))) {
      expect(await codesOf(`query ($t: ${type}) { ${field} }`, { t: text })).toEqual(['QUERY_TOO_LARGE']);
    }
  });

  it.each(ALL_FIELDS)('does no harm when it is odd: $field', async ({ field, type }) => {
    const odd = [
      '%',
      '_',
      '\\',
      "'; drop table plans; --",
      '\ud800',
      '\u202e',
      '🏳️‍🌈',
      '0',
      '-1',
      '{}',
      'null',
      ':',
      'plan:',
      'x'.repeat(900),
    ];
    for (const text of odd) {
      const response = await app().http.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query: `query ($t: ${type}) { ${field} }`, variables: { t: text } },
      });
      expect(response.body).not.toContain('INTERNAL_SERVER_ERROR');
      expect(response.body).not.toMatch(LEAKS);
    }
  });

  it('is not taken for a wildcard in a search', async () => {
    const { data } = await app().query(
      '{ all: plans { totalCount } percent: plans(filter: { text: "100%xyz" }) { totalCount } }',
    );
    expect(data.percent.totalCount).toBe(0);
    expect(data.all.totalCount).toBeGreaterThan(30);
  });

  it('is no number when it is empty, and then nothing bears it', async () => {
    const { data, errors } = await app().query(
      '{ a: programme(number: "") { slug } b: programme(number: " - ") { slug } c: strategy(number: "") { slug } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ a: null, b: null, c: null });
  });
});

describe('a query that is too much', () => {
  const nested = (levels: number) =>
    `{ plans(first: 100) { nodes { ${'province { plans(first: 100) { nodes { '.repeat(levels)} id ${'} } } '.repeat(levels)} } } }`;

  it.each([3, 10, 100, 300])('is refused when pages lie %i times in pages', async (levels) => {
    expect(await codesOf(nested(levels))).toEqual(['QUERY_TOO_LARGE']);
  });

  it('is refused when lists multiply lists, also through fragments', async () => {
    const hop = (inner: string) => `citations { document { citedBy { citing { ${inner} } } } }`;
    expect(await codesOf(`{ documents { nodes { ${hop(hop(hop(hop('id'))))} } } }`)).toEqual(['QUERY_TOO_LARGE']);
    const fragments = [0, 1, 2, 3].map((i) => `fragment F${i} on Document { ${hop(i === 3 ? 'id' : `...F${i + 1}`)} }`);
    expect(await codesOf(`{ documents { nodes { ...F0 ... on Document { id } } } } ${fragments.join(' ')}`)).toEqual([
      'QUERY_TOO_LARGE',
    ]);
  });

  it('is refused when one field lies in another without end', async () => {
    const deep = `{ plan(number: "827") { ${'parent { '.repeat(30)} id ${'} '.repeat(30)} } }`;
    expect(await codesOf(deep)).toEqual(['QUERY_TOO_LARGE']);
  });

  it('is refused when it has more tokens than a query needs', async () => {
    const aliases = Array.from({ length: 4_000 }, (_, i) => `a${i}: __typename`).join(' ');
    expect(await codesOf(`{ ${aliases} }`)).toEqual(['GRAPHQL_PARSE_FAILED']);
  });

  it('is none when it is a shipped operation, three levels of pages or the introspection of a client', async () => {
    const operations = await readOperations();
    expect(operations.length).toBeGreaterThan(0);
    for (const { document, variables } of operations) {
      expect((await app().query(document, variables)).errors).toBeUndefined();
    }
    expect((await app().query('{ provinces { plans { nodes { tasks { nodes { id } } } } } }')).errors).toBeUndefined();
    const { getIntrospectionQuery } = await import('graphql');
    const { data, errors } = await app().query(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    expect(errors).toBeUndefined();
    expect(data.__schema.queryType.name).toBe('Query');
  });
});

import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { expectBudget } from '../support/statements.ts';

const app = openApp();

/** What each list may cost: one statement for its page, one for its count, one for each kind of thing below it. */
const LISTS: readonly (readonly [query: string, statements: number])[] = [
  ['{ provinces { slug name code region { name } isCurrent mergedOn } }', 1],
  ['{ provinces { states { code } aliases districts { slug } mergedInto { slug } absorbed { slug } } }', 6],
  ['{ plans(first: 100) { nodes { number title documentType { code } period { from } completeness } } }', 1],
  ['{ plans(first: 100) { totalCount } }', 2],
  ['{ plans(first: 100) { nodes { province { name } provinceState { code } unit { name } issuer { name } } } }', 5],
  ['{ plans(first: 100) { nodes { parent { number } parents { plan { number } } children { number } } } }', 3],
  [
    '{ plans(first: 100) { nodes { strategies { number } programmes { number } targets { value measure { code } } } } }',
    5,
  ],
  [
    '{ plans(first: 100) { nodes { purposes { title } observances { name } models { name } reporting { title } } } }',
    5,
  ],
  ['{ plans(first: 100) { nodes { citations { document { number } } sources { publisher { name } } } } }', 4],
  ['{ plans(first: 100) { nodes { tasks(first: 100) { totalCount nodes { title actionArea { code } } } } } }', 3],
  ['{ tasks(first: 100) { nodes { title actionArea { code } } } }', 1],
  [
    '{ tasks(first: 100) { totalCount nodes { plan { number } parent { title } children { title } actor { name } } } }',
    6,
  ],
  [
    '{ tasks(first: 100) { nodes { secondaryActionAreas { code } programmes { number } leadAgencies { name } coAgencies { name } } } }',
    4,
  ],
  ['{ tasks(first: 100) { nodes { citations { document { number } } evidence { source { url } } } } }', 4],
  ['{ documents(first: 100) { nodes { number type { code } } } }', 1],
  [
    '{ documents(first: 100) { totalCount nodes { issuer { name } province { name } provinceState { code } plan { id } } } }',
    6,
  ],
  [
    '{ documents(first: 100) { nodes { citations { document { number } } citedBy { citing { number } } sources { url text } } } }',
    7,
  ],
  [
    '{ strategies { objectives { indicators { measures { milestones { value } } } } programmes { slug } plans { nodes { number } } } }',
    5,
  ],
  [
    '{ programmes { children { slug } parent { slug } strategies { slug } document { number } province { slug } plans { totalCount } tasks { totalCount } } }',
    10,
  ],
  ['{ actionAreas { name objectives { title } } }', 4],
];

describe('the statements of a list', () => {
  it.each(LISTS)('%s runs at most %i', async (query, statements) => {
    expectBudget(await app().query(query), statements);
  });

  it('do not count what is not asked for', async () => {
    const { statements } = await app().query(
      '{ plans { nodes { id } } tasks { nodes { id } } documents { nodes { id } } }',
    );
    expect(statements).toHaveLength(3);
    expect(statements.filter((statement) => statement.includes('count('))).toEqual([]);
  });
});

/** Nested pages: their number of statements may not depend on how many parents there are. */
const NESTED = [
  'plans(first: 3) { totalCount nodes { number tasks(first: 2) { totalCount nodes { title actor { name } } } } }',
  'plans(first: 3, basis: CURRENT) { nodes { parent { number } strategies { number } sources { publisher { name } } } }',
  'documents(last: 2, orderBy: NUMBER) { totalCount nodes { number issuer { name } citations { document { number } } } }',
  'plans(filter: { role: [ANNUAL], strategy: ["28/NQ-CP"], actionArea: ["T03"] }) { nodes { number provinceState { code } } }',
];

describe('the statements of nested pages', () => {
  const FIVE = '(slugs: ["ninh-thuan", "dong-nai", "quang-ngai", "gia-lai", "vung-tau"])';

  it.each(NESTED)('are as many for 5 provinces as for 63: %s', async (field) => {
    const five = await app().query(`{ provinces${FIVE} { slug ${field} } }`);
    const all = await app().query(`{ provinces { slug ${field} } }`);
    expect(five.errors).toBeUndefined();
    expect(five.data.provinces).toHaveLength(5);
    expect(all.data.provinces).toHaveLength(63);
    expect(five.statements.length).toBeGreaterThan(1);
    expectBudget(all, five.statements.length);
    expect(all.statements.length).toBe(five.statements.length);
  });

  it('are shared by equal fields, and not by fields with other arguments', async () => {
    const one = await app().query('{ provinces { plans(first: 2) { nodes { id } } } }');
    const same = await app().query(
      '{ provinces { a: plans(first: 2) { nodes { id } } b: plans(first: 2) { nodes { id } } } }',
    );
    const other = await app().query(
      '{ provinces { a: plans(first: 2) { nodes { id } } b: plans(first: 1) { nodes { id } } } }',
    );
    expect([one.statements.length, same.statements.length, other.statements.length]).toEqual([2, 2, 3]);
    for (const { a, b } of other.data.provinces) expect(b.nodes).toEqual(a.nodes.slice(0, 1));
  });
});

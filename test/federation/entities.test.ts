import { describe, expect, it } from 'vitest';
import { openApp, openOwnApp, type TestApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const app = openApp();

const ENTITIES = `query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Province { id slug name }
    ... on Plan { id number } ... on Document { id number } ... on Strategy { id slug } ... on Programme { id slug }
    ... on Task { id title } ... on ActionArea { id code objectives { number } } ... on Organisation { id name }
  }
}`;
const entities = (representations: readonly unknown[], at: TestApp = app()) => at.query(ENTITIES, { representations });

/** The ids of real entities of a type, as many as there are up to 100 a list. */
async function idsOf(list: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await app().query(
      `query Ids($after: String) { ${list}(first: 100, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    ids.push(...data[list].nodes.map(({ id }: { id: string }) => id));
    after = data[list].pageInfo.endCursor;
    more = data[list].pageInfo.hasNextPage && ids.length < 500;
  }
  return ids;
}

/** Repeats ids, with one unknown in ten, until there are 500. */
const fiveHundred = (ids: readonly string[]) =>
  Array.from({ length: 500 }, (_, i) => (i % 10 === 9 ? `${ids[0]}-unknown-${i}` : (ids[i % ids.length] ?? '')));

describe('entities', () => {
  it('are found by their keys, in the order asked, with an unknown one as null and no error', async () => {
    const { data, errors } = await entities([
      { __typename: 'Province', slug: 'dong-nai' },
      { __typename: 'Plan', id: 'plan:ninh-thuan-827-2024' },
      { __typename: 'Province', id: 'province:atlantis' },
      { __typename: 'Province', slug: 'atlantis' },
      { __typename: 'Province', id: 'province:hue' },
      { __typename: 'ActionArea', id: 'T03' },
      { __typename: 'ActionArea', id: 'T99' },
      { __typename: 'Strategy', id: 'strategy:strategy-2021-2030' },
      { __typename: 'Plan', id: 'no id at all' },
      // Another type's id names nothing of this one.
      { __typename: 'Plan', id: 'province:hue' },
      { __typename: 'Document', id: 'document:ninh-thuan-827-2024' },
    ]);
    expect(errors).toBeUndefined();
    expect(data._entities.map((entity: { __typename: string } | null) => entity?.__typename ?? null)).toEqual([
      'Province',
      'Plan',
      null,
      null,
      'Province',
      'ActionArea',
      null,
      'Strategy',
      null,
      null,
      'Document',
    ]);
    expect(data._entities[0]).toEqual({
      __typename: 'Province',
      id: 'province:dong-nai',
      slug: 'dong-nai',
      name: 'Đồng Nai',
    });
    expect(data._entities[1].number).toBe('827/KH-UBND');
    expect(data._entities[5]).toMatchObject({ id: 'T03', code: 'T03' });
  });

  it.each([
    ['Plan', 'plans', 'id number title', 2],
    ['Document', 'documents', 'id number title', 2],
    ['Task', 'tasks', 'id title', 2],
  ])('of type %s come 500 at a time in two statements', async (type, list, fields, most) => {
    const ids = await idsOf(list);
    expect(ids.length).toBeGreaterThan(100);
    const representations = fiveHundred(ids).map((id) => ({ __typename: type, id }));
    const answer = await app().query(
      `query E($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`,
      { r: representations },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toHaveLength(500);
    expect(answer.data._entities.filter((entity: unknown) => entity === null)).toHaveLength(50);
    expect(answer.data._entities[7].id).toBe(representations[7]?.id);
    expect(answer.statements.length, answer.statements.join('\n')).toBeLessThanOrEqual(most);
  });

  it('of all types come 500 at a time in two statements a type', async () => {
    const lists = await app().query(
      '{ provinces { id slug } strategies { id } programmes { id } actionAreas { id } plans(first: 100) { nodes { id issuer { id } } } }',
    );
    const { provinces, strategies, programmes, actionAreas, plans } = lists.data;
    const issuers = plans.nodes.flatMap((plan: { issuer: { id: string } | null }) =>
      plan.issuer ? [plan.issuer] : [],
    );
    const sets: [string, { id: string }[]][] = [
      ['Province', provinces],
      ['Strategy', strategies],
      ['Programme', programmes],
      ['ActionArea', actionAreas],
      ['Organisation', issuers],
    ];
    for (const [type, { length }] of sets) expect(length, type).toBeGreaterThan(1);
    const all = sets.flatMap(([type, list]) =>
      fiveHundred(list.map(({ id }) => id))
        .slice(0, 180)
        .map((id) => ({ __typename: type, id })),
    );
    const bySlug = fiveHundred(provinces.map(({ slug }: { slug: string }) => slug)).slice(0, 100);
    const representations = [...all, ...bySlug.map((slug) => ({ __typename: 'Province', slug }))];
    expect(representations).toHaveLength(1000);
    const answer = await app().query(
      'query E($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Province { name } ... on Organisation { name } } }',
      { r: representations },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities.filter((entity: unknown) => entity === null)).toHaveLength(100);
    expect(answer.statements.length, answer.statements.join('\n')).toBeLessThanOrEqual(2 * sets.length);
  });

  it.each([
    ['an unknown type', { __typename: 'Provinze', id: 'province:hue' }, /Did you mean "Province"\?/],
    ['a type that is no entity', { __typename: 'Region', id: 'x' }, /is no entity/],
    ['a name of JavaScript', { __typename: 'constructor', id: 'x' }, /is no entity/],
    ['no type', { id: 'province:hue' }, /has no __typename/],
    ['a type that is no text', { __typename: 7, id: 'province:hue' }, /has no __typename/],
    ['an unknown field', { __typename: 'Province', id: 'province:hue', colour: 'red' }, /no field "colour"/],
    ['a code for a key', { __typename: 'Province', code: '52' }, /holds no key. Give id or slug/],
    ['no key', { __typename: 'Plan' }, /holds no key. Give id\./],
    ['a key that is no text', { __typename: 'Plan', id: { a: 1 } }, /is no text/],
    ['no object', 'province:hue', /is no object/],
    ['a list', [], /is no object/],
  ])('are refused as the client’s error for %s, and the rest survives', async (_, representation, message) => {
    const { data, errors } = await entities([representation, { __typename: 'Province', slug: 'hue' }]);
    expect(data._entities).toEqual([
      null,
      { __typename: 'Province', id: 'province:hue', slug: 'hue', name: expect.any(String) },
    ]);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['_entities', 0], extensions: { code: 'BAD_USER_INPUT' } });
    expect(errors?.[0]?.message).toMatch(message);
  });

  it('take no more than 1,000, no field that no entity has and no text that the database cannot hold', async () => {
    const many = Array.from({ length: 1001 }, () => ({ __typename: 'Province', slug: 'hue' }));
    const refused = await entities(many);
    expect(refused.errors?.[0]?.extensions?.code).toBe('QUERY_TOO_LARGE');
    expect(refused.statements).toEqual([]);
    const field = await app().query('{ _entities(representations: []) { ... on Province { colour } } }');
    expect(field.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const nul = await entities([{ __typename: 'Province', slug: 'a\u0000' }]);
    expect(nul.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('have the cost of what is asked of each', async () => {
    const r = Array.from({ length: 1000 }, () => ({ __typename: 'Province', slug: 'hue' }));
    const answer = await app().query(
      'query E($r: [_Any!]!) { _entities(representations: $r) { ... on Province { plans(first: 100) { nodes { tasks(first: 100) { nodes { id } } } } } } }',
      { r },
    );
    expect(answer.errors?.[0]?.extensions?.code).toBe('QUERY_TOO_LARGE');
    expect(answer.statements).toEqual([]);
  });
});

describe('an entity that was merged into another', () => {
  const own = openOwnApp();

  it('is answered by what has taken its place, in two statements', async () => {
    const { database } = own();
    const record = (await heldRecords(database)).get('document:quang-ngai-93-2025');
    if (!record) throw new Error('the seeds have 93');
    const content = { ...record.content, key: 'copy', number: null, numberAsPrinted: null };
    const occasion = { origin: 'REVIEW' as const, reason: 'a copy', now: new Date('2026-11-29T00:00:00Z') };
    await publishRecords(database, { ...occasion, records: [{ ...record, id: 'document:copy', content }] });
    const withdraw = [{ id: 'document:copy', mergedInto: record.id }];
    await publishRecords(database, { ...occasion, records: [], withdraw });
    const representations = ['document:copy', record.id, 'document:never'].map((id) => ({
      __typename: 'Document',
      id,
    }));
    const answer = await entities(representations, own());
    expect(answer.errors).toBeUndefined();
    const stands = { __typename: 'Document', id: record.id, number: '93/KH-UBND' };
    expect(answer.data._entities).toEqual([stands, stands, null]);
    expect(answer.statements.length, answer.statements.join('\n')).toBeLessThanOrEqual(2);
  });
});

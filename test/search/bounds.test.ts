import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { BAD_INPUT } from '../../bench/search/bad-input.ts';
import { type Db, rowsOf } from '../../src/database/connection.ts';
import { SEARCH_KINDS } from '../../src/search/entry.table.ts';
import { find } from '../../src/search/find.ts';
import { PLACE_NAMES } from '../../src/search/place-names.ts';
import { readQuestion } from '../../src/search/question.ts';
import { foldWords } from '../../src/search/words.ts';
import { openApp } from '../support/app.ts';

const app = openApp();
const dialect = new PgDialect();

/** What a question sends to the database: the parameters of each statement. */
async function sentFor(text: string) {
  const sent: unknown[][] = [];
  const db = app().database.db;
  const watched = new Proxy(db, {
    get: (target, key) =>
      key === 'execute'
        ? (query: ReturnType<typeof sql>) => {
            sent.push(dialect.sqlToQuery(query).params);
            return target.execute(query);
          }
        : Reflect.get(target, key),
  }) as Db;
  const place = { kinds: SEARCH_KINDS, where: [], first: 20, offset: 0, withFacets: true };
  await find(watched, { ...place, question: readQuestion(text) });
  return sent;
}

const wordsIn = (query: unknown) => String(query).match(/'[^']*'/g)?.length ?? 0;
const isQuery = (parameter: unknown) => typeof parameter === 'string' && /^\(*'/.test(parameter);

describe('what is no question', () => {
  it.each(Object.entries(BAD_INPUT))('gives little to do: %s', async (_name, text) => {
    const sent = await sentFor(text);
    expect(sent.length).toBeLessThanOrEqual(3);
    const queries = sent.flat().filter(isQuery);
    // A question of six words that finds nothing has up to eleven levels, each twice, and a score of 40 parts.
    expect(queries.length).toBeLessThanOrEqual(120);
    expect(Math.max(0, ...queries.map(wordsIn))).toBeLessThanOrEqual(500);
    // Each word for which a typing error is looked for costs a look into the words of the index.
    const looked = sent.flat().filter(Array.isArray);
    expect(looked.length).toBeLessThanOrEqual(1);
    expect(looked[0]?.length ?? 0).toBeLessThanOrEqual(6);
  });

  it('runs at most four statements in a search, and one in a suggestion', async () => {
    const search = `query ($text: String!) { search(text: $text, first: 20) { totalCount didYouMean
      facets { buckets { value count } } nodes { title subject { __typename id } source { id } snippet { text } } } }`;
    let answered = 0;
    for (const text of [...Object.values(BAD_INPUT), 'bình đẳng giới', '827', 'Ninh Thuậm', 'Baria Vungtau']) {
      const found = await app().query(search, { text });
      const code = found.errors?.[0]?.extensions?.code;
      expect([undefined, 'QUERY_TOO_LARGE', 'BAD_USER_INPUT'], text.slice(0, 40)).toContain(code);
      if (code === undefined) answered++;
      expect(found.statements.length, text.slice(0, 40)).toBeLessThanOrEqual(4);
      const suggested = await app().query('query ($text: String!) { suggest(text: $text) { title } }', { text });
      expect(suggested.statements.length, text.slice(0, 40)).toBeLessThanOrEqual(1);
    }
    expect(answered).toBeGreaterThan(20);
  });
});

describe('a name of a place', () => {
  it('is known to be one for every province and unit of the data', async () => {
    const rows = await rowsOf<{ name: string }>(
      app().database.db,
      sql`select name from provinces union select name from districts`,
    );
    const known = new Set(PLACE_NAMES.flat().map(foldWords));
    expect(rows.length).toBeGreaterThan(63);
    expect(rows.filter(({ name }) => !known.has(foldWords(name)))).toEqual([]);
  });

  it('is not found in its syllables apart, with or without the spaces between them', async () => {
    const ids = async (text: string) => {
      const { data } = await app().query(
        'query ($text: String!) { search(text: $text) { totalCount didYouMean nodes { subject { id } } } }',
        { text },
      );
      return { ...data.search, ids: data.search.nodes.map((hit: { subject: { id: string } }) => hit.subject.id) };
    };
    expect((await ids('Hà Nam 2022')).ids[0]).toBe('province:ha-nam');
    expect((await ids('hanam')).ids.sort()).toEqual((await ids('ha nam')).ids.sort());
    expect((await ids('Đồng Nay 2024')).didYouMean).toBe('Đồng nai 2024');
    expect((await ids('danang')).totalCount).toBe((await ids('ĐÀ NẴNG')).totalCount);
  });
});

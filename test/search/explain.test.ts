import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { SEARCH_KINDS } from '../../src/search/entry.table.ts';
import { FACET_FIELDS } from '../../src/search/facets.ts';
import { find } from '../../src/search/find.ts';
import { readQuestion } from '../../src/search/question.ts';
import { MOST_COUNTED, MOST_RANKED, statementOf } from '../../src/search/statement.ts';
import { wholeQuery } from '../../src/search/tsquery.ts';
import { openOwnApp } from '../support/app.ts';

const app = openOwnApp();
const PASSAGES = 30_000;

const requestOf = (text: string) => ({
  question: readQuestion(text),
  kinds: SEARCH_KINDS,
  where: [],
  first: 20,
  offset: 0,
  withFacets: true,
});

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Plan[];
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Passages of one word each that stands in all of them, one in every fourth, and one of their own. */
describe('a search over many passages', () => {
  beforeAll(async () => {
    await app().database.db.execute(sql`insert into search_entries (id, kind, record_id, subject_id, body, name, tier, vector)
      select 'passage:many/' || n, 'PASSAGE', 'source-page:many', 'document:28-nq-cp-2021', 'chung ' || n, '', 1 + n % 3,
        ('''chung'':1B ''tu'':2B,5B ''rieng' || n || ''':3B ''@PASSAGE''' || case when n % 4 = 0 then ' ''tuc'':4B' else '' end)::tsvector
      from generate_series(1, ${PASSAGES}) as n`);
    await app().database.db.execute(sql`analyze search_entries`);
  });

  it.each(['rieng77', 'bình đẳng giới Ninh Thuận', 'chung tuc', '827'])('reads the index alone: %s', async (text) => {
    const request = requestOf(text);
    const rows = await rowsOf<Record<string, [{ Plan: Plan }]>>(
      app().database.db,
      sql`explain (format json) ${statementOf(request, [wholeQuery(request.question)])}`,
    );
    const nodes = nodesOf(Object.values(rows[0] ?? {})[0]?.[0].Plan as Plan);
    const over = nodes.filter((node) => node['Relation Name'] === 'search_entries').map((node) => node['Node Type']);
    expect(over.length).toBeGreaterThan(0);
    expect(over.filter((type) => type === 'Seq Scan')).toEqual([]);
  });

  it.each([
    ['chung tuc', PASSAGES / 4, false],
    ['chung', MOST_COUNTED, true],
  ])('counts %s among many, says how many it ranked, and its facets add up', async (text, passages, isLeast) => {
    const answer = await find(app().database.db, { ...requestOf(text), kinds: ['PASSAGE'] });
    expect([answer.total, answer.isLeast, answer.ranked]).toEqual([passages, isLeast, MOST_RANKED]);
    for (const field of FACET_FIELDS) {
      const buckets = answer.buckets.filter((bucket) => bucket.field === field);
      expect([field, buckets.reduce((sum, bucket) => sum + bucket.count, 0)]).toEqual([field, answer.total]);
    }
  });

  it('counts exactly what is not too much', async () => {
    const answer = await find(app().database.db, requestOf('rieng77'));
    expect([answer.total, answer.isLeast, answer.ranked, answer.page[0]?.id]).toEqual([1, false, 1, 'passage:many/77']);
  });
});

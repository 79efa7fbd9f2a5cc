import { describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { SEARCH_KINDS } from '../../src/search/entry.table.ts';
import { find } from '../../src/search/find.ts';
import { readQuestion } from '../../src/search/question.ts';
import { openDataset } from '../../src/seeds/open-dataset.ts';
import { openApp } from '../support/app.ts';
import { ON_POSTGRES } from '../support/databases.ts';
import { NOW } from '../works/support/importing.ts';
import { readGold } from './gold.ts';

const app = openApp();
const gold = await readGold();

/** The first ten hits with all that a client sees of them, the total and the buckets. */
async function answerOf(db: Parameters<typeof find>[0], text: string) {
  const question = readQuestion(text);
  const { page, total, buckets } = await find(db, {
    ...{ question, kinds: SEARCH_KINDS, where: [], first: 10, offset: 0, withFacets: true },
  });
  // Sums of floating numbers may differ in their last digits between two servers; an order may not.
  return { hits: page.map(({ id, score }) => `${id} ${score.toFixed(6)}`), total, buckets };
}

// Where the tests run on PostgreSQL, the embedded engine stands beside it.
describe.skipIf(!ON_POSTGRES)('both engines', () => {
  it('answer every question of the gold set with the same hits in the same order', async () => {
    const options = { databaseUrl: null, dataDir: null, types: RECORD_TYPES, seeds: 'all', now: NOW } as const;
    const { database } = await openDataset(options);
    try {
      expect([app().database.engine, database.engine]).toEqual(['postgresql', 'embedded']);
      for (const { text } of gold)
        expect(await answerOf(database.db, text), text).toEqual(await answerOf(app().database.db, text));
    } finally {
      await database.close();
    }
  });
});

import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/database/connection.ts';
import { ensureProjections } from '../../src/records/projection.ts';
import { rebuildSearch } from '../../src/search/refresh.ts';
import { readText } from '../reader/support/fixtures.ts';
import { openOwnApp } from '../support/app.ts';
import { editAtRandom, randomFrom } from '../support/edits.ts';
import { importInto } from '../works/support/importing.ts';
import { planPage } from '../works/support/pages.ts';

const app = openOwnApp();
const entries = () => rowsOf(app().database.db, sql`select * from search_entries order by id collate "C"`);
const words = async () =>
  rowsOf<{ word: string; entries: number }>(
    app().database.db,
    sql`select * from search_words order by word collate "C"`,
  );

describe('the index of the search', () => {
  it('holds every kind of thing that can be found', async () => {
    const rows = await rowsOf<{ kind: string; count: number }>(
      app().database.db,
      sql`select kind, count(*)::int as count from search_entries group by kind`,
    );
    const counts = Object.fromEntries(rows.map((row) => [row.kind, row.count]));
    const { data } = await app().query(
      '{ plans { totalCount } tasks { totalCount } documents { totalCount } provinces { id } }',
    );
    expect(counts).toMatchObject({
      PLAN: data.plans.totalCount,
      TASK: data.tasks.totalCount,
      DOCUMENT: data.documents.totalCount,
      PROVINCE: 63,
      STRATEGY: 2,
      MEASURE: 23,
      DISTRICT: 8,
    });
    expect(Object.keys(counts)).toEqual(expect.arrayContaining(['PROGRAMME', 'ORGANISATION', 'TARGET', 'HEADING']));
  });

  it('after imports, edits, withdrawals and mergers is what it would be if it were made anew', async () => {
    const { database } = app();
    for (const [number, province] of [
      ['40/KH-UBND', 'Tuyên Quang'],
      ['827/KH-UBND', 'Ninh Thuận'],
    ] as const) {
      const page = planPage({ number, province, issued: 'ngày 5 tháng 3 năm 2024', year: 2024 });
      await importInto(database, await readText(page, { url: `https://example.org/${number.slice(0, 2)}` }));
    }
    const tally = await editAtRandom(database, 300, randomFrom(7));
    expect(tally.withdrawn).toBeGreaterThan(10);
    const kept = await entries();
    expect(kept.filter((row) => row.kind === 'PASSAGE').length).toBeGreaterThan(0);
    const known = await words();
    await database.db.transaction((tx) => rebuildSearch(tx as never));
    const anew = await entries();
    expect(kept.length).toBe(anew.length);
    expect(kept).toEqual(anew);
    // A word leaves with the last entry that holds it, so that nothing withdrawn is suggested.
    expect(await words()).toEqual(known);
    expect(known.length).toBeGreaterThan(1_000);
  });

  it('is made at the next start where an older release filled the database', async () => {
    const { database } = app();
    expect(await ensureProjections(database)).toEqual([]);
    const held = await entries();
    await database.db.execute(sql`update projections set recipe = recipe - 1 where name = 'search'`);
    await database.db.execute(sql`delete from search_entries`);
    expect(await ensureProjections(database)).toEqual(['search']);
    expect(await entries()).toEqual(held);
  });
});

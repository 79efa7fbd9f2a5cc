import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../../src/database/connection.ts';
import { insertAll } from '../../src/database/insert.ts';
import { PASSAGE_TIERS, searchEntries, type Tier } from '../../src/search/entry.table.ts';
import { entryOf } from '../../src/search/entry.ts';
import { randomOf } from '../../test/generators/random.ts';

/** Passages that are written word by word; the others are copies of them with a few words of their own. */
const WRITTEN = 20_000;
const SENTENCES = 4;
/** A word of each copy is shared by so many others: questions for it have few hits, however many passages there are. */
const SHARED_BY = 500;

const indexOf = (tier: Tier) => sql.raw(`search_entries_words_${tier}_idx`);
/** As many in each index as `tierOf` puts there. */
const TIER = sql`case when n % 64 = 0 then 1 when n % 64 < 8 then 2 else 3 end`;

/** Adds passages to the index of a database with the seeds, made of sentences of real plans. */
export async function addPassages(db: Db, count: number, onStep: (step: string) => void): Promise<void> {
  const texts = await rowsOf<{ title: string; province: string }>(
    db,
    sql`select t.title, p.province_id as province from tasks as t inner join plans as p on p.id = t.plan_id order by t.id collate "C"`,
  );
  const provinces = [...new Set(texts.map((row) => row.province))];
  const random = randomOf(1, 'passages');
  // An index that grows with every row takes hours; made at the end it takes minutes.
  for (const tier of PASSAGE_TIERS) await db.execute(sql`drop index ${indexOf(tier)}`);
  const written = Math.min(WRITTEN, count);
  for (let at = 0; at < written; at += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, written - at) }, (_, i) => {
      const body = Array.from({ length: SENTENCES }, () => random.pick(texts).title).join('. ');
      const id = `passage:bench-${at + i}/0`;
      return entryOf({
        ...{ id, kind: 'PASSAGE', recordId: 'source-page:bench', subjectId: 'document:28-nq-cp-2021', body },
        ...{ bodyStart: 0, locator: '1', provinceId: random.pick(provinces), documentTypeId: 'document-type:KH' },
        ...{ year: random.whole(2011, 2030), completeness: 'FULL', role: 'ANNUAL', level: 'PROVINCE' },
      }).row;
    });
    await insertAll(db, searchEntries, rows);
  }
  onStep(`${written} passages written`);
  const copies = Math.ceil(count / written);
  for (let copy = 1; copy < copies; copy++) {
    const left = count - copy * written;
    await db.execute(sql`insert into search_entries (id, kind, record_id, subject_id, body, body_start, locator, province_id,
        document_type_id, year, completeness, role, level, name, tier, vector)
      select id || ${`-${copy}`}::text, kind, record_id, subject_id, body, body_start, locator, province_id, document_type_id, year,
        completeness, role, level, name, ${TIER}, vector || ('ma' || (${copy}::int * ${written}::int + n) / ${SHARED_BY}::int || ':1B')::tsvector
      from (select *, row_number() over (order by id collate "C")::int as n from search_entries
        where record_id = 'source-page:bench' and id like 'passage:bench-%/0' order by id collate "C" limit ${left}) as base`);
  }
  onStep(`${count} passages stored`);
  for (const tier of PASSAGE_TIERS)
    await db.execute(
      sql`create index ${indexOf(tier)} on search_entries using gin (vector) with (fastupdate = false) where tier = ${sql.raw(String(tier))}`,
    );
  onStep('indexes made');
  await db.execute(sql`vacuum analyze search_entries`);
}

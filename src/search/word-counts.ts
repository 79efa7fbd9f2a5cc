import { type SQL, sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { searchEntries, searchWords } from './entry.table.ts';

/** In how many more entries a word stands; negative where it left some. */
export type WordCounts = Map<string, number>;

/** Counts the words of entries that are about to be replaced or deleted. */
export async function wordsHeld(tx: Db, where: SQL): Promise<WordCounts> {
  // Lexemes with a mark before them are no words: the written form, the kind, the number.
  const rows = await rowsOf<{ word: string; count: number }>(
    tx,
    sql`select word, count(*)::int as count from ${searchEntries}, unnest(tsvector_to_array(${searchEntries.vector})) as word
      where ${where} and word !~ '^[=@#]' group by word`,
  );
  return new Map(rows.map((row) => [row.word, row.count]));
}

/** Brings the counts of words up to date; a word that stands nowhere any more is forgotten. */
export async function countWords(tx: Db, before: WordCounts, after: WordCounts): Promise<void> {
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((word) => ({ word, by: (after.get(word) ?? 0) - (before.get(word) ?? 0) }))
    .filter(({ by }) => by !== 0)
    // In one order, so that what is stored does not depend on which entry came first.
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  if (changed.length === 0) return;
  const words = sql`${sql.param(changed.map(({ word }) => word))}::text[]`;
  const by = sql`${sql.param(changed.map((one) => one.by))}::int[]`;
  // Those that stand nowhere any more are told by the statement that counts: to find them, the whole table would be read.
  const counted = await rowsOf<{ word: string; entries: number }>(
    tx,
    sql`insert into ${searchWords} (word, entries) select * from unnest(${words}, ${by})
      on conflict (word) do update set entries = ${searchWords.entries} + excluded.entries returning word, entries`,
  );
  const gone = counted.filter(({ entries }) => entries <= 0).map(({ word }) => word);
  if (gone.length > 0) await tx.delete(searchWords).where(isAny(searchWords.word, gone));
}

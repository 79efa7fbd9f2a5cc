import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../database/connection.ts';
import { SEARCH_KINDS, type SearchKind, searchEntries } from './entry.table.ts';
import type { Found } from './find.ts';
import type { Word } from './words.ts';

/** What has a name that somebody would type. */
const NAMED = SEARCH_KINDS.slice(0, -3);
/** What a single letter may complete: there are few of each. */
const FEW: readonly SearchKind[] = ['PROVINCE', 'DISTRICT', 'STRATEGY', 'PROGRAMME'];
const MOST_LOOKED_AT = 1_000;
const MOST_WORDS = 10;

/**
 * Finds names and numbers in which all words stand and the last one begins: one statement. Names that begin as it was
 * typed come first, then the likest.
 */
export async function suggest(
  db: Db,
  typed: readonly Word[],
  asked: readonly SearchKind[] | null,
  first: number,
): Promise<Found[]> {
  const words = typed.slice(0, MOST_WORDS).map((word) => word.folded);
  const last = words.at(-1);
  if (last === undefined || first === 0) return [];
  const wanted = asked ?? NAMED;
  const kinds = words.length === 1 && last.length === 1 ? wanted.filter((kind) => FEW.includes(kind)) : wanted;
  if (kinds.length === 0) return [];
  const places = words.map((word, i) => `'${word}':${i === words.length - 1 ? '*' : ''}AB`);
  const query = `(${kinds.map((kind) => `'@${kind}'`).join('|')})&${places.join('&')}`;
  const text = words.join(' ');
  const order = sql.join(
    SEARCH_KINDS.map((kind, i) => sql.raw(`when '${kind}' then ${i}`)),
    sql` `,
  );
  return rowsOf<Found & Record<string, unknown>>(
    db,
    sql`select id, kind, subject_id as "subjectId", similarity(name, ${text}) as score, number, title, title_en as "titleEn",
        null as body, null as "bodyStart", locator, source_id as "sourceId"
      from (select * from ${searchEntries} where ${searchEntries.tier} = 0 and ${searchEntries.vector} @@ ${query}::tsquery limit ${MOST_LOOKED_AT}) as near
      order by starts_with(name, ${text}) desc, similarity(name, ${text}) desc, case kind ${order} end, id collate "C" limit ${first}`,
  );
}

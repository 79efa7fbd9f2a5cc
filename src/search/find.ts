import { type SQL, sql } from 'drizzle-orm';
import { editDistance } from '../base/text.ts';
import { type Db, rowsOf } from '../database/connection.ts';
import { unplacedConditions } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { SEARCH_KINDS, type SearchKind, searchEntries, searchWords } from './entry.table.ts';
import { bucketsOf, FACET_COLUMNS } from './facets.ts';
import type { Question } from './question.ts';
import { isExact, nameScoreOf, wordScoreOf } from './ranking.ts';
import { anyQuery, type Corrections, wholeQuery, widerQueries } from './tsquery.ts';

/** Of more hits than these the first kinds are ranked, and can be paged through; the others are counted. */
export const MOST_RANKED = 5_000;
/** Of the hits that are ranked, the best by their words are also compared by their names. */
const MOST_COMPARED = 100;
/** More hits than these are not counted: the total is then a least. */
export const MOST_COUNTED = 20_000;

/** An entry that was found, with what a snippet is cut from. */
export interface Found {
  id: string;
  kind: SearchKind;
  subjectId: string;
  score: number;
  number: string | null;
  title: string | null;
  titleEn: string | null;
  body: string | null;
  bodyStart: number | null;
  locator: string | null;
  sourceId: string | null;
}

export interface Bucket {
  field: string;
  value: string;
  label: string | null;
  count: number;
}

export interface Answer {
  total: number;
  /** True when there are more than were counted. */
  isLeast: boolean;
  /** How many of the hits were ranked. */
  ranked: number;
  /** How many more the words find of which the filter could not tell. */
  unplaced: number;
  page: Found[];
  buckets: Bucket[];
  /** What was asked instead, by the word that was typed; empty when the question stands as it is. */
  corrected: Corrections;
}

export interface Request {
  question: Question;
  kinds: readonly SearchKind[];
  where: readonly (SQL | undefined)[];
  first: number;
  offset: number;
  withFacets: boolean;
}

const NOTHING: Corrections = new Map();

/**
 * Answers a question: one statement where it finds something as it stands; else one that looks for the words that may
 * be meant, and one that asks ever wider questions until one finds something.
 */
export async function find(db: Db, request: Request): Promise<Answer> {
  const { question, kinds } = request;
  if (question.units.length === 0 || kinds.length === 0)
    return { total: 0, isLeast: false, ranked: 0, unplaced: 0, page: [], buckets: [], corrected: NOTHING };
  const strict = await run(db, request, [wholeQuery(question)]);
  if (strict.total + strict.unplaced > 0) return { ...strict, corrected: NOTHING };
  const { unknown, all } = await correctionsOf(db, question);
  const wider = widerQueries(question, unknown, all);
  if (wider.length === 0) return { ...strict, corrected: NOTHING };
  const { level, ...answer } = await run(
    db,
    request,
    wider.map(({ query }) => query),
  );
  return { ...answer, corrected: (level === null ? undefined : wider[level]?.corrected) ?? NOTHING };
}

async function run(db: Db, request: Request, queries: readonly string[]) {
  const [row] = await rowsOf<{
    level: number | null;
    total: number;
    unplaced: number;
    page: Found[] | null;
    buckets: Bucket[] | null;
  }>(db, statementOf(request, queries));
  const total = row?.total ?? 0;
  return {
    level: row?.level ?? null,
    total: Math.min(total, MOST_COUNTED),
    isLeast: total > MOST_COUNTED,
    ranked: Math.min(total, MOST_RANKED),
    unplaced: row?.unplaced ?? 0,
    page: row?.page ?? [],
    buckets: row?.buckets ?? [],
  };
}

/**
 * Writes what asks the first of some questions that finds anything: ranks at most MOST_RANKED hits, the short kinds
 * first, gives one page of them and counts all, all in one statement over the index of words. What is counted is read
 * without its words and texts: its words are fetched by the place of the row for what is ranked, its texts for the page.
 */
export function statementOf(request: Request, queries: readonly string[]): SQL {
  const { question, kinds, where, first, offset, withFacets } = request;
  const condition = allOf([...where]);
  const levels = sql.join(
    queries.map((query, n) => sql`(${sql.raw(String(n))}, ${query}::tsquery)`),
    sql`, `,
  );
  const ofKinds = (some: readonly SearchKind[]) => some.map((kind) => `'@${kind}'`).join('|');
  const found = (some: readonly SearchKind[]) =>
    sql`level inner join ${searchEntries} on ${searchEntries.vector} @@ (level.query && ${ofKinds(some)}::tsquery)`;
  // Nearly all entries are passages: to meet the list of all of them in the index costs more than to look at each hit.
  const passages = sql`level inner join ${searchEntries} on ${searchEntries.vector} @@ level.query and ${searchEntries.kind} = 'PASSAGE'`;
  // Where there is too much to rank all of it, passages are left out before tasks, and tasks before the rest.
  const stages = [SEARCH_KINDS.slice(0, -2), ['TASK'] as const]
    .map((stage) => stage.filter((kind) => kinds.includes(kind)))
    .filter((stage) => stage.length > 0)
    .map(found);
  const place = sql`search_entries.id, search_entries.ctid as place`;
  const columns = withFacets ? sql`${place}, ${FACET_COLUMNS}` : place;
  const all = sql.join(
    [...stages, ...(kinds.includes('PASSAGE') ? [passages] : [])].map(
      (stage) => sql`(select ${columns} from ${stage} where ${condition})`,
    ),
    sql` union all `,
  );
  const open = unplacedConditions(where);
  const finds = (n: SQL) =>
    sql`exists (select 1 from levels as tried inner join ${searchEntries} on ${searchEntries.vector} @@ (tried.query && ${ofKinds(kinds)}::tsquery)
      where tried.n = ${n} and ${condition})`;
  // A case is read from the front and no further than to the first that finds something.
  const cases = queries.map((_, n) => sql.raw(String(n))).map((n) => sql`when ${finds(n)} then ${n}`);
  return sql`with levels(n, query) as materialized (values ${levels}),
      level as materialized (select n, query from levels where ${
        queries.length === 1 ? sql`true` : sql`n = (select case ${sql.join(cases, sql` `)} end)`
      }),
      counted as materialized (select * from (${all}) as each limit ${MOST_COUNTED + 1}),
      worded as materialized (select ranked.id, ranked.place, ${isExact(question)} as exact, ${wordScoreOf(question, anyQuery(question))} as score
        from (select id, place from counted limit ${MOST_RANKED}) as ranked
        cross join lateral (select kind, vector from ${searchEntries} where search_entries.ctid = ranked.place offset 0) as held),
      best as (select * from worded order by exact desc, score desc, id collate "C" limit ${MOST_COMPARED}),
      scored as (select best.id, best.place, 1 as best, best.exact, best.score + ${nameScoreOf(question)} as score
        from best cross join lateral (select kind, name from ${searchEntries} where search_entries.ctid = best.place offset 0) as held
        ${offset + first > MOST_COMPARED ? sql`union all (select id, place, 0, exact, score from worded order by exact desc, score desc, id collate "C" offset ${MOST_COMPARED})` : sql``}),
      page as (select * from scored order by best desc, exact desc, score desc, id collate "C" limit ${first} offset ${offset})
      select (select n from level) as level, (select count(*)::int from counted) as total,
        ${open ? sql`(select count(*)::int from (select 1 from ${found(kinds)} where ${allOf(open)} limit ${MOST_COUNTED}) as each)` : sql`0`} as unplaced,
        (select json_agg(json_build_object('id', page.id, 'kind', hit.kind, 'subjectId', hit.subject_id, 'score', page.score,
          'number', hit.number, 'title', hit.title, 'titleEn', hit.title_en, 'body', hit.body, 'bodyStart', hit.body_start,
          'locator', hit.locator, 'sourceId', hit.source_id) order by page.best desc, page.exact desc, page.score desc, page.id collate "C")
          from page cross join lateral (select * from ${searchEntries} where search_entries.ctid = page.place offset 0) as hit) as page,
        ${withFacets ? bucketsOf(MOST_COUNTED) : sql`null`} as buckets`;
}

/** How far a word may be from the one that was meant. */
function nearEnough(typed: string, meant: string): boolean {
  const distance = editDistance(typed, meant);
  return distance > 0 && distance <= (typed.length >= 8 ? 2 : 1);
}

/** Of more words than these the others are taken as they were typed. */
const MOST_MENDED = 12;

/** How many words may be meant by one: of a few each may be many, of many each is a few. */
const mostMeant = (words: number) => (words <= 4 ? 12 : 4);

/** Finds the words of the index that may be meant: for those that it does not hold, and for all. */
async function correctionsOf(db: Db, { units }: Question): Promise<{ unknown: Corrections; all: Corrections }> {
  const typed = [...new Set(units.flatMap((unit) => unit.words.map((word) => word.folded)))]
    .filter((word) => word.length >= 2 && !/\d/.test(word))
    .slice(0, MOST_MENDED);
  if (typed.length === 0) return { unknown: NOTHING, all: NOTHING };
  const rows = await rowsOf<{ typed: string; word: string }>(
    db,
    sql`select given.typed, near.word from unnest(${sql.param(typed)}::text[]) as given(typed) cross join lateral (
      select word from ${searchWords} where word % given.typed order by similarity(word, given.typed) desc, word collate "C" limit 40) as near`,
  );
  const known = new Set(rows.filter((row) => row.word === row.typed).map((row) => row.typed));
  const all = new Map<string, string[]>();
  const most = mostMeant(typed.length);
  for (const row of rows) {
    if (!nearEnough(row.typed, row.word)) continue;
    const meant = all.get(row.typed) ?? [];
    if (meant.length < most) all.set(row.typed, [...meant, row.word]);
  }
  return { unknown: new Map([...all].filter(([word]) => !known.has(word))), all };
}

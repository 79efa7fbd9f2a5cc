import { type SQL, sql } from 'drizzle-orm';
import { editDistance } from '../base/text.ts';
import { type Db, rowsOf } from '../database/connection.ts';
import { unplacedConditions } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { SEARCH_KINDS, type SearchKind, searchEntries, searchWords } from './entry.table.ts';
import { bucketsOf, FACET_COLUMNS } from './facets.ts';
import type { Question } from './question.ts';
import { isExact, scoreOf } from './ranking.ts';
import { anyQuery, type Corrections, wholeQuery, widerQueries } from './tsquery.ts';

/** Of more hits than these the first kinds are ranked, and can be paged through; the others are counted. */
export const MOST_RANKED = 5_000;
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
  const { level, ...answer } = await run(db, request, wider);
  // The first wider questions are those that correct words; of the second all words may be meant otherwise.
  const corrections = level === null ? NOTHING : unknown.size > 0 ? unknown : level === 0 ? all : NOTHING;
  return { ...answer, corrected: corrections };
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
 * without its words and texts; those are fetched by id for what is ranked.
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
  // Where there is too much to rank all of it, passages are left out before tasks, and tasks before the rest.
  const stages = [SEARCH_KINDS.slice(0, -2), ['TASK'] as const, ['PASSAGE'] as const]
    .map((stage) => stage.filter((kind) => kinds.includes(kind)))
    .filter((stage) => stage.length > 0);
  const columns = withFacets ? sql`search_entries.id, ${FACET_COLUMNS}` : sql`search_entries.id`;
  const all = sql.join(
    stages.map((stage) => sql`(select ${columns} from ${found(stage)} where ${condition})`),
    sql` union all `,
  );
  const open = unplacedConditions(where);
  return sql`with levels(n, query) as materialized (values ${levels}),
      level as materialized (select n, query from levels where ${
        queries.length === 1
          ? sql`true`
          : sql`exists (select 1 from ${searchEntries} where ${searchEntries.vector} @@ (levels.query && ${ofKinds(kinds)}::tsquery) and ${condition})`
      } order by n limit 1),
      counted as materialized (select * from (${all}) as each limit ${MOST_COUNTED + 1}),
      hits as materialized (select held.* from (select id from counted limit ${MOST_RANKED}) as ranked
        cross join lateral (select * from ${searchEntries} where search_entries.id = ranked.id offset 0) as held),
      scored as materialized (select hits.id, ${isExact(question)} as exact, ${scoreOf(question, anyQuery(question))} as score from hits),
      page as (select * from scored order by exact desc, score desc, id collate "C" limit ${first} offset ${offset})
      select (select n from level) as level, (select count(*)::int from counted) as total,
        ${open ? sql`(select count(*)::int from (select 1 from ${found(kinds)} where ${allOf(open)} limit ${MOST_COUNTED}) as each)` : sql`0`} as unplaced,
        (select json_agg(json_build_object('id', page.id, 'kind', hits.kind, 'subjectId', hits.subject_id, 'score', page.score,
          'number', hits.number, 'title', hits.title, 'titleEn', hits.title_en, 'body', hits.body, 'bodyStart', hits.body_start,
          'locator', hits.locator, 'sourceId', hits.source_id) order by page.exact desc, page.score desc, page.id collate "C")
          from page inner join hits on hits.id = page.id) as page,
        ${withFacets ? bucketsOf(MOST_COUNTED) : sql`null`} as buckets`;
}

/** How far a word may be from the one that was meant. */
function nearEnough(typed: string, meant: string): boolean {
  const distance = editDistance(typed, meant);
  return distance > 0 && distance <= (typed.length >= 8 ? 2 : 1);
}

const MOST_MEANT = 12;

/** Finds the words of the index that may be meant: for those that it does not hold, and for all. */
async function correctionsOf(db: Db, { units }: Question): Promise<{ unknown: Corrections; all: Corrections }> {
  const typed = [...new Set(units.flatMap((unit) => unit.words.map((word) => word.folded)))].filter(
    (word) => word.length >= 2 && !/\d/.test(word),
  );
  if (typed.length === 0) return { unknown: NOTHING, all: NOTHING };
  const rows = await rowsOf<{ typed: string; word: string }>(
    db,
    sql`select given.typed, near.word from unnest(${sql.param(typed)}::text[]) as given(typed) cross join lateral (
      select word from ${searchWords} where word % given.typed order by similarity(word, given.typed) desc, word collate "C" limit 40) as near`,
  );
  const known = new Set(rows.filter((row) => row.word === row.typed).map((row) => row.typed));
  const all = new Map<string, string[]>();
  for (const row of rows) {
    if (!nearEnough(row.typed, row.word)) continue;
    const meant = all.get(row.typed) ?? [];
    if (meant.length < MOST_MEANT) all.set(row.typed, [...meant, row.word]);
  }
  return { unknown: new Map([...all].filter(([word]) => !known.has(word))), all };
}

import { type SQL, sql } from 'drizzle-orm';
import { unplacedConditions } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { PASSAGE_TIERS, SEARCH_KINDS, type SearchKind, searchEntries, type Tier } from './entry.table.ts';
import { bucketsOf, FACET_COLUMNS } from './facets.ts';
import type { Question } from './question.ts';
import { isExact, nameScoreOf, wordScoreOf } from './ranking.ts';
import { anyQuery, looseQuery } from './tsquery.ts';

/** Of more hits than these the first kinds are ranked, and can be paged through; the others are counted. */
export const MOST_RANKED = 5_000;
/** Of the hits that are ranked, the best by their words are also compared by their names. */
const MOST_COMPARED = 50;
/** More hits than these are not counted: the total is then a least. */
export const MOST_COUNTED = 20_000;
/**
 * So many that have the words of a phrase are read to see whether they stand side by side, which no index tells. Of two
 * frequent words that are seldom neighbours all the others would be read for nothing.
 */
const MOST_READ = 50_000;

export interface Request {
  question: Question;
  kinds: readonly SearchKind[];
  where: readonly (SQL | undefined)[];
  first: number;
  offset: number;
  withFacets: boolean;
}

/** A part of the index, and what is looked for in it. */
interface Stage {
  tier: Tier;
  /** Marks of kinds; none for passages, which have indexes of their own. */
  kinds: readonly SearchKind[];
}

/** Where there is too much to rank all of it, passages are left out before tasks, and tasks before the rest. */
function stagesOf(kinds: readonly SearchKind[]): Stage[] {
  const named = SEARCH_KINDS.slice(0, -2).filter((kind) => kinds.includes(kind));
  return [
    ...(named.length > 0 ? [{ tier: 0 as const, kinds: named }] : []),
    ...(kinds.includes('TASK') ? [{ tier: 0 as const, kinds: ['TASK'] as const }] : []),
    ...passagesOf(kinds),
  ];
}

/** The same where no order is asked for. */
function partsOf(kinds: readonly SearchKind[]): Stage[] {
  const others = kinds.filter((kind) => kind !== 'PASSAGE');
  return [...(others.length > 0 ? [{ tier: 0 as const, kinds: others }] : []), ...passagesOf(kinds)];
}

const passagesOf = (kinds: readonly SearchKind[]): Stage[] =>
  kinds.includes('PASSAGE') ? PASSAGE_TIERS.map((tier) => ({ tier, kinds: [] })) : [];

/** Reads what has the words of a level, stage after stage: no further than who reads it wants. */
function readEach(stages: readonly Stage[], columns: SQL, level: SQL, condition: SQL): SQL {
  const each = stages.map(({ tier, kinds }) => {
    const marks = kinds.map((kind) => `'@${kind}'`).join('|');
    const query = kinds.length > 0 ? sql`(${level}.loose && ${marks}::tsquery)` : sql`${level}.loose`;
    // A number and no parameter, so that the planner knows the index.
    return sql`(select ${columns} from ${searchEntries} where search_entries.tier = ${sql.raw(String(tier))}
      and ${searchEntries.vector} @@ ${query} and ${condition})`;
  });
  return sql.join(each, sql` union all `);
}

/**
 * Writes what asks the first of some questions that finds anything: ranks at most MOST_RANKED hits, the short kinds
 * first, gives one page of them and counts all, all in one statement over the indexes of words. What is counted is read
 * without its words and texts: its words are fetched by the place of the row for what is ranked, its texts for the page.
 */
export function statementOf(request: Request, queries: readonly string[]): SQL {
  const { question, kinds, where, first, offset, withFacets } = request;
  const condition = allOf([...where]);
  const open = unplacedConditions(where);
  const hasPhrases = queries.some((query) => looseQuery(query) !== query);
  const levels = sql.join(
    queries.map((query, n) => sql`(${sql.raw(String(n))}, ${query}::tsquery, ${looseQuery(query)}::tsquery)`),
    sql`, `,
  );
  const isHit = hasPhrases ? sql`search_entries.vector @@ level.query` : sql`true`;
  const columns = sql`${isHit} as is_hit, search_entries.id, search_entries.ctid as place ${withFacets ? sql`, ${FACET_COLUMNS}` : sql``}`;
  const some = (of: SQL, level: SQL) =>
    readEach(
      partsOf(kinds),
      sql`${hasPhrases ? sql`search_entries.vector @@ ${level}.query` : sql`true`} as is_hit`,
      level,
      of,
    );
  const most = hasPhrases ? MOST_READ : MOST_COUNTED + 1;
  const bestFirst = sql`exact desc, score desc, id collate "C"`;
  return sql`with recursive levels(n, query, loose) as materialized (values ${levels}),
      ${queries.length === 1 ? sql`level as materialized (select * from levels)` : FIRST_THAT_FINDS(some(condition, sql`levels`))},
      looked_at as materialized (select each.* from level cross join lateral (${readEach(stagesOf(kinds), columns, sql`level`, condition)}) as each limit ${most}),
      counted as materialized (select * from looked_at where is_hit limit ${MOST_COUNTED + 1}),
      worded as materialized (select ranked.id, ranked.place, ${isExact(question)} as exact, ${wordScoreOf(question, anyQuery(question))} as score
        from (select id, place from counted limit ${MOST_RANKED}) as ranked
        cross join lateral (select kind, vector from ${searchEntries} where search_entries.ctid = ranked.place offset 0) as held),
      best as (select * from worded order by ${bestFirst} limit ${MOST_COMPARED}),
      scored as (select best.id, best.place, 1 as best, best.exact, best.score + ${nameScoreOf(question)} as score
        from best cross join lateral (select kind, name from ${searchEntries} where search_entries.ctid = best.place offset 0) as held
        ${offset + first > MOST_COMPARED ? sql`union all (select id, place, 0, exact, score from worded order by ${bestFirst} offset ${MOST_COMPARED})` : sql``}),
      page as (select * from scored order by best desc, ${bestFirst} limit ${first} offset ${offset})
      select (select n from level) as level, (select count(*)::int from counted) as total,
        ${hasPhrases ? sql`(select count(*) >= ${most} from looked_at)` : sql`false`} as "isLeast",
        ${open ? sql`(select count(*)::int from (select 1 from level cross join lateral (${some(allOf(open), sql`level`)}) as each where each.is_hit limit ${MOST_COUNTED}) as each)` : sql`0`} as unplaced,
        (select json_agg(json_build_object('id', page.id, 'kind', hit.kind, 'subjectId', hit.subject_id, 'score', page.score,
          'number', hit.number, 'title', hit.title, 'titleEn', hit.title_en, 'body', hit.body, 'bodyStart', hit.body_start,
          'locator', hit.locator, 'sourceId', hit.source_id) order by page.best desc, page.exact desc, page.score desc, page.id collate "C")
          from page cross join lateral (select * from ${searchEntries} where search_entries.ctid = page.place offset 0) as hit) as page,
        ${withFacets ? bucketsOf(MOST_COUNTED) : sql`null`} as buckets`;
}

/** Tries one level after the other, and none behind the first that finds something. */
const FIRST_THAT_FINDS = (hits: SQL) => sql`tried(n, query, loose, found) as (
        select -1, null::tsquery, null::tsquery, false
        union all select levels.n, levels.query, levels.loose,
          exists (select 1 from (select * from (${hits}) as each limit ${MOST_READ}) as each where each.is_hit)
        from tried inner join levels on levels.n = tried.n + 1 where not tried.found),
      level as materialized (select n, query, loose from tried where found)`;

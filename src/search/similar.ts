import DataLoader from 'dataloader';
import { type SQL, sql } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { byArguments } from '../graph/loaders.ts';
import { isOwn, issuerOf } from '../plans/plan.actor.ts';
import { tasks } from '../tasks/task.table.ts';
import { searchEntries, searchWords } from './entry.table.ts';

/** Below this two texts are alike by the words that all plans share. */
export const LEAST_SIMILARITY = 0.3;

/**
 * With no more tasks than these is one compared, however many there are: trigrams tell how alike two texts are, but to
 * ask their index for all that are alike takes a second a task among 80,000.
 */
export const MOST_COMPARED = 300;
/** Who shares all of so many of the rarest words is looked at, however often they are used. */
const SHARED = 8;

interface SimilarRow extends Record<string, unknown> {
  taskId: string;
  similarId: string;
  similarity: number;
}

/** Loaders of tasks that are alike, one set a request. */
export function similarTaskLoaders(db: Db) {
  return {
    /** The ids of the most alike tasks of other plans, by task; one statement for any number of tasks. */
    similarByTaskId: byArguments(
      (limits: Limits) =>
        new DataLoader(async (ids: readonly string[]) => {
          const rows = await rowsOf<SimilarRow>(db, similarTasks([...ids], limits));
          const found = groupBy(rows, (row) => row.taskId);
          return ids.map((id) => found.get(id) ?? []);
        }),
    ),
  };
}

export const SIMILAR_WHERE = ['OTHER_PROVINCES', 'SAME_PROVINCE', 'ANYWHERE'] as const;
export type SimilarWhere = (typeof SIMILAR_WHERE)[number];

interface Limits {
  first: number;
  minSimilarity: number;
  where: SimilarWhere;
}

/** Whose plans are looked through; the index of the search knows the province of each task. */
const PLACES: Readonly<Record<SimilarWhere, SQL>> = {
  OTHER_PROVINCES: sql`candidate.province_id <> given.province_id`,
  SAME_PROVINCE: sql`candidate.province_id = given.province_id`,
  ANYWHERE: sql`true`,
};

/**
 * Writes what finds alike tasks: those that share a rare word with the task, or its rarest words all, are taken from the
 * index of the search, at most MOST_COMPARED, and these are compared by trigrams. Words are added from the rarest on as
 * long as all together stand in no more entries than that: in a small dataset these are all words of the task.
 */
export function similarTasks(ids: string[], { first, minSimilarity, where }: Limits): SQL {
  return sql`with given as materialized (
      select ${tasks.id} as id, ${tasks.planId} as plan_id, ${tasks.matchText} as match_text, own.province_id, asked.query from ${tasks}
      inner join ${searchEntries} as own on own.id = ${tasks.id}
      cross join lateral (
        select concat_ws('|', string_agg(lexeme, '|') filter (where upto <= ${MOST_COMPARED}),
          '(' || string_agg(lexeme, '&') filter (where place <= ${SHARED}) || ')')::tsquery as query
        from (select '''' || held.word || '''' as lexeme, sum(held.entries) over rarest as upto, row_number() over rarest as place
          from unnest(tsvector_to_array(ts_filter(own.vector, '{a,b}'))) as lexeme(word)
          inner join ${searchWords} as held on held.word = lexeme.word
          where held.entries > 1 window rarest as (order by held.entries, held.word collate "C")) as words
      ) as asked
      where ${isAny(tasks.id, ids)})
    select given.id as "taskId", near.id as "similarId", near.similarity from given cross join lateral (
      select other.id, similarity(other.match_text, given.match_text)::float8 as similarity
      from (select candidate.subject_id from ${searchEntries} as candidate
        where candidate.tier = 0 and candidate.vector @@ (given.query && '''@TASK'''::tsquery) and ${PLACES[where]}
        limit ${MOST_COMPARED}) as candidates
      inner join ${tasks} as other on other.id = candidates.subject_id
      where similarity(other.match_text, given.match_text) >= ${minSimilarity} and other.plan_id <> given.plan_id
        and (other.actor_id is null or ${isOwn(sql`other.actor_id`, issuerOf(sql`other.plan_id`))})
      order by similarity desc, other.id collate "C" limit ${first}) as near
    order by given.id collate "C", near.similarity desc, near.id collate "C"`;
}

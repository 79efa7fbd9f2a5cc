import DataLoader from 'dataloader';
import { sql } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { byArguments } from '../graph/loaders.ts';
import { isOwn, issuerOf } from '../plans/plan.actor.ts';
import { plans } from '../plans/plan.table.ts';
import { tasks } from '../tasks/task.table.ts';

/** Below this PostgreSQL's trigram index does not answer; it is also where likeness ends. */
export const LEAST_SIMILARITY = 0.3;

interface SimilarRow extends Record<string, unknown> {
  taskId: string;
  similarId: string;
  similarity: number;
}

/** Loaders of tasks that are alike, one set a request. */
export function similarTaskLoaders(db: Db) {
  return {
    /** The ids of the most alike tasks of other provinces' plans, by task; one statement for any number of tasks. */
    similarByTaskId: byArguments(
      ({ first, minSimilarity }: { first: number; minSimilarity: number }) =>
        new DataLoader(async (ids: readonly string[]) => {
          const rows = await rowsOf<SimilarRow>(
            db,
            sql`select this.id as "taskId", near.id as "similarId", near.similarity
              from ${tasks} as this inner join ${plans} as own on own.id = this.plan_id
              cross join lateral (
                select other.id, similarity(other.match_text, this.match_text)::float8 as similarity
                from ${tasks} as other inner join ${plans} as theirs on theirs.id = other.plan_id
                where other.match_text % this.match_text and other.is_leaf and theirs.province_id <> own.province_id
                  and (other.actor_id is null or ${isOwn(sql`other.actor_id`, issuerOf(sql`other.plan_id`))})
                  and similarity(other.match_text, this.match_text) >= ${minSimilarity}
                order by similarity desc, other.id collate "C" limit ${first}
              ) as near
              where ${isAny(sql`this.id`, [...ids])}
              order by this.id, near.similarity desc, near.id collate "C"`,
          );
          const found = groupBy(rows, (row) => row.taskId);
          return ids.map((id) => found.get(id) ?? []);
        }),
    ),
  };
}

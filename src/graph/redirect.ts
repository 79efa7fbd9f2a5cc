import { sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { changes } from '../records/change.table.ts';
import type { RequestContext } from './context.ts';
import { oneByKey } from './loaders.ts';

interface Redirect extends Record<string, unknown> {
  id: string;
  target: string;
}

const MAX_STEPS = 16;

/** The loader of where ids of merged records lead, one a request. */
function redirectLoaders(db: Db) {
  return {
    redirectById: oneByKey<Redirect>(
      (ids) =>
        rowsOf(
          db,
          sql`with recursive last as (
              select distinct on (${changes.entityId}) ${changes.entityId} as id, ${changes.mergedIntoId} as target, ${changes.kind} as kind
              from ${changes} order by ${changes.entityId}, ${changes.seq} desc),
            steps as (
              select id as start, target, 1 as step from last where ${isAny(sql`id`, ids)} and kind = 'WITHDRAWN' and target is not null
              union all
              select steps.start, last.target, steps.step + 1 from steps inner join last on last.id = steps.target
              where last.kind = 'WITHDRAWN' and last.target is not null and steps.step < ${MAX_STEPS})
            select distinct on (start) start as id, target from steps order by start, step desc`,
        ),
      (redirect) => redirect.id,
    ),
  };
}

/**
 * Loads what an id names; when nothing bears it any more, what has taken its place.
 * An id once given out goes on leading somewhere: bookmarks and other people's data hold it.
 */
export async function following<T>(
  ctx: RequestContext,
  id: string,
  load: (id: string) => Promise<T | null>,
): Promise<T | null> {
  const found = await load(id);
  if (found !== null) return found;
  const redirect = await ctx.use(redirectLoaders).redirectById.load(id);
  return redirect ? load(redirect.target) : null;
}

import { type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '../database/connection.ts';
import { type ChangeKind, changes } from '../records/change.table.ts';
import type { RequestContext } from './context.ts';
import { oneByKey } from './loaders.ts';

/** Where the way from an id ends: the last thing that happened to the record to which it leads. */
export interface Whereabouts extends Record<string, unknown> {
  from: string;
  id: string;
  kind: ChangeKind;
  mergedIntoId: string | null;
  reason: string;
  seq: number;
}

const MAX_STEPS = 20;

/** The last change of one record: one look into the index, however long the log is. */
const lastChange = (id: SQL) =>
  sql`lateral (select ${changes.entityId} as id, ${changes.kind} as kind, ${changes.mergedIntoId} as merged, ${changes.reason} as reason,
    ${changes.seq} as seq from ${changes} where ${changes.entityId} = ${id} order by ${changes.seq} desc limit 1) as last`;

/** Follows ids through all mergers; those that the dataset never had are absent. */
export async function whereIdsLead(db: Db, ids: readonly string[]): Promise<Whereabouts[]> {
  return rowsOf(
    db,
    sql`with recursive steps as (
        select given.id as start, 1 as step, last.* from unnest(${sql.param(ids)}::text[]) as given(id)
          cross join ${lastChange(sql`given.id`)}
        union all
        select steps.start, steps.step + 1, last.* from steps cross join ${lastChange(sql`steps.merged`)}
          where steps.kind = 'WITHDRAWN' and steps.step < ${MAX_STEPS})
      select distinct on (start) start as "from", id, kind, merged as "mergedIntoId", reason, seq from steps
      order by start, step desc`,
  );
}

/** The loader of where ids lead, one a request. */
function redirectLoaders(db: Db) {
  return {
    whereaboutsById: oneByKey<Whereabouts>(
      (ids) => whereIdsLead(db, ids),
      (whereabouts) => whereabouts.from,
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
  const whereabouts = await ctx.use(redirectLoaders).whereaboutsById.load(id);
  return whereabouts && whereabouts.id !== id ? load(whereabouts.id) : null;
}

/**
 * Says where an id leads, whether anything has been withdrawn or not; null when nothing bears it any more or ever did.
 * For many at once: one statement tells all, so that to load what they lead to takes one more, whatever they are.
 */
export async function whatIdLeadsTo(ctx: RequestContext, id: string): Promise<string | null> {
  const whereabouts = await ctx.use(redirectLoaders).whereaboutsById.load(id);
  return whereabouts?.id ?? null;
}

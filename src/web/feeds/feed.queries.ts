import { type SQL, sql } from 'drizzle-orm';
import { actionAreas } from '../../action-areas/action-area.table.ts';
import { type Db, isAny, rowsOf } from '../../database/connection.ts';
import { allOf } from '../../graph/pagination.ts';
import { isOwn, issuerOf } from '../../plans/plan.actor.ts';
import { fromPlans } from '../../plans/plan.queries.ts';
import type { PlanContent } from '../../plans/plan.record.ts';
import { plans } from '../../plans/plan.table.ts';
import { changes } from '../../records/change.table.ts';
import { datasetVersions, records } from '../../records/record.table.ts';
import { tasks } from '../../tasks/task.table.ts';
import type { EntryPlace } from './paging.ts';

/** A plan's place in the log, and when it was published first and changed last. */
export interface PlanPlace extends EntryPlace {
  published: Date;
  updated: Date;
}

type Row<T> = T & Record<string, unknown>;
const at = (seq: SQL) =>
  sql`(select v.published_at from ${changes} as c inner join ${datasetVersions} as v on v.version = c.version where c.seq = ${seq})`;

/** Lists the places of published plans; a plan changes when its document, a task or a target of it does. */
export async function placesOfPlans(db: Db, where: readonly (SQL | undefined)[]): Promise<PlanPlace[]> {
  const rows = await rowsOf<Row<{ id: string; first: number; last: number; published: string; updated: string }>>(
    db,
    sql`select id, first, last, ${at(sql`first`)} as published, ${at(sql`last`)} as updated from (
      select ${plans.id} as id,
        (select min(seq) from changes where entity_id = ${plans.id}) as first,
        greatest(
          (select max(seq) from changes where entity_id = ${plans.id}),
          (select max(seq) from changes where entity_id = ${plans.documentId}),
          (select max(seq) from changes where owner_id = ${plans.id})
        ) as last
      from ${fromPlans} where ${allOf([...where])}) as places`,
  );
  return rows.map((row) => ({
    id: row.id,
    firstSeq: row.first,
    lastSeq: row.last,
    published: new Date(row.published),
    updated: new Date(row.updated),
  }));
}

/** A plan that was taken out, as it stood last. */
export interface WithdrawnPlan extends EntryPlace {
  when: Date;
  reason: string;
  mergedIntoId: string | null;
  content: PlanContent;
  /** Keys of the action areas of the tasks that went with it. */
  areas: ReadonlySet<string>;
}

/** The key of the issuer of a withdrawn plan: as its document has it, or had it when it was withdrawn too. */
const issuerThen = sql`coalesce(
  (select content ->> 'issuer' from ${records} where ${records.id} = 'document:' || (gone.before ->> 'document')),
  (select paper.before ->> 'issuer' from ${changes} as paper where paper.entity_id = 'document:' || (gone.before ->> 'document')
    and paper.kind = 'WITHDRAWN' order by paper.seq desc limit 1))`;

/** Lists the plans that are withdrawn now. */
export async function withdrawnPlans(db: Db): Promise<WithdrawnPlan[]> {
  const rows = await rowsOf<
    Row<{
      id: string;
      first: number;
      last: number;
      when: string;
      reason: string;
      merged: string | null;
      content: PlanContent;
      areas: string[] | null;
    }>
  >(
    db,
    sql`select gone.entity_id as id, gone.seq as last, (select min(seq) from changes where entity_id = gone.entity_id) as first,
        v.published_at as when, gone.reason, gone.merged_into_id as merged, gone.before as content,
        (select array_agg(distinct task.before ->> 'actionArea') from changes as task
          where task.owner_id = gone.entity_id and task.kind = 'WITHDRAWN' and task.before ->> 'actionArea' is not null
            and ${isOwn(sql`task.before ->> 'actor'`, issuerThen)}) as areas
      from ${changes} as gone inner join ${datasetVersions} as v on v.version = gone.version
      where gone.kind = 'WITHDRAWN' and gone.entity_type = 'plan'
        and not exists (select 1 from changes as later where later.entity_id = gone.entity_id and later.seq > gone.seq)`,
  );
  return rows.map((row) => ({
    id: row.id,
    firstSeq: row.first,
    lastSeq: row.last,
    when: new Date(row.when),
    reason: row.reason,
    mergedIntoId: row.merged,
    content: row.content,
    areas: new Set(row.areas ?? []),
  }));
}

/** Finds when the last of these records changed; null when none is known. */
export async function lastChangeAmong(db: Db, ids: readonly string[]): Promise<Date | null> {
  const [row] = await rowsOf<{ at: string | null }>(
    db,
    sql`select max(v.published_at) as at from ${changes} as c inner join ${datasetVersions} as v on v.version = c.version
      where ${isAny(sql`c.entity_id`, ids)}`,
  );
  return row?.at ? new Date(row.at) : null;
}

/** Finds when the dataset was published first and last: the dates of what has none of its own. */
export async function publicationDates(db: Db): Promise<{ first: Date; last: Date }> {
  const [row] = await rowsOf<{ first: string | null; last: string | null }>(
    db,
    sql`select min(published_at) as first, max(published_at) as last from ${datasetVersions}`,
  );
  return { first: new Date(row?.first ?? 0), last: new Date(row?.last ?? 0) };
}

/** Lists the action areas of plans, by their own tasks. */
export async function areasOfPlans(
  db: Db,
  ids: readonly string[],
): Promise<{ planId: string; code: string; name: string }[]> {
  return rowsOf<Row<{ planId: string; code: string; name: string }>>(
    db,
    sql`select distinct ${tasks.planId} as "planId", ${actionAreas.code}, ${actionAreas.name} from ${tasks}
      inner join ${actionAreas} on ${actionAreas.id} = ${tasks.actionAreaId}
      where ${tasks.isLeaf} and ${isOwn(tasks.actorId, issuerOf(tasks.planId))} and ${isAny(tasks.planId, ids)} order by 1, 2`,
  );
}

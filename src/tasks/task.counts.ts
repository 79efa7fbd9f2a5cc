import { type SQL, sql } from 'drizzle-orm';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { isOwn } from '../plans/plan.actor.ts';
import { plans } from '../plans/plan.table.ts';
import type { Happened } from '../records/projection.ts';
import { idOf } from '../records/record.ts';
import { taskAreaCounts, tasks } from './task.table.ts';

/** Raise it with whatever changes what is counted. */
export const COUNTS_RECIPE = 1;

/** Counts anew the tasks of the plans that a publication touched: by a task that came, changed, moved or left, or by its issuer. */
export async function refreshTaskCounts(tx: Db, happened: readonly Happened[]): Promise<void> {
  const ids = (type: string) => happened.filter((one) => one.type === type).map((one) => one.id);
  const ofTasks = happened
    .filter(({ type }) => type === 'task')
    .flatMap(({ before, after }) => [before, after])
    .flatMap((content) => (content && 'plan' in content ? [idOf('plan', String(content.plan))] : []));
  const issued = await rowsOf<{ id: string }>(
    tx,
    sql`select ${plans.id} as id from ${plans} where ${isAny(plans.documentId, ids('document'))}`,
  );
  const touched = [...new Set([...ofTasks, ...ids('plan'), ...issued.map((row) => row.id)])];
  if (touched.length === 0) return;
  await tx.delete(taskAreaCounts).where(isAny(taskAreaCounts.planId, touched));
  await count(tx, isAny(tasks.planId, touched));
}

/** Counts the tasks of all plans. */
export async function rebuildTaskCounts(tx: Db): Promise<void> {
  await tx.delete(taskAreaCounts);
  await count(tx, sql`true`);
}

async function count(tx: Db, which: SQL): Promise<void> {
  await tx.execute(sql`insert into ${taskAreaCounts} (plan_id, action_area_id, count)
    select ${tasks.planId}, ${tasks.actionAreaId}, count(*)::int from ${tasks}
    inner join ${plans} on ${plans.id} = ${tasks.planId} inner join ${documents} on ${documents.id} = ${plans.documentId}
    where ${tasks.isLeaf} and ${isOwn(tasks.actorId, documents.issuerId)} and ${which} group by 1, 2`);
}

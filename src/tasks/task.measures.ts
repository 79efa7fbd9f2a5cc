import { type SQL, sql } from 'drizzle-orm';
import { type Db, isAny, isListed, rowsOf } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { firstDayCovered } from '../plans/plan.filter.ts';
import { planStrategies, plans } from '../plans/plan.table.ts';
import { MEASURE_CUES, MEASURE_STRATEGY, MEASURE_SUBJECTS } from '../reader/cues/measures.ts';
import { foldAligned } from '../reader/text/fold-aligned.ts';
import type { Happened } from '../records/projection.ts';
import { idOf } from '../records/record.ts';
import { measureId } from '../strategies/strategy.record.ts';
import { measures, strategies } from '../strategies/strategy.table.ts';
import { taskMeasures, tasks } from './task.table.ts';

/** Raise it with whatever changes which measures a task serves, the cues among it. */
export const MEASURES_RECIPE = 2;

const BATCH = 2_000;
const STRATEGY = idOf('strategy', MEASURE_STRATEGY);
const CUES = [...MEASURE_CUES, ...MEASURE_SUBJECTS];

/**
 * Tells which measures of the strategy 2021-2030 a task serves, by its words. Title and text are read apart: no phrase
 * runs over both.
 *
 * Returns: codes, each once, in the order of the cues; none when the task speaks of what no measure counts.
 * Example: `measuresServed('Hỗ trợ nạn nhân bị bạo lực', null)` is `['3.2a']`.
 */
export function measuresServed(title: string, text: string | null): string[] {
  const folded = foldAligned(`${title}; ${text ?? ''}`.normalize('NFC'));
  return [...new Set(CUES.flatMap(([code, cue]) => (cue.test(folded) ? [code] : [])))];
}

/** Derives the measures of the tasks that a publication changed, or whose plan or its document it changed. */
export async function refreshMeasures(tx: Db, happened: readonly Happened[]): Promise<void> {
  const ids = (type: string) => happened.filter((one) => one.type === type).map((one) => one.id);
  if (ids('strategy').includes(STRATEGY)) return rebuildMeasures(tx);
  const touched = [ids('task'), ids('plan'), ids('document')] as const;
  if (touched.every((list) => list.length === 0)) return;
  const [ofTasks, ofPlans, ofDocuments] = touched;
  // Each part is found by an index; joined with "or", all tasks would be read.
  const touchedPlans = sql`select id from ${plans} as plan where ${isListed(sql`plan.id`, ofPlans)}
    union select id from ${plans} as plan where ${isListed(sql`plan.document_id`, ofDocuments)}`;
  const found = sql`select id from ${tasks} as task where ${isListed(sql`task.id`, ofTasks)}
    union select id from ${tasks} as task where task.plan_id in (${touchedPlans})`;
  await derive(tx, sql`${tasks.id} in (${found})`);
}

/** Derives the measures of all tasks. */
export async function rebuildMeasures(tx: Db): Promise<void> {
  await derive(tx, sql`true`);
}

/**
 * The plan names the strategy, or names none and states a period; and it may cover a year of the strategy's. One that
 * names it and states no period is placed by its name alone.
 */
const UNDER_STRATEGY = sql`${firstDayCovered} <= coalesce(${strategies.periodTo}, 'infinity')
  and coalesce(${plans.periodTo}, 'infinity') >= coalesce(${strategies.periodFrom}, '-infinity')
  and (exists (select 1 from ${planStrategies} as named where named.plan_id = ${plans.id}
      and named.strategy_id = ${strategies.id})
    or (coalesce(${plans.periodFrom}, ${plans.periodTo}) is not null
      and not exists (select 1 from ${planStrategies} as named where named.plan_id = ${plans.id})))`;

async function derive(tx: Db, which: SQL): Promise<void> {
  await tx.execute(
    sql`delete from ${taskMeasures} where ${taskMeasures.derived} and ${taskMeasures.taskId} in
      (select ${tasks.id} from ${tasks} where ${which})`,
  );
  const known = new Set(
    (
      await tx
        .select({ id: measures.id })
        .from(measures)
        .where(isAny(measures.strategyId, [STRATEGY]))
    ).map(({ id }) => id),
  );
  if (known.size === 0) return;
  for (let after: string | null = ''; after !== null; ) {
    const batch: { id: string; title: string; text: string | null }[] = await rowsOf(
      tx,
      sql`select ${tasks.id} as id, ${tasks.title} as title, ${tasks.text} as text from ${tasks}
        inner join ${plans} on ${plans.id} = ${tasks.planId}
        inner join ${documents} on ${documents.id} = ${plans.documentId}
        inner join ${strategies} on ${strategies.id} = ${STRATEGY}
        where ${which} and ${tasks.isLeaf} and ${UNDER_STRATEGY}
          and ${tasks.id} collate "C" > ${after}
        order by ${tasks.id} collate "C" limit ${BATCH}`,
    );
    const links = batch.flatMap(({ id, title, text }) =>
      measuresServed(title, text)
        .map((code) => [id, measureId(MEASURE_STRATEGY, code)] as const)
        .filter(([, measure]) => known.has(measure)),
    );
    if (links.length > 0)
      await tx.execute(
        sql`insert into ${taskMeasures} (task_id, measure_id, derived)
          select task, measure, true from unnest(${sql.param(links.map(([task]) => task))}::text[],
            ${sql.param(links.map(([, measure]) => measure))}::text[]) as link (task, measure)
          on conflict do nothing`,
      );
    after = batch.length < BATCH ? null : (batch.at(-1)?.id ?? null);
  }
}

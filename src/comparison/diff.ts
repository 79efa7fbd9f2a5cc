import { sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { fold } from '../base/text.ts';
import { isAny, rowsOf } from '../database/connection.ts';
import type { RequestContext } from '../graph/context.ts';
import { following } from '../graph/redirect.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import type { Plan } from '../plans/plan.type.ts';
import { currentVersion } from '../records/publish.ts';
import { standingOf } from '../targets/standing.ts';
import { targetLoaders } from '../targets/target.loaders.ts';
import type { Target } from '../targets/target.type.ts';
import { tasks } from '../tasks/task.table.ts';
import type { Task } from '../tasks/task.type.ts';
import { ownTasksOfPlans } from './comparison.queries.ts';
import type { PlanDiff, TargetDiff, TaskDiff, TaskPair } from './diff.type.ts';

/** Below this, two tasks that look alike share only the phrases that all plans share. */
const REWORDED_FROM = 0.45;

/** Compares two plans task by task and target by target. Throws: BAD_USER_INPUT, BAD_ID. */
export async function diffPlans(ctx: RequestContext, fromId: string, toId: string): Promise<PlanDiff> {
  const [from, to] = await Promise.all([planOf(ctx, 'from', fromId), planOf(ctx, 'to', toId)]);
  // Two ids may have become one plan by a merger.
  if (from.id === to.id)
    throw new AppError('BAD_USER_INPUT', `"from" and "to" are the same plan, "${from.id.slice(0, 80)}". Name two.`);
  const { targetsByPlanId } = ctx.use(targetLoaders);
  const [before, after] = await Promise.all([targetsByPlanId.load(from.id), targetsByPlanId.load(to.id)]);
  return {
    from,
    to,
    datasetVersion: (await currentVersion(ctx.db)) ?? 0,
    tasks: await diffTasks(ctx, from.id, to.id),
    targets: diffTargets(before.filter(isIssuers), after.filter(isIssuers)),
  };
}

const isIssuers = (target: Target) => target.actorId === null;

async function planOf(ctx: RequestContext, name: string, id: string): Promise<Plan> {
  const plan = await following(ctx, id, (at) => ctx.use(planLoaders).planById.load(at));
  if (plan) return plan;
  throw new AppError(
    'BAD_ID',
    `"${name}" names no plan: "${id.slice(0, 80)}". Take an id from { plans { nodes { id } } }.`,
  );
}

async function diffTasks(ctx: RequestContext, fromId: string, toId: string): Promise<TaskDiff> {
  const own = await ownTasksOfPlans(ctx.db, [fromId, toId]);
  const idsOf = (planId: string) => own.filter((task) => task.planId === planId).map((task) => task.id);
  const alike = await rowsOf<{ from: string; to: string; similarity: number }>(
    ctx.db,
    sql`select old.id as from, new.id as to, similarity(old.match_text, new.match_text)::float8 as similarity
      from ${tasks} as old cross join ${tasks} as new
      where ${isAny(sql`old.id`, idsOf(fromId))} and ${isAny(sql`new.id`, idsOf(toId))}
        and similarity(old.match_text, new.match_text) >= ${REWORDED_FROM}
      order by (old.match_text = new.match_text) desc, similarity desc, old.position, new.position`,
  );
  const byId = new Map(own.map((task) => [task.id, task]));
  const words = new Map(own.map((task) => [task.id, fold(task.text ?? task.title)]));
  const used = new Set<string>();
  const pairs = alike.flatMap(({ from: oldId, to: newId, similarity }): TaskPair[] => {
    const [from, to] = [byId.get(oldId), byId.get(newId)];
    if (!from || !to || used.has(oldId) || used.has(newId)) return [];
    used.add(oldId).add(newId);
    const same = words.get(oldId) === words.get(newId);
    return [{ from, to, similarity: same ? 1 : similarity, method: same ? 'IDENTICAL' : 'TRIGRAM' }];
  });
  const alone = (planId: string): Task[] => own.filter((task) => task.planId === planId && !used.has(task.id));
  return {
    added: alone(toId),
    dropped: alone(fromId),
    kept: pairs.filter((pair) => pair.method === 'IDENTICAL'),
    reworded: pairs.filter((pair) => pair.method === 'TRIGRAM'),
  };
}

/** Pairs targets of the same measure (or, without one, the same title) and year. */
function diffTargets(before: readonly Target[], after: readonly Target[]): TargetDiff {
  const subject = (target: Target) => `${target.measureId ?? fold(target.title)} ${target.year}`;
  const open = [...after];
  const pairs = before.flatMap((from) => {
    const at = open.findIndex((to) => subject(to) === subject(from));
    const [to] = at < 0 ? [] : open.splice(at, 1);
    return to ? [{ from, to, standing: standingOf(to, from) }] : [];
  });
  const paired = new Set(pairs.map((pair) => pair.from));
  const same = ({ from, to }: { from: Target; to: Target }) =>
    from.operator === to.operator &&
    from.unit === to.unit &&
    Number(from.value) === Number(to.value) &&
    (from.value === null) === (to.value === null);
  return {
    added: open,
    dropped: before.filter((target) => !paired.has(target)),
    kept: pairs.filter(same),
    changed: pairs.filter((pair) => !same(pair)),
  };
}

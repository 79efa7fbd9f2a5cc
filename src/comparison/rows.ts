import { actionAreaLoaders } from '../action-areas/action-area.loaders.ts';
import { groupBy } from '../base/group-by.ts';
import type { RequestContext } from '../graph/context.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { programmeLoaders } from '../programmes/programme.loaders.ts';
import { strategyLoaders } from '../strategies/strategy.loaders.ts';
import type { Measure, Strategy } from '../strategies/strategy.type.ts';
import { toTarget } from '../targets/target.queries.ts';
import type { Target } from '../targets/target.type.ts';
import type { ComparisonAxis } from './comparison.enums.ts';
import { areaObjectives, leafTasks, type TaskFact, type TaskLink, targetsOfMeasures } from './comparison.queries.ts';
import type { Subject } from './comparison.type.ts';

/** A row before its cells are filled. */
export interface RowFrame {
  key: string;
  label: string;
  labelEn: string | null;
  subject: Subject | null;
}

/** What the plans have in each row of an axis. */
export interface AxisData {
  frames: RowFrame[];
  tasksByPlan: Map<string, TaskFact[]>;
  /** The rows in which a task stands first, and those that it serves besides. */
  rowsOf(task: TaskFact): { primary: string[]; secondary: string[] };
  /** False where tasks stand beside what makes a row PRESENT: an aim is a number, work on it is none. */
  tasksMakePresent: boolean;
  /** The rows that a plan names without a task. */
  rowsNamedBy(planId: string): string[];
  targetsOf(planId: string, rowKey: string): Target[];
}

type Loaded = Pick<AxisData, 'frames'> & Partial<AxisData>;

const NOTHING = { primary: [], secondary: [] };
const CROSS_CUTTING = 'cross-cutting';

/** Loads the rows of an axis and what stands in them: a constant number of statements. */
export async function loadAxis(
  ctx: RequestContext,
  axis: ComparisonAxis,
  planIds: string[],
  year: number,
): Promise<AxisData> {
  const link = LINKS[axis];
  const tasks = link === null ? [] : await leafTasks(ctx.db, planIds, link);
  const loaded = await AXES[axis](ctx, planIds, year, tasks);
  return {
    tasksByPlan: groupBy(tasks, (task) => task.planId),
    rowsOf: () => NOTHING,
    tasksMakePresent: true,
    rowsNamedBy: () => [],
    targetsOf: () => [],
    ...loaded,
  };
}

/** What of a task decides on its rows beside its area; null where tasks have no rows. */
const LINKS: Readonly<Record<ComparisonAxis, TaskLink | null>> = {
  ACTION_AREA: 'SECONDARY_AREAS',
  PROGRAMME: 'PROGRAMMES',
  STRATEGY: null,
  OBJECTIVE: 'SECONDARY_AREAS',
  TARGET: 'MEASURES',
};

const AXES: Record<
  ComparisonAxis,
  (ctx: RequestContext, planIds: string[], year: number, tasks: TaskFact[]) => Promise<Loaded>
> = {
  ACTION_AREA: byActionArea,
  PROGRAMME: byProgramme,
  STRATEGY: byStrategy,
  OBJECTIVE: byObjective,
  TARGET: byTarget,
};

async function byActionArea(ctx: RequestContext): Promise<Loaded> {
  const areas = await ctx.use(actionAreaLoaders).allActionAreas();
  const codes = new Map(areas.map((area) => [area.recordId, area.code]));
  const codeOf = (areaId: string | null) => (areaId === null ? [] : (codes.get(areaId) ?? []));
  return {
    frames: areas.map((area) => ({ key: area.code, label: area.name, labelEn: area.nameEn, subject: area })),
    rowsOf: (task) => ({
      primary: [codeOf(task.areaId)].flat(),
      secondary: task.linkedIds.flatMap(codeOf),
    }),
  };
}

async function byObjective(ctx: RequestContext, _planIds: string[], year: number): Promise<Loaded> {
  const strategy = strategyInForce(await ctx.use(strategyLoaders).allStrategies(), year);
  const objectives = strategy ? await ctx.use(strategyLoaders).objectivesByStrategyId.load(strategy.id) : [];
  const areas = groupBy(await areaObjectives(ctx.db), (link) => link.areaId);
  const keys = new Map(objectives.map((objective) => [objective.id, String(objective.number)]));
  const rowsOfArea = (areaId: string | null) => {
    const links = areaId === null ? [] : (areas.get(areaId) ?? []);
    const direct = links.flatMap((link) => keys.get(link.objectiveId ?? '') ?? []);
    return links[0]?.crossCutting ? [...direct, CROSS_CUTTING] : direct;
  };
  return {
    frames: [
      ...objectives.map((objective) => ({
        key: String(objective.number),
        label: objective.title,
        labelEn: objective.titleEn,
        subject: objective,
      })),
      { key: CROSS_CUTTING, label: 'Xuyên suốt', labelEn: 'Cross-cutting', subject: null },
    ],
    rowsOf: (task) => {
      const primary = rowsOfArea(task.areaId);
      const besides = task.linkedIds.flatMap(rowsOfArea);
      return { primary, secondary: [...new Set(besides)].filter((row) => !primary.includes(row)) };
    },
  };
}

/** The strategy whose period covers a year; the newest when two do. Null when none does. */
function strategyInForce(strategies: readonly Strategy[], year: number): Strategy | null {
  const covers = ({ period }: Strategy) =>
    period !== null && (period.from ?? '0000') <= `${year}-12-31` && (period.to ?? '9999') >= `${year}-01-01`;
  return strategies.find(covers) ?? null;
}

async function byProgramme(ctx: RequestContext, planIds: string[], _year: number, tasks: TaskFact[]): Promise<Loaded> {
  const all = await ctx.use(programmeLoaders).allProgrammes();
  const { programmesByPlanId } = ctx.use(planLoaders);
  const byPlan = new Map(
    await Promise.all(
      planIds.map(async (id) => [id, (await programmesByPlanId.load(id)).map((link) => link.programme.slug)] as const),
    ),
  );
  const slugs = new Map(all.map((programme) => [programme.id, programme.slug]));
  const rowsOfTask = (task: TaskFact) => task.linkedIds.flatMap((id) => slugs.get(id) ?? []);
  const named = new Set([...[...byPlan.values()].flat(), ...tasks.flatMap(rowsOfTask)]);
  return {
    frames: all
      .filter((programme) => named.has(programme.slug))
      .map((programme) => ({
        key: programme.slug,
        label: programme.title,
        labelEn: programme.titleEn,
        subject: programme,
      })),
    rowsOf: (task) => ({ primary: rowsOfTask(task), secondary: [] }),
    rowsNamedBy: (planId) => byPlan.get(planId) ?? [],
  };
}

async function byStrategy(ctx: RequestContext, planIds: string[]): Promise<Loaded> {
  const all = await ctx.use(strategyLoaders).allStrategies();
  const { strategiesByPlanId } = ctx.use(planLoaders);
  const byPlan = new Map(
    await Promise.all(
      planIds.map(async (id) => [id, (await strategiesByPlanId.load(id)).map((link) => link.strategy.slug)] as const),
    ),
  );
  const named = new Set([...byPlan.values()].flat());
  return {
    frames: all
      .filter((strategy) => named.has(strategy.slug))
      .map((strategy) => ({ key: strategy.slug, label: strategy.title, labelEn: strategy.titleEn, subject: strategy })),
    rowsNamedBy: (planId) => byPlan.get(planId) ?? [],
  };
}

async function byTarget(ctx: RequestContext, planIds: string[], year: number): Promise<Loaded> {
  const measures = await measuresFor(ctx, year);
  // What a target is for is here already: no statement of its own for `Target.measure`.
  for (const measure of measures) ctx.use(strategyLoaders).measureById.prime(measure.id, measure);
  const codes = new Map(measures.map((measure) => [measure.id, measure.code]));
  const rows = await targetsOfMeasures(ctx.db, planIds);
  const targets = rows.map(toTarget);
  const place = (planId: string, rowKey: string) => `${planId} ${rowKey}`;
  const byPlace = groupBy(targets, (target) => place(target.planId, codes.get(target.measureId ?? '') ?? ''));
  const byPlan = groupBy(targets, (target) => target.planId);
  return {
    frames: measures.map((measure) => ({
      key: measure.code,
      label: measure.title,
      labelEn: measure.titleEn,
      subject: measure,
    })),
    rowsOf: (task) => ({ primary: task.linkedIds.flatMap((id) => codes.get(id) ?? []), secondary: [] }),
    tasksMakePresent: false,
    rowsNamedBy: (planId) => (byPlan.get(planId) ?? []).flatMap((target) => codes.get(target.measureId ?? '') ?? []),
    targetsOf: (planId, rowKey) => byPlace.get(place(planId, rowKey)) ?? [],
  };
}

/** The measures of the strategy in force; where its measures are not recorded, those of the newest that has some. */
async function measuresFor(ctx: RequestContext, year: number): Promise<Measure[]> {
  const all = await ctx.use(strategyLoaders).allStrategies();
  const inForce = strategyInForce(all, year);
  const { objectivesByStrategyId } = ctx.use(strategyLoaders);
  const trees = await objectivesByStrategyId.loadMany(all.map((strategy) => strategy.id));
  const measures = new Map(
    all.map((strategy, i) => {
      const tree = trees[i];
      if (!tree || tree instanceof Error) throw tree ?? new Error('no tree was loaded');
      return [
        strategy,
        tree.flatMap((objective) => objective.indicators.flatMap((indicator) => indicator.measures)),
      ] as const;
    }),
  );
  const own = inForce ? measures.get(inForce) : undefined;
  return own && own.length > 0 ? own : ([...measures.values()].find((list) => list.length > 0) ?? []);
}

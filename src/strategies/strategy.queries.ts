import { asc, desc, eq, getTableColumns, type SQL } from 'drizzle-orm';
import { groupBy } from '../base/group-by.ts';
import { type Db, isAny } from '../database/connection.ts';
import { documents } from '../documents/document.table.ts';
import { toPeriod, toVerification } from '../graph/common.type.ts';
import { indicators, measures, milestones, objectives, strategies } from './strategy.table.ts';
import type { Indicator, Measure, Objective, Strategy } from './strategy.type.ts';

/** The columns from which `toStrategy` makes a strategy; other entities join them into their own statements. */
export const strategyColumns = { strategy: getTableColumns(strategies), number: documents.number };
type StrategyRow = { strategy: typeof strategies.$inferSelect; number: string | null };

export function toStrategy({ strategy, number }: StrategyRow): Strategy {
  return { ...strategy, number, period: toPeriod(strategy), verification: toVerification(strategy) };
}

export async function listStrategies(db: Db, where?: SQL): Promise<Strategy[]> {
  const rows = await db
    .select(strategyColumns)
    .from(strategies)
    .leftJoin(documents, eq(documents.id, strategies.documentId))
    .where(where)
    .orderBy(desc(strategies.periodFrom), asc(strategies.id));
  return rows.map(toStrategy);
}

type WithStrategy<T> = T & { strategyId: string };

/** Loads the trees of objectives, indicators, measures and milestones: one statement, however many strategies. */
export function objectivesOfStrategies(db: Db, ids: string[]): Promise<WithStrategy<Objective>[]> {
  return objectiveTrees(db, isAny(objectives.strategyId, ids));
}

/** Loads objectives with all below them. */
export function objectivesByIds(db: Db, ids: string[]): Promise<Objective[]> {
  return objectiveTrees(db, isAny(objectives.id, ids));
}

/** Loads indicators with their measures. */
export async function indicatorsByIds(db: Db, ids: string[]): Promise<Indicator[]> {
  return (await objectiveTrees(db, isAny(indicators.id, ids))).flatMap((objective) => objective.indicators);
}

async function objectiveTrees(db: Db, where: SQL): Promise<WithStrategy<Objective>[]> {
  const rows = await db
    .select({
      objective: getTableColumns(objectives),
      indicator: getTableColumns(indicators),
      measure: getTableColumns(measures),
      milestone: getTableColumns(milestones),
    })
    .from(objectives)
    .leftJoin(indicators, eq(indicators.objectiveId, objectives.id))
    .leftJoin(measures, eq(measures.indicatorId, indicators.id))
    .leftJoin(milestones, eq(milestones.measureId, measures.id))
    .where(where)
    .orderBy(
      asc(objectives.strategyId),
      asc(objectives.number),
      asc(indicators.position),
      asc(measures.position),
      asc(milestones.year),
    );
  const values = groupBy(present(rows.map((row) => row.milestone)), (milestone) => milestone.measureId);
  const measuresOf = groupBy(distinct(rows.map((row) => row.measure)), (measure) => measure.indicatorId);
  const indicatorsOf = groupBy(distinct(rows.map((row) => row.indicator)), (indicator) => indicator.objectiveId);
  return distinct(rows.map((row) => row.objective)).map((objective) => ({
    ...objective,
    indicators: (indicatorsOf.get(objective.id) ?? []).map((indicator) => ({
      ...indicator,
      measures: (measuresOf.get(indicator.id) ?? []).map((measure) => toMeasure(measure, values)),
    })),
  }));
}

function present<T>(values: (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}

/** Keeps the first of the rows with an id: a join repeats the outer ones. */
function distinct<T extends { id: string }>(values: (T | null)[]): T[] {
  return [...new Map(present(values).map((value) => [value.id, value])).values()];
}

type MilestoneRow = typeof milestones.$inferSelect;

function toMeasure(row: typeof measures.$inferSelect, values: Map<string, MilestoneRow[]>): Measure {
  return { ...row, milestones: values.get(row.id) ?? [], verification: toVerification(row) };
}

/** Names all measures. */
export async function listMeasures(db: Db) {
  const { id, code, indicatorId } = measures;
  return db.select({ id, code, indicatorId }).from(measures).orderBy(asc(measures.strategyId), asc(measures.position));
}

/** Loads measures with their milestones. */
export async function measuresByIds(db: Db, ids: string[]): Promise<Measure[]> {
  const rows = await db
    .select({ measure: getTableColumns(measures), milestone: getTableColumns(milestones) })
    .from(measures)
    .leftJoin(milestones, eq(milestones.measureId, measures.id))
    .where(isAny(measures.id, ids))
    .orderBy(asc(measures.position), asc(milestones.year));
  const values = groupBy(
    rows.flatMap((row) => row.milestone ?? []),
    (row) => row.measureId,
  );
  return [...new Map(rows.map((row) => [row.measure.id, row.measure])).values()].map((row) => toMeasure(row, values));
}

import { type SQL, sql } from 'drizzle-orm';
import { actionAreas } from '../action-areas/action-area.table.ts';
import { AppError } from '../base/errors.ts';
import { rowsOf } from '../database/connection.ts';
import { documents, documentTypes } from '../documents/document.table.ts';
import type { RequestContext } from '../graph/context.ts';
import { allOf } from '../graph/pagination.ts';
import { isOwn } from '../plans/plan.actor.ts';
import { firstDayCovered, type PlanFilter, planConditions } from '../plans/plan.filter.ts';
import { fromPlans } from '../plans/plan.queries.ts';
import { planProgrammes, planStrategies, plans } from '../plans/plan.table.ts';
import type { TerritoryBasis } from '../plans/plan.type.ts';
import { programmes } from '../programmes/programme.table.ts';
import { provinceStates, provinces, regions } from '../provinces/province.table.ts';
import { joinHolderToday } from '../provinces/territory.ts';
import { datasetVersions } from '../records/record.table.ts';
import { strategies } from '../strategies/strategy.table.ts';
import { targets } from '../targets/target.table.ts';
import { taskAreaCounts, taskProgrammes, tasks } from '../tasks/task.table.ts';
import type { PlanStatistics, StatisticsDimension, StatisticsMeasure } from './statistics.type.ts';

const MAX_DIMENSIONS = 3;
const MAX_GROUPS = 5000;

/** How a dimension enters the statement. */
interface DimensionSql {
  /** Joins that it needs beside the plan, its document and what is counted. */
  join?: SQL;
  /** The key of a group, as text. */
  key: SQL;
  label: (key: SQL) => SQL;
  labelEn: (key: SQL) => SQL;
}

export interface StatisticsQuestion {
  groupBy: readonly StatisticsDimension[];
  measure: StatisticsMeasure;
  filter: PlanFilter | null | undefined;
  basis: TerritoryBasis;
}

/** Counts in one statement, whatever the dimensions. Throws: BAD_USER_INPUT, and what the filter throws. */
export async function planStatistics(ctx: RequestContext, question: StatisticsQuestion): Promise<PlanStatistics> {
  const { groupBy, measure, basis } = question;
  checkDimensions(groupBy, measure);
  const of = countedBy(measure, groupBy);
  const dimensions = groupBy.map((dimension) => dimensionSql(dimension, measure, basis, of));
  const name = (part: string, i: number) => sql.identifier(`${part}${i}`);
  const joins = [
    basis === 'CURRENT' ? joinHolderToday(plans.provinceId) : undefined,
    of.join,
    ...dimensions.map((dimension) => dimension.join),
  ].filter((join) => join !== undefined);
  const keys = dimensions.map((dimension, i) => sql`${dimension.key} as ${name('key', i)}`);
  const keyNames = dimensions.map((_, i) => sql`${name('key', i)}`);
  const labels = dimensions.flatMap((dimension, i) => [
    sql`${dimension.label(sql`grouped.${name('key', i)}`)} as ${name('label', i)}`,
    sql`${dimension.labelEn(sql`grouped.${name('key', i)}`)} as ${name('en', i)}`,
  ]);
  const list = (parts: SQL[]) => sql.join(parts, sql`, `);
  const rows = await rowsOf<Record<string, unknown>>(
    ctx.db,
    sql`with base as (select distinct ${of.id} as counted, ${of.count} as count, ${list(keys)} from ${fromPlans} ${sql.join(joins, sql` `)}
        where ${allOf([...(await planConditions(ctx, question.filter, basis)), sql`${of.id} is not null`])}),
      grouped as (select ${list(keyNames)}, sum(base.count)::int as count from base group by ${list(keyNames)} order by count desc, ${list(keyNames.map((key) => sql`${key} collate "C"`))} limit ${MAX_GROUPS + 1})
      select totals.*, grouped.*, ${list(labels)}
      from (select (select coalesce(sum(each.count), 0) from (select distinct counted, count from base) as each)::int as total, (select max(version) from ${datasetVersions}) as version) as totals
      left join grouped on true order by grouped.count desc, ${list(keyNames.map((key) => sql`${key} collate "C"`))}`,
  );
  const total = Number(rows[0]?.total ?? 0);
  const groups = rows.filter((row) => row.count !== null);
  return {
    groupBy: [...groupBy],
    measure,
    basis,
    datasetVersion: Number(rows[0]?.version ?? 0),
    total,
    truncated: groups.length > MAX_GROUPS,
    groups: groups.slice(0, MAX_GROUPS).map((row) => ({
      keys: groupBy.map((dimension, i) => ({
        dimension,
        key: textOf(row[`key${i}`]),
        label: textOf(row[`label${i}`]),
        labelEn: textOf(row[`en${i}`]),
      })),
      count: Number(row.count),
      denominator: total,
      share: total === 0 ? null : Number(row.count) / total,
    })),
  };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

function checkDimensions(groupBy: readonly StatisticsDimension[], measure: StatisticsMeasure): void {
  if (groupBy.length < 1 || groupBy.length > MAX_DIMENSIONS) {
    throw new AppError(
      'BAD_USER_INPUT',
      `${groupBy.length} dimensions were given in "groupBy". Give 1 to ${MAX_DIMENSIONS}.`,
    );
  }
  const twice = groupBy.find((dimension, i) => groupBy.indexOf(dimension) !== i);
  if (twice) throw new AppError('BAD_USER_INPUT', `"groupBy" names ${twice} twice. Name each dimension once.`);
  if (measure === 'TARGETS' && groupBy.includes('ACTION_AREA')) {
    throw new AppError(
      'BAD_USER_INPUT',
      'Targets have no action area. Count TASKS or PLANS by ACTION_AREA, or group targets by another dimension.',
    );
  }
}

const joinOwnTasks = sql`${tasks} on ${tasks.planId} = ${plans.id} and ${tasks.isLeaf}
  and ${isOwn(tasks.actorId, documents.issuerId)}`;

/** What is counted: a row each, or a row that stands for so many. A row comes once in a group. */
interface Counted {
  join?: SQL;
  id: SQL;
  count: SQL;
  areaId: SQL;
}

/** Says what is counted; the areas of plans come through their own tasks, which are counted by plan and area beforehand. */
function countedBy(measure: StatisticsMeasure, groupBy: readonly StatisticsDimension[]): Counted {
  const byArea = sql`${taskAreaCounts} on ${taskAreaCounts.planId} = ${plans.id}`;
  const areaId = sql`${taskAreaCounts.actionAreaId}`;
  if (measure === 'TARGETS') {
    const join = sql`inner join ${targets} on ${targets.planId} = ${plans.id} and ${isOwn(targets.actorId, documents.issuerId)}`;
    return { join, id: sql`${targets.id}`, count: sql`1`, areaId };
  }
  if (measure === 'PLANS')
    return {
      ...(groupBy.includes('ACTION_AREA') && { join: sql`left join ${byArea}` }),
      ...{ id: sql`${plans.id}`, count: sql`1`, areaId },
    };
  // Which programmes a task names is known of the task alone.
  if (groupBy.includes('PROGRAMME'))
    return {
      join: sql`inner join ${joinOwnTasks}`,
      id: sql`${tasks.id}`,
      count: sql`1`,
      areaId: sql`${tasks.actionAreaId}`,
    };
  return {
    join: sql`inner join ${byArea}`,
    id: sql`(${taskAreaCounts.planId} || ' ' || coalesce(${taskAreaCounts.actionAreaId}, ''))`,
    count: sql`${taskAreaCounts.count}`,
    areaId,
  };
}

/** The province that holds the land today; `joinHolderToday` brings it in. */
const holder = sql`today.holder`;

/** The region of the newest state of a province. */
const regionToday = sql`(select ${regions.code} from ${provinces} inner join ${provinceStates} on ${provinceStates.id} = ${provinces.newestStateId}
  inner join ${regions} on ${regions.id} = ${provinceStates.regionId} where ${provinces.id} = ${holder})`;

/** The region of the state in which a plan was issued; the first state where no day is known. */
const regionThen = sql`(select ${regions.code} from ${provinceStates} inner join ${regions} on ${regions.id} = ${provinceStates.regionId}
  where ${provinceStates.provinceId} = ${plans.provinceId}
  order by (coalesce(${documents.issuedOn}, ${plans.periodFrom}) between ${provinceStates.validFrom} and coalesce(${provinceStates.validTo}, '9999-12-31')) desc nulls last,
    ${provinceStates.validFrom} limit 1)`;

const same = (key: SQL) => key;
const labelled = (table: SQL, keyColumn: SQL, label: SQL, labelEn: SQL) => ({
  label: (key: SQL) => sql`(select ${label} from ${table} where ${keyColumn} = ${key})`,
  labelEn: (key: SQL) => sql`(select ${labelEn} from ${table} where ${keyColumn} = ${key})`,
});

function dimensionSql(
  dimension: StatisticsDimension,
  measure: StatisticsMeasure,
  basis: TerritoryBasis,
  { areaId }: Counted,
): DimensionSql {
  const provinceId = basis === 'CURRENT' ? holder : sql`${plans.provinceId}`;
  switch (dimension) {
    case 'PROVINCE':
      return {
        key: sql`(select ${provinces.slug} from ${provinces} where ${provinces.id} = ${provinceId})`,
        ...labelled(sql`${provinces}`, sql`${provinces.slug}`, sql`${provinces.name}`, sql`${provinces.nameEn}`),
      };
    case 'REGION':
      return {
        key: basis === 'CURRENT' ? regionToday : regionThen,
        ...labelled(sql`${regions}`, sql`${regions.code}`, sql`${regions.name}`, sql`${regions.nameEn}`),
      };
    case 'YEAR':
      return {
        join: sql`left join lateral generate_series(extract(year from ${firstDayCovered})::int, extract(year from ${plans.periodTo})::int) as covered(year) on true`,
        key: sql`covered.year::text`,
        label: same,
        labelEn: same,
      };
    case 'ACTION_AREA':
      return {
        join: sql`left join ${actionAreas} on ${actionAreas.id} = ${areaId}`,
        key: sql`${actionAreas.code}`,
        ...labelled(
          sql`${actionAreas}`,
          sql`${actionAreas.code}`,
          sql`${actionAreas.name}`,
          sql`${actionAreas.nameEn}`,
        ),
      };
    case 'PROGRAMME': {
      const named =
        measure === 'TASKS'
          ? sql`left join ${taskProgrammes} as named on named.task_id = ${tasks.id}`
          : sql`left join ${planProgrammes} as named on named.plan_id = ${plans.id}`;
      return {
        join: sql`${named} left join ${programmes} on ${programmes.id} = named.programme_id`,
        key: sql`${programmes.slug}`,
        ...labelled(sql`${programmes} as p`, sql`p.slug`, sql`p.title`, sql`p.title_en`),
      };
    }
    case 'DOCUMENT_TYPE':
      return {
        key: sql`${documentTypes.code}`,
        ...labelled(sql`${documentTypes} as t`, sql`t.code`, sql`t.name`, sql`t.name_en`),
      };
    case 'STRATEGY':
      return {
        join: sql`left join ${planStrategies} on ${planStrategies.planId} = ${plans.id} left join ${strategies} on ${strategies.id} = ${planStrategies.strategyId}`,
        key: sql`${strategies.slug}`,
        ...labelled(sql`${strategies} as s`, sql`s.slug`, sql`s.title`, sql`s.title_en`),
      };
  }
}

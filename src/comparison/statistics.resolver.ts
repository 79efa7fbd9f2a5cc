import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { PlanFilter } from '../plans/plan.filter.ts';
import { type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { planStatistics } from './statistics.ts';
import {
  PlanStatistics,
  type StatisticsDimension,
  StatisticsDimensionEnum,
  type StatisticsMeasure,
  StatisticsMeasureEnum,
} from './statistics.type.ts';

@Resolver()
export class StatisticsResolver {
  @Query(() => PlanStatistics, {
    description: 'Counts plans, tasks or targets by up to three dimensions, each group with its denominator.',
  })
  planStatistics(
    @Ctx() ctx: RequestContext,
    @Arg('groupBy', () => [StatisticsDimensionEnum], { description: 'One to three dimensions.' })
    groupBy: StatisticsDimension[],
    @Arg('measure', () => StatisticsMeasureEnum, { defaultValue: 'TASKS', description: 'What to count.' })
    measure: StatisticsMeasure,
    @Arg('filter', () => PlanFilter, { nullable: true, description: 'Which plans to take; all without it.' })
    filter: PlanFilter | null | undefined,
    @Arg('basis', () => TerritoryBasisEnum, {
      defaultValue: 'AS_ISSUED',
      description: 'Provinces as they issued the plans, or as they are today.',
    })
    basis: TerritoryBasis,
  ): Promise<PlanStatistics> {
    return planStatistics(ctx, { groupBy, measure, filter, basis });
  }
}

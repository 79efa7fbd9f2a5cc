import { Field, Float, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { listCost } from '../graph/cost.ts';
import { type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';

const STATISTICS_DIMENSIONS = [
  'PROVINCE',
  'REGION',
  'YEAR',
  'ACTION_AREA',
  'PROGRAMME',
  'DOCUMENT_TYPE',
  'STRATEGY',
] as const;
export type StatisticsDimension = (typeof STATISTICS_DIMENSIONS)[number];
export const StatisticsDimensionEnum = describedEnum(
  'StatisticsDimension',
  STATISTICS_DIMENSIONS,
  'By what to group.',
  {
    PROVINCE: 'The province whose plan it is; on the basis CURRENT the one that holds its land today.',
    REGION: 'The region of the province when the plan was issued; on the basis CURRENT that of today’s province.',
    YEAR: 'Every year that the period covers: a multi-year plan counts in each of them.',
    ACTION_AREA: 'The primary action area of the issuer’s own tasks.',
    PROGRAMME: 'The programmes that the plan names; of tasks, those that the task itself names.',
    DOCUMENT_TYPE: 'The type of the document.',
    STRATEGY: 'The strategies under which the plan stands.',
  },
);

const STATISTICS_MEASURES = ['PLANS', 'TASKS', 'TARGETS'] as const;
export type StatisticsMeasure = (typeof STATISTICS_MEASURES)[number];
export const StatisticsMeasureEnum = describedEnum('StatisticsMeasure', STATISTICS_MEASURES, 'What to count.', {
  PLANS: 'Plans.',
  TASKS: 'Tasks of the plans’ own issuers, without headings.',
  TARGETS: 'Targets.',
});

@ObjectType({ description: 'The place of a group in one dimension.' })
export class StatisticsKey {
  @Field(() => StatisticsDimensionEnum, { description: 'The dimension.' })
  dimension: StatisticsDimension;

  @Field(() => String, { nullable: true, description: 'Slug, code or year; null for what has none or is not known.' })
  key: string | null;

  @Field(() => String, { nullable: true, description: 'Vietnamese label; null without a key.' })
  label: string | null;

  @Field(() => String, { nullable: true, description: 'English label; null when there is none.' })
  labelEn: string | null;
}

@ObjectType({ description: 'One group.' })
export class StatisticsGroup {
  @Field(() => [StatisticsKey], {
    complexity: listCost(),
    description: 'Its place, one a dimension, in the order asked.',
  })
  keys: StatisticsKey[];

  @Field(() => Int, { description: 'How many different ones are in it.' })
  count: number;

  @Field(() => Int, { description: 'How many different ones the filter keeps in all: what `count` is a part of.' })
  denominator: number;

  @Field(() => Float, {
    nullable: true,
    description: '`count` / `denominator`, 0 to 1; null when the denominator is 0.',
  })
  share: number | null;
}

@ObjectType({
  description: 'Counts by up to three dimensions. One thing may be in several groups, so groups need not add up.',
})
export class PlanStatistics {
  @Field(() => [StatisticsDimensionEnum], { description: 'The dimensions asked for.' })
  groupBy: StatisticsDimension[];

  @Field(() => StatisticsMeasureEnum, { description: 'What was counted.' })
  measure: StatisticsMeasure;

  @Field(() => TerritoryBasisEnum, { description: 'The basis asked for.' })
  basis: TerritoryBasis;

  @Field(() => Int, { description: 'Version of the dataset that answered.' })
  datasetVersion: number;

  @Field(() => Int, { description: 'How many different ones the filter keeps in all.' })
  total: number;

  @Field(() => [StatisticsGroup], {
    complexity: listCost(100),
    description: 'The groups, the largest first; 5,000 at most.',
  })
  groups: StatisticsGroup[];

  @Field(() => Boolean, { description: 'True when there were more than 5,000 groups.' })
  truncated: boolean;
}

import { Field, Int, ObjectType } from 'type-graphql';
import type { Completeness } from '../base/vocabulary.ts';
import { CompletenessEnum } from '../documents/document.type.ts';
import { ALL_PROVINCES, listCost } from '../graph/cost.ts';
import { Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { Province } from '../provinces/province.type.ts';
import { Survey } from '../surveys/survey.type.ts';
import { PresenceStateEnum } from './comparison.enums.ts';
import { Coverage } from './comparison.type.ts';
import type { PresenceState } from './presence.ts';

@ObjectType({
  description:
    'One province of a unit of a coverage. On today’s territory a unit may have several, each with its own state.',
})
export class CoveragePart {
  @Field(() => Province, { description: 'The unit’s own province, or one that became part of it.' })
  formerProvince: Province;

  @Field(() => PresenceStateEnum, { description: 'PRESENT with a plan, else why there is none.' })
  state: PresenceState;

  @Field(() => [Plan], { complexity: listCost(1), description: 'The standing plan; empty when there is none.' })
  plans: Plan[];
}

@ObjectType({ description: 'One province in a coverage.' })
export class CoverageUnit {
  @Field(() => Province, { description: 'The province.' })
  province: Province;

  @Field(() => PresenceStateEnum, { description: 'PRESENT when a plan stands for any part, else why there is none.' })
  state: PresenceState;

  @Field(() => [Plan], { complexity: listCost(), description: 'The standing plans of its parts.' })
  plans: Plan[];

  @Field(() => CompletenessEnum, {
    nullable: true,
    description: 'Completeness of the best of them; null without a plan.',
  })
  completeness: Completeness | null;

  @Field(() => [CoveragePart], {
    complexity: listCost(),
    description: 'One a province whose plan stands here; a single one on the basis AS_ISSUED.',
  })
  parts: CoveragePart[];

  @Field(() => [Survey], {
    complexity: listCost(),
    description:
      'The surveys that looked for plans of any part for the year; empty when nobody is known to have looked.',
  })
  surveys: Survey[];

  bestDocumentId: string | null;
}

@ObjectType({ description: 'Who has a plan that covers a year, and who is missing.' })
export class PlanCoverage {
  @Field(() => Int, { description: 'The year asked for.' })
  year: number;

  @Field(() => TerritoryBasisEnum, { description: 'The basis asked for.' })
  basis: TerritoryBasis;

  @Field(() => Int, { description: 'Version of the dataset that answered.' })
  datasetVersion: number;

  @Field(() => Coverage, { description: 'The sums.' })
  coverage: Coverage;

  @Field(() => [CoverageUnit], {
    complexity: listCost(ALL_PROVINCES),
    description: 'Every province that existed in the year (AS_ISSUED) or exists today (CURRENT).',
  })
  units: CoverageUnit[];
}

import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ActionArea } from '../action-areas/action-area.type.ts';
import { ALL_PROVINCES, listCost } from '../graph/cost.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { Province } from '../provinces/province.type.ts';
import { Measure, Objective, Strategy } from '../strategies/strategy.type.ts';
import { Target } from '../targets/target.type.ts';
import type { AlignmentRule, ColumnAlignment } from './alignment.ts';
import {
  AlignmentRuleEnum,
  ColumnAlignmentEnum,
  type ComparisonAxis,
  ComparisonAxisEnum,
  PresenceStateEnum,
} from './comparison.enums.ts';
import type { PresenceState } from './presence.ts';

const ComparisonSubject = createUnionType({
  name: 'ComparisonSubject',
  description: 'What a row of a comparison is about.',
  types: () => [ActionArea, Programme, Strategy, Objective, Measure] as const,
  resolveType: (value: { recordId?: string; id: string }) => {
    if (value.recordId) return 'ActionArea';
    const prefix = value.id.slice(0, value.id.indexOf(':'));
    return { programme: 'Programme', strategy: 'Strategy', objective: 'Objective', measure: 'Measure' }[prefix];
  },
});
export type Subject = ActionArea | Programme | Strategy | Objective | Measure;

@ObjectType({
  description:
    'The plan that stands for one province of a column. On today’s territory a column may have several parts.',
})
export class ComparisonPart {
  @Field(() => Province, {
    description: 'The province that issued the plan; the column’s own, or one that became part of it.',
  })
  formerProvince: Province;

  @Field(() => Plan, { nullable: true, description: 'The standing plan; null when there is none.' })
  plan: Plan | null;

  @Field(() => PresenceStateEnum, { description: 'PRESENT with a plan, else why there is none.' })
  state: PresenceState;

  @Field(() => ColumnAlignmentEnum, { description: 'How the plan lies to the year.' })
  alignment: ColumnAlignment;

  @Field(() => Int, {
    nullable: true,
    description: 'Years between the plan and the year asked for; 0 when it covers it, null without a plan.',
  })
  yearsApart: number | null;

  @Field(() => AlignmentRuleEnum, { description: 'The rule that chose the plan.' })
  rule: AlignmentRule;

  @Field(() => String, { description: 'The same in an English sentence.' })
  why: string;

  @Field(() => String, { description: 'The same in a Vietnamese sentence.' })
  whyVi: string;
}

@ObjectType({ description: 'One province of a comparison.' })
export class ComparisonColumn {
  @Field(() => Province, { description: 'The province.' })
  province: Province;

  @Field(() => [Plan], { complexity: listCost(), description: 'The standing plans of its parts.' })
  plans: Plan[];

  @Field(() => PresenceStateEnum, { description: 'PRESENT when a plan stands for any part, else why there is none.' })
  state: PresenceState;

  @Field(() => ColumnAlignmentEnum, { description: 'Alignment of its parts; MIXED where they differ.' })
  alignment: ColumnAlignment;

  @Field(() => [ComparisonPart], {
    complexity: listCost(),
    description: 'One a province whose plan stands here; a single one on the basis AS_ISSUED.',
  })
  parts: ComparisonPart[];
}

@ObjectType({ description: 'Tasks in a row that are not the plan issuer’s own. They make nothing PRESENT.' })
export class OtherActorTasks {
  @Field(() => Organisation, { nullable: true, description: 'Whose tasks they are.' })
  actor: Organisation | null;

  @Field(() => Int, { description: 'How many, by primary area.' })
  taskCount: number;
}

@ObjectType({ description: 'Where a row and a column meet.' })
export class ComparisonCell {
  @Field(() => Province, { description: 'The province of the column.' })
  province: Province;

  @Field(() => PresenceStateEnum, { description: 'Whether the row is there, and if not, why.' })
  state: PresenceState;

  @Field(() => Int, {
    description: 'Own tasks whose primary area (or named programme, or measure served …) is the row’s.',
  })
  taskCount: number;

  @Field(() => Int, { description: 'Own tasks that serve the row only besides another.' })
  secondaryTaskCount: number;

  @Field(() => [OtherActorTasks], {
    complexity: listCost(),
    description: 'Tasks of others that the source lists under the plan.',
  })
  otherActors: OtherActorTasks[];

  @Field(() => [Target], {
    complexity: listCost(),
    description: 'The plans’ own numbers in the row; only on the axis TARGET, else empty.',
  })
  targets: Target[];

  @Field(() => [Plan], {
    complexity: listCost(),
    description: 'The standing plans of the column, so that a cell can be read alone.',
  })
  plans: Plan[];

  @Field(() => [ComparisonPart], {
    complexity: listCost(1),
    description: 'The parts of the column: which plan stands for each, by which rule, and why.',
  })
  parts: ComparisonPart[];

  taskIds: string[];
}

@ObjectType({ description: 'One subject across all columns.' })
export class ComparisonRow {
  @Field(() => String, {
    description: 'Key of the row: code, slug or number; "cross-cutting" for the means that serve every objective.',
  })
  key: string;

  @Field(() => String, { description: 'Vietnamese label.' })
  label: string;

  @Field(() => String, { nullable: true, description: 'English label.' })
  labelEn: string | null;

  @Field(() => ComparisonSubject, { nullable: true, description: 'What the row is about; null for "cross-cutting".' })
  subject: Subject | null;

  @Field(() => Int, { description: 'In how many columns it is PRESENT.' })
  presentIn: number;

  @Field(() => Int, {
    description:
      'In how many columns nobody can say yet whether it is there: no plan, a part of one, or an unread one.',
  })
  unknownIn: number;

  @Field(() => Boolean, {
    description:
      'True when columns are known to differ: one is PRESENT and another NOT_ADDRESSED, or numbers of the same measure, unit and year are not equal. What is unknown makes no difference.',
  })
  differs: boolean;

  @Field(() => [ComparisonCell], {
    complexity: listCost(ALL_PROVINCES),
    description: 'One a column, in the same order.',
  })
  cells: ComparisonCell[];
}

@ObjectType({ description: 'A province without a standing plan.' })
export class MissingProvince {
  @Field(() => Province, { description: 'The province.' })
  province: Province;

  @Field(() => PresenceStateEnum, { description: 'Why there is no plan.' })
  state: PresenceState;
}

@ObjectType({ description: 'How much of what is asked for is there. `expected` = `found` + the number of `missing`.' })
export class Coverage {
  @Field(() => Int, { description: 'Provinces asked for.' })
  expected: number;

  @Field(() => Int, { description: 'Those with a standing plan of any part.' })
  found: number;

  @Field(() => Int, {
    description:
      'Those found of which at least one standing plan shows more than its name; the rest are only known to exist.',
  })
  foundWithContent: number;

  @Field(() => Int, {
    description: 'Those found whose standing plans are all REVIEWED and all show more than their names.',
  })
  reviewed: number;

  @Field(() => [MissingProvince], {
    complexity: listCost(ALL_PROVINCES),
    description: 'The rest, each with its reason.',
  })
  missing: MissingProvince[];
}

@ObjectType({ description: 'Plans of provinces side by side, each empty cell with its reason.' })
export class PlanComparison {
  @Field(() => Int, { description: 'The year asked for.' })
  year: number;

  @Field(() => TerritoryBasisEnum, { description: 'The basis asked for.' })
  basis: TerritoryBasis;

  @Field(() => ComparisonAxisEnum, { description: 'The axis asked for.' })
  axis: ComparisonAxis;

  @Field(() => Int, { description: 'Version of the dataset that answered.' })
  datasetVersion: number;

  @Field(() => [String], {
    description: 'The provinces as asked for, in that order. On the basis CURRENT several may share a column.',
  })
  requested: string[];

  @Field(() => [ComparisonColumn], { complexity: listCost(ALL_PROVINCES), description: 'The columns.' })
  columns: ComparisonColumn[];

  @Field(() => [ComparisonRow], { complexity: listCost(23), description: 'The rows.' })
  rows: ComparisonRow[];

  @Field(() => Coverage, { description: 'How many columns have a plan.' })
  coverage: Coverage;
}

import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ActionArea } from '../action-areas/action-area.type.ts';
import type { Completeness } from '../documents/document.table.ts';
import { CompletenessEnum, Source } from '../documents/document.type.ts';
import { describedEnum } from '../graph/common.type.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { Province } from '../provinces/province.type.ts';
import { Measure, Objective, Strategy } from '../strategies/strategy.type.ts';
import { Target } from '../targets/target.type.ts';
import {
  ALIGNMENT_RULES,
  ALIGNMENTS,
  type AlignmentRule,
  COLUMN_ALIGNMENTS,
  type ColumnAlignment,
} from './alignment.ts';
import { PRESENCE_STATES, type PresenceState } from './presence.ts';

export const PresenceStateEnum = describedEnum(
  'PresenceState',
  PRESENCE_STATES,
  'Whether something is there, and if not, why.',
  {
    PRESENT: 'There: the plan’s issuer has at least one task in the row, or a plan stands for the province.',
    NOT_ADDRESSED: 'The whole plan was read and reviewed, and has nothing in the row.',
    SOURCE_PARTIAL: 'Nothing was seen, but the sources do not show the whole plan.',
    NOT_REVIEWED: 'Nothing was seen, and no person has checked what the machine read.',
    NO_PLAN_FOUND: 'A survey looked for a plan and found none.',
    NOT_SEARCHED: 'No plan is known, and nobody is known to have looked.',
    PROVINCE_DID_NOT_EXIST: 'The province existed on no day of the year.',
  },
);

export const ColumnAlignmentEnum = describedEnum(
  'ColumnAlignment',
  COLUMN_ALIGNMENTS,
  'How the plan of a column lies to the year asked for.',
  {
    EXACT: 'It covers the year.',
    EARLIER: 'It is for an earlier year.',
    LATER: 'It is for a later year.',
    MIXED: 'The parts of the column differ.',
    NONE: 'There is no plan.',
  },
);

export const AlignmentEnum = describedEnum('Alignment', ALIGNMENTS, 'Which plan may stand for a year.', {
  EXACT: 'Only one that covers the year.',
  NEAREST: 'Where none with content covers it, the nearest annual plan within two years, the earlier on a tie.',
});

export const AlignmentRuleEnum = describedEnum('AlignmentRule', ALIGNMENT_RULES, 'The rule that chose a plan.', {
  ANNUAL_COVERS: 'An annual plan with content covers the year.',
  MULTI_YEAR_COVERS: 'No annual one does; a multi-year plan with content covers it.',
  ANNUAL_NEAR: 'None with content covers it; this is the nearest annual plan with content within two years.',
  CITED_COVERS: 'Only a plan known by citation covers it.',
  NO_PLAN: 'No rule found a plan.',
});

const COMPARISON_AXES = ['ACTION_AREA', 'PROGRAMME', 'STRATEGY', 'OBJECTIVE', 'TARGET'] as const;
export type ComparisonAxis = (typeof COMPARISON_AXES)[number];
export const ComparisonAxisEnum = describedEnum(
  'ComparisonAxis',
  COMPARISON_AXES,
  'What the rows of a comparison are.',
  {
    ACTION_AREA: 'The 16 action areas. Task counts go by the primary area, so the rows add up.',
    PROGRAMME: 'The programmes that any of the plans names. Rows do not add up.',
    STRATEGY: 'The strategies under which any of the plans stands.',
    OBJECTIVE:
      'The objectives of the strategy in force that year, and "cross-cutting". A task may stand in several rows.',
    TARGET: 'The measures of the strategy. A cell holds the plan’s own numbers.',
  },
);

export const ComparisonSubject = createUnionType({
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

  @Field(() => [Plan], { description: 'The standing plans of its parts.' })
  plans: Plan[];

  @Field(() => PresenceStateEnum, { description: 'PRESENT when a plan stands for any part, else why there is none.' })
  state: PresenceState;

  @Field(() => ColumnAlignmentEnum, { description: 'Alignment of its parts; MIXED where they differ.' })
  alignment: ColumnAlignment;

  @Field(() => [ComparisonPart], {
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

  @Field(() => Int, { description: 'Own tasks whose primary area (or named programme …) is the row’s.' })
  taskCount: number;

  @Field(() => Int, { description: 'Own tasks that serve the row only besides another.' })
  secondaryTaskCount: number;

  @Field(() => [OtherActorTasks], { description: 'Tasks of others that the source lists under the plan.' })
  otherActors: OtherActorTasks[];

  @Field(() => [Target], { description: 'The plans’ own numbers in the row; only on the axis TARGET, else empty.' })
  targets: Target[];

  @Field(() => [Plan], { description: 'The standing plans of the column, so that a cell can be read alone.' })
  plans: Plan[];

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

  @Field(() => [ComparisonCell], { description: 'One a column, in the same order.' })
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

  @Field(() => Int, { description: 'Those found whose standing plans are all REVIEWED.' })
  reviewed: number;

  @Field(() => [MissingProvince], { description: 'The rest, each with its reason.' })
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

  @Field(() => [ComparisonColumn], { description: 'The columns.' })
  columns: ComparisonColumn[];

  @Field(() => [ComparisonRow], { description: 'The rows.' })
  rows: ComparisonRow[];

  @Field(() => Coverage, { description: 'How many columns have a plan.' })
  coverage: Coverage;
}

@ObjectType({ description: 'One province in a coverage.' })
export class CoverageUnit {
  @Field(() => Province, { description: 'The province.' })
  province: Province;

  @Field(() => PresenceStateEnum, { description: 'PRESENT when a plan stands for any part, else why there is none.' })
  state: PresenceState;

  @Field(() => [Plan], { description: 'The standing plans of its parts.' })
  plans: Plan[];

  @Field(() => CompletenessEnum, {
    nullable: true,
    description: 'Completeness of the best of them; null without a plan.',
  })
  completeness: Completeness | null;

  @Field(() => Source, { nullable: true, description: 'The best source of the best of them; null without a plan.' })
  source: Source | null;
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
    description: 'Every province that existed in the year (AS_ISSUED) or exists today (CURRENT).',
  })
  units: CoverageUnit[];
}

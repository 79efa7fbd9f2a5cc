import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Completeness, Relation } from '../base/vocabulary.ts';
import type { Level, ReviewState } from '../database/columns.ts';
import { CompletenessEnum, Document, DocumentType, RelationEnum } from '../documents/document.type.ts';
import {
  describedEnum,
  LevelEnum,
  Node,
  Period,
  ReviewStateEnum,
  registerNodeType,
  Verification,
} from '../graph/common.type.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateScalar } from '../graph/scalars.ts';
import { PLAN_ROLES, type PlanRole, PURPOSE_KINDS, type PurposeKind } from './plan.table.ts';

registerNodeType('plan', 'Plan');

export const PlanRoleEnum = describedEnum('PlanRole', PLAN_ROLES, 'The planning role that a document plays.', {
  ANNUAL: 'The plan of one year.',
  STRATEGY: 'The multi-year plan of a province for a strategy.',
  PROGRAMME: 'The plan for a programme or scheme.',
  CAMPAIGN: 'The plan for an action month, an emulation movement or another campaign.',
});

const PurposeKindEnum = describedEnum('PurposeKind', PURPOSE_KINDS, 'What a statement of intent is.', {
  PURPOSE: 'Purpose (mục đích).',
  REQUIREMENT: 'Requirement (yêu cầu).',
  OBJECTIVE: 'Overall or particular objective (mục tiêu).',
});

const TERRITORY_BASES = ['AS_ISSUED', 'CURRENT'] as const;
export type TerritoryBasis = (typeof TERRITORY_BASES)[number];
export const TerritoryBasisEnum = describedEnum(
  'TerritoryBasis',
  TERRITORY_BASES,
  'Whose plans count as a province’s.',
  {
    AS_ISSUED: 'Those that were issued for it, as it was then.',
    CURRENT: 'Those of all that is its territory today: its own and those of the provinces that became part of it.',
  },
);

/** The argument of a list by which its filter means provinces as they were or as they are. */
export const BASIS = {
  defaultValue: 'AS_ISSUED',
  description:
    'What `filter: { provinces }` means: those that issued the plans, or with CURRENT those of today, with all whose land they hold.',
} as const;

const INTERVALS = ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE'] as const;
export const ReportingIntervalEnum = describedEnum('ReportingInterval', INTERVALS, 'How often a report is due.', {
  MONTHLY: 'Every month.',
  QUARTERLY: 'Every three months.',
  HALF_YEARLY: 'Every six months.',
  YEARLY: 'Every year.',
  ONCE: 'Once.',
});

@ObjectType({ simpleResolvers: true, description: 'What a plan wants or demands, before its tasks.' })
export class Purpose {
  @Field(() => ID, { description: 'Names the statement inside the dataset.' })
  id: string;

  @Field(() => PurposeKindEnum, { description: 'Purpose, requirement or objective.' })
  kind: PurposeKind;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document.' })
  locator: string | null;

  @Field(() => String, { description: 'Its sense in the editors’ short wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A day or month that a plan observes.' })
export class Observance {
  @Field(() => ID, { description: 'Names the observance inside the dataset.' })
  id: string;

  @Field(() => String, { description: 'Code, e.g. "action-month".' })
  code: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name.' })
  nameEn: string | null;

  @Field(() => String, { nullable: true, description: 'First day, MM-DD; null when the document gives none.' })
  startsOn: string | null;

  @Field(() => String, { nullable: true, description: 'Last day, MM-DD; null when the document gives none.' })
  endsOn: string | null;

  @Field(() => Int, { nullable: true, description: 'Year, where the document prints one.' })
  year: number | null;

  @Field(() => String, { nullable: true, description: 'Theme, where the document gives one.' })
  theme: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document.' })
  locator: string | null;

  actorId: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A model (mô hình) that a plan keeps, reviews or scales.' })
export class PlanModel {
  @Field(() => ID, { description: 'Names the model inside the dataset.' })
  id: string;

  @Field(() => String, { description: 'Name as printed.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name by the editors.' })
  nameEn: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document.' })
  locator: string | null;

  actorId: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A duty to report.' })
export class ReportingDuty {
  @Field(() => ID, { description: 'Names the duty inside the dataset.' })
  id: string;

  @Field(() => ReportingIntervalEnum, {
    nullable: true,
    description: 'How often; null when the document does not say.',
  })
  interval: (typeof INTERVALS)[number] | null;

  @Field(() => String, { nullable: true, description: 'To whom, as stated; null when not said.' })
  recipient: string | null;

  @Field(() => String, { description: 'The duty in the editors’ short wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document.' })
  locator: string | null;

  actorId: string | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'A plan: the planning role that a document (kế hoạch, quyết định or công văn) plays for a province, or a unit below it, and a period.',
})
export class Plan extends Node {
  @Field(() => String, { description: 'Name in addresses.' })
  slug: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of its document in canonical form; null when not known.',
  })
  number: string | null;

  @Field(() => String, { nullable: true, description: 'Title as printed; null when no source gives it.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'English title by the editors; null when there is none.' })
  titleEn: string | null;

  @Field(() => String, { nullable: true, description: 'Summary by the editors; null when there is none.' })
  summary: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  summaryEn: string | null;

  @Field(() => DocumentType, { description: 'Type of its document. A plan need not be a "kế hoạch".' })
  documentType: DocumentType;

  @Field(() => PlanRoleEnum, { description: 'The planning role.' })
  role: PlanRole;

  @Field(() => LevelEnum, { description: 'Level of the unit whose plan it is.' })
  level: Level;

  @Field(() => String, { nullable: true, description: 'Who signed; null when the source does not show it.' })
  signer: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day of issue; null when not known. Never the day of a page.',
  })
  issuedOn: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it takes effect; null when not given.' })
  effectiveOn: string | null;

  @Field(() => Period, {
    nullable: true,
    description: 'Its own period, never copied from its parent; null when not known.',
  })
  period: Period | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The year, only when the period lies in one calendar year. It may differ from the year of issue.',
  })
  year: number | null;

  @Field(() => CompletenessEnum, {
    nullable: true,
    description: 'Completeness of the best source; null without a source.',
  })
  completeness: Completeness | null;

  @Field(() => ReviewStateEnum, { description: 'Who stands behind the record.' })
  reviewState: ReviewState;

  @Field(() => Document, { description: 'The document that plays the role.' })
  document: Document;

  @Field(() => Verification, { nullable: true, description: 'How far the record was checked.' })
  verification: Verification | null;

  documentId: string;
  provinceId: string;
  districtId: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A higher plan that a plan implements or continues.' })
export class PlanParent {
  @Field(() => Plan, { description: 'The higher plan.' })
  plan: Plan;

  @Field(() => RelationEnum, { description: 'How the plan relates to it.' })
  relation: Relation;

  @Field(() => String, { nullable: true, description: 'Where the document says so; null in the preamble.' })
  locator: string | null;

  @Field(() => Boolean, { description: 'True for the one through which the plan hangs from its strategy.' })
  forStrategy: boolean;
}

export const PlanConnection = connectionOf(Plan, 'Plan', { withUnplaced: true });

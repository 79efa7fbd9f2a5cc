import { Field, Int, ObjectType } from 'type-graphql';
import { ActionArea } from '../action-areas/action-area.type.ts';
import type { ReviewState } from '../database/columns.ts';
import { describedEnum, Node, Period, ReviewStateEnum, registerNodeType } from '../graph/common.type.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateScalar, DecimalScalar } from '../graph/scalars.ts';
import { Measure } from '../strategies/strategy.type.ts';

registerNodeType('task', 'Task');

const TASK_KINDS = ['TASK', 'HEADING'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
export const TaskKindEnum = describedEnum(
  'TaskKind',
  TASK_KINDS,
  'What a node of the tree is. Only tasks are counted.',
  {
    TASK: 'A leaf: one piece of work.',
    HEADING: 'An inner node that only introduces others.',
  },
);

@ObjectType({ simpleResolvers: true, description: 'Money as a document states it.' })
export class Money {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The amount in whole units of the currency; null when the statement has none.',
  })
  amount: string | null;

  @Field(() => String, { nullable: true, description: 'Currency, ISO 4217; null when not stated.' })
  currency: string | null;

  @Field(() => String, { description: 'As stated.' })
  asStated: string;
}

@ObjectType({ simpleResolvers: true, description: 'What stands behind a fact.' })
export class Evidence {
  @Field(() => String, {
    nullable: true,
    description: 'The exact words of the captured source; null for curated facts.',
  })
  quote: string | null;

  @Field(() => String, { nullable: true, description: 'Why there is no quote; null when there is one.' })
  reason: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it stands: printed ordinals ("II.2.a"), or paragraph and clause ("P8-1").',
  })
  locator: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Where the quote begins in the captured text, in UTF-16 code units; null without a quote.',
  })
  start: number | null;

  @Field(() => Int, { nullable: true, description: 'Where the quote ends, exclusive; null without a quote.' })
  end: number | null;

  sourceId: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A measure of the national strategy that a task serves, and how that is known.',
})
export class TaskMeasure {
  @Field(() => Measure, { description: 'The measure.' })
  measure: Measure;

  @Field(() => Boolean, {
    description: 'True when a rule found it in the words of the task; false when an editor states it.',
  })
  derived: boolean;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A task of a plan (nhiệm vụ), or a heading over tasks.',
})
export class Task extends Node {
  @Field(() => String, { description: 'Path of printed ordinals, "II.2.a"; in prose paragraph and clause, "P8-1".' })
  locator: string;

  @Field(() => Int, { description: 'Place in the document, from 0; headings count.' })
  position: number;

  @Field(() => TaskKindEnum, { description: 'Task or heading.' })
  kind: TaskKind;

  @Field(() => String, { description: 'The editors’ short wording, abbreviations spelled out.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => String, { nullable: true, description: 'As printed; null when curated by hand.' })
  text: string | null;

  @Field(() => Period, { nullable: true, description: 'When it is to be done; null when not stated.' })
  period: Period | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who leads, as stated, where a collective such as "các sở, ngành" is named, which is no body of its own; null otherwise.',
  })
  leadAgenciesAsStated: string | null;

  @Field(() => String, { nullable: true, description: 'How often, as stated; null when not stated.' })
  recurrence: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null when not stated or no exact day.' })
  deadline: string | null;

  @Field(() => String, { nullable: true, description: 'Deadline as stated; null when none is.' })
  deadlineAsStated: string | null;

  @Field(() => Money, { nullable: true, description: 'Money as stated; null when none is.' })
  money: Money | null;

  @Field(() => Evidence, {
    nullable: true,
    description: 'What stands behind the task; null when nothing was recorded.',
  })
  evidence: Evidence | null;

  @Field(() => ReviewStateEnum, { description: 'Who stands behind the record.' })
  reviewState: ReviewState;

  @Field(() => ActionArea, { nullable: true, description: 'The primary action area; null for a heading.' })
  actionArea: ActionArea | null;

  planId: string;
  parentId: string | null;
  actorId: string | null;
}

export const TaskConnection = connectionOf(Task, 'Task', { withUnplaced: true });

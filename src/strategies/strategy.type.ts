import { Field, Int, ObjectType } from 'type-graphql';
import { OPERATORS, type Operator } from '../base/vocabulary.ts';
import { describedEnum, Node, Period, registerNodeType, Verification } from '../graph/common.type.ts';
import { listCost } from '../graph/cost.ts';
import { DecimalScalar } from '../graph/scalars.ts';

registerNodeType('strategy', 'Strategy');
registerNodeType('objective', 'Objective');
registerNodeType('indicator', 'Indicator');
registerNodeType('measure', 'Measure');

export const OperatorEnum = describedEnum(
  'Operator',
  OPERATORS,
  'How a value is to be read. It is data: 4.2 differs between 2025 and 2030 only by it.',
  {
    GTE: 'At least (≥, ít nhất, từ … trở lên).',
    GT: 'More than (>, trên).',
    LTE: 'At most (≤, không quá).',
    LT: 'Less than (<, dưới).',
    EQ: 'Exactly, or a state that is reached (=).',
    ABOUT: 'About (khoảng).',
  },
);

@ObjectType({ description: 'The value that a measure shall have in a year.' })
export class Milestone {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => OperatorEnum, { description: 'How the value is to be read.' })
  operator: Operator;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The value in the unit of the measure; null for a state that is reached or kept.',
  })
  value: string | null;

  @Field(() => Boolean, { description: 'True when it holds from that year on, not only in it.' })
  fromYear: boolean;
}

@ObjectType({ implements: Node, description: 'What is counted. An indicator holds one or more measures.' })
export class Measure extends Node {
  @Field(() => String, { description: 'Code: the indicator’s, with a letter where it holds several ("3.2a").' })
  code: string;

  @Field(() => String, { description: 'What is counted, in the editors’ wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => String, { description: 'Unit, e.g. "%", "times".' })
  unit: string;

  @Field(() => [Milestone], { complexity: listCost(), description: 'National values by year.' })
  milestones: Milestone[];

  @Field(() => Verification, { nullable: true, description: 'How far the measure and its values were checked.' })
  verification: Verification | null;

  strategyId: string;
}

@ObjectType({ implements: Node, description: 'An indicator (chỉ tiêu) of an objective.' })
export class Indicator extends Node {
  @Field(() => String, { description: 'Code, e.g. "3.2".' })
  code: string;

  @Field(() => String, { description: 'Title in the editors’ wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => [Measure], { complexity: listCost(), description: 'What is counted for it.' })
  measures: Measure[];
}

@ObjectType({ implements: Node, description: 'An objective (mục tiêu) of a strategy.' })
export class Objective extends Node {
  @Field(() => Int, { description: 'Number, from 1.' })
  number: number;

  @Field(() => String, { description: 'Title in the editors’ wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => [Indicator], { complexity: listCost(), description: 'Its indicators.' })
  indicators: Indicator[];
}

@ObjectType({ implements: Node, description: 'A national strategy (chiến lược quốc gia), promulgated by a document.' })
export class Strategy extends Node {
  @Field(() => String, { description: 'Name in addresses, e.g. "strategy-2021-2030".' })
  slug: string;

  @Field(() => String, { nullable: true, description: 'Number of the document that promulgates it, e.g. "28/NQ-CP".' })
  number: string | null;

  @Field(() => String, { description: 'Official title.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'English title by the editors.' })
  titleEn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Overall objective in the editors’ wording; null when not recorded.',
  })
  overallObjective: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  overallObjectiveEn: string | null;

  @Field(() => Period, { nullable: true, description: 'The years that it covers.' })
  period: Period | null;

  @Field(() => String, { nullable: true, description: 'What the editors add; null when nothing needs saying.' })
  note: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the record was checked.' })
  verification: Verification | null;

  documentId: string | null;
}

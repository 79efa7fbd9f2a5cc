import { Field, Int, ObjectType } from 'type-graphql';
import type { Operator } from '../base/vocabulary.ts';
import { describedEnum, Node, registerNodeType, Verification } from '../graph/common.type.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DecimalScalar } from '../graph/scalars.ts';
import { OperatorEnum } from '../strategies/strategy.type.ts';
import { TARGET_STANDINGS } from './standing.ts';

registerNodeType('target', 'Target');

export const TargetStandingEnum = describedEnum(
  'TargetStanding',
  TARGET_STANDINGS,
  'How one number stands to another of the same measure, unit and year.',
  {
    STRONGER: 'Asks for more: higher for "at least", lower for "at most", strict at equal value.',
    EQUAL: 'Asks for the same.',
    WEAKER: 'Asks for less.',
    NOT_COMPARABLE: 'Another measure, unit or year, an unknown sign, or "about" and states that differ.',
  },
);

@ObjectType({
  implements: Node,
  description: 'A plan’s own number for a measure. A national milestone is not a provincial target.',
})
export class Target extends Node {
  @Field(() => String, { description: 'What is counted, in the editors’ wording.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  titleEn: string | null;

  @Field(() => OperatorEnum, {
    nullable: true,
    description: 'How the value is to be read; null when the source does not say.',
  })
  operator: Operator | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'The value in `unit`; null for a state.' })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'Unit, e.g. "%".' })
  unit: string | null;

  @Field(() => Int, { nullable: true, description: 'The year for which it is set; null when not stated.' })
  year: number | null;

  @Field(() => String, { nullable: true, description: 'As stated; null when only the number is known.' })
  asStated: string | null;

  @Field(() => String, { nullable: true, description: 'Where it stands in the document.' })
  locator: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far it was checked.' })
  verification: Verification | null;

  actorId: string | null;
  planId: string;
  measureId: string | null;
  sourceId: string | null;
}

export const TargetConnection = connectionOf(Target, 'Target', { withUnplaced: true });

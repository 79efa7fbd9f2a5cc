import { Field, ID, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { DateTimeScalar } from '../graph/scalars.ts';
import { DECISION_ACTIONS, type DecisionAction } from './import.table.ts';

const DecisionActionEnum = describedEnum('DecisionAction', DECISION_ACTIONS, 'What a person decided of a record.', {
  ACCEPT: 'It is right.',
  CORRECT: 'One field was wrong; this is its right value.',
  REJECT: 'What was imported is not to be shown; its capture stays.',
  DISPUTE: 'Somebody contests it.',
  MERGE: 'It is another record met twice.',
  SPLIT: 'What was imported as this is another work.',
  CONFIRM: 'A part of the page that could not be placed was read, and gives no task.',
});

@ObjectType({ description: 'A decision of a person about a record. Decisions are never changed and never deleted.' })
export class Decision {
  @Field(() => ID, { description: 'Names the decision inside the dataset.' })
  id: string;

  @Field(() => DecisionActionEnum, { description: 'What was decided.' })
  action: DecisionAction;

  @Field(() => String, { nullable: true, description: 'The field; null where the decision is about the whole record.' })
  path: string | null;

  @Field(() => String, { nullable: true, description: 'Value before, as text or JSON; null when there was none.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'Value after, as text or JSON; null when there is none.' })
  after: string | null;

  @Field(() => String, { description: 'Who decided.' })
  decidedBy: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt: Date;

  @Field(() => String, { nullable: true, description: 'Why; null when no reason was given.' })
  reason: string | null;

  @Field(() => Int, { description: 'Version of the dataset that the decision made.' })
  datasetVersion: number;

  recordId: string;
}

@ObjectType({
  description: 'A difference between what stands and what a page says. Nothing is overwritten: a person decides.',
})
export class RecordConflict {
  @Field(() => ID, { description: 'Names the difference inside the dataset.' })
  id: string;

  @Field(() => ID, { description: 'Id of the record that it concerns.' })
  recordId: string;

  @Field(() => String, { description: 'The field; empty where the page has a part that the standing record lacks.' })
  path: string;

  @Field(() => String, { nullable: true, description: 'What stands, as text or JSON; null for nothing.' })
  held: string | null;

  @Field(() => String, { nullable: true, description: 'What the page says, as text or JSON.' })
  offered: string | null;

  @Field(() => String, { nullable: true, description: 'What else a reviewer should know; null when nothing.' })
  note: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who said that the record is right with this difference before them; null while it waits for a person.',
  })
  settledBy: string | null;
}

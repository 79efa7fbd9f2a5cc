import { Field, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { DateTimeScalar } from '../graph/scalars.ts';
import { RECEIVER_KINDS, type ReceiverKind } from './push.table.ts';

const ReceiverKindEnum = describedEnum('ReceiverKind', RECEIVER_KINDS, 'How a receiver is told of what is published.', {
  WEBHOOK: 'By a signed delivery of the changes themselves.',
  HUB: 'By a ping that names the feeds with something new; the hub of the feeds (WebSub) then tells their readers.',
});

@ObjectType({
  description: 'A receiver that this dataset tells of what is published, by the operator’s list, and how that goes.',
})
export class Webhook {
  @Field(() => String, {
    description: 'Its name. Addresses are not shown: they may hold what only the operator knows.',
  })
  name: string;

  @Field(() => ReceiverKindEnum, { description: 'How it is told.' })
  kind: ReceiverKind;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it last took a delivery; null when it never did.',
  })
  lastSuccess: Date | null;

  @Field(() => Int, {
    description: 'Changes of the log that it was not told of yet, those that it does not want among them.',
  })
  behind: number;

  @Field(() => Int, { description: 'Failures in a row since the last success.' })
  failures: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is tried again at the earliest; null when nothing waits for a time.',
  })
  nextTry: Date | null;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { DateTimeScalar } from '../graph/scalars.ts';
import { HARVEST_KINDS, type HarvestKind } from './harvest.table.ts';

const HarvestKindEnum = describedEnum('HarvestKind', HARVEST_KINDS, 'What a publisher offers to be harvested.', {
  FEED: 'A feed (Atom, RSS, JSON Feed) whose entries name pages; each page is read as an import is.',
  INSTANCE: 'Another instance of this service, whose change log is taken over.',
});

@ObjectType({
  description:
    'A publisher that this dataset asks again and again, and how fresh what it has of it is. A harvest is no survey: that it found nothing says nothing of what there is.',
})
export class Harvest {
  @Field(() => String, { description: 'Who publishes it, as the operator of this service names it.' })
  publisher: string;

  @Field(() => HarvestKindEnum, { description: 'What is harvested.' })
  kind: HarvestKind;

  @Field(() => String, { description: 'Address of the feed, or of the other instance.' })
  url: string;

  /** Shown as a province. */
  speaksFor: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was last harvested without a failure; null when it never was.',
  })
  lastSuccess: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds from `lastSuccess` to this answer; null when it never succeeded.',
  })
  lag: number | null;

  @Field(() => Int, { description: 'Failures in a row since the last success.' })
  failures: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it is tried again at the earliest; null when it was never tried.',
  })
  nextTry: Date | null;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateTimeScalar, JsonScalar } from '../graph/scalars.ts';
import { CHANGE_KINDS, type ChangeKind } from '../records/change.table.ts';
import { ORIGINS, type Origin } from '../records/record.table.ts';

export const ChangeKindEnum = describedEnum('ChangeKind', CHANGE_KINDS, 'What happened to a record.', {
  ADDED: 'It was published for the first time, or again after it was withdrawn.',
  CHANGED: 'Its content became another.',
  CORRECTED: 'A person found an error and put it right.',
  WITHDRAWN: 'It was taken out: merged into another record, or not held any longer.',
});

const OriginEnum = describedEnum('Origin', ORIGINS, 'Where a publication comes from.', {
  IMPORT: 'Read from a source by a program.',
  HARVEST: 'Taken over from another dataset, which had published it: see `publishedBy`.',
  SEED: 'Curated by the editors and shipped with a release.',
  REVIEW: 'Decided by a person who reviewed it.',
});

@ObjectType({ description: 'One thing that happened to one published record.' })
export class Change {
  @Field(() => Int, {
    description: 'Place in the log: 1, 2, 3 … without a gap. Who has seen n has seen all before it.',
  })
  seq: number;

  @Field(() => String, { description: 'The same place as a cursor: give it as `after` to go on from here.' })
  cursor: string;

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  kind: ChangeKind;

  @Field(() => String, { description: 'Type of the record, e.g. "plan", "task", "document".' })
  entityType: string;

  @Field(() => ID, { description: 'Id of the record.' })
  entityId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The plan that the record is a part of: that of a task or a target; null for everything else.',
  })
  partOf: string | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Content before; null for what was added.' })
  before: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Content after; null for what was withdrawn.' })
  after: unknown;

  @Field(() => String, { description: 'Why it happened, as the publisher stated it.' })
  reason: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The record that took the place of a withdrawn one; null when nothing did.',
  })
  mergedInto: string | null;

  @Field(() => OriginEnum, { description: 'Where the publication comes from.' })
  origin: Origin;

  @Field(() => ID, {
    nullable: true,
    description:
      'The dataset (`dataset { id }`) in which this was published first, through however many others it came; null when it is this one.',
  })
  publishedBy: string | null;

  @Field(() => Int, {
    description: 'Version of the dataset that this made. All changes of one version took effect at once.',
  })
  datasetVersion: number;

  @Field(() => DateTimeScalar, { description: 'When that version was published.' })
  at: Date;

  provinceId: string | null;
}

export const ChangeConnection = connectionOf(Change, 'Change');

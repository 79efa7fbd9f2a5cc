import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Completeness } from '../base/vocabulary.ts';
import { CompletenessEnum } from '../documents/document.type.ts';
import { listCost } from '../graph/cost.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateTimeScalar } from '../graph/scalars.ts';
import { Organisation } from '../organisations/organisation.type.ts';

@ObjectType({ description: 'How many plans there are of a completeness.' })
export class CompletenessCount {
  @Field(() => CompletenessEnum, {
    nullable: true,
    description: 'Completeness of the best source; null for plans without a source.',
  })
  completeness: Completeness | null;

  @Field(() => Int, { description: 'How many plans.' })
  plans: number;
}

@ObjectType({ description: 'How many records of each kind are published.' })
export class DatasetCounts {
  @Field(() => Int, { description: 'Provinces by name, those merged included.' })
  provinces: number;

  @Field(() => Int, { description: 'Provinces that exist today by the dataset.' })
  currentProvinces: number;

  @Field(() => Int, { description: 'Provinces with at least one plan of their own or of a unit below them.' })
  provincesWithPlans: number;

  @Field(() => Int, { description: 'Plans.' })
  plans: number;

  @Field(() => [CompletenessCount], {
    complexity: listCost(),
    description: 'Plans by completeness, the most complete first.',
  })
  plansByCompleteness: CompletenessCount[];

  @Field(() => Int, { description: 'Tasks (leaves), without headings.' })
  tasks: number;

  @Field(() => Int, { description: 'Documents of every kind.' })
  documents: number;

  @Field(() => Int, { description: 'Organisations.' })
  organisations: number;

  @Field(() => Int, { description: 'Strategies.' })
  strategies: number;

  @Field(() => Int, { description: 'Programmes.' })
  programmes: number;

  @Field(() => Int, { description: 'Targets of plans.' })
  targets: number;

  @Field(() => Int, { description: 'Captured or known pages.' })
  pages: number;
}

@ObjectType({ description: 'A page from which facts were taken.' })
export class DatasetSource {
  @Field(() => ID, { description: 'Names the page inside the dataset.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Title of the page as printed.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'Address; null when not known.' })
  url: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the captured bytes, hex; null when nothing was captured, as for a bundle that a publisher made.',
  })
  sha256: string | null;

  @Field(() => Int, { description: 'How many documents it carries, reports or cites.' })
  documents: number;

  @Field(() => Organisation, { nullable: true, description: 'Who published it; null when not known.' })
  publisher: Organisation | null;
}

export const DatasetSourceConnection = connectionOf(DatasetSource, 'DatasetSource');

@ObjectType({ description: 'The state of all that is published.' })
export class Dataset {
  @Field(() => ID, {
    nullable: true,
    description:
      'Names the dataset; a mirror bears the id of its original. Cursors of `changes` belong to it. Null before the first publication.',
  })
  id: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address of the original when this is a mirror; null when this is the original.',
  })
  mirrorOf: string | null;

  @Field(() => Int, {
    description: 'Rises by one when, and only when, content changes; 0 before the first publication.',
  })
  version: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When this version was published; null before the first.',
  })
  publishedAt: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 over all records, hex: equal contents have equal hashes. Null before the first publication.',
  })
  contentHash: string | null;
}

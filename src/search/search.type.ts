import { Field, Float, Int, ObjectType } from 'type-graphql';
import { describedEnum } from '../graph/common.type.ts';
import { listCost } from '../graph/cost.ts';
import { type ConnectionValue, connectionOf } from '../graph/pagination.ts';
import { SEARCH_KINDS, type SearchKind } from './entry.table.ts';
import { FACET_FIELDS, type FacetField } from './facets.ts';

export const SearchKindEnum = describedEnum('SearchKind', SEARCH_KINDS, 'What a search can find.', {
  PLAN: 'A plan.',
  TASK: 'A task of a plan.',
  TARGET: 'A plan’s own number for a measure.',
  DOCUMENT: 'A document; that of a plan is found beside the plan.',
  PROGRAMME: 'A programme, project or scheme.',
  STRATEGY: 'A national strategy.',
  MEASURE: 'A measure of a strategy.',
  PROVINCE: 'A province, by any name that it has or had.',
  DISTRICT: 'A unit below a province.',
  ORGANISATION: 'A body.',
  PASSAGE:
    'A passage of a captured text; its subject is the document that the page carries, or its Source where the page carries none and only cites.',
});

const FacetFieldEnum = describedEnum('SearchFacetField', FACET_FIELDS, 'What hits are counted by.', {
  KIND: 'The kind of the hit.',
  PROVINCE: 'The province as issued, by slug.',
  PROVINCE_TODAY: 'The province that holds the land today, by slug.',
  YEAR: 'The year of the plan, where its period is one year; else the year of issue.',
  ACTION_AREA: 'The primary action area of a task, by code.',
  DOCUMENT_TYPE: 'The type of the document, by code.',
  COMPLETENESS: 'The completeness of the document’s best source.',
  ROLE: 'The planning role of the plan.',
  LEVEL: 'The level of the unit whose plan it is.',
  STRATEGY: 'The strategy that it is of or that its plan names, by slug; "several" for more than one.',
  PROGRAMME: 'The programme that it is or names, by slug; "several" for more than one.',
  REVIEW_STATE: 'The review state of the task, else of the plan.',
});

@ObjectType({ description: 'A stretch of a text.' })
export class SearchHighlight {
  @Field(() => Int, { description: 'Where it begins in the snippet’s text, in UTF-16 units from 0.' })
  start: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end: number;
}

@ObjectType({ description: 'A piece of the original text, of at most 300 characters, unchanged.' })
export class SearchSnippet {
  @Field(() => String, { description: 'The piece as it is printed or captured.' })
  text: string;

  @Field(() => [SearchHighlight], { complexity: listCost(), description: 'What of it was asked for, in order.' })
  highlights: SearchHighlight[];

  @Field(() => Int, {
    description:
      'Where the piece begins in what it is cut from, in UTF-16 units: of a PASSAGE in the source’s captured `text`, else in the text or title.',
  })
  offset: number;
}

@ObjectType({ description: 'Something that was found.' })
export class SearchHit {
  @Field(() => SearchKindEnum, { description: 'What it is.' })
  kind: SearchKind;

  @Field(() => Float, {
    description: 'What it is ranked by; means something beside the other hits of its question only.',
  })
  score: number;

  @Field(() => String, { nullable: true, description: 'Number and title, or name; null for a PASSAGE.' })
  title: string | null;

  @Field(() => SearchSnippet, { description: 'Where the words stand.' })
  snippet: SearchSnippet;

  @Field(() => String, {
    nullable: true,
    description:
      'Where it stands: the locator in its document, of a PASSAGE its number in the page, of a MEASURE its code.',
  })
  locator: string | null;

  subjectId: string;
  sourceId: string | null;
}

@ObjectType({ description: 'How many hits have one value.' })
export class SearchBucket {
  @Field(() => String, { description: 'The value: a slug, code, year or enum value; "none" where a hit has none.' })
  value: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its Vietnamese name; null where the value says it, or is "none".',
  })
  label: string | null;

  @Field(() => Int, { description: 'How many hits.' })
  count: number;
}

@ObjectType({ description: 'The hits counted by one field: each hit in exactly one bucket.' })
export class SearchFacet {
  @Field(() => FacetFieldEnum, { description: 'The field.' })
  field: FacetField;

  @Field(() => [SearchBucket], { complexity: listCost(63), description: 'Its values, the most frequent first.' })
  buckets: SearchBucket[];
}

export const SearchConnection = connectionOf(SearchHit, 'Search', { withUnplaced: true });
Field(() => [SearchFacet], {
  complexity: listCost(FACET_FIELDS.length),
  description: 'All hits counted by each field; the counts of a field add up to `totalCount`.',
})(SearchConnection.prototype, 'facets');
Field(() => Boolean, {
  description: 'True when there are more hits than `totalCount`: more than 20,000 are not counted.',
})(SearchConnection.prototype, 'totalIsAtLeast');
Field(() => Int, {
  description:
    'How many of the hits were ranked, at most 5,000: these can be paged through. Of more, passages are left out before tasks, and tasks before the rest; they are counted in `totalCount` and `facets` all the same.',
})(SearchConnection.prototype, 'rankedCount');
Field(() => String, {
  nullable: true,
  description: 'The question with its typing errors mended, when it found nothing as it stands; null otherwise.',
})(SearchConnection.prototype, 'didYouMean');

/** A page of hits with what is said of all of them. */
export interface SearchAnswer extends ConnectionValue<SearchHit> {
  facets: SearchFacet[];
  totalIsAtLeast: boolean;
  rankedCount: number;
  didYouMean: string | null;
}

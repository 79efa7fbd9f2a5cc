import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Source } from '../documents/document.type.ts';
import { Node } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { MAX_PAGE, pagesCost } from '../graph/cost.ts';
import { loadNode } from '../graph/node.ts';
import { selectedFields } from '../graph/selection.ts';
import { SEARCH_KINDS, type SearchKind } from './entry.table.ts';
import { FACET_FIELDS } from './facets.ts';
import { type Answer, type Bucket, type Found, find } from './find.ts';
import { type Question, readQuestion } from './question.ts';
import { entryConditions, SearchFilter } from './search.filter.ts';
import { type SearchAnswer, SearchConnection, type SearchFacet, SearchHit, SearchKindEnum } from './search.type.ts';
import { type Cut, cutSnippet, wantedBy } from './snippet.ts';
import { MOST_RANKED } from './statement.ts';
import { suggest } from './suggest.ts';
import type { Corrections } from './tsquery.ts';
import { wordsOf } from './words.ts';

const DEFAULT_PAGE = 20;
const KINDS_DESCRIPTION = 'What to look for; everything without it.';

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => SearchConnection, {
    complexity: pagesCost(),
    description:
      'Finds plans, tasks, documents … and passages of captured texts by their words, the best first: with or without diacritics, numbers in any spelling, abbreviations, English, former names of provinces, phrases in "quotes". Where nothing has all words, typing errors are mended, and then what has most of them is found.',
  })
  async search(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('text', () => String, {
      description: 'The question, at most 1,000 characters. One without a word finds nothing.',
    })
    text: string,
    @Arg('kinds', () => [SearchKindEnum], { nullable: true, description: KINDS_DESCRIPTION }) kinds?:
      | SearchKind[]
      | null,
    @Arg('filter', () => SearchFilter, { nullable: true, description: 'Filters of the hits.' })
    filter?: SearchFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 20 without it.' }) first?:
      | number
      | null,
    @Arg('after', () => String, { nullable: true, description: 'Only what comes after this cursor.' }) after?:
      | string
      | null,
  ): Promise<SearchAnswer> {
    const size = checkSize(first ?? DEFAULT_PAGE);
    const asked = nameOf({ text, kinds, filter });
    const offset = after == null ? 0 : readCursor(after, asked);
    const question = readQuestion(text);
    const answer = await find(ctx.db, {
      question,
      kinds: kinds ?? SEARCH_KINDS,
      where: await entryConditions(ctx, filter),
      first: Math.min(size + 1, MOST_RANKED - offset),
      offset,
      withFacets: selectedFields(info).has('facets'),
    });
    return toConnection(answer, question, { size, offset, asked });
  }

  @Query(() => [SearchHit], {
    complexity: pagesCost(),
    description: 'Names and numbers that complete what somebody types in a box: the last word may be unfinished.',
  })
  async suggest(
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, { description: 'What was typed so far.' }) text: string,
    @Arg('kinds', () => [SearchKindEnum], {
      nullable: true,
      description: 'What to suggest; without it all but targets, tasks and passages.',
    })
    kinds?: SearchKind[] | null,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 0 to 100.' }) first = 10,
  ): Promise<SearchHit[]> {
    const question = readQuestion(text);
    const found = await suggest(ctx.db, wordsOf(text), kinds ?? null, checkSize(first));
    return found.map((row) => toHit(row, question, new Map()));
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description:
      'What the hit leads to: the thing itself; of a PASSAGE the document that its page carries, or its Source where the page carries none.',
  })
  subject(
    @Root() hit: SearchHit,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Node | null> | Node {
    const onlyNamed = [...selectedFields(info)].every((field) => field === 'id' || field === '__typename');
    return onlyNamed ? { id: hit.subjectId } : loadNode(ctx, hit.subjectId);
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description:
      'The page that tells it: of a fact its own, else the one that shows most of the document; null without one.',
  })
  source(@Root() hit: SearchHit, @Ctx() ctx: RequestContext): Promise<Source | null> | null {
    return hit.sourceId ? ctx.use(documentLoaders).sourceById.load(hit.sourceId) : null;
  }
}

function checkSize(first: number): number {
  if (first >= 0 && first <= MAX_PAGE) return first;
  throw new AppError('BAD_PAGE_SIZE', `"first" is ${first}. It must be from 0 to ${MAX_PAGE}; use cursors for more.`);
}

/** Names a question, so that a cursor of one cannot page another. */
function nameOf(asked: unknown): string {
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 12);
}

function writeCursor(asked: string, place: number): string {
  return Buffer.from(JSON.stringify(['search', asked, place])).toString('base64url');
}

/** Reads after how many hits a page begins. Throws: BAD_CURSOR. */
function readCursor(cursor: string, asked: string): number {
  const [list, name, place] = parts(cursor);
  if (
    list === 'search' &&
    name === asked &&
    Number.isInteger(place) &&
    Number(place) > 0 &&
    Number(place) <= MOST_RANKED
  )
    return Number(place);
  throw new AppError(
    'BAD_CURSOR',
    `The cursor "${cursor.slice(0, 40)}" is damaged or comes from another question. Use the cursors of this question's own answers.`,
  );
}

function parts(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function toHit(row: Found, question: Question, corrections: Corrections): SearchHit {
  const wanted = wantedBy(question, corrections);
  const name = [row.number, row.title ?? row.titleEn].filter(Boolean).join(' · ') || null;
  const cuts = [row.body, row.title, row.titleEn, row.number]
    .filter((text) => text !== null)
    .map((text) => cutSnippet(text, wanted));
  const shown = (each: Cut) => each.highlights.reduce((sum, { start, end }) => sum + end - start, 0);
  const [best] = cuts.sort((a, b) => shown(b) - shown(a));
  const cut = best ?? { text: '', offset: 0, highlights: [] };
  const moved = row.kind === 'PASSAGE' ? (row.bodyStart ?? 0) : 0;
  return {
    kind: row.kind,
    score: row.score,
    title: name,
    snippet: { ...cut, offset: cut.offset + moved },
    locator: row.locator,
    subjectId: row.subjectId,
    sourceId: row.sourceId,
  };
}

function toFacets(buckets: readonly Bucket[]): SearchFacet[] {
  return FACET_FIELDS.map((field) => ({ field, buckets: buckets.filter((bucket) => bucket.field === field) }));
}

/** Writes the question anew with the words that the best hit has instead of mistyped ones; null when none was. */
function mended(question: Question, { corrected, page }: Answer): string | null {
  const [hit] = page;
  if (corrected.size === 0 || !hit) return null;
  const held = new Set(wordsOf([hit.number, hit.title, hit.titleEn, hit.body].join(' ')).map((word) => word.folded));
  let at = 0;
  let text = '';
  for (const word of wordsOf(question.text)) {
    const candidates = corrected.get(word.folded) ?? [];
    const meant = held.has(word.folded) ? undefined : (candidates.find((other) => held.has(other)) ?? candidates[0]);
    if (meant === undefined) continue;
    text += question.text.slice(at, word.start) + meant;
    at = word.end;
  }
  return at === 0 ? null : text + question.text.slice(at);
}

function toConnection(
  answer: Answer,
  question: Question,
  { size, offset, asked }: { size: number; offset: number; asked: string },
): SearchAnswer {
  const rows = answer.page.slice(0, size);
  const edges = rows.map((row, i) => ({
    cursor: writeCursor(asked, offset + i + 1),
    node: toHit(row, question, answer.corrected),
  }));
  return {
    nodes: async () => edges.map((edge) => edge.node),
    edges: async () => edges,
    pageInfo: async () => ({
      hasNextPage: answer.page.length > size,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }),
    totalCount: async () => answer.total,
    unplaced: async () => answer.unplaced,
    rankedCount: answer.ranked,
    totalIsAtLeast: answer.isLeast,
    facets: toFacets(answer.buckets),
    didYouMean: mended(question, answer),
  };
}

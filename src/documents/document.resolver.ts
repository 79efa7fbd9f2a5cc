import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { Reads } from '../graph/fields.ts';
import { checkIdOf } from '../graph/node.ts';
import { NODES, nestedConnection, rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { following } from '../graph/redirect.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { District, Province, ProvinceState } from '../provinces/province.type.ts';
import {
  DocumentFilter,
  DocumentOrderEnum,
  type DocumentOrderName,
  documentConditions,
  documentOrders,
} from './document.filter.ts';
import { documentLoaders, documentPageLoaders } from './document.loaders.ts';
import { documentIdByNumber } from './document.lookup.ts';
import { citationOrder, countDocuments, documentFields, pageOfDocuments } from './document.queries.ts';
import { Citation, CitationConnection, Document, DocumentConnection, Source } from './document.type.ts';

const FILTER = { nullable: true, description: 'What to keep; all without it.' } as const;
/** No condition: a list without a filter. */
const ALL = async () => [];
const ORDER = { nullable: true, description: 'Order; newest first without it.' } as const;

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => DocumentConnection, {
    complexity: pagesCost(),
    description: 'Documents of every kind: plans, decisions, letters, laws.',
  })
  async documents(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => DocumentFilter, FILTER) filter?: DocumentFilter | null,
    @Arg('orderBy', () => DocumentOrderEnum, ORDER) orderBy?: DocumentOrderName | null,
  ): Promise<ConnectionValue<Document>> {
    return rootConnection(
      ctx.db,
      { page: pageOfDocuments, count: countDocuments },
      {
        args,
        order: documentOrders[orderBy ?? 'ISSUED_ON_DESC'],
        where: await documentConditions(ctx, filter),
        asked: documentFields.asked(info, ...NODES),
      },
    );
  }

  @Query(() => Document, { nullable: true, description: 'One document by id or number; null when there is none.' })
  async document(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Id of the document.' }) id?: string | null,
    @Arg('number', () => String, {
      nullable: true,
      description: 'Number as people write it: "93/KH-UBND", "KH 93", "kế hoạch số 93", "93".',
    })
    number?: string | null,
    @Arg('province', () => String, { nullable: true, description: 'Slug of the province; only with `number`.' })
    province?: string | null,
    @Arg('year', () => Int, { nullable: true, description: 'Year of issue; only with `number`.' }) year?: number | null,
  ): Promise<Document | null> {
    if ((id == null) === (number == null))
      throw new AppError('BAD_USER_INPUT', 'document needs either "id" or "number", and not both.');
    if (id != null) checkIdOf('document', id);
    const found = id ?? (await documentIdByNumber(ctx, { number: number ?? '', province, year }));
    const load = (at: string) => ctx.use(documentLoaders).documentById.load(at, documentFields.asked(info));
    return found === null ? null : following(ctx, found, load);
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The body that issued it; null when not known.' })
  @Reads('issuerId')
  issuer(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return document.issuerId ? ctx.use(organisationLoaders).organisationById.load(document.issuerId) : null;
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province that it is for; null for a national document.',
  })
  @Reads('provinceId')
  province(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return document.provinceId ? ctx.use(provinceLoaders).provinceById.load(document.provinceId) : null;
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'The unit below the province that it is for; null for the province itself.',
  })
  @Reads('districtId')
  unit(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<District | null> | null {
    return document.districtId ? ctx.use(provinceLoaders).districtById.load(document.districtId) : null;
  }

  @FieldResolver(() => ProvinceState, {
    nullable: true,
    description: 'What the province was on the day of issue; null when neither the day nor the year tells it.',
  })
  @Reads('provinceId', 'issuedOn', 'yearOfIssue')
  provinceState(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<ProvinceState | null> | null {
    return stateWhenIssued(ctx, document);
  }

  @FieldResolver(() => [Citation], {
    complexity: listCost(),
    description: 'Documents that it names, in its preamble and in its tasks.',
  })
  @Reads('id')
  citations(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Citation[]> {
    return ctx.use(documentLoaders).citationsByDocumentId.load(document.id);
  }

  @FieldResolver(() => [Citation], {
    complexity: listCost(),
    description: 'Citations in other documents that resolve to it.',
  })
  @Reads('id')
  citedBy(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Citation[]> {
    return ctx.use(documentLoaders).citationsByCitedId.load(document.id);
  }

  @FieldResolver(() => CitationConnection, {
    complexity: pagesCost(),
    description:
      'Citations in other documents that resolve to it, in pages, by the citing document: a law is cited by thousands.',
  })
  @Reads('id')
  incomingCitations(
    @Root() document: Document,
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): ConnectionValue<Citation> | Promise<ConnectionValue<Citation>> {
    return nestedConnection(ctx, ctx.use(documentPageLoaders).citationsByCitedId, document.id, {
      args,
      order: citationOrder,
      asked: null,
      filter: null,
      conditions: ALL,
    });
  }

  @FieldResolver(() => [Source], {
    complexity: listCost(),
    description: 'The pages that carry, report or cite it, the most complete first.',
  })
  @Reads('id')
  sources(@Root() document: Document, @Ctx() ctx: RequestContext): Promise<Source[]> {
    return ctx.use(documentLoaders).sourcesByDocumentId.load(document.id);
  }
}

/**
 * Finds the state of a document's province on the day of issue.
 * Without a day, the year tells it when one state covers the whole year.
 */
export async function stateWhenIssued(
  ctx: RequestContext,
  document: Pick<Document, 'provinceId' | 'issuedOn' | 'yearOfIssue'>,
): Promise<ProvinceState | null> {
  const { provinceId, issuedOn, yearOfIssue } = document;
  if (!provinceId || (!issuedOn && !yearOfIssue)) return null;
  const { stateOnDay } = ctx.use(provinceLoaders);
  if (issuedOn) return stateOnDay.load({ provinceId, day: issuedOn });
  const [first, last] = await Promise.all(
    ['01-01', '12-31'].map((day) => stateOnDay.load({ provinceId, day: `${yearOfIssue}-${day}` })),
  );
  return first && first.id === last?.id ? first : null;
}

@Resolver(() => Citation)
export class CitationResolver {
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that is cited; null when it resolves to none.',
  })
  document(
    @Root() citation: Citation,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Document | null> | null {
    const { documentById } = ctx.use(documentLoaders);
    return citation.citedDocumentId ? documentById.load(citation.citedDocumentId, documentFields.asked(info)) : null;
  }

  @FieldResolver(() => Document, { nullable: true, description: 'The document that cites.' })
  citing(@Root() citation: Citation, @Ctx() ctx: RequestContext): Promise<Document | null> {
    return ctx.use(documentLoaders).documentById.load(citation.documentId);
  }
}

@Resolver(() => Source)
export class SourceResolver {
  @FieldResolver(() => Document, { nullable: true, description: 'The document that it carries, reports or cites.' })
  document(@Root() source: Source, @Ctx() ctx: RequestContext): Promise<Document | null> {
    return ctx.use(documentLoaders).documentById.load(source.documentId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Captured text; null for curated sources, whose text is not published here.',
  })
  async text(@Root() source: Source, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await ctx.use(documentLoaders).sourceTextById.load(source.id))?.text ?? null;
  }
}

/** Adds to the types of earlier domains the lists of documents. */
@Resolver(() => Province)
export class ProvinceDocumentsResolver {
  @FieldResolver(() => DocumentConnection, {
    complexity: pagesCost(),
    description: 'Documents for this province and units below it.',
  })
  documents(
    @Root() province: Province,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => DocumentFilter, FILTER) filter?: DocumentFilter | null,
    @Arg('orderBy', () => DocumentOrderEnum, ORDER) orderBy?: DocumentOrderName | null,
  ): ConnectionValue<Document> | Promise<ConnectionValue<Document>> {
    return nestedConnection(ctx, ctx.use(documentPageLoaders).documentsByProvinceId, province.id, {
      place: info.fieldNodes,
      args,
      order: documentOrders[orderBy ?? 'ISSUED_ON_DESC'],
      filter,
      conditions: documentConditions,
      asked: documentFields.asked(info, ...NODES),
    });
  }
}

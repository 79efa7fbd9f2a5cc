import { type SQL, sql } from 'drizzle-orm';
import { Arg, Ctx, Field, FieldResolver, InputType, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { isAny } from '../database/connection.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Document } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { containsWords } from '../graph/filters.ts';
import { allOf } from '../graph/pagination.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { Province } from '../provinces/province.type.ts';
import { strategyIdOf } from '../strategies/strategy.lookup.ts';
import { Strategy } from '../strategies/strategy.type.ts';
import { programmeLoaders } from './programme.loaders.ts';
import { findProgramme } from './programme.lookup.ts';
import { listProgrammes } from './programme.queries.ts';
import { programmeStrategies, programmes, type Scope } from './programme.table.ts';
import { Programme, ScopeEnum } from './programme.type.ts';

@InputType({ description: 'Filters combine with AND; a list inside one is OR.' })
export class ProgrammeFilter {
  @Field(() => ScopeEnum, { nullable: true, description: 'National or provincial.' })
  scope?: Scope | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of the provinces whose own programmes are wanted.' })
  provinces?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Slug or number of the strategy that it serves.' })
  strategy?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in the title, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
  text?: string | null;
}

async function programmeConditions(ctx: RequestContext, filter: ProgrammeFilter): Promise<SQL> {
  const provinceIds =
    filter.provinces == null ? null : (await resolveUnits(ctx, filter.provinces)).map((unit) => unit.provinceId);
  const strategyId = filter.strategy == null ? null : await strategyIdOf(ctx, filter.strategy);
  return allOf([
    filter.scope == null ? undefined : sql`${programmes.scope} = ${filter.scope}`,
    provinceIds ? isAny(programmes.provinceId, provinceIds) : undefined,
    strategyId
      ? sql`exists (select 1 from ${programmeStrategies} as link where link.programme_id = ${programmes.id} and link.strategy_id = ${strategyId})`
      : undefined,
    containsWords('PROGRAMME', programmes.id, filter.text),
  ]);
}

@Resolver(() => Programme)
export class ProgrammeResolver {
  @Query(() => [Programme], { complexity: listCost(50), description: 'Programmes, national ones first.' })
  async programmes(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => ProgrammeFilter, { nullable: true, description: 'What to keep; all without it.' })
    filter?: ProgrammeFilter | null,
  ): Promise<Programme[]> {
    return filter
      ? listProgrammes(ctx.db, await programmeConditions(ctx, filter))
      : ctx.use(programmeLoaders).allProgrammes();
  }

  @Query(() => Programme, { nullable: true, description: 'One programme by slug or number; null when there is none.' })
  programme(
    @Ctx() ctx: RequestContext,
    @Arg('slug', () => String, { nullable: true, description: 'Slug, e.g. "gbv-2021-2025".' }) slug?: string | null,
    @Arg('number', () => String, { nullable: true, description: 'Number of its document, e.g. "2232/QĐ-TTg".' })
    number?: string | null,
  ): Promise<Programme | null> {
    if ((slug == null) === (number == null))
      throw new AppError('BAD_USER_INPUT', 'programme needs either "slug" or "number", and not both.');
    return findProgramme(ctx, { slug, number });
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province whose own it is; null for a national one.',
  })
  province(@Root() programme: Programme, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return programme.provinceId ? ctx.use(provinceLoaders).provinceById.load(programme.provinceId) : null;
  }

  @FieldResolver(() => Programme, {
    nullable: true,
    description: 'The programme that it is a part of; null for one of its own.',
  })
  parent(@Root() programme: Programme, @Ctx() ctx: RequestContext): Promise<Programme | null> | null {
    return programme.parentId ? ctx.use(programmeLoaders).programmeById.load(programme.parentId) : null;
  }

  @FieldResolver(() => [Programme], { complexity: listCost(), description: 'Its parts (e.g. component projects).' })
  children(@Root() programme: Programme, @Ctx() ctx: RequestContext): Promise<Programme[]> {
    return ctx.use(programmeLoaders).childrenByProgrammeId.load(programme.id);
  }

  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that promulgates it; null when not known.',
  })
  document(@Root() programme: Programme, @Ctx() ctx: RequestContext): Promise<Document | null> | null {
    return programme.documentId ? ctx.use(documentLoaders).documentById.load(programme.documentId) : null;
  }

  @FieldResolver(() => [Strategy], {
    complexity: listCost(),
    description: 'The strategies that it serves, where a source says so.',
  })
  async strategies(@Root() programme: Programme, @Ctx() ctx: RequestContext): Promise<Strategy[]> {
    const links = await ctx.use(programmeLoaders).strategiesByProgrammeId.load(programme.id);
    return links.map((link) => link.strategy);
  }
}

/** Adds to a strategy the programmes that serve it. */
@Resolver(() => Strategy)
export class StrategyProgrammesResolver {
  @FieldResolver(() => [Programme], { complexity: listCost(), description: 'The programmes that serve it.' })
  async programmes(@Root() strategy: Strategy, @Ctx() ctx: RequestContext): Promise<Programme[]> {
    const links = await ctx.use(programmeLoaders).programmesByStrategyId.load(strategy.id);
    return links.map((link) => link.programme);
  }
}

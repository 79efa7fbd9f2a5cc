import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Document } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { strategyLoaders } from './strategy.loaders.ts';
import { findStrategy } from './strategy.lookup.ts';
import { Objective, Strategy } from './strategy.type.ts';

@Resolver(() => Strategy)
export class StrategyResolver {
  @Query(() => [Strategy], {
    complexity: listCost(20),
    description: 'The national strategies on gender equality, newest first.',
  })
  strategies(@Ctx() ctx: RequestContext): Promise<Strategy[]> {
    return ctx.use(strategyLoaders).allStrategies();
  }

  @Query(() => Strategy, { nullable: true, description: 'One strategy by slug or number; null when there is none.' })
  strategy(
    @Ctx() ctx: RequestContext,
    @Arg('slug', () => String, { nullable: true, description: 'Slug, e.g. "strategy-2021-2030".' }) slug?:
      | string
      | null,
    @Arg('number', () => String, { nullable: true, description: 'Number of its document, e.g. "28/NQ-CP".' }) number?:
      | string
      | null,
  ): Promise<Strategy | null> {
    if ((slug == null) === (number == null))
      throw new AppError('BAD_USER_INPUT', 'strategy needs either "slug" or "number", and not both.');
    return findStrategy(ctx, { slug, number });
  }

  @FieldResolver(() => Document, { nullable: true, description: 'The document that promulgates it.' })
  document(@Root() strategy: Strategy, @Ctx() ctx: RequestContext): Promise<Document | null> | null {
    return strategy.documentId ? ctx.use(documentLoaders).documentById.load(strategy.documentId) : null;
  }

  @FieldResolver(() => [Objective], {
    complexity: listCost(),
    description: 'Its objectives; empty where they are not recorded.',
  })
  objectives(@Root() strategy: Strategy, @Ctx() ctx: RequestContext): Promise<Objective[]> {
    return ctx.use(strategyLoaders).objectivesByStrategyId.load(strategy.id);
  }
}

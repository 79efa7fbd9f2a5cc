import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { Objective } from '../strategies/strategy.type.ts';
import { actionAreaLoaders } from './action-area.loaders.ts';
import { ActionArea } from './action-area.type.ts';

@Resolver(() => ActionArea)
export class ActionAreaResolver {
  @Query(() => [ActionArea], {
    complexity: listCost(20),
    description: 'The 16 action areas in the order of their codes.',
  })
  actionAreas(@Ctx() ctx: RequestContext): Promise<ActionArea[]> {
    return ctx.use(actionAreaLoaders).allActionAreas();
  }

  @FieldResolver(() => [Objective], {
    complexity: listCost(),
    description:
      'Objectives of the strategy 2021–2030 that the area serves directly; beside them it may be cross-cutting.',
  })
  async objectives(@Root() area: ActionArea, @Ctx() ctx: RequestContext): Promise<Objective[]> {
    const links = await ctx.use(actionAreaLoaders).objectivesByActionAreaId.load(area.recordId);
    return links.map((link) => link.objective);
  }
}

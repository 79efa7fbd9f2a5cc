import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { diffPlans } from './diff.ts';
import { PlanDiff } from './diff.type.ts';

const _MAX_SIMILAR = 20;

@Resolver()
export class PlanDiffResolver {
  @Query(() => PlanDiff, { description: 'What was added, dropped, kept and reworded between two plans.' })
  planDiff(
    @Ctx() ctx: RequestContext,
    @Arg('from', () => ID, { description: 'Id of the plan compared from, e.g. that of the earlier year.' })
    from: string,
    @Arg('to', () => ID, { description: 'Id of the plan compared to.' }) to: string,
  ): Promise<PlanDiff> {
    return diffPlans(ctx, from, to);
  }
}

import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { keepOwn, OWN } from './plan.actor.ts';
import { planLoaders } from './plan.loaders.ts';
import { Observance, Plan, PlanModel, Purpose, ReportingDuty } from './plan.type.ts';

const ACTOR = {
  nullable: true,
  description:
    'The other body whose page or document states it; null for the plan’s own. What has an actor never counts as the province’s.',
} as const;

function actorOf(ctx: RequestContext, { actorId }: { actorId: string | null }): Promise<Organisation | null> | null {
  return actorId ? ctx.use(organisationLoaders).organisationById.load(actorId) : null;
}

/** The small lists of a plan. */
@Resolver(() => Plan)
export class PlanPartsResolver {
  @FieldResolver(() => [Purpose], { complexity: listCost(), description: 'Its purposes, requirements and objectives.' })
  purposes(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Purpose[]> {
    return ctx.use(planLoaders).purposesByPlanId.load(plan.id);
  }

  @FieldResolver(() => [Observance], { complexity: listCost(), description: 'Days and months that it observes.' })
  async observances(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Arg('own', () => Boolean, OWN) own?: boolean | null,
  ): Promise<Observance[]> {
    return keepOwn(await ctx.use(planLoaders).observancesByPlanId.load(plan.id), own);
  }

  @FieldResolver(() => [PlanModel], {
    complexity: listCost(),
    description: 'Models (mô hình) that it keeps, reviews or scales.',
  })
  async models(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Arg('own', () => Boolean, OWN) own?: boolean | null,
  ): Promise<PlanModel[]> {
    return keepOwn(await ctx.use(planLoaders).modelsByPlanId.load(plan.id), own);
  }

  @FieldResolver(() => [ReportingDuty], { complexity: listCost(), description: 'Duties to report.' })
  async reporting(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Arg('own', () => Boolean, OWN) own?: boolean | null,
  ): Promise<ReportingDuty[]> {
    return keepOwn(await ctx.use(planLoaders).reportingByPlanId.load(plan.id), own);
  }
}

@Resolver(() => Observance)
export class ObservanceResolver {
  @FieldResolver(() => Organisation, ACTOR)
  actor(@Root() part: Observance, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return actorOf(ctx, part);
  }
}

@Resolver(() => PlanModel)
export class PlanModelResolver {
  @FieldResolver(() => Organisation, ACTOR)
  actor(@Root() part: PlanModel, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return actorOf(ctx, part);
  }
}

@Resolver(() => ReportingDuty)
export class ReportingDutyResolver {
  @FieldResolver(() => Organisation, ACTOR)
  actor(@Root() part: ReportingDuty, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return actorOf(ctx, part);
  }
}

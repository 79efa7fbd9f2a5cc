import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Source } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { nestedConnection, rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { keepOwn, OWN } from '../plans/plan.actor.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { BASIS, Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { strategyLoaders } from '../strategies/strategy.loaders.ts';
import { Measure, Milestone } from '../strategies/strategy.type.ts';
import { standingOf, type TargetStanding } from './standing.ts';
import { TargetFilter, targetConditions, targetOrder } from './target.filter.ts';
import { targetLoaders } from './target.loaders.ts';
import { targetPages } from './target.queries.ts';
import { Target, TargetConnection, TargetStandingEnum } from './target.type.ts';

const FILTER = { nullable: true, description: 'What to keep; all without it.' } as const;
const ORDER_NOTE = 'in the order of the Vietnamese alphabet by province, then by plan and place in the document';

@Resolver(() => Target)
export class TargetResolver {
  @Query(() => TargetConnection, { complexity: pagesCost(), description: `Targets of all plans, ${ORDER_NOTE}.` })
  async targets(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TargetFilter, FILTER) filter?: TargetFilter | null,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis?: TerritoryBasis,
  ): Promise<ConnectionValue<Target>> {
    return rootConnection(ctx.db, targetPages, {
      args,
      order: targetOrder,
      where: await targetConditions(ctx, filter, basis),
      asked: null,
    });
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan that sets it.' })
  plan(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Plan | null> {
    return ctx.use(planLoaders).planById.load(target.planId);
  }

  @FieldResolver(() => Measure, {
    nullable: true,
    description: 'The national measure that it is for; null when it is for none.',
  })
  measure(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Measure | null> | null {
    return target.measureId ? ctx.use(strategyLoaders).measureById.load(target.measureId) : null;
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: 'The page from which the number was taken; null when that was not recorded.',
  })
  source(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Source | null> | null {
    return target.sourceId ? ctx.use(documentLoaders).sourceById.load(target.sourceId) : null;
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The other body whose page or document states it; null for the plan’s own. What has an actor never counts as the province’s.',
  })
  actor(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return target.actorId ? ctx.use(organisationLoaders).organisationById.load(target.actorId) : null;
  }

  @FieldResolver(() => Milestone, {
    nullable: true,
    description: 'The national milestone of the same measure, unit and year; null when there is none to compare with.',
  })
  nationalMilestone(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<Milestone | null> {
    return milestoneFor(ctx, target);
  }

  @FieldResolver(() => TargetStandingEnum, {
    description: 'How it stands to the national milestone of the same measure, unit and year.',
  })
  async againstNation(@Root() target: Target, @Ctx() ctx: RequestContext): Promise<TargetStanding> {
    const milestone = await milestoneFor(ctx, target);
    if (!milestone) return 'NOT_COMPARABLE';
    return standingOf(target, { ...milestone, measureId: target.measureId, unit: target.unit });
  }
}

async function milestoneFor(ctx: RequestContext, target: Target): Promise<Milestone | null> {
  if (!target.measureId) return null;
  const measure = await ctx.use(strategyLoaders).measureById.load(target.measureId);
  if (!measure || measure.unit !== target.unit) return null;
  return measure.milestones.find((milestone) => milestone.year === target.year) ?? null;
}

/** Adds targets to a plan. */
@Resolver(() => Plan)
export class PlanTargetsResolver {
  @FieldResolver(() => [Target], {
    complexity: listCost(),
    description: 'Its own numbers for measures, in the order of the document.',
  })
  async targets(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Arg('own', () => Boolean, OWN) own?: boolean | null,
  ): Promise<Target[]> {
    return keepOwn(await ctx.use(targetLoaders).targetsByPlanId.load(plan.id), own);
  }
}

/** Adds to a measure the numbers that plans set for it. */
@Resolver(() => Measure)
export class MeasureTargetsResolver {
  @FieldResolver(() => TargetConnection, {
    complexity: pagesCost(),
    description: `The plans’ own numbers for it, ${ORDER_NOTE}.`,
  })
  targets(
    @Root() measure: Measure,
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TargetFilter, FILTER) filter?: TargetFilter | null,
  ): ConnectionValue<Target> | Promise<ConnectionValue<Target>> {
    return nestedConnection(ctx, ctx.use(targetLoaders).pagesByMeasureId, measure.id, {
      args,
      order: targetOrder,
      filter,
      conditions: targetConditions,
      asked: null,
    });
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { Document } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { pagesCost } from '../graph/cost.ts';
import { Reads } from '../graph/fields.ts';
import { NODES, nestedConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { Programme } from '../programmes/programme.type.ts';
import { Province } from '../provinces/province.type.ts';
import { Strategy } from '../strategies/strategy.type.ts';
import { PlanFilter, PlanOrderEnum, type PlanOrderName, planConditions, planOrders } from './plan.filter.ts';
import { planLoaders, planPageLoaders } from './plan.loaders.ts';
import { planFields } from './plan.queries.ts';
import { Plan, PlanConnection, type TerritoryBasis, TerritoryBasisEnum } from './plan.type.ts';

const FILTER = { nullable: true, description: 'What to keep; all without it.' } as const;
const ORDER = { nullable: true, description: 'Order; newest first without it.' } as const;
type Pages = ReturnType<typeof planPageLoaders>[keyof ReturnType<typeof planPageLoaders>];

function plansOf(
  ctx: RequestContext,
  pages: Pages,
  parent: string,
  args: PageArgs,
  filter: PlanFilter | null | undefined,
  orderBy: PlanOrderName | null | undefined,
  info: GraphQLResolveInfo,
): ConnectionValue<Plan> | Promise<ConnectionValue<Plan>> {
  return nestedConnection(ctx, pages, parent, {
    place: info.fieldNodes,
    args,
    order: planOrders[orderBy ?? 'ISSUED_ON_DESC'],
    filter,
    asked: planFields.asked(info, ...NODES),
    conditions: planConditions,
  });
}

/** Adds plans to a province. */
@Resolver(() => Province)
export class ProvincePlansResolver {
  @FieldResolver(() => PlanConnection, {
    complexity: pagesCost(),
    description: 'Its plans and those of units below it.',
  })
  plans(
    @Root() province: Province,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PlanFilter, FILTER) filter?: PlanFilter | null,
    @Arg('orderBy', () => PlanOrderEnum, ORDER) orderBy?: PlanOrderName | null,
    @Arg('basis', () => TerritoryBasisEnum, {
      defaultValue: 'AS_ISSUED',
      description: 'Whose plans count as the province’s.',
    })
    basis?: TerritoryBasis,
  ): ConnectionValue<Plan> | Promise<ConnectionValue<Plan>> {
    const { plansByProvinceId, plansByTerritoryId } = ctx.use(planPageLoaders);
    return plansOf(
      ctx,
      basis === 'CURRENT' ? plansByTerritoryId : plansByProvinceId,
      province.id,
      args,
      filter,
      orderBy,
      info,
    );
  }
}

/** Adds plans to a strategy. */
@Resolver(() => Strategy)
export class StrategyPlansResolver {
  @FieldResolver(() => PlanConnection, { complexity: pagesCost(), description: 'The plans that stand under it.' })
  plans(
    @Root() strategy: Strategy,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PlanFilter, FILTER) filter?: PlanFilter | null,
    @Arg('orderBy', () => PlanOrderEnum, ORDER) orderBy?: PlanOrderName | null,
  ): ConnectionValue<Plan> | Promise<ConnectionValue<Plan>> {
    return plansOf(ctx, ctx.use(planPageLoaders).plansByStrategyId, strategy.id, args, filter, orderBy, info);
  }
}

/** Adds plans to a programme. */
@Resolver(() => Programme)
export class ProgrammePlansResolver {
  @FieldResolver(() => PlanConnection, { complexity: pagesCost(), description: 'The plans that carry it out.' })
  plans(
    @Root() programme: Programme,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PlanFilter, FILTER) filter?: PlanFilter | null,
    @Arg('orderBy', () => PlanOrderEnum, ORDER) orderBy?: PlanOrderName | null,
  ): ConnectionValue<Plan> | Promise<ConnectionValue<Plan>> {
    return plansOf(ctx, ctx.use(planPageLoaders).plansByProgrammeId, programme.id, args, filter, orderBy, info);
  }
}

/** Adds to a document the planning role that it plays. */
@Resolver(() => Document)
export class DocumentPlanResolver {
  @FieldResolver(() => Plan, {
    nullable: true,
    description: 'The plan that it is; null for a document that plays no planning role.',
  })
  @Reads('id')
  plan(@Root() document: Document, @Ctx() ctx: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Plan | null> {
    return ctx.use(planLoaders).planByDocumentId.load(document.id, planFields.asked(info));
  }
}

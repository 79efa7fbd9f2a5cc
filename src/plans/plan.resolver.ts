import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { stateWhenIssued } from '../documents/document.resolver.ts';
import { Citation, Source } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { Reads } from '../graph/fields.ts';
import { checkIdOf } from '../graph/node.ts';
import { NODES, rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { following } from '../graph/redirect.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { District, Province, ProvinceState } from '../provinces/province.type.ts';
import { Strategy } from '../strategies/strategy.type.ts';
import { PlanFilter, PlanOrderEnum, type PlanOrderName, planConditions, planOrders } from './plan.filter.ts';
import { planLoaders } from './plan.loaders.ts';
import { planIdByNumber } from './plan.lookup.ts';
import { fromPlans, planFields, planPages } from './plan.queries.ts';
import { BASIS, Plan, PlanConnection, PlanParent, type TerritoryBasis, TerritoryBasisEnum } from './plan.type.ts';

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => PlanConnection, { complexity: pagesCost(), description: 'Plans of all provinces and units below them.' })
  async plans(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PlanFilter, { nullable: true, description: 'What to keep; all without it.' })
    filter?: PlanFilter | null,
    @Arg('orderBy', () => PlanOrderEnum, { nullable: true, description: 'Order; newest first without it.' })
    orderBy?: PlanOrderName | null,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis?: TerritoryBasis,
  ): Promise<ConnectionValue<Plan>> {
    return rootConnection(ctx.db, planPages(fromPlans), {
      args,
      order: planOrders[orderBy ?? 'ISSUED_ON_DESC'],
      where: await planConditions(ctx, filter, basis),
      asked: planFields.asked(info, ...NODES),
    });
  }

  @Query(() => Plan, { nullable: true, description: 'One plan by id or number; null when there is none.' })
  async plan(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID, { nullable: true, description: 'Id of the plan.' }) id?: string | null,
    @Arg('number', () => String, {
      nullable: true,
      description: 'Number as people write it: "827/KH-UBND", "KH 827", "Kế hoạch số 827", "827".',
    })
    number?: string | null,
    @Arg('province', () => String, {
      nullable: true,
      description: 'Slug of the province or district; only with `number`.',
    })
    province?: string | null,
    @Arg('year', () => Int, { nullable: true, description: 'Year of the plan or of its issue; only with `number`.' })
    year?: number | null,
  ): Promise<Plan | null> {
    if ((id == null) === (number == null))
      throw new AppError('BAD_USER_INPUT', 'plan needs either "id" or "number", and not both.');
    if (id != null) checkIdOf('plan', id);
    const found = id ?? (await planIdByNumber(ctx, { number: number ?? '', province, year }));
    const load = (at: string) => ctx.use(planLoaders).planById.load(at, planFields.asked(info));
    return found === null ? null : following(ctx, found, load);
  }

  @FieldResolver(() => Province, { nullable: true, description: 'The province whose plan it is, or that of the unit.' })
  @Reads('provinceId')
  province(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Province | null> {
    return ctx.use(provinceLoaders).provinceById.load(plan.provinceId);
  }

  @FieldResolver(() => ProvinceState, {
    nullable: true,
    description:
      'What the province was on the day of issue; without a day, by the year of issue or the plan’s period, where one state covers it.',
  })
  @Reads('provinceId', 'year', 'document.issuedOn', 'document.yearOfIssue')
  provinceState(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<ProvinceState | null> {
    const { issuedOn, yearOfIssue } = plan.document;
    return stateWhenIssued(ctx, { provinceId: plan.provinceId, issuedOn, yearOfIssue: yearOfIssue ?? plan.year });
  }

  @FieldResolver(() => District, {
    nullable: true,
    description: 'The unit below the province whose plan it is; null for the province’s own.',
  })
  @Reads('districtId')
  unit(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<District | null> | null {
    return plan.districtId ? ctx.use(provinceLoaders).districtById.load(plan.districtId) : null;
  }

  @FieldResolver(() => Organisation, { nullable: true, description: 'The body that issued it; null when not known.' })
  @Reads('document.issuerId')
  issuer(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return plan.document.issuerId ? ctx.use(organisationLoaders).organisationById.load(plan.document.issuerId) : null;
  }

  @FieldResolver(() => Plan, {
    nullable: true,
    description: 'The higher plan through which it hangs from its strategy; null when it has none.',
  })
  @Reads('id')
  async parent(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Plan | null> {
    const parents = await ctx.use(planLoaders).parentsByPlanId.load(plan.id);
    return parents.find((link) => link.forStrategy)?.plan ?? null;
  }

  @FieldResolver(() => [PlanParent], {
    complexity: listCost(),
    description: 'Every higher plan that it implements or continues.',
  })
  @Reads('id')
  parents(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<PlanParent[]> {
    return ctx.use(planLoaders).parentsByPlanId.load(plan.id);
  }

  @FieldResolver(() => [Plan], { complexity: listCost(), description: 'The plans that implement or continue it.' })
  @Reads('id')
  async children(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Plan[]> {
    return (await ctx.use(planLoaders).childrenByPlanId.load(plan.id)).map((link) => link.plan);
  }

  @FieldResolver(() => [Strategy], { complexity: listCost(), description: 'The strategies under which it stands.' })
  @Reads('id')
  async strategies(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Strategy[]> {
    return (await ctx.use(planLoaders).strategiesByPlanId.load(plan.id)).map((link) => link.strategy);
  }

  @FieldResolver(() => [Programme], { complexity: listCost(), description: 'The programmes that it carries out.' })
  @Reads('id')
  async programmes(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Programme[]> {
    return (await ctx.use(planLoaders).programmesByPlanId.load(plan.id)).map((link) => link.programme);
  }

  @FieldResolver(() => [Citation], {
    complexity: listCost(),
    description: 'Documents that it names, in its preamble and in its tasks.',
  })
  @Reads('document.id')
  citations(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Citation[]> {
    return ctx.use(documentLoaders).citationsByDocumentId.load(plan.document.id);
  }

  @FieldResolver(() => [Source], {
    complexity: listCost(),
    description: 'The pages that carry, report or cite it, the most complete first.',
  })
  @Reads('document.id')
  sources(@Root() plan: Plan, @Ctx() ctx: RequestContext): Promise<Source[]> {
    return ctx.use(documentLoaders).sourcesByDocumentId.load(plan.document.id);
  }
}

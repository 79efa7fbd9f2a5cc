import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { toActionArea } from '../action-areas/action-area.loaders.ts';
import { ActionArea } from '../action-areas/action-area.type.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Citation } from '../documents/document.type.ts';
import { toVerification } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { Reads } from '../graph/fields.ts';
import { NODES, rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { planFields } from '../plans/plan.queries.ts';
import { BASIS, Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { strategyLoaders } from '../strategies/strategy.loaders.ts';
import { TASK_LIST, TaskFilter, TaskOrderEnum, type TaskOrderName, taskConditions, taskOrders } from './task.filter.ts';
import { taskLoaders } from './task.loaders.ts';
import { fromTasks, taskFields, taskPages } from './task.queries.ts';
import { Task, TaskConnection, TaskMeasure } from './task.type.ts';

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, { complexity: pagesCost(), description: 'Tasks of all plans.' })
  async tasks(
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, TASK_LIST.filter) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, TASK_LIST.orderBy) orderBy?: TaskOrderName | null,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis?: TerritoryBasis,
  ): Promise<ConnectionValue<Task>> {
    return rootConnection(ctx.db, taskPages(fromTasks), {
      args,
      order: taskOrders[orderBy ?? 'POSITION'],
      where: await taskConditions(ctx, filter, basis),
      asked: taskFields.asked(info, ...NODES),
    });
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan that it belongs to.' })
  @Reads('planId')
  plan(@Root() task: Task, @Ctx() ctx: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Plan | null> {
    return ctx.use(planLoaders).planById.load(task.planId, planFields.asked(info));
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The heading over it; null at the top.' })
  @Reads('parentId')
  parent(
    @Root() task: Task,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Task | null> | null {
    return task.parentId ? ctx.use(taskLoaders).taskById.load(task.parentId, taskFields.asked(info)) : null;
  }

  @FieldResolver(() => [Task], { complexity: listCost(), description: 'What stands under a heading.' })
  @Reads('id')
  children(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Task[]> {
    return ctx.use(taskLoaders).childrenByTaskId.load(task.id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The body whose task it is when that is not the plan’s issuer; null otherwise. Such a task never counts as the province’s.',
  })
  @Reads('actorId')
  actor(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return task.actorId ? ctx.use(organisationLoaders).organisationById.load(task.actorId) : null;
  }

  @FieldResolver(() => [ActionArea], { complexity: listCost(), description: 'Further action areas that it serves.' })
  @Reads('id')
  async secondaryActionAreas(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<ActionArea[]> {
    const links = await ctx.use(taskLoaders).secondaryAreasByTaskId.load(task.id);
    return links.map(({ area }) => toActionArea(area));
  }

  @FieldResolver(() => [Programme], {
    complexity: listCost(),
    description: 'The programmes that the task itself names.',
  })
  @Reads('id')
  async programmes(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Programme[]> {
    return (await ctx.use(taskLoaders).programmesByTaskId.load(task.id)).map((link) => link.programme);
  }

  @FieldResolver(() => [TaskMeasure], {
    complexity: listCost(),
    description:
      'The measures of the strategy 2021-2030 that it serves: as editors state, or derived from its words where its plan names the strategy, or none and its period overlaps. Empty when its words tell none, and for headings.',
  })
  async measures(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<TaskMeasure[]> {
    const links = await ctx.use(taskLoaders).measuresByTaskId.load(task.id);
    const { measureById } = ctx.use(strategyLoaders);
    const each = links.map(async ({ measureId, derived }) => {
      const measure = await measureById.load(measureId);
      return measure ? [{ measure, derived }] : [];
    });
    return (await Promise.all(each)).flat();
  }

  @FieldResolver(() => [Citation], { complexity: listCost(), description: 'Documents that the task itself names.' })
  @Reads('id')
  citations(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Citation[]> {
    return ctx.use(documentLoaders).citationsByRecordId.load(task.id);
  }

  @FieldResolver(() => [Organisation], {
    complexity: listCost(),
    description: 'Who leads (cơ quan chủ trì); empty when not stated.',
  })
  @Reads('id')
  leadAgencies(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Organisation[]> {
    return agencies(ctx, task, 'LEAD');
  }

  @FieldResolver(() => [Organisation], {
    complexity: listCost(),
    description: 'Who co-operates (cơ quan phối hợp); empty when not stated.',
  })
  @Reads('id')
  coAgencies(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Organisation[]> {
    return agencies(ctx, task, 'CO');
  }
}

async function agencies(ctx: RequestContext, task: Task, role: 'LEAD' | 'CO'): Promise<Organisation[]> {
  const links = await ctx.use(taskLoaders).agenciesByTaskId.load(task.id);
  return links
    .filter((link) => link.role === role)
    .map(({ organisation }) => ({ ...organisation, verification: toVerification(organisation) }));
}

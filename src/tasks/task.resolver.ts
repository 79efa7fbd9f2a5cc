import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { toActionArea } from '../action-areas/action-area.loaders.ts';
import { ActionArea } from '../action-areas/action-area.type.ts';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Citation, Source } from '../documents/document.type.ts';
import { toVerification } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { nestedConnection, rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { organisationLoaders } from '../organisations/organisation.loaders.ts';
import { Organisation } from '../organisations/organisation.type.ts';
import { planLoaders } from '../plans/plan.loaders.ts';
import { BASIS, Plan, type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { TaskFilter, TaskOrderEnum, type TaskOrderName, taskConditions, taskOrders } from './task.filter.ts';
import { taskLoaders, taskPageLoaders } from './task.loaders.ts';
import { fromTasks, taskPages, toTask } from './task.queries.ts';
import { Evidence, Task, TaskConnection } from './task.type.ts';

const FILTER = { nullable: true, description: 'What to keep; all tasks, without headings, without it.' } as const;
const ORDER = { nullable: true, description: 'Order; by plan and place in the document without it.' } as const;

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => TaskConnection, { complexity: pagesCost(), description: 'Tasks of all plans.' })
  async tasks(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, FILTER) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, ORDER) orderBy?: TaskOrderName | null,
    @Arg('basis', () => TerritoryBasisEnum, BASIS) basis?: TerritoryBasis,
  ): Promise<ConnectionValue<Task>> {
    return rootConnection(ctx.db, taskPages(fromTasks), {
      args,
      order: taskOrders[orderBy ?? 'POSITION'],
      where: await taskConditions(ctx, filter, basis),
      toNode: toTask,
    });
  }

  @FieldResolver(() => Plan, { nullable: true, description: 'The plan that it belongs to.' })
  plan(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Plan | null> {
    return ctx.use(planLoaders).planById.load(task.planId);
  }

  @FieldResolver(() => Task, { nullable: true, description: 'The heading over it; null at the top.' })
  parent(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Task | null> | null {
    return task.parentId ? ctx.use(taskLoaders).taskById.load(task.parentId) : null;
  }

  @FieldResolver(() => [Task], { complexity: listCost(), description: 'What stands under a heading.' })
  children(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Task[]> {
    return ctx.use(taskLoaders).childrenByTaskId.load(task.id);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The body whose task it is when that is not the plan’s issuer; null otherwise. Such a task never counts as the province’s.',
  })
  actor(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Organisation | null> | null {
    return task.actorId ? ctx.use(organisationLoaders).organisationById.load(task.actorId) : null;
  }

  @FieldResolver(() => [ActionArea], { complexity: listCost(), description: 'Further action areas that it serves.' })
  async secondaryActionAreas(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<ActionArea[]> {
    const links = await ctx.use(taskLoaders).secondaryAreasByTaskId.load(task.id);
    return links.map(({ area }) => toActionArea(area));
  }

  @FieldResolver(() => [Programme], {
    complexity: listCost(),
    description: 'The programmes that the task itself names.',
  })
  async programmes(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Programme[]> {
    return (await ctx.use(taskLoaders).programmesByTaskId.load(task.id)).map((link) => link.programme);
  }

  @FieldResolver(() => [Citation], { complexity: listCost(), description: 'Documents that the task itself names.' })
  citations(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Citation[]> {
    return ctx.use(documentLoaders).citationsByRecordId.load(task.id);
  }

  @FieldResolver(() => [Organisation], {
    complexity: listCost(),
    description: 'Who leads (cơ quan chủ trì); empty when not stated.',
  })
  leadAgencies(@Root() task: Task, @Ctx() ctx: RequestContext): Promise<Organisation[]> {
    return agencies(ctx, task, 'LEAD');
  }

  @FieldResolver(() => [Organisation], {
    complexity: listCost(),
    description: 'Who co-operates (cơ quan phối hợp); empty when not stated.',
  })
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

@Resolver(() => Evidence)
export class EvidenceResolver {
  @FieldResolver(() => Source, { nullable: true, description: 'The page that shows it; null when not recorded.' })
  source(@Root() evidence: Evidence, @Ctx() ctx: RequestContext): Promise<Source | null> | null {
    return evidence.sourceId ? ctx.use(documentLoaders).sourceById.load(evidence.sourceId) : null;
  }
}

/** Adds tasks to a plan. */
@Resolver(() => Plan)
export class PlanTasksResolver {
  @FieldResolver(() => TaskConnection, {
    complexity: pagesCost(),
    description: 'Its tasks in the order of the document; headings only when asked for.',
  })
  async tasks(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, FILTER) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, ORDER) orderBy?: TaskOrderName | null,
  ): Promise<ConnectionValue<Task>> {
    return nestedConnection(ctx.use(taskPageLoaders).tasksByPlanId, plan.id, {
      args,
      order: taskOrders[orderBy ?? 'POSITION'],
      where: await taskConditions(ctx, filter),
      toNode: toTask,
    });
  }
}

/** Adds tasks to a programme. */
@Resolver(() => Programme)
export class ProgrammeTasksResolver {
  @FieldResolver(() => TaskConnection, { complexity: pagesCost(), description: 'Tasks that name it.' })
  async tasks(
    @Root() programme: Programme,
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, FILTER) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, ORDER) orderBy?: TaskOrderName | null,
  ): Promise<ConnectionValue<Task>> {
    return nestedConnection(ctx.use(taskPageLoaders).tasksByProgrammeId, programme.id, {
      args,
      order: taskOrders[orderBy ?? 'POSITION'],
      where: await taskConditions(ctx, filter),
      toNode: toTask,
    });
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { documentLoaders } from '../documents/document.loaders.ts';
import { Source } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { pagesCost } from '../graph/cost.ts';
import { Reads } from '../graph/fields.ts';
import { NODES, nestedConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { Plan } from '../plans/plan.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { Measure } from '../strategies/strategy.type.ts';
import { TASK_LIST, TaskFilter, TaskOrderEnum, type TaskOrderName, taskConditions, taskOrders } from './task.filter.ts';
import { taskPageLoaders } from './task.loaders.ts';
import { taskFields } from './task.queries.ts';
import { Evidence, type Task, TaskConnection } from './task.type.ts';

type Pages = ReturnType<typeof taskPageLoaders>[keyof ReturnType<typeof taskPageLoaders>];

function tasksOf(
  ctx: RequestContext,
  pages: Pages,
  parent: string,
  args: PageArgs,
  filter: TaskFilter | null | undefined,
  orderBy: TaskOrderName | null | undefined,
  info: GraphQLResolveInfo,
): ConnectionValue<Task> | Promise<ConnectionValue<Task>> {
  return nestedConnection(ctx, pages, parent, {
    place: info.fieldNodes,
    args,
    order: taskOrders[orderBy ?? 'POSITION'],
    filter,
    asked: taskFields.asked(info, ...NODES),
    conditions: taskConditions,
  });
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
  @Reads('id')
  tasks(
    @Root() plan: Plan,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, TASK_LIST.filter) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, TASK_LIST.orderBy) orderBy?: TaskOrderName | null,
  ): ConnectionValue<Task> | Promise<ConnectionValue<Task>> {
    return tasksOf(ctx, ctx.use(taskPageLoaders).tasksByPlanId, plan.id, args, filter, orderBy, info);
  }
}

/** Adds tasks to a programme. */
@Resolver(() => Programme)
export class ProgrammeTasksResolver {
  @FieldResolver(() => TaskConnection, { complexity: pagesCost(), description: 'Tasks that name it.' })
  tasks(
    @Root() programme: Programme,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, TASK_LIST.filter) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, TASK_LIST.orderBy) orderBy?: TaskOrderName | null,
  ): ConnectionValue<Task> | Promise<ConnectionValue<Task>> {
    return tasksOf(ctx, ctx.use(taskPageLoaders).tasksByProgrammeId, programme.id, args, filter, orderBy, info);
  }
}

/** Adds tasks to a measure. */
@Resolver(() => Measure)
export class MeasureTasksResolver {
  @FieldResolver(() => TaskConnection, {
    complexity: pagesCost(),
    description: 'Tasks that serve it, whether they set a number or not; see `Task.measures`.',
  })
  tasks(
    @Root() measure: Measure,
    @Ctx() ctx: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => TaskFilter, TASK_LIST.filter) filter?: TaskFilter | null,
    @Arg('orderBy', () => TaskOrderEnum, TASK_LIST.orderBy) orderBy?: TaskOrderName | null,
  ): ConnectionValue<Task> | Promise<ConnectionValue<Task>> {
    return tasksOf(ctx, ctx.use(taskPageLoaders).tasksByMeasureId, measure.id, args, filter, orderBy, info);
  }
}

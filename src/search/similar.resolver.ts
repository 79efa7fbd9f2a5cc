import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { describedEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { pagesCost } from '../graph/cost.ts';
import { taskLoaders } from '../tasks/task.loaders.ts';
import { Task } from '../tasks/task.type.ts';
import { LEAST_SIMILARITY, SIMILAR_WHERE, type SimilarWhere, similarTaskLoaders } from './similar.ts';

const MAX_SIMILAR = 20;

const SimilarWhereEnum = describedEnum(
  'SimilarWhere',
  SIMILAR_WHERE,
  'Whose plans are looked through for tasks alike.',
  {
    OTHER_PROVINCES: 'Plans of other provinces.',
    SAME_PROVINCE: 'Other plans of the same province and of units below it, e.g. of other years.',
    ANYWHERE: 'All other plans.',
  },
);

@ObjectType({ description: 'A task of another plan that is alike.' })
export class SimilarTask {
  @Field(() => Task, { description: 'The other task.' })
  task: Task;

  @Field(() => Float, { description: 'From 0 to 1.' })
  similarity: number;
}

/** Adds to a task those that are alike elsewhere. */
@Resolver(() => Task)
export class SimilarTasksResolver {
  @FieldResolver(() => [SimilarTask], {
    complexity: pagesCost(),
    description:
      'The most alike tasks in other plans, of other provinces where nothing else is asked, the closest first (trigrams of the folded words). In a large dataset only the tasks that share the rarest words of this one are compared, at most 300.',
  })
  async similar(
    @Root() task: Task,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { defaultValue: 5, description: 'How many, 1 to 20.' }) first: number,
    @Arg('minSimilarity', () => Float, { defaultValue: 0.4, description: 'Least similarity, 0.3 to 1.' })
    minSimilarity: number,
    @Arg('where', () => SimilarWhereEnum, {
      defaultValue: 'OTHER_PROVINCES',
      description: 'In whose plans to look; never in the task’s own.',
    })
    where: SimilarWhere,
  ): Promise<SimilarTask[]> {
    if (first < 1 || first > MAX_SIMILAR)
      throw new AppError('BAD_PAGE_SIZE', `"first" is ${first}. It must be from 1 to ${MAX_SIMILAR}.`);
    if (!(minSimilarity >= LEAST_SIMILARITY && minSimilarity <= 1)) {
      throw new AppError(
        'BAD_USER_INPUT',
        `"minSimilarity" is ${minSimilarity}. It must be from ${LEAST_SIMILARITY} to 1.`,
      );
    }
    const near = await ctx.use(similarTaskLoaders).similarByTaskId({ first, minSimilarity, where }).load(task.id);
    const found = await Promise.all(near.map((row) => ctx.use(taskLoaders).taskById.load(row.similarId)));
    return near.flatMap(({ similarity }, i) => {
      const other = found[i];
      return other ? [{ task: other, similarity }] : [];
    });
  }
}

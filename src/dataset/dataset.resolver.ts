import { desc, getTableColumns, sql } from 'drizzle-orm';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import type { Completeness } from '../base/vocabulary.ts';
import { rowsOf } from '../database/connection.ts';
import { bestCompleteness } from '../documents/completeness.ts';
import { documents, sourcePages } from '../documents/document.table.ts';
import { Node } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost, pagesCost } from '../graph/cost.ts';
import { loadNode } from '../graph/node.ts';
import { rootConnection } from '../graph/page-loader.ts';
import { type ConnectionValue, PageArgs } from '../graph/pagination.ts';
import { following } from '../graph/redirect.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { plans } from '../plans/plan.table.ts';
import { programmes } from '../programmes/programme.table.ts';
import { provinceStates, provinces } from '../provinces/province.table.ts';
import { datasets, datasetVersions } from '../records/record.table.ts';
import { strategies } from '../strategies/strategy.table.ts';
import { targets } from '../targets/target.table.ts';
import { tasks } from '../tasks/task.table.ts';
import { listSources, sourcePageOrder, sourcePagePages } from './dataset.queries.ts';
import {
  type CompletenessCount,
  Dataset,
  DatasetCounts,
  DatasetSource,
  DatasetSourceConnection,
} from './dataset.type.ts';

const MAX_NODES = 100;

@Resolver(() => Dataset)
export class DatasetResolver {
  @Query(() => Dataset, { description: 'What is published: version, hash, counts, sources.' })
  async dataset(@Ctx() ctx: RequestContext): Promise<Dataset> {
    const [newest] = await ctx.db
      .select({ id: datasets.id, mirrorOf: datasets.mirrorOf, ...getTableColumns(datasetVersions) })
      .from(datasetVersions)
      .leftJoin(datasets, sql`true`)
      .orderBy(desc(datasetVersions.version))
      .limit(1);
    return newest ?? { id: null, mirrorOf: null, version: 0, publishedAt: null, contentHash: null };
  }

  @Query(() => DatasetSourceConnection, {
    complexity: pagesCost(),
    description: 'The pages from which facts were taken, by their ids, some at a time.',
  })
  sourcePages(
    @Ctx() ctx: RequestContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<ConnectionValue<DatasetSource>> {
    return rootConnection(ctx.db, sourcePagePages, { args, order: sourcePageOrder, asked: null, where: [] });
  }

  @FieldResolver(() => DatasetCounts, { description: 'How many records of each kind.' })
  async counts(@Ctx() ctx: RequestContext): Promise<DatasetCounts> {
    const count = (table: unknown) => sql`(select count(*) from ${table})::int`;
    const [counts] = await rowsOf<Omit<DatasetCounts, 'plansByCompleteness'> & Record<string, number>>(
      ctx.db,
      sql`select ${count(provinces)} as provinces,
        (select count(*) from ${provinces} inner join ${provinceStates} on ${provinceStates.id} = ${provinces.newestStateId}
          where ${provinceStates.validTo} is null)::int as "currentProvinces",
        (select count(distinct ${plans.provinceId}) from ${plans})::int as "provincesWithPlans",
        ${count(plans)} as plans, (select count(*) from ${tasks} where ${tasks.isLeaf})::int as tasks,
        ${count(documents)} as documents, ${count(organisations)} as organisations, ${count(strategies)} as strategies,
        ${count(programmes)} as programmes, ${count(targets)} as targets, ${count(sourcePages)} as pages`,
    );
    const plansByCompleteness = await rowsOf<CompletenessCount & Record<string, unknown>>(
      ctx.db,
      sql`select best::text as completeness, count(*)::int as plans
        from (select ${bestCompleteness(plans.documentId)} as best from ${plans}) as each group by best order by best desc nulls last`,
    );
    if (!counts) throw new Error('a select of counts gave no row');
    return {
      ...counts,
      plansByCompleteness: plansByCompleteness.map((row) => ({
        ...row,
        completeness: row.completeness as Completeness | null,
      })),
    };
  }

  @FieldResolver(() => [DatasetSource], {
    complexity: listCost(),
    description: 'The pages from which facts were taken.',
  })
  sources(@Ctx() ctx: RequestContext): Promise<DatasetSource[]> {
    return listSources(ctx.db);
  }
}

/** Fetches anything again by its id. */
@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Anything by its id; null when there is none.' })
  node(
    @Ctx() ctx: RequestContext,
    @Arg('id', () => ID, { description: 'Id as an earlier answer gave it.' }) id: string,
  ) {
    return following(ctx, id, (at) => loadNode(ctx, at));
  }

  @Query(() => [Node], {
    complexity: listCost(5, 'ids'),
    nullable: 'items',
    description: 'Things by their ids, in the order asked; null where there is none. 100 at most.',
  })
  nodes(
    @Ctx() ctx: RequestContext,
    @Arg('ids', () => [ID], { description: 'Ids as earlier answers gave them.' }) ids: string[],
  ) {
    if (ids.length > MAX_NODES)
      throw new AppError('BAD_PAGE_SIZE', `${ids.length} ids were given. Ask for ${MAX_NODES} at most.`);
    // Promises one by one, so that an id which cannot be read leaves the others their answers.
    return ids.map((id) => following(ctx, id, (at) => loadNode(ctx, at)));
  }
}

import { asc, sql } from 'drizzle-orm';
import { Ctx, FieldResolver, Resolver } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { harvestSources } from './harvest.table.ts';
import { Harvest } from './harvest.type.ts';

@Resolver(() => Dataset)
export class DatasetHarvestsResolver {
  @FieldResolver(() => [Harvest], {
    complexity: listCost(),
    description:
      'The publishers that are harvested, by name. Read anew for every answer: it changes without a version.',
  })
  harvests(@Ctx() ctx: RequestContext): Promise<Harvest[]> {
    // It moves on while the data stays, so no answer that holds it may be kept.
    ctx.operation.keep = false;
    const { publisher, kind, url, lastSuccess, failures, nextTry, id } = harvestSources;
    return ctx.db
      .select({
        publisher,
        kind,
        url,
        lastSuccess,
        failures,
        nextTry,
        lag: sql<number | null>`greatest(0, extract(epoch from now() - ${lastSuccess}))::int`,
      })
      .from(harvestSources)
      .orderBy(asc(publisher), asc(id));
  }
}

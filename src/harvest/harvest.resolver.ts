import { asc, sql } from 'drizzle-orm';
import { Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { NEVER_KEPT } from '../graph/never-kept.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { Province } from '../provinces/province.type.ts';
import { harvestSources } from './harvest.table.ts';
import { Harvest } from './harvest.type.ts';

@Resolver(() => Dataset)
export class DatasetHarvestsResolver {
  @Extensions(NEVER_KEPT)
  @FieldResolver(() => [Harvest], {
    complexity: listCost(),
    description:
      'The publishers that are harvested, by name. Read anew for every answer: it changes without a version.',
  })
  harvests(@Ctx() ctx: RequestContext): Promise<Harvest[]> {
    const { publisher, kind, url, speaksFor, lastSuccess, failures, nextTry, id } = harvestSources;
    return ctx.db
      .select({
        publisher,
        kind,
        url,
        speaksFor,
        lastSuccess,
        failures,
        nextTry,
        lag: sql<number | null>`greatest(0, extract(epoch from now() - ${lastSuccess}))::int`,
      })
      .from(harvestSources)
      .orderBy(asc(publisher), asc(id));
  }
}

@Resolver(() => Harvest)
export class HarvestResolver {
  @FieldResolver(() => Province, {
    nullable: true,
    description:
      'The province that it speaks for, as the operator says; null for a publisher of several provinces. What it says of the plans of other provinces is marked, see `Source.isForeignClaim`.',
  })
  province(@Root() { speaksFor }: Harvest, @Ctx() ctx: RequestContext): Promise<Province | null> | null {
    return speaksFor === null ? null : ctx.use(provinceLoaders).provinceById.load(speaksFor);
  }
}

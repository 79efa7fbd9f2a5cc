import { asc, sql } from 'drizzle-orm';
import { Ctx, Extensions, FieldResolver, Resolver } from 'type-graphql';
import { Dataset } from '../dataset/dataset.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { listCost } from '../graph/cost.ts';
import { NEVER_KEPT } from '../graph/never-kept.ts';
import { changes } from '../records/change.table.ts';
import { pushReceivers } from './push.table.ts';
import { Webhook } from './push.type.ts';

@Resolver(() => Dataset)
export class DatasetWebhooksResolver {
  @Extensions(NEVER_KEPT)
  @FieldResolver(() => [Webhook], {
    complexity: listCost(),
    description:
      'The receivers that are told of what is published, by name. Read anew for every answer: it changes without a version.',
  })
  webhooks(@Ctx() ctx: RequestContext): Promise<Webhook[]> {
    const { id: name, kind, lastSuccess, failures, nextTry, seq } = pushReceivers;
    return ctx.db
      .select({
        name,
        kind,
        lastSuccess,
        failures,
        nextTry,
        behind: sql<number>`greatest(0, (select coalesce(max(seq), 0) from ${changes}) - ${seq})::int`,
      })
      .from(pushReceivers)
      .orderBy(asc(pushReceivers.id));
  }
}

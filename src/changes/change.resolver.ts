import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { Node } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { pagesCost } from '../graph/cost.ts';
import { unknownValue } from '../graph/filters.ts';
import { once } from '../graph/loaders.ts';
import { isNodeId, entityTypes as knownTypes, loadNode } from '../graph/node.ts';
import { type ConnectionValue, checkPage } from '../graph/pagination.ts';
import { provinceLoaders } from '../provinces/province.loaders.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { Province } from '../provinces/province.type.ts';
import type { ChangeKind } from '../records/change.table.ts';
import { datasetIdentity, lastSequence } from '../records/change-log.ts';
import { readChangeCursor } from './change.cursor.ts';
import { countChanges, readChanges } from './change.queries.ts';
import { Change, ChangeConnection, ChangeKindEnum } from './change.type.ts';

/** Throws UNKNOWN_VALUE for a type that no record has. */
export function checkEntityTypes(types: readonly string[] | null | undefined): void {
  const known = knownTypes();
  const unknown = types?.find((type) => !known.includes(type));
  if (unknown !== undefined) throw unknownValue('entity type', unknown, known, known.join(', '));
}

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    complexity: pagesCost(),
    description:
      'All that ever happened to the published records, oldest first. Keep the last cursor and ask again after it: nothing is skipped, nothing comes twice, after a year too.',
  })
  async changes(
    @Ctx() ctx: RequestContext,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Only what came after this cursor, which must be of this dataset.',
    })
    after: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 0 to 100; 20 when not given.' })
    first: number | null,
    @Arg('entityTypes', () => [String], { nullable: true, description: 'Only records of these types, e.g. "plan".' })
    entityTypes: string[] | null,
    @Arg('kinds', () => [ChangeKindEnum], { nullable: true, description: 'Only changes of these kinds.' })
    kinds: ChangeKind[] | null,
    @Arg('since', () => Int, {
      nullable: true,
      description: 'Only what was published after this version of the dataset; 0 keeps all.',
    })
    since: number | null,
    @Arg('provinces', () => [String], {
      nullable: true,
      description: 'Only records of these provinces (slugs), directly or through their plan.',
    })
    provinces: string[] | null,
    @Arg('partOf', () => ID, {
      nullable: true,
      description: 'Id of a record, e.g. a plan: only its own changes and those of its parts.',
    })
    partOf: string | null,
  ): Promise<ConnectionValue<Change>> {
    checkEntityTypes(entityTypes);
    if (since != null && since < 0)
      throw new AppError('BAD_USER_INPUT', `"since" is ${since}. Give a version of the dataset, 0 or more.`);
    const units = provinces == null ? null : await resolveUnits(ctx, provinces);
    const { size } = checkPage({ first }, { name: 'changes', columns: [] });
    const dataset = await datasetIdentity(ctx.db);
    const from = readChangeCursor(after, dataset?.id ?? null, await lastSequence(ctx.db));
    const provinceIds = units?.map((unit) => unit.provinceId) ?? null;
    const filter = { entityTypes, kinds, since, partOf, provinceIds };
    const read = once(async () =>
      dataset ? readChanges(ctx.db, { datasetId: dataset.id, after: from, limit: size + 1, filter }) : [],
    );
    const page = async () => (await read()).slice(0, size);
    return {
      nodes: page,
      edges: async () => (await page()).map((node) => ({ cursor: node.cursor, node })),
      pageInfo: async () => {
        const nodes = await page();
        return {
          hasNextPage: (await read()).length > size,
          hasPreviousPage: from > 0,
          startCursor: nodes[0]?.cursor ?? null,
          endCursor: nodes.at(-1)?.cursor ?? null,
        };
      },
      totalCount: () => countChanges(ctx.db, filter),
    };
  }

  @FieldResolver(() => Node, {
    nullable: true,
    description: 'The record as it is now; null when it is withdrawn or when its type is no node.',
  })
  async node(@Root() change: Change, @Ctx() ctx: RequestContext): Promise<{ id: string } | null> {
    return isNodeId(change.entityId) ? loadNode(ctx, change.entityId) : null;
  }

  @FieldResolver(() => Province, {
    nullable: true,
    description: 'The province to which the record belongs, directly or through its plan; null for what has none.',
  })
  async province(@Root() change: Change, @Ctx() ctx: RequestContext): Promise<Province | null> {
    return change.provinceId === null ? null : ctx.use(provinceLoaders).provinceById.load(change.provinceId);
  }
}

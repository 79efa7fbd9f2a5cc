import { Arg, Resolver, Root, Subscription } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import type { ChangeKind } from '../records/change.table.ts';
import { datasetIdentity, lastSequence } from '../records/change-log.ts';
import { readChangeCursor } from './change.cursor.ts';
import { type ChangeFilter, readChanges } from './change.queries.ts';
import { checkEntityTypes } from './change.resolver.ts';
import { Change, ChangeKindEnum } from './change.type.ts';
import { LiveContext } from './live.context.ts';

/** How many changes are read ahead of a subscriber. */
const READ_AHEAD = 50;

interface Arguments {
  after?: string | null;
  entityTypes?: string[] | null;
  kinds?: ChangeKind[] | null;
  provinces?: string[] | null;
}

@Resolver()
export class ChangeSubscription {
  @Subscription(() => Change, {
    description:
      'Every change as it is published, once and in order. After a break subscribe again with the cursor of the last change as `after`: what happened meanwhile comes first. Over WebSocket at /graphql, or as server-sent events at /graphql/stream.',
    subscribe: ({ args, context }) => follow(context, args as Arguments),
  })
  changes(
    @Root() change: Change,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Begin after this cursor, which must be of this dataset; without it with what comes now.',
    })
    _after: string | null,
    @Arg('entityTypes', () => [String], { nullable: true, description: 'Only records of these types, e.g. "plan".' })
    _entityTypes: string[] | null,
    @Arg('kinds', () => [ChangeKindEnum], { nullable: true, description: 'Only changes of these kinds.' })
    _kinds: ChangeKind[] | null,
    @Arg('provinces', () => [String], {
      nullable: true,
      description: 'Only records of these provinces (slugs), directly or through their plan.',
    })
    _provinces: string[] | null,
  ): Change {
    return change;
  }
}

async function follow(context: object, args: Arguments): Promise<AsyncIterable<Change>> {
  if (!(context instanceof LiveContext)) throw new AppError('BAD_REQUEST', 'Subscriptions need a long connection.');
  checkEntityTypes(args.entityTypes);
  const units = args.provinces == null ? null : await resolveUnits(context, args.provinces);
  const filter = { ...args, provinceIds: units?.map((unit) => unit.provinceId) };
  await context.live.hub.start();
  const last = await lastSequence(context.db);
  const dataset = await datasetIdentity(context.db);
  const from = args.after == null ? last : readChangeCursor(args.after, dataset?.id ?? null, last);
  return changesAfter(context, from, filter);
}

async function* changesAfter(context: LiveContext, from: number, filter: ChangeFilter): AsyncGenerator<Change> {
  const { hub, signal, flushed } = context.live;
  let dataset: { id: string } | null = null;
  for (let seq = from; !signal.aborted; ) {
    const moment = hub.now();
    dataset ??= await datasetIdentity(context.db);
    const changes = dataset
      ? await readChanges(context.db, { datasetId: dataset.id, after: seq, limit: READ_AHEAD, filter })
      : [];
    for (const change of changes) {
      await flushed();
      if (signal.aborted) return;
      context.renew();
      yield change;
      seq = change.seq;
    }
    if (changes.length < READ_AHEAD) await hub.next(moment, signal);
  }
}

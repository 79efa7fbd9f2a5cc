import { eq } from 'drizzle-orm';
import { AppError, causes } from '../../base/errors.ts';
import { changeCursor } from '../../changes/change.cursor.ts';
import {
  type AskOriginal,
  askOverHttp,
  changesAfter,
  checkReadable,
  datasetOf,
  type RemoteChange,
} from '../../mirror/mirror.ts';
import { datasetIdentity } from '../../records/change-log.ts';
import { addToLayer, FOREIGN_RANK, removeFromLayer } from '../../records/layers.ts';
import { type IncomingRecord, publish } from '../../records/publish.ts';
import { recordConflicts } from '../../works/conflicts.ts';
import { joinCompositions } from '../../works/settle.ts';
import { failed } from '../failure.ts';
import type { HarvestCounts, HarvestTools } from '../feed/harvest-feed.ts';
import { harvestSources } from '../harvest.table.ts';
import { type HarvestSource, provinceKey } from '../sources.ts';
import { partForeign } from './foreign-works.ts';

/**
 * Takes over what another instance published since the last time, by its change log: version by version, each in one
 * transaction with the place in the log, so that a run that was stopped goes on where it was. What it says stands below
 * what is curated and decided here. What it had from here is passed over: it is known, and would else come back after
 * it was withdrawn.
 *
 * Throws: HARVEST_FAILED, and what a publication throws.
 */
export async function harvestInstance(tools: HarvestTools, source: HarvestSource): Promise<HarvestCounts> {
  const counts: HarvestCounts = { published: 0, unchanged: 0, withdrawn: 0, failed: 0 };
  const ask = asker(tools, source.url);
  try {
    await takeNews(tools, source, ask, counts);
  } catch (error) {
    const mirror = causes(error).find((cause) => cause instanceof AppError && cause.code === 'MIRROR_FAILED');
    throw mirror ? failed((mirror as AppError).message.replace(/\.$/, ''), 'other', { cause: error }) : error;
  }
  return counts;
}

async function takeNews(
  tools: HarvestTools,
  source: HarvestSource,
  ask: AskOriginal,
  counts: HarvestCounts,
): Promise<void> {
  const { id } = await datasetOf(ask);
  if (id === null) throw failed(`${source.url} has published nothing yet`);
  if (id === (await datasetIdentity(tools.database.db))?.id) {
    throw failed(`${source.url} is this dataset itself, or a mirror of it`);
  }
  // Another dataset at the same address begins anew: its log has nothing to do with the earlier one's.
  let seq = source.datasetId === id ? source.seq : 0;
  let version: RemoteChange[] = [];
  const write = async () => {
    const last = version.at(-1);
    if (!last) return;
    await takeVersion(tools, source, id, version, counts);
    tools.tell(`${source.id}: version ${last.datasetVersion}, up to change ${last.seq}`);
    seq = last.seq;
    version = [];
  };
  for (let after = seq === 0 ? null : changeCursor(id, seq), more = true; more && !tools.signal.aborted; ) {
    const { nodes, pageInfo } = await changesAfter(ask, after);
    for (const change of nodes) {
      const last = version.at(-1);
      if (change.seq !== (last?.seq ?? seq) + 1) throw failed(`After change ${last?.seq ?? seq} it sent ${change.seq}`);
      if (last && last.datasetVersion !== change.datasetVersion) await write();
      version.push(change);
    }
    after = pageInfo.endCursor ?? after;
    more = pageInfo.hasNextPage;
  }
  // Of a run that was stopped the last version may be half here.
  if (!tools.signal.aborted) await write();
}

async function takeVersion(
  { database, types, now }: HarvestTools,
  source: HarvestSource,
  remoteId: string,
  version: readonly RemoteChange[],
  counts: HarvestCounts,
): Promise<void> {
  const [first] = version;
  if (!first) return;
  const here = (await datasetIdentity(database.db))?.id ?? null;
  const publishedBy = first.publishedBy ?? remoteId;
  // A loop: it has this from here.
  const news = publishedBy === here ? [] : version;
  checkReadable(types, news);
  const layer = `dataset:${remoteId}`;
  const seq = version.at(-1)?.seq ?? source.seq;
  const result = await publish(
    database,
    types,
    {
      origin: 'HARVEST',
      reason: `${source.publisher}: ${first.reason}`,
      now: now(),
      publishedBy,
      compose: async (tx, byType) => {
        const records: IncomingRecord[] = news.flatMap(({ entityType: type, entityId: id, after }) =>
          after ? [{ type, id, content: after }] : [],
        );
        const gone = news.filter(({ after }) => !after);
        const ids = gone.map(({ entityId }) => entityId);
        const removed = await removeFromLayer(tx, byType, { origin: 'HARVEST', layer, ids });
        const speaksFor = provinceKey(source.speaksFor);
        const { own, foreign } =
          speaksFor === null ? { own: records, foreign: [] } : await partForeign(tx, layer, records, speaksFor);
        const added = await addToLayer(tx, byType, { origin: 'HARVEST', layer, records: own });
        const claims = { origin: 'HARVEST', layer, rank: FOREIGN_RANK, records: foreign } as const;
        const claimed = await addToLayer(tx, byType, claims);
        const composition = joinCompositions(joinCompositions(removed, added), claimed);
        await recordConflicts(tx, composition);
        const intoOf = new Map(gone.map(({ entityId, mergedInto }) => [entityId, mergedInto]));
        const withdraw = composition.withdraw.map(({ id }) => {
          const mergedInto = intoOf.get(id);
          return mergedInto ? { id, mergedInto } : { id };
        });
        return { ...composition, withdraw };
      },
    },
    async (tx) => {
      await tx.update(harvestSources).set({ datasetId: remoteId, seq }).where(eq(harvestSources.id, source.id));
    },
  );
  counts.withdrawn += result.withdrawn.length;
  counts.published += result.added.length + result.changed.length;
  counts.unchanged += version.length - result.added.length - result.changed.length - result.withdrawn.length;
}

/** Asks through the fetcher, with all its limits, and as askers of mirrors do. */
function asker({ fetcher, manners, signal }: HarvestTools, base: string): AskOriginal {
  const ask = askOverHttp(base, async (input, init) => {
    const { status, body } = await fetcher.fetch(String(input), { json: String(init?.body), signal });
    return new Response(Buffer.from(body), { status });
  });
  return async (query, variables) => {
    await manners.before(base);
    return ask(query, variables);
  };
}

import { desc } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { inProject } from '../base/project.ts';
import { nearest } from '../base/text.ts';
import type { Database, Db } from '../database/connection.ts';
import { datasetIdentity } from '../records/change-log.ts';
import { changeLayer } from '../records/layers.ts';
import { type PublicationResult, publish } from '../records/publish.ts';
import { seedApplications } from '../records/record.table.ts';
import type { RecordType } from '../records/record.ts';
import { recordConflicts } from '../works/conflicts.ts';
import { joinCompositions, settleAll } from '../works/settle.ts';
import type { SeedRelease } from './read-seeds.ts';

export const SEEDS_FOLDER = inProject('seeds');

/** Checks that all that seeds name stands in the seeds: they must be whole by themselves. Throws: BAD_SEED. */
export function checkSeedReferences(release: SeedRelease, types: readonly RecordType[]): void {
  const byType = new Map(types.map((type) => [type.type, type]));
  const ids = new Set(release.records.map((record) => record.id));
  for (const record of release.records) {
    for (const { type, key, path } of byType.get(record.type)?.references(record.content) ?? []) {
      if (ids.has(`${type}:${key}`)) continue;
      const keys = [...ids].filter((id) => id.startsWith(`${type}:`)).map((id) => id.slice(type.length + 1));
      const near = nearest(key, keys);
      throw new AppError(
        'BAD_SEED',
        `Seed ${record.place} at ${path}: there is no ${type} "${key}". Remedy: ${near ? `did you mean "${near}"?` : 'add it, or correct the name.'} Nothing was loaded.`,
      );
    }
  }
}

/** Returns the content hash of the seeds that were applied last; null when none were. */
export async function lastSeedHash(db: Db): Promise<string | null> {
  const [last] = await db.select().from(seedApplications).orderBy(desc(seedApplications.appliedAt)).limit(1);
  return last?.contentHash ?? null;
}

/**
 * Publishes the seeds when they differ from those last applied, so that a new release reaches a running database.
 *
 * Returns: null when they were applied already, and for a mirror, whose content is that of its original.
 */
export async function applySeeds(
  database: Database,
  types: readonly RecordType[],
  release: SeedRelease,
  now: Date,
): Promise<PublicationResult | null> {
  if ((await lastSeedHash(database.db)) === release.contentHash) return null;
  if ((await datasetIdentity(database.db))?.mirrorOf) return null;
  return publish(
    database,
    types,
    {
      origin: 'SEED',
      reason: 'seed release',
      compose: async (tx, byType) => {
        const layer = { origin: 'SEED' as const, layer: 'seeds', records: release.records };
        // A release may bring what an import brought before it: the two must become one record in the same step.
        const composition = joinCompositions(await changeLayer(tx, byType, layer), await settleAll(tx, byType));
        await recordConflicts(tx, composition);
        return composition;
      },
      now,
    },
    async (tx, { version }) => {
      await tx
        .insert(seedApplications)
        .values({ contentHash: release.contentHash, appliedAt: now, version })
        .onConflictDoUpdate({ target: seedApplications.contentHash, set: { appliedAt: now, version } });
    },
  );
}

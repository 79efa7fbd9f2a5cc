import type { Config } from '../config.ts';
import { RECORD_TYPES } from '../domains.ts';
import { type DatasetOptions, openDataset } from '../seeds/open-dataset.ts';
import { readState } from '../web/answers/dataset-state.ts';

type Opened = Awaited<ReturnType<typeof openDataset>>;

/**
 * Opens the dataset of the settings as the service does, and says what was done to bring it to this release.
 *
 * Throws: what `openDataset` throws.
 */
export async function openForService(
  config: Config,
  say: (line: string) => void,
  others: Pick<DatasetOptions, 'now' | 'onRetry' | 'queryLogger' | 'applyElsewhere'>,
): Promise<Opened> {
  const { databaseUrl, directUrl, readerUrl, readUrls, prepare, deadlines, connections, dataDir, seeds } = config;
  const opened = await openDataset({
    onMigrated: (migrations) => say(`Migrated the database: ${migrations.join(', ')}.`),
    databaseUrl,
    directUrl,
    readerUrl,
    replicas: { urls: readUrls, state: async (db) => (await readState(db)).id },
    prepare,
    deadlines,
    connections,
    dataDir,
    seeds,
    types: RECORD_TYPES,
    ...others,
  });
  if (opened.unpacked) say('Began with the snapshot of the seeded database.');
  if (opened.published) {
    const { added, changed, withdrawn, version } = opened.published;
    say(
      `Applied the seeds: ${added.length} added, ${changed.length} changed, ${withdrawn.length} withdrawn; dataset version ${version}.`,
    );
  }
  return opened;
}

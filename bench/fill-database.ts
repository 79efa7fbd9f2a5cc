import { RECORD_TYPES } from '../src/domains.ts';
import { openDataset } from '../src/seeds/open-dataset.ts';
import { type GenerateOptions, generateBatches } from '../test/generators/generate.ts';
import { publishRecords } from '../test/support/publish.ts';

interface Place {
  databaseUrl: string | null;
  prepare?: boolean;
  dataDir: string | null;
}

/** Publishes the seeds, and generated records on top of them, one province after the other. */
export async function fillDatabase(
  { databaseUrl, prepare = true, dataDir }: Place,
  options: GenerateOptions,
  onBatch: (records: number) => void = () => {},
): Promise<{ records: number; version: number }> {
  const now = new Date();
  const { database } = await openDataset({ databaseUrl, prepare, dataDir, seeds: 'all', types: RECORD_TYPES, now });
  try {
    let filled = { records: 0, version: 0 };
    for await (const records of generateBatches(options)) {
      const reason = 'generated records';
      const { version, added } = await publishRecords(database, { origin: 'IMPORT', reason, records, now });
      filled = { records: filled.records + added.length, version };
      onBatch(filled.records);
    }
    // As a server that runs by itself does after a while: without it no index can be read alone.
    await database.db.execute('vacuum (analyze)');
    return filled;
  } finally {
    await database.close();
  }
}

import { type GenerateOptions, generateRecords } from '../generators/generate.ts';
import { openBefore, sharedApp, type TestApp } from './app.ts';
import { sharedDatabase, type TestDatabase } from './databases.ts';
import { publishRecords } from './publish.ts';

/** The moment at which the generated records are published. */
const GENERATED_AT = new Date('2026-01-03T03:04:05.000Z');

async function fillGenerated(database: TestDatabase, options: Partial<GenerateOptions>): Promise<void> {
  await publishRecords(database, {
    origin: 'IMPORT',
    reason: 'generated records',
    records: await generateRecords({ seed: 1, ...options }),
    now: GENERATED_AT,
  });
  // A server that runs on its own gathers statistics by itself; without them it plans for tables of a few rows.
  await database.db.execute('analyze');
}

/** Opens the service over the seeds with generated records on top, for files that only read; full size unless said. */
export function openGenerated(options: Partial<GenerateOptions> = {}): () => TestApp {
  const name = `generated ${JSON.stringify(options)}`;
  return openBefore(() => sharedApp(sharedDatabase('seeded', name, (database) => fillGenerated(database, options))));
}

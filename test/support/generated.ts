import { afterAll, beforeAll } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { publish } from '../../src/records/publish.ts';
import { type GenerateOptions, generateRecords } from '../generators/generate.ts';
import { createTestApp, type TestApp } from './app.ts';

/** The moment at which the generated records are published. */
const GENERATED_AT = new Date('2026-01-03T03:04:05.000Z');

/** Builds the whole service over the seeds with generated records on top; seed 1 and full size unless said otherwise. */
export async function createGeneratedApp(options: Partial<GenerateOptions> = {}): Promise<TestApp> {
  const app = await createTestApp('seeded');
  await publish(app.database, RECORD_TYPES, {
    origin: 'IMPORT',
    reason: 'generated records',
    records: await generateRecords({ seed: 1, ...options }),
    now: GENERATED_AT,
  });
  // A server that runs on its own gathers statistics by itself; without them it plans for tables of a few rows.
  await app.database.db.execute('analyze');
  return app;
}

/** Opens the service over generated records before the tests of a file and closes it after them. */
export function openGenerated(options: Partial<GenerateOptions> = {}): () => TestApp {
  let app: TestApp | undefined;
  beforeAll(async () => {
    app = await createGeneratedApp(options);
  });
  afterAll(async () => {
    await app?.http.close();
    await app?.database.close();
  });
  return () => {
    if (!app) throw new Error('the app is only there inside tests');
    return app;
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadReference } from '../../src/cli/reference.ts';
import type { Database } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { readDocument } from '../../src/reader/index.ts';
import { importBundle } from '../../src/works/import-bundle.ts';
import { pageOfCapture, withdrawPage } from '../../src/works/withdraw-page.ts';
import { PROJECT } from '../support/files.ts';

const TEXTS = { 'kon-tum': '01-kon-tum-plan-metadata.txt' } as const;

/** Imports a document of the reader's fixtures as a page, or withdraws that page. */
export async function importText(
  database: Database,
  name: keyof typeof TEXTS,
  what: 'import' | 'withdraw' = 'import',
): Promise<void> {
  const url = `https://${name}.example/plan`;
  const now = new Date('2026-11-29T08:30:00Z');
  const bytes = await readFile(join(PROJECT, 'test/reader/fixtures', TEXTS[name]));
  const bundle = await readDocument(bytes, { reference: await loadReference(), url });
  if (what === 'import') await importBundle(database, RECORD_TYPES, bundle, { now });
  else {
    const page = await pageOfCapture(database.db, bundle.source.sha256);
    await withdrawPage(database, RECORD_TYPES, { page: page ?? '', reason: 'withdrawn', now });
  }
}

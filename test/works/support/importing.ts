import 'reflect-metadata';
import { desc, sql } from 'drizzle-orm';
import type { Database } from '../../../src/database/connection.ts';
import { RECORD_TYPES } from '../../../src/domains.ts';
import type { PlanBundle } from '../../../src/reader/index.ts';
import { datasetVersions, records } from '../../../src/records/record.table.ts';
import { type ImportResult, importBundle } from '../../../src/works/import-bundle.ts';
import type { Decider } from '../../../src/works/review.ts';
import type { ImportOptions } from '../../../src/works/take-in.ts';

/** The moment of every import of the tests. */
export const NOW = new Date('2026-02-03T04:05:06.000Z');

export const REVIEWER: Decider = { by: 'Nguyễn Thị Soát', at: NOW, reason: 'read beside the source' };

/** Publishes a bundle as the command does. */
export function importInto(
  database: Database,
  bundle: PlanBundle,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> {
  return importBundle(database, RECORD_TYPES, bundle, { now: NOW, ...options });
}

/** What is published, as one hash; null before the first publication. */
export async function contentHashOf(database: Database): Promise<string | null> {
  const [row] = await database.db
    .select({ hash: datasetVersions.contentHash })
    .from(datasetVersions)
    .orderBy(desc(datasetVersions.version))
    .limit(1);
  return row?.hash ?? null;
}

/** All published contents by id. */
export async function publishedContents(database: Database): Promise<Map<string, Record<string, unknown>>> {
  const rows = await database.db
    .select({ id: records.id, content: records.content })
    .from(records)
    .orderBy(sql`${records.id} collate "C"`);
  return new Map(rows.map((row) => [row.id, row.content as Record<string, unknown>]));
}

/** Puts a list into another order; the same random numbers give the same order. */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const left = [...values];
  return values.map(() => left.splice(Math.floor(random() * left.length), 1)[0] as T);
}

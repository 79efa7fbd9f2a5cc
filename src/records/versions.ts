import { eq, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../base/errors.ts';
import { type Db, isAny, rowsOf } from '../database/connection.ts';
import { datasets, datasetVersions, records } from './record.table.ts';

/** A publication of the dataset, as an answer or a file names it. */
export interface PublishedVersion {
  datasetId: string;
  version: number;
  publishedAt: Date;
  contentHash: string;
}

/** Finds the newest publication; null before the first. */
export function newestVersion(db: Db): Promise<PublishedVersion | null> {
  return firstVersion(db, sql`order by version desc`);
}

/** Finds a publication by its number. Throws: UNKNOWN_VERSION with the nearest. */
export async function versionNumbered(db: Db, version: number, newest: number): Promise<PublishedVersion> {
  const found = await firstVersion(db, sql`order by abs(version - ${version}::int), version`);
  if (found?.version === version) return found;
  throw unknownVersion(`There is no version ${version}.`, newest, String(found?.version ?? newest));
}

/** Reads the number of a version from an address, which may be any. Throws: UNKNOWN_VERSION for what is no number. */
export function readVersion(text: string, newest: number): number {
  if (text === 'latest') return newest;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw unknownVersion(`"${text.slice(0, 80)}" is no version.`, newest, 'latest');
}

/** Throws: UNKNOWN_VERSION with the nearest, unless the dataset has come to this version. */
export function checkVersion(version: number, newest: number): void {
  if (Number.isSafeInteger(version) && version >= 1 && version <= newest) return;
  throw unknownVersion(`There is no version ${version}.`, newest, String(Math.min(Math.max(version, 1), newest)));
}

function unknownVersion(fact: string, newest: number, suggestion: string): AppError {
  return new AppError('UNKNOWN_VERSION', `${fact} Write a number from 1 to ${newest}, or "latest".`, { suggestion });
}

/** Tells of records when what stands of them was published. */
export async function publishedAt(db: Db, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db
    .select({ id: records.id, at: datasetVersions.publishedAt })
    .from(records)
    .innerJoin(datasetVersions, eq(datasetVersions.version, records.version))
    .where(isAny(records.id, ids));
  return new Map(rows.map(({ id, at }) => [id, at]));
}

async function firstVersion(db: Db, order: SQL): Promise<PublishedVersion | null> {
  const [row] = await rowsOf<{ id: string; version: number; at: Date | string; hash: string }>(
    db,
    sql`select (select id from ${datasets} limit 1) as id, version, published_at as at, content_hash as hash
      from ${datasetVersions} ${order} limit 1`,
  );
  return row ? { datasetId: row.id, version: row.version, publishedAt: new Date(row.at), contentHash: row.hash } : null;
}

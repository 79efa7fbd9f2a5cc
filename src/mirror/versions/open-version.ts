import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../database/connection.ts';
import { type ImagedDatabase, openImage } from '../../database/image.ts';
import { migrateDatabase } from '../../database/migrate.ts';
import { ensureProjections } from '../../records/projection.ts';
import type { RecordType } from '../../records/record.ts';
import { newestVersion, type PublishedVersion } from '../../records/versions.ts';
import { checkOut, type History, type LoggedChange } from '../checkout.ts';
import { imageOf } from './images.ts';

interface OpenVersionOptions {
  wanted: PublishedVersion;
  root: string;
  types: readonly RecordType[];
  history: () => Promise<History>;
  log: (afterSeq: number) => Promise<LoggedChange[]>;
  /** Hears why an image could not be used. */
  onDamage: (error: unknown) => void;
}

/**
 * Opens the image of a version, and makes it where there is none that holds what the version announced.
 *
 * Throws: what `checkOut` throws.
 */
export async function openVersion(options: OpenVersionOptions): Promise<Database> {
  const { wanted, root } = options;
  const file = join(root, imageOf(wanted));
  const image = await readFile(file).catch(() => null);
  if (image) {
    // A file that is damaged, or of another release: it is made again.
    const kept = await openImage(new Uint8Array(image)).catch(() => null);
    if (kept && (await isRight(kept, options))) return kept.database;
  }
  const made = await rebuild(options);
  await mkdir(root, { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, await made.image());
  await rename(fresh, file);
  return made.database;
}

async function isRight({ database }: ImagedDatabase, { wanted, onDamage }: OpenVersionOptions): Promise<boolean> {
  try {
    await migrateDatabase(database);
    await ensureProjections(database);
    const held = await newestVersion(database.db);
    if (held?.version === wanted.version && held.contentHash === wanted.contentHash) return true;
  } catch (error) {
    onDamage(error);
  }
  await database.close();
  return false;
}

async function rebuild({ types, history: read, log }: OpenVersionOptions): Promise<ImagedDatabase> {
  const history = await read();
  const made = await openImage(null);
  try {
    await migrateDatabase(made.database);
    await ensureProjections(made.database);
    const original = history.mirrorOf ?? `urn:uuid:${history.datasetId}`;
    await checkOut({ history, log, into: made.database, types, original });
    return made;
  } catch (error) {
    await made.database.close();
    throw error;
  }
}

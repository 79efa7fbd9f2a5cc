import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedVersion } from '../../records/versions.ts';

/** A file that was not finished after so long was left by a process that was ended. */
const UNFINISHED_MS = 3_600_000;

/** Names the file of a version. */
export function imageOf({ datasetId, version }: PublishedVersion): string {
  return `${datasetId}-${version}.image`;
}

/** Takes away the images of versions that can be asked no more, and what nobody will finish. */
export async function sweepImages(
  root: string,
  { datasetId, newest, kept }: { datasetId: string; newest: number; kept: number },
): Promise<void> {
  for (const name of await readdir(root)) {
    const path = join(root, name);
    const [, id, version] = /^(.+)-(\d+)\.image$/.exec(name) ?? [];
    const isPast = id === datasetId && newest - Number(version) > kept;
    if (isPast || (name.endsWith('.new') && (await isOld(path)))) await rm(path, { force: true });
  }
}

/** What another process took away meanwhile is not old. */
async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > UNFINISHED_MS;
}

import type { Reference } from '../reader/index.ts';
import { SEEDS_FOLDER } from '../seeds/apply-seeds.ts';
import { readSeeds } from '../seeds/read-seeds.ts';
import { importerReference } from '../seeds/reader-reference.ts';

/** Loads the facts against which documents are read. Throws: BAD_SEED. */
export async function loadReference(): Promise<Reference> {
  return importerReference(await readSeeds(SEEDS_FOLDER));
}

import { fileURLToPath } from 'node:url';
import type { Reference } from '../../../src/reader/reference.ts';
import { readSeeds } from '../../../src/seeds/read-seeds.ts';
import { importerReference } from '../../../src/seeds/reader-reference.ts';

const reference = importerReference(await readSeeds(fileURLToPath(new URL('../../../seeds', import.meta.url))));

/** Gives the reference facts the importer's tests resolve against: those of the seeds. */
export function loadReference(): Reference {
  return reference;
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type PlanBundle, readDocument } from '../../../src/reader/index.ts';
import { loadReference } from '../../reader/support/reference.ts';

/** The real documents lie beside the checkout and not in it: they are other people's texts. */
const FOLDER = new URL('../../../../shared/documents/', import.meta.url);

export const HAS_DOCUMENTS = existsSync(FOLDER);

/** Reads the five real documents as the command does, in the order of their names. */
export function readRealDocuments(): Promise<PlanBundle[]> {
  const names = readdirSync(FOLDER).sort();
  return Promise.all(
    names.map((fileName) =>
      readDocument(readFileSync(new URL(fileName, FOLDER)), { reference: loadReference(), fileName }),
    ),
  );
}

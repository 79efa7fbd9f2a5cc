import { fileURLToPath } from 'node:url';
import type { SourceContent } from '../../src/documents/document.record.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';

/** Every record of the project's seeds. */
export const { records } = await readSeeds(fileURLToPath(new URL('../../seeds', import.meta.url)));

/** Lists the contents of all records of a type, in the order of the files. */
export function all<C>(type: string): C[] {
  return records.filter((record) => record.type === type).map((record) => record.content as unknown as C);
}

/** Finds the content of one record. Throws when there is none. */
export function one<C>(type: string, key: string): C {
  const found = records.find((record) => record.id === `${type}:${key}`);
  if (!found) throw new Error(`no ${type}:${key}`);
  return found.content as unknown as C;
}

/** Lists how much each source gives of a document. */
export function completenessOf(document: string): string[] {
  return all<SourceContent>('source-page').flatMap((page) =>
    page.documents.filter((entry) => entry.document === document).map((entry) => entry.completeness),
  );
}

/** Counts how often each value occurs. */
export function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

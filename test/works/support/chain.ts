import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { RECORD_TYPES } from '../../../src/domains.ts';
import { openDataset } from '../../../src/seeds/open-dataset.ts';
import { readText } from '../../reader/support/fixtures.ts';
import { contentHashOf, importInto, NOW } from './importing.ts';
import { planPage } from './pages.ts';

/** Twelve plans, each of which cites the one before: an import of one may change what is published of another. */
export const PAGES = Array.from({ length: 12 }, (_, i) =>
  planPage({
    number: `${101 + i}/KH-UBND`,
    province: 'Tuyên Quang',
    issued: `ngày ${i + 1} tháng 3 năm 2022`,
    year: 2022,
    ...(i > 0 && { cites: `Thực hiện Kế hoạch số ${100 + i}/KH-UBND của Ủy ban nhân dân tỉnh;` }),
  }),
);

/** Writes the pages into a folder, in their order. */
export async function writePages(folder: string): Promise<string> {
  const pages = join(folder, 'pages');
  await mkdir(pages);
  for (const [i, text] of PAGES.entries()) await writeFile(join(pages, `${String(i).padStart(2, '0')}.txt`), text);
  return pages;
}

/** The content hashes of a dataset with the reference data, before the first page and after each. */
export async function hashesOfSteps(): Promise<(string | null)[]> {
  const options = { databaseUrl: null, dataDir: null, types: RECORD_TYPES, seeds: 'reference', now: NOW } as const;
  const { database } = await openDataset(options);
  const steps = [await contentHashOf(database)];
  for (const text of PAGES) {
    await importInto(database, await readText(text));
    steps.push(await contentHashOf(database));
  }
  await database.close();
  expect(new Set(steps).size).toBe(PAGES.length + 1);
  return steps;
}

import { asc } from 'drizzle-orm';
import { expect } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { checkOut, historyUpTo, logUpTo } from '../../src/mirror/checkout.ts';
import { datasetVersions, records } from '../../src/records/record.table.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';

/** Rebuilds versions of a dataset and compares each with what it announced. */
export async function rebuildVersions(source: TestDatabase, versions: readonly number[]): Promise<void> {
  const known = new Map(
    (await source.db.select().from(datasetVersions)).map(({ version, contentHash }) => [version, contentHash]),
  );
  for (const version of versions) {
    const copy = await testDatabase('migrated');
    try {
      const hash = await checkOut({
        history: await historyUpTo(source.db, version),
        log: (afterSeq) => logUpTo(source.db, version, afterSeq),
        into: copy,
        types: RECORD_TYPES,
        original: 'https://kehoach.example.vn',
      });
      expect(hash, `version ${version}`).toBe(known.get(version));
      const rebuilt = await copy.db.select().from(datasetVersions).orderBy(asc(datasetVersions.version));
      const original = await source.db.select().from(datasetVersions).orderBy(asc(datasetVersions.version));
      expect(rebuilt).toEqual(original.slice(0, version));
      if (version === original.length)
        expect(await copy.db.select().from(records).orderBy(asc(records.id))).toEqual(
          await source.db.select().from(records).orderBy(asc(records.id)),
        );
    } finally {
      await copy.close();
    }
  }
}

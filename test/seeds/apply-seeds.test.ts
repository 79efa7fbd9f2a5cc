import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, rowsOf } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { changeLayer } from '../../src/records/layers.ts';
import { publish } from '../../src/records/publish.ts';
import { applySeeds, checkSeedReferences, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds, type SeedRelease } from '../../src/seeds/read-seeds.ts';
import { testDatabase } from '../support/databases.ts';

const LATER = new Date('2026-05-06T07:08:09.000Z');
const LATER_STILL = new Date('2026-06-06T07:08:09.000Z');

let database: Database;
let release: SeedRelease;
beforeEach(async () => {
  database = await testDatabase('seeded');
  release = await readSeeds(SEEDS_FOLDER);
});
afterEach(() => database.close());

const nameOf = async (id: string) =>
  (await rowsOf<{ name: string }>(database.db, sql`select name from organisations where id = ${id}`))[0]?.name;

/** The same seeds with the names of two organisations changed. */
function changed(name: string): SeedRelease {
  const records = release.records.map((record) =>
    record.id === 'organisation:ubnd-dong-nai' || record.id === 'organisation:ubnd-ninh-thuan'
      ? { ...record, content: { ...record.content, name } }
      : record,
  );
  return { records, contentHash: `hash of ${name}` };
}

describe('the seeds', () => {
  it('are whole by themselves', () => {
    expect(release.records.length).toBeGreaterThan(400);
    expect(() => checkSeedReferences(release, RECORD_TYPES)).not.toThrow();
  });

  it('are skipped when they were applied already', async () => {
    expect(await applySeeds(database, RECORD_TYPES, release, LATER)).toBeNull();
    expect(await rowsOf(database.db, sql`select version from dataset_versions`)).toHaveLength(1);
  });

  it('reach a database that has an earlier release, and go back when that release starts again', async () => {
    const published = await applySeeds(database, RECORD_TYPES, changed('a new name'), LATER);
    expect(published).toMatchObject({
      version: 2,
      added: [],
      changed: expect.arrayContaining(['organisation:ubnd-ninh-thuan']),
      withdrawn: [],
    });
    expect(await nameOf('organisation:ubnd-ninh-thuan')).toBe('a new name');
    expect(await applySeeds(database, RECORD_TYPES, changed('a new name'), LATER_STILL)).toBeNull();
    expect(await applySeeds(database, RECORD_TYPES, release, LATER_STILL)).toMatchObject({ version: 3 });
    expect(await nameOf('organisation:ubnd-ninh-thuan')).toBe('Ủy ban nhân dân tỉnh Ninh Thuận');
  });

  it('withdraw what a new release no longer has', async () => {
    const records = release.records.filter((record) => !record.id.startsWith('target:'));
    const published = await applySeeds(database, RECORD_TYPES, { records, contentHash: 'without targets' }, LATER);
    expect(published?.withdrawn.length).toBeGreaterThan(0);
    expect(published?.withdrawn.every((id) => id.startsWith('target:'))).toBe(true);
    expect(await rowsOf(database.db, sql`select id from targets`)).toEqual([]);
  });

  it('are not marked as applied when they cannot be published', async () => {
    const records = release.records.filter((record) => record.id !== 'organisation:ubnd-ninh-thuan');
    const broken = applySeeds(database, RECORD_TYPES, { records, contentHash: 'broken' }, LATER);
    await expect(broken).rejects.toMatchObject({ code: 'UNKNOWN_REFERENCE' });
    expect(await rowsOf(database.db, sql`select content_hash from seed_applications`)).toEqual([
      { content_hash: release.contentHash },
    ]);
    expect(await applySeeds(database, RECORD_TYPES, release, LATER)).toBeNull();
  });

  it('leave what a reviewer has corrected as it is, and change the rest', async () => {
    const id = 'organisation:ubnd-ninh-thuan';
    const patches = [{ path: 'name', value: 'by a reviewer' }];
    const correction = { type: 'organisation', id, content: { key: 'ubnd-ninh-thuan', patches } };
    await publish(database, RECORD_TYPES, {
      origin: 'REVIEW',
      reason: 'a correction',
      compose: (tx, types) => changeLayer(tx, types, { origin: 'REVIEW', layer: 'review', records: [correction] }),
      now: LATER,
    });
    expect(await nameOf(id)).toBe('by a reviewer');
    await applySeeds(database, RECORD_TYPES, changed('by a seed'), LATER_STILL);
    expect([await nameOf(id), await nameOf('organisation:ubnd-dong-nai')]).toEqual(['by a reviewer', 'by a seed']);
  });
});

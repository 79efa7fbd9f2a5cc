import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { rowsOf } from '../../src/database/connection.ts';
import { RECORD_TYPES } from '../../src/domains.ts';
import { addToLayer, changeLayer } from '../../src/records/layers.ts';
import { currentVersion, type IncomingRecord, publish } from '../../src/records/publish.ts';
import { type Origin, records } from '../../src/records/record.table.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';

type Within = NonNullable<Parameters<typeof publish>[3]>;

const NOW = new Date('2026-03-04T05:06:07.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('migrated');
});
afterAll(() => database.close());
beforeEach(async () => {
  const tables = await rowsOf<{ name: string }>(
    database.db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  await database.db.execute(sql.raw(`truncate ${tables.map((table) => table.name).join(', ')}`));
});

function record(type: string, content: { key: string } & Record<string, unknown>): IncomingRecord {
  const found = RECORD_TYPES.find((entry) => entry.type === type);
  if (!found) throw new Error(`no record type ${type}`);
  return {
    type,
    id: `${type}:${content.key}`,
    content: found.schema.parse(content),
  };
}

const region = (key: string, name = key) => record('region', { key, name, position: 1 });
const body = (key: string, more: object = {}) =>
  record('organisation', { key, name: `Body ${key}`, kind: 'OTHER', ...more });
const kind = record('document-type', { key: 'KH', name: 'Kế hoạch', category: 'ADMINISTRATIVE', position: 1 });
const paper = (key: string, more: object = {}) => record('document', { key, type: 'KH', ...more });

/** Publishes what a holder says: beside what it says already, or in its place. */
const put = (
  records: readonly IncomingRecord[],
  { origin = 'SEED', complete = false, within }: { origin?: Origin; complete?: boolean; within?: Within } = {},
) =>
  publish(
    database,
    RECORD_TYPES,
    {
      origin,
      reason: 'test',
      now: NOW,
      compose: (tx, types) => (complete ? changeLayer : addToLayer)(tx, types, { origin, layer: 'test', records }),
    },
    within,
  );

/** What is published, for comparison before and after. */
async function everything() {
  const rows = await database.db.select().from(records).orderBy(sql`id collate "C"`);
  const versions = await rowsOf(
    database.db,
    sql`select version, content_hash, changed_records from dataset_versions order by 1`,
  );
  const regions = await rowsOf(database.db, sql`select * from regions order by id`);
  const documents = await rowsOf(database.db, sql`select id, number from documents order by id`);
  return { rows, versions, regions, documents };
}

async function codeOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error(`expected an error of the catalogue, not ${String(error)}`);
  return { code: error.code, message: error.message };
}

describe('publishing', () => {
  it('makes version 1, and nothing when the same is published again', async () => {
    expect(await currentVersion(database.db)).toBeNull();
    expect(await put([region('A'), region('B')])).toEqual({
      version: 1,
      added: ['region:A', 'region:B'],
      changed: [],
      withdrawn: [],
    });
    const before = await everything();
    expect(await put([region('B'), region('A')])).toEqual({ version: 1, added: [], changed: [], withdrawn: [] });
    expect(await everything()).toEqual(before);
    expect(before.versions).toHaveLength(1);
  });

  it('counts a change of content, and of nothing else, as a new version with another hash', async () => {
    await put([region('A'), region('B')]);
    const [first] = (await everything()).versions;
    expect(await put([region('A', 'another name')])).toEqual({
      version: 2,
      added: [],
      changed: ['region:A'],
      withdrawn: [],
    });
    const { versions, regions } = await everything();
    expect(versions).toHaveLength(2);
    expect(versions[1]).toMatchObject({ version: 2, changed_records: 1 });
    expect(versions[1]?.content_hash).not.toBe(first?.content_hash);
    expect(regions.map((row) => row.name)).toEqual(['another name', 'B']);
    await put([region('A')]);
    expect((await everything()).versions[2]?.content_hash).toBe(first?.content_hash);
  });

  it('withdraws what a whole publication no longer has, and only of its own origin', async () => {
    await put([region('A'), region('B')]);
    await put([region('C')], { origin: 'IMPORT' });
    expect(await put([region('A')], { complete: true })).toEqual({
      version: 3,
      added: [],
      changed: [],
      withdrawn: ['region:B'],
    });
    expect((await everything()).regions.map((row) => row.id)).toEqual(['region:A', 'region:C']);
    expect((await everything()).rows.map((row) => row.id)).toEqual(['region:A', 'region:C']);
  });

  it('keeps what is absent from a publication that is not whole', async () => {
    await put([region('A'), region('B')]);
    await put([region('A', 'changed')]);
    expect((await everything()).regions).toHaveLength(2);
  });

  it('never lets a lower origin overwrite a higher one', async () => {
    await put([region('A', 'by a reviewer')], { origin: 'REVIEW' });
    const before = await everything();
    expect(await put([region('A', 'by a seed')], { origin: 'SEED' })).toMatchObject({ version: 1, changed: [] });
    expect(await put([region('A', 'by an import')], { origin: 'IMPORT' })).toMatchObject({ version: 1, changed: [] });
    expect(await everything()).toEqual(before);
    expect(await put([region('A', 'by a seed'), region('B')], { origin: 'SEED' })).toMatchObject({
      added: ['region:B'],
      changed: [],
    });
  });

  it('lets a higher origin overwrite a lower one', async () => {
    await put([region('A', 'by an import')], { origin: 'IMPORT' });
    await put([region('A', 'by a seed')], { origin: 'SEED' });
    await put([region('A', 'by a reviewer')], { origin: 'REVIEW' });
    const { regions, rows } = await everything();
    expect(regions.map((row) => row.name)).toEqual(['by a reviewer']);
    expect(rows.map((row) => [row.origin, row.version])).toEqual([['REVIEW', 3]]);
  });

  it('replaces the parts of a record with the record', async () => {
    const document = (citations: object[]) => paper('a', { citations });
    await put([kind, document([{ relation: 'BASED_ON', citedAs: 'Luật', unresolvedReason: 'named only' }])]);
    await put([document([])]);
    expect(await rowsOf(database.db, sql`select id from citations`)).toEqual([]);
  });
});

describe('a publication that cannot be', () => {
  it('keeps nothing when a record names one that does not exist, and suggests the nearest', async () => {
    await put([region('A'), body('ubnd-hue')]);
    const before = await everything();
    const { code, message } = await codeOf(put([region('B'), kind, paper('a', { issuer: 'ubnd-hu' })]));
    expect(code).toBe('UNKNOWN_REFERENCE');
    expect(message).toBe(
      'document:a at issuer: there is no organisation "ubnd-hu". Did you mean "ubnd-hue"? Nothing was written.',
    );
    expect(await everything()).toEqual(before);
  });

  it('keeps nothing when it withdraws what others name', async () => {
    await put([kind, body('x'), paper('a', { issuer: 'x' })]);
    const before = await everything();
    const { code } = await codeOf(put([kind, paper('a', { issuer: 'x' })], { complete: true }));
    expect(code).toBe('UNKNOWN_REFERENCE');
    expect(await everything()).toEqual(before);
  });

  it('keeps nothing when two records claim issuer, number and year', async () => {
    await put([kind, body('x')]);
    const before = await everything();
    const known = { issuer: 'x', number: '1/KH-UBND', issuedOn: '2024-05-06' };
    const { code, message } = await codeOf(
      put([region('A'), paper('a', known), paper('b', { ...known, issuedOn: '2024-12-31' })]),
    );
    expect(code).toBe('DUPLICATE_RECORD');
    expect(message).toContain('documents_natural_key');
    expect(await everything()).toEqual(before);
    await put([paper('a', known), paper('b', { ...known, issuedOn: '2025-05-06' })]);
    expect((await everything()).documents).toHaveLength(2);
  });

  it('lets two documents share a number while the issuer or the year of one is not known', async () => {
    await put([
      kind,
      body('x'),
      paper('a', { issuer: 'x', number: '1/KH-UBND', issuedOn: '2024-05-06' }),
      paper('b', { number: '1/KH-UBND', issuedOn: '2024-05-06' }),
      paper('c', { issuer: 'x', number: '1/KH-UBND' }),
    ]);
    expect((await everything()).documents).toHaveLength(3);
  });

  it('keeps nothing when what runs within it fails', async () => {
    const failing = put([region('A')], {
      within: async () => {
        throw new Error('the last step failed');
      },
    });
    await expect(failing).rejects.toThrow('the last step failed');
    expect((await everything()).rows).toEqual([]);
    expect(await currentVersion(database.db)).toBeNull();
  });
});

describe('two publishers at once', () => {
  it('take turns: each change has a version of its own and none is lost', async () => {
    const names = Array.from({ length: 8 }, (_, i) => `R${i}`);
    const results = await Promise.all(names.map((name) => put([region(name)])));
    expect(results.map((result) => result.version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await everything()).regions).toHaveLength(8);
  });

  it('publish the same thing once', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => put([region('A')])));
    expect(results.map((result) => result.version)).toEqual([1, 1, 1, 1]);
    expect(results.filter((result) => result.added.length === 1)).toHaveLength(1);
  });
});

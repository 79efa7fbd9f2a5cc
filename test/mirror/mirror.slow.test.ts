import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_TYPES } from '../../src/domains.ts';
import { askOverHttp, type MirrorResult, mirror } from '../../src/mirror/mirror.ts';
import { records } from '../../src/records/record.table.ts';
import { applySeeds, SEEDS_FOLDER } from '../../src/seeds/apply-seeds.ts';
import { readSeeds } from '../../src/seeds/read-seeds.ts';
import { createTestApp, openOwnApp, type TestApp } from '../support/app.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { editAtRandom, mergeProvinces, randomFrom } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const original = openOwnApp('seeded');
const URL_OF_ORIGINAL = 'http://original.test';
const ENDED = { status: 'the original went away' };

/** Carries requests to an app in process; after `most` of them the connection breaks. */
function fetchFrom(app: () => TestApp, most = Number.POSITIVE_INFINITY): typeof fetch {
  let requests = 0;
  return async (_url, init) => {
    if (++requests > most) throw new TypeError('fetch failed', { cause: new Error(ENDED.status) });
    const answer = await app().http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: String(init?.body),
    });
    return new Response(answer.body, { status: answer.statusCode });
  };
}

function copyInto(database: TestDatabase, most?: number): Promise<MirrorResult> {
  return mirror({
    url: URL_OF_ORIGINAL,
    ask: askOverHttp(URL_OF_ORIGINAL, fetchFrom(original, most)),
    database,
    types: RECORD_TYPES,
  });
}

const dataset = async () =>
  (await original().query('{ dataset { id version contentHash } changes(first: 0) { totalCount } }')).data;

describe('a mirror of a dataset with 1,000 random edits, withdrawals, merges of records and a merger of provinces', () => {
  let copy: TestApp;
  let resumed: { first: number; rest: MirrorResult };

  beforeAll(async () => {
    const random = randomFrom(20_250_701);
    const tally = await editAtRandom(original().database, 500, random);
    await mergeProvinces(original().database, 'cao-bang', 'lang-son', new Date('2027-06-12T00:00:00Z'));
    const more = await editAtRandom(original().database, 500, random);
    for (const kind of ['edits', 'withdrawn', 'merged', 'readded'] as const) {
      expect(tally[kind] + more[kind], kind).toBeGreaterThan(20);
    }
    copy = await createTestApp('migrated');
    await expect(copyInto(copy.database, 16)).rejects.toMatchObject({ code: 'MIRROR_FAILED' });
    const first = (await copy.query('{ changes(first: 0) { totalCount } }')).data.changes.totalCount;
    resumed = { first, rest: await copyInto(copy.database) };
  });
  afterAll(async () => {
    await copy?.http.close();
    await copy?.database.close();
  });

  it('resumes from its last sequence and ends with the content hash, version and log of the original', async () => {
    const { dataset: own, changes } = await dataset();
    expect(changes.totalCount).toBeGreaterThan(1_400);
    expect(resumed.first).toBeGreaterThan(0);
    expect(resumed.rest.copied).toBe(changes.totalCount - resumed.first);
    expect(resumed.rest).toMatchObject({
      datasetId: own.id,
      seq: changes.totalCount,
      version: own.version,
      contentHash: own.contentHash,
    });
  });

  it('holds the same records, not only the same hash', async () => {
    const all = (app: TestApp) =>
      app.database.db
        .select({ id: records.id, content: records.content, origin: records.origin, version: records.version })
        .from(records)
        .orderBy(records.id);
    const held = await all(copy);
    expect(held.length).toBeGreaterThan(300);
    expect(held).toEqual(await all(original()));
  });

  it('gives the same change log, so that a cursor of the original is good at the mirror', async () => {
    const page = `query ($after: String) { changes(first: 100, after: $after) {
      nodes { seq kind entityType entityId before after reason mergedInto origin datasetVersion at province { slug } }
      pageInfo { endCursor hasNextPage } } }`;
    let after: string | null = null;
    for (let pages = 0, more = true; more; pages++) {
      const answer = await original().query(page, { after });
      expect((await copy.query(page, { after })).data).toEqual(answer.data);
      after = answer.data.changes.pageInfo.endCursor;
      more = answer.data.changes.pageInfo.hasNextPage && pages < 40;
    }
  });

  it('has nothing to do a second time', async () => {
    expect((await copyInto(copy.database)).copied).toBe(0);
  });

  it('is written by nobody else: seeds are passed over, a publication is refused', async () => {
    expect(await applySeeds(copy.database, RECORD_TYPES, await readSeeds(SEEDS_FOLDER), new Date(0))).toBeNull();
    const publication = { origin: 'REVIEW', reason: 'by hand', records: [], now: new Date(0) } as const;
    await expect(publishRecords(copy.database, publication)).rejects.toMatchObject({ code: 'READ_ONLY_MIRROR' });
  });
});

describe('a mirror that cannot be', () => {
  const opened: TestDatabase[] = [];
  const open = async (preparation: 'migrated' | 'seeded') => {
    const database = await testDatabase(preparation);
    opened.push(database);
    return database;
  };
  afterAll(async () => {
    for (const database of opened) await database.close();
  });

  it('refuses a database that has content of its own, and leaves it as it was', async () => {
    const database = await open('seeded');
    await database.db.execute("update datasets set id = '00000000-0000-4000-8000-000000000000'");
    const before = await database.db.select().from(records);
    await expect(copyInto(database)).rejects.toMatchObject({ code: 'READ_ONLY_MIRROR' });
    expect(await database.db.select().from(records)).toEqual(before);
  });

  it('says so when the original sends something else than its log', async () => {
    const database = await open('migrated');
    const odd = mirror({
      url: URL_OF_ORIGINAL,
      ask: async () => ({ dataset: { id: 7 } }),
      database,
      types: RECORD_TYPES,
    });
    await expect(odd).rejects.toMatchObject({ code: 'MIRROR_FAILED' });
  });
});

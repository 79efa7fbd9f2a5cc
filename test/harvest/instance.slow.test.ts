import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { lastSequence } from '../../src/records/change-log.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { datasets } from '../../src/records/record.table.ts';
import { openListeningApp, openOwnApp, type TestApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';
import { harvester } from './harvester.ts';
import { importText } from './import-text.ts';

const listen = async (app: TestApp) => {
  if (!app.http.server.listening) await app.http.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.http.server.address() as { port: number }).port}`;
};

describe('another instance with the seeds', () => {
  const origin = openListeningApp();
  const here = openOwnApp('migrated');
  const harvest = harvester(() => here().database);
  let id = '';
  beforeAll(async () => {
    id = await harvest.add(origin.url(), { kind: 'INSTANCE', publisher: 'Bộ' });
  });

  it('is taken over by its change log, and its questions have the same answers here', async () => {
    const outcome = await harvest.run(id);
    expect(outcome).toMatchObject({ refusal: null, failed: 0, withdrawn: 0 });
    expect(outcome.published).toBe(await lastSequence(origin.app().database.db));
    const operations = await readOperations();
    const compared = operations.filter(({ name }) => /Compare|WhoHas|PlanCoverage|Targets|Statistics/.test(name));
    expect(compared.length).toBeGreaterThan(4);
    for (const { name, document, variables } of compared) {
      const there = await origin.app().query(document, variables);
      const answer = await here().query(document, variables);
      const plain = ({ data }: { data: unknown }) =>
        JSON.parse(JSON.stringify(data, (key, value) => (key === 'datasetVersion' ? 0 : value)));
      expect(plain(answer), name).toEqual(plain(there));
    }
    const comparison = `{ comparePlans(provinces: ["ninh-thuan", "dong-nai", "quang-ngai"], year: 2024) {
      columns { province { slug } state plans { number } } rows { key cells { state taskCount secondaryTaskCount } }
      coverage { expected found reviewed missing { state } } } }`;
    expect((await here().query(comparison)).data).toEqual((await origin.app().query(comparison)).data);
  });

  it('says who published it, and three runs in a row change nothing', async () => {
    const { data } = await here().query('{ changes(first: 1) { nodes { origin publishedBy reason } } }');
    const dataset = (await origin.app().query('{ dataset { id } }')).data.dataset.id;
    expect(data.changes.nodes[0]).toMatchObject({ origin: 'HARVEST', publishedBy: dataset });
    expect(data.changes.nodes[0].reason).toMatch(/^Bộ: /);
    const before = await currentVersion(here().database.db);
    for (let i = 0; i < 3; i++) expect(await harvest.run(id)).toMatchObject({ refusal: null, published: 0 });
    expect(await currentVersion(here().database.db)).toBe(before);
  });
});

describe('two instances that harvest each other', () => {
  const one = openOwnApp();
  const two = openOwnApp();
  const atOne = harvester(() => one().database);
  const atTwo = harvester(() => two().database);

  beforeAll(async () => {
    // Both began as copies of one prepared database; two services that began with seeds are two datasets.
    await two().database.db.update(datasets).set({ id: randomUUID() });
  });

  it('converge and stop; what is withdrawn where it was published is withdrawn at both', async () => {
    const twoAtOne = await atOne.add(await listen(two()), { kind: 'INSTANCE', publisher: 'Hai' });
    const oneAtTwo = await atTwo.add(await listen(one()), { kind: 'INSTANCE', publisher: 'Một' });
    await importText(one().database, 'kon-tum');
    const both = async () => [await hash(one()), await hash(two())];
    const round = async () => {
      for (const [side, id] of [
        [atTwo, oneAtTwo],
        [atOne, twoAtOne],
      ] as const)
        expect(await side.run(id)).toMatchObject({ refusal: null });
    };
    await round();
    const [first, second] = await both();
    expect(second).toBe(first);
    const versions = [await currentVersion(one().database.db), await currentVersion(two().database.db)];
    await round();
    await round();
    expect([await currentVersion(one().database.db), await currentVersion(two().database.db)]).toEqual(versions);
    await importText(one().database, 'kon-tum', 'withdraw');
    const gone = await hash(one());
    expect(gone).not.toBe(first);
    await round();
    await round();
    expect(await both()).toEqual([gone, gone]);
  });

  it('do not overwrite what was reviewed here', async () => {
    const held = (await heldRecords(two().database)).get('document:quang-ngai-93-2025');
    if (!held) throw new Error('the seeds have 93');
    const content = Object.assign({}, held.content, { title: 'Tên khác' });
    await publishRecords(two().database, {
      origin: 'SEED',
      reason: 'another office says otherwise',
      now: new Date('2026-11-29T09:00:00Z'),
      records: [{ ...held, content }],
    });
    const [source] = await one().database.db.select().from(harvestSources);
    expect(await atOne.run(source?.id ?? '')).toMatchObject({ refusal: null });
    const { data } = await one().query('{ plan(id: "plan:quang-ngai-93-2025") { title } }');
    expect(data.plan.title).not.toBe('Tên khác');
  });
});

describe('an instance', () => {
  const self = openOwnApp();
  const harvest = harvester(() => self().database);

  it('that is this one is refused', async () => {
    const id = await harvest.add(await listen(self()), { kind: 'INSTANCE' });
    expect((await harvest.run(id)).refusal).toMatch(/is this dataset itself/);
  });
});

async function hash(app: TestApp): Promise<string> {
  return (await app.query('{ dataset { contentHash } }')).data.dataset.contentHash;
}

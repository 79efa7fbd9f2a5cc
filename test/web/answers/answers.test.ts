import { setImmediate } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type App, createApp } from '../../../src/app.ts';
import { RECORD_TYPES } from '../../../src/domains.ts';
import { createMetrics } from '../../../src/web/metrics.ts';
import { accept } from '../../../src/works/review.ts';
import { type TestDatabase, testDatabase } from '../../support/databases.ts';
import { heldRecords } from '../../support/edits.ts';
import { publishRecords } from '../../support/publish.ts';

const EDITED = 'plan:ninh-thuan-827-2024';
const QUESTION = `{ dataset { version } plan(id: "${EDITED}") { summary } }`;
const TITLES = '{ dataset { version } plans(first: 100) { nodes { title } } }';

let database: TestDatabase;
let apps: App[] = [];
const metrics = createMetrics();

beforeAll(async () => {
  database = await testDatabase('seeded');
  const log = pino({ level: 'silent' });
  const options = { config: { publicUrl: null }, database, log, answerCacheBytes: 4 * 1024 * 1024 };
  // Two services over one database: what one of them keeps, the other knows nothing of.
  apps = [await createApp({ ...options, metrics }), await createApp(options)];
});
afterAll(async () => {
  for (const app of apps) await app.http.close();
  await database?.close();
});

const ask = (query: string, headers: Record<string, string> = {}, app = apps[0] as App) =>
  app.http.inject({ method: 'POST', url: '/graphql', payload: { query }, headers });
const get = (
  query: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
  app = apps[0] as App,
) => app.http.inject({ method, url: `/graphql?query=${encodeURIComponent(query)}`, headers });

let edits = 0;
/** What the edited plan says, by version. */
const summaries = new Map<number, string>();

/** Publishes one more edit of a plan, and gives the version that holds it. */
async function publishEdit(): Promise<number> {
  const record = (await heldRecords(database)).get(EDITED);
  if (!record) throw new Error(`no ${EDITED}`);
  const summary = `sửa ${++edits}`;
  const content = { ...record.content, summary };
  const { version } = await publishRecords(database, {
    origin: 'REVIEW',
    reason: 'edit',
    records: [{ ...record, content }],
    now: new Date(),
  });
  summaries.set(version, summary);
  return version;
}

describe('an answer that is kept', () => {
  it('costs no statement, is the same, and says so in the metrics', async () => {
    const first = await ask(TITLES);
    // Once the process knows in which state the data is.
    const second = await vi.waitFor(async () => {
      database.statements.length = 0;
      const answer = await ask(TITLES);
      expect(database.statements).toEqual([]);
      return answer;
    });
    expect(second.body).toBe(first.body);
    expect(JSON.parse(second.body).data.plans.nodes.length).toBe(100);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(second.headers['dataset-version']).toBe(String(JSON.parse(second.body).data.dataset.version));
    const scraped = (await (apps[0] as App).http.inject('/metrics')).body;
    expect(scraped).toMatch(/^kehoach_answer_cache_total\{outcome="hit"\} [1-9]/m);
    expect(scraped).toMatch(/^kehoach_graphql_operations_total\{operation="other",outcome="ok"\} [2-9]/m);
  });

  it('is another one for other variables, names, media types and fields', async () => {
    const query =
      'query A($slug: String!) { province(slug: $slug) { name } } query B { province(slug: "ha-noi") { name } }';
    const body = async (payload: object, headers = {}) =>
      (await (apps[0] as App).http.inject({ method: 'POST', url: '/graphql', payload, headers })).body;
    expect(await body({ query, operationName: 'A', variables: { slug: 'dong-nai' } })).toContain('Đồng Nai');
    expect(await body({ query, operationName: 'A', variables: { slug: 'ninh-thuan' } })).toContain('Ninh Thuận');
    expect(await body({ query, operationName: 'B', variables: { slug: 'ninh-thuan' } })).toContain('Hà Nội');
    const accept = { accept: 'application/graphql-response+json' };
    expect((await ask(TITLES, accept)).headers['content-type']).toMatch(/^application\/graphql-response\+json/);
    expect((await ask(TITLES)).headers['content-type']).toMatch(/^application\/json/);
  });

  it('is never one with errors, nor one that was refused', async () => {
    for (const query of [
      '{ plans(first: 1000) { totalCount } }',
      '{ nothing }',
      '{ ',
      'subscription { changes { cursor } }',
    ]) {
      const first = await ask(query);
      const second = await ask(query);
      expect(second.statusCode, query).toBe(first.statusCode);
      expect(JSON.parse(second.body).errors, query).toHaveLength(1);
    }
  });

  it('has a tag of its own in each form, by GET and HEAD, and is not sent twice', async () => {
    const plain = await get(TITLES);
    const br = await get(TITLES, { 'accept-encoding': 'gzip, br' });
    const gzip = await get(TITLES, { 'accept-encoding': 'gzip, br;q=0' });
    expect([plain, br, gzip].map((answer) => answer.headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    const tags = [plain, br, gzip].map((answer) => String(answer.headers.etag));
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
    expect(String(br.headers.vary)).toMatch(/accept-encoding/i);
    const again = await get(TITLES, { 'accept-encoding': 'br', 'if-none-match': String(tags[1]) });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tags[1]]);
    expect((await get(TITLES, { 'accept-encoding': 'br', 'if-none-match': String(tags[0]) })).statusCode).toBe(200);
    const head = await get(TITLES, {}, 'HEAD');
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', tags[0]]);
    expect((await get(TITLES, { 'if-none-match': String(tags[0]) }, 'HEAD')).statusCode).toBe(304);
  });

  it('ends with the next publication, in every process', async () => {
    for (const app of apps) await ask(QUESTION, {}, app);
    const version = await publishEdit();
    for (const app of apps) {
      const answer = await ask(QUESTION, {}, app);
      expect(answer.json().data.dataset.version).toBe(version);
      expect(answer.headers['dataset-version']).toBe(String(version));
    }
  });

  it('is never older than a reader asks for', async () => {
    const version = Number((await ask(QUESTION)).headers['dataset-version']);
    expect((await ask(QUESTION, { 'min-dataset-version': String(version) })).statusCode).toBe(200);
    const early = await ask(QUESTION, { 'min-dataset-version': String(version + 1) });
    expect([early.statusCode, early.headers['retry-after'], early.json().errors[0].extensions]).toEqual([
      503,
      '5',
      { code: 'VERSION_NOT_YET', datasetVersion: version },
    ]);
    expect(
      (await (apps[0] as App).http.inject(`/graphql?query=${encodeURIComponent(QUESTION)}&minVersion=${version + 1}`))
        .statusCode,
    ).toBe(503);
    expect((await ask(QUESTION, { 'min-dataset-version': 'soon' })).json().errors[0].extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('does not outlive a decision that changes no record', async () => {
    const history = async () =>
      JSON.parse((await ask(`{ plan(id: "${EDITED}") { history { action } } }`)).body).data.plan.history;
    const decide = () => accept(database, RECORD_TYPES, EDITED, { by: 'Soát', at: new Date(), reason: null });
    const first = await decide();
    const before = await history();
    expect((await decide()).version).toBe(first.version);
    expect(await history()).toEqual([...before, { action: 'ACCEPT' }]);
  });
});

describe('sixteen readers through two processes while changes are published', () => {
  it('never see one version under the name of another, and never go back', async () => {
    let publishing = true;
    const faults: string[] = [];
    let turns = 0;
    const named: [said: number, version: number, summary: string][] = [];
    await publishEdit();
    const reader = async (number: number) => {
      let seen = 0;
      const bodies = new Map<string, string>();
      for (let turn = 0; publishing || turn < 3; turn++) {
        const answer = await get(QUESTION, { 'min-dataset-version': String(seen) }, 'GET', apps[(number + turn) % 2]);
        turns += 1;
        // Asked in process, nothing else leaves the loop of events a turn of its own.
        await setImmediate();
        if (answer.statusCode !== 200) {
          faults.push(`${answer.statusCode} ${answer.body}`);
          continue;
        }
        const { dataset, plan } = answer.json().data;
        const said = answer.headers['dataset-version'];
        const { etag } = answer.headers;
        if (dataset.version < seen) faults.push(`version ${dataset.version} after ${seen}`);
        if (said !== undefined) named.push([Number(said), dataset.version, plan.summary]);
        if (etag !== undefined) {
          const known = bodies.get(String(etag)) ?? answer.body;
          if (known !== answer.body) faults.push(`one tag for ${known} and ${answer.body}`);
          bodies.set(String(etag), answer.body);
        }
        seen = Math.max(seen, dataset.version);
      }
    };
    const readers = Array.from({ length: 16 }, (_, number) => reader(number));
    for (let i = 0; i < 12; i++) {
      await publishEdit();
      // Half of the publications come one upon another, half leave the readers time to see them.
      const enough = turns + (i % 2) * 32;
      while (turns < enough) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    publishing = false;
    await Promise.all(readers);
    expect(faults).toEqual([]);
    for (const [said, version, summary] of named) expect([said, summary]).toEqual([version, summaries.get(said)]);
    expect(new Set(named.map(([said]) => said)).size).toBeGreaterThan(3);
  });
});

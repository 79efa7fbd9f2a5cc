import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { question } from '../../src/graph/ask.ts';
import { asksNeverKept } from '../../src/graph/never-kept.ts';
import { harvestSources } from '../../src/harvest/harvest.table.ts';
import { KeptVersions } from '../../src/mirror/versions/kept-versions.ts';
import { readOperation } from '../../src/operations/operations.ts';
import { currentVersion } from '../../src/records/publish.ts';
import { createAnswers } from '../../src/web/answers/answers.ts';
import { stateOf } from '../../src/web/answers/dataset-state.ts';
import { registerOperations } from '../../src/web/operations/operation.routes.ts';
import { createHttpServer } from '../../src/web/server.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { harvester } from './harvester.ts';

const plain = openOwnApp();
const harvest = harvester(() => plain().database);
const log = pino({ level: 'silent' });
const BYTES = 4 * 1024 * 1024;
const keeping = openBefore(
  () => createApp({ config: { publicUrl: null }, database: plain().database, log, answerCacheBytes: BYTES }),
  (app) => app.http.close(),
);
/** An operation that asks what no shipped one does today. */
const FRESHNESS = readOperation(
  'Freshness.graphql',
  `# group: portal
# position: 1
# vi: "Mới tới đâu?"
# en: "How fresh?"
# statements: 1
# rows: dataset.harvests[]
# withoutItems: keep
# columns:
#   - { name: publisher, path: ".publisher" }
#   - { name: value, path: ".failures" }

query Freshness { dataset { harvests { publisher failures } } }`,
);
const tables = openBefore(
  async () => {
    const http = await createHttpServer(log, {});
    const { database } = plain();
    const state = stateOf(database);
    http.addHook('onClose', () => state.stop());
    const answers = createAnswers({ state, maxBytes: BYTES, count: () => {} });
    const { graphql, schema } = keeping();
    const rest = { countAnswer: () => {}, requestTimeoutMs: 0, log, publicUrl: null, release: '1' };
    const versions = new KeptVersions({ root: '', kept: 0, database, base: () => '', onFailure: () => {} });
    const more = { baseUrl: () => '', versions, types: [], ...rest };
    registerOperations(http, { operations: [FRESHNESS], graphql, schema, database, answers, ...more });
    return http;
  },
  (http) => http.close(),
);

const QUERY = '{ dataset { harvests { publisher failures } } }';
const get = (path: string, headers: Record<string, string> = {}) => keeping().http.inject({ url: path, headers });

/** A moment passes at the publisher, and nothing in the data. */
async function fail(failures: number): Promise<void> {
  await plain().database.db.update(harvestSources).set({ failures });
}

beforeAll(async () => {
  await harvest.add('https://so.example.vn/feed.xml', {
    publisher: 'Sở Nội vụ <Gia Lai>',
    speaksFor: 'province:gia-lai',
  });
});

describe('how fresh a publisher is', () => {
  it.each([
    ['POST /graphql', () => keeping().http.inject({ method: 'POST', url: '/graphql', payload: { query: QUERY } })],
    ['GET /graphql', () => get(`/graphql?query=${encodeURIComponent(QUERY)}`)],
    [
      'a fragment at /graphql',
      () =>
        get(
          `/graphql?query=${encodeURIComponent(`query { dataset { ...F } } fragment F on Dataset { x: harvests { failures } }`)}`,
        ),
    ],
    ['JSON of an operation', () => tables().inject('/operations/Freshness.json')],
    ['CSV of an operation', () => tables().inject('/operations/Freshness.csv')],
    ['the page of data', () => get('/data')],
    ['the English page', () => get('/en/data')],
  ])('is never kept at %s', async (_, ask) => {
    const version = await currentVersion(plain().database.db);
    await fail(1);
    await ask();
    const first = await ask();
    expect(first.statusCode).toBe(200);
    await fail(7);
    const second = await ask();
    expect(second.body).not.toBe(first.body);
    expect(second.headers['cache-status']).toBeUndefined();
    expect(await currentVersion(plain().database.db)).toBe(version);
  });

  it('is new to a reader who has the page of the same version of the data', async () => {
    await fail(1);
    const ask = (headers: Record<string, string>) => plain().http.inject({ url: '/data', headers });
    const { headers } = await ask({});
    expect(headers['last-modified']).toBeUndefined();
    expect((await get('/data')).headers['last-modified']).toBeUndefined();
    const again = { 'if-none-match': String(headers.etag), 'if-modified-since': new Date().toUTCString() };
    expect((await ask(again)).statusCode).toBe(304);
    await fail(2);
    expect((await ask(again)).statusCode).toBe(200);
    const csv = await tables().inject('/operations/Freshness.csv');
    await fail(3);
    const later = await tables().inject({
      url: '/operations/Freshness.csv',
      headers: { 'if-none-match': String(csv.headers.etag ?? '"none"') },
    });
    expect(later.statusCode).toBe(200);
  });

  it('stands on the page of data for each, with its province', async () => {
    await fail(4);
    const { body } = await get('/data');
    expect(body).toContain('Sở Nội vụ &lt;Gia Lai&gt;');
    expect(body).toMatch(/href="https:\/\/so\.example\.vn\/feed\.xml"/);
    expect(body).toMatch(/\(Gia Lai\)[\s\S]*Nguồn tin[\s\S]*Chưa lần nào[\s\S]*<td>4<\/td>/);
    expect((await get('/en/data')).body).toMatch(/Gia Lai[\s\S]*Never[\s\S]*<td>4<\/td>/);
  });

  it('is told from what may be kept by the field itself', () => {
    const { schema } = keeping();
    expect(asksNeverKept(schema, question('{ dataset { version } }'))).toBe(false);
    expect(asksNeverKept(schema, question(QUERY))).toBe(true);
  });
});

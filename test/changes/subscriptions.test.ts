import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createApp } from '../../src/app.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';
import { type SeenChange, subscribeTo } from '../support/subscriber.ts';

const TRANSPORTS = ['ws', 'sse'] as const;
const warnings = new EventEmitter();
const warned = (transport: string) => once(warnings, transport);
let database: TestDatabase;
let app: Awaited<ReturnType<typeof createApp>>;
let base: string;

beforeAll(async () => {
  database = await testDatabase('seeded');
  const log = pino({ level: 'warn' }, { write: (line: string) => void warnings.emit(JSON.parse(line).transport) });
  app = await createApp({ config: { publicUrl: null }, database, log, stuckMs: 300 });
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app?.http.close();
  await database?.close();
});

let edits = 0;
async function edit(id: string, text = `sửa ${++edits}`): Promise<void> {
  const record = (await heldRecords(database)).get(id);
  if (!record) throw new Error(`no ${id}`);
  const content = { ...record.content, summary: text };
  await publishRecords(database, {
    origin: 'REVIEW',
    reason: 'edit',
    records: [{ ...record, content }],
    now: new Date(),
  });
}

const cursor = async () => {
  const { payload } = await app.http.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ dataset { id } changes(first: 0) { totalCount } }' },
  });
  const { data } = JSON.parse(payload);
  const parts = ['changes', data.dataset.id, String(data.changes.totalCount)];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

/** Waits for the first `count` answers of a subscription, doing `act` once it stands. */
async function collect(
  transport: (typeof TRANSPORTS)[number],
  variables: Record<string, unknown>,
  count: number,
): Promise<{ seen: SeenChange[]; errors: { message: string; extensions?: { code?: string } }[] }> {
  const seen: SeenChange[] = [];
  let leave: (() => Promise<void>) | undefined;
  const errors = await new Promise<{ message: string }[]>((resolve) => {
    leave = subscribeTo(
      transport,
      base,
      variables,
      {
        next: (change) => seen.push(change) === count && resolve([]),
        errors: (messages) => resolve(messages),
        closed: (reason) => resolve([{ message: String(reason) }]),
      },
      'node { id }',
    );
  });
  await leave?.();
  return { seen, errors };
}

describe.each(TRANSPORTS)('a subscription over %s', (transport) => {
  it('gets what happened after its cursor and what happens then, once and in order, read anew each time', async () => {
    const after = await cursor();
    await edit('plan:ninh-thuan-827-2024');
    const wanted = collect(transport, { after }, 4);
    for (let i = 0; i < 3; i++) await edit('plan:quang-ngai-93-2025');
    const { seen, errors } = await wanted;
    expect(errors).toEqual([]);
    expect(seen.map((change) => change.entityId)).toEqual([
      'plan:ninh-thuan-827-2024',
      ...Array(3).fill('plan:quang-ngai-93-2025'),
    ]);
    expect(seen.map((change) => change.seq - (seen[0]?.seq ?? 0))).toEqual([0, 1, 2, 3]);
    expect(seen.every((change) => change.node?.id === change.entityId)).toBe(true);
  });

  it('keeps what it asks for: types and provinces', async () => {
    const after = await cursor();
    await edit('plan:ninh-thuan-827-2024');
    await edit('plan:quang-ngai-93-2025');
    const { seen } = await collect(transport, { after, entityTypes: ['plan'], provinces: ['quang-ngai'] }, 1);
    expect(seen.map((change) => change.entityId)).toEqual(['plan:quang-ngai-93-2025']);
  });

  it.each([
    [{ provinces: ['quang-ngay'] }, 'UNKNOWN_PROVINCE', 'Did you mean "quang-ngai"?'],
    [{ entityTypes: ['plans'] }, 'UNKNOWN_VALUE', 'Did you mean "plan"?'],
    [{ after: 'x' }, 'BAD_CURSOR', 'damaged'],
  ])('answers %j with %s', async (variables, code, message) => {
    const { errors } = await collect(transport, variables, 1);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringContaining(message) }]);
  });
});

describe('a subscriber that never reads', () => {
  const QUESTION = 'subscription ($after: String) { changes(after: $after) { before after } }';

  /** More than the buffers of the operating system take. */
  async function publishMegabytes(): Promise<void> {
    for (let i = 0; i < 40; i++) await edit('plan:ninh-thuan-827-2024', `${i} ${'đ'.repeat(200_000)}`);
    await edit('plan:ninh-thuan-827-2024');
  }

  it('over a WebSocket is dropped with the reason', async () => {
    const after = await cursor();
    await publishMegabytes();
    const client = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(client, 'open');
    client.send(JSON.stringify({ type: 'connection_init' }));
    await once(client, 'message');
    const dropped = warned('websocket');
    client.pause();
    client.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUESTION, variables: { after } } }));
    await dropped;
    const closed = once(client, 'close');
    client.resume();
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([4008, expect.stringContaining('Subscribe again with "after"')]);
  }, 120_000);

  it('over server-sent events is dropped with the reason', async () => {
    const after = await cursor();
    await publishMegabytes();
    const body = JSON.stringify({ query: QUESTION, variables: { after } });
    const client = connect(Number(new URL(base).port), '127.0.0.1');
    await once(client, 'connect');
    const dropped = warned('sse');
    client.pause();
    client.write(
      `POST /graphql/stream HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await dropped;
    let tail = '';
    client.on('data', (data) => {
      tail = (tail + data).slice(-2_000);
    });
    const closed = once(client, 'close');
    client.resume();
    await closed;
    expect(tail).toContain('You read too slowly and were dropped.');
  }, 120_000);
});

describe('what is no subscription', () => {
  it('at the wrong address or in the wrong way gets a clear answer', async () => {
    const post = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: 'subscription { changes { seq } }' },
    });
    expect(post.json().errors[0]).toMatchObject({
      message: expect.stringContaining('/graphql/stream'),
      extensions: { code: 'BAD_REQUEST' },
    });
    expect((await app.http.inject({ url: '/graphql/stream?query=%7Bdataset%7Bid%7D%7D' })).statusCode).toBe(400);
    const elsewhere = new WebSocket(`${base.replace('http', 'ws')}/elsewhere`);
    const [, answer] = await once(elsewhere, 'unexpected-response');
    expect(answer.statusCode).toBe(404);
  });
});

describe('a stream of events that ended', () => {
  it('is counted no longer, though its connection stays open', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<unknown>();
    const body = JSON.stringify({ query: 'subscription { nothing }' });
    const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
    try {
      // One more than may be open at once.
      for (let i = 0; i <= 1_000; i++) {
        const asked = request(`${base}/graphql/stream`, { agent, method: 'POST', headers });
        asked.end(body);
        const [answer] = await once(asked, 'response');
        sockets.add(asked.socket);
        expect([i, answer.statusCode, await text(answer)]).toEqual([
          i,
          200,
          expect.stringContaining('Cannot query field'),
        ]);
      }
      expect(sockets.size).toBe(1);
    } finally {
      agent.destroy();
    }
  }, 120_000);
});

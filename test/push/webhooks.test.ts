import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/app.ts';
import { deliverAll } from '../../src/push/deliver.ts';
import { keepPushing } from '../../src/push/keep-pushing.ts';
import { pushReceivers } from '../../src/push/push.table.ts';
import { addWebhook, listReceivers, logOf, type NewWebhook, removeWebhook, setHub } from '../../src/push/receivers.ts';
import { lastSequence } from '../../src/records/change-log.ts';
import { openBefore, openOwnApp } from '../support/app.ts';
import { heldRecords } from '../support/edits.ts';
import { publishRecords } from '../support/publish.ts';

const BASE = 'https://kehoach.example.vn';
const SECRET = 'a secret of the receiver';
const app = openOwnApp();
const db = () => app().database.db;
const clock = { now: new Date('2026-11-29T08:00:00Z') };

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A program on this machine that is told; what it answers is set by the test. */
const receiver = openBefore(
  async () => {
    const received: Received[] = [];
    const state = { answer: 200 as number | 'cut' };
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
        if (state.answer === 'cut') response.destroy();
        else response.writeHead(state.answer, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return { received, state, server, url };
  },
  ({ server }) => new Promise((resolve) => server.close(resolve)),
);

const webhook = (path: string, more: Partial<NewWebhook> = {}) =>
  addWebhook(
    db(),
    {
      url: receiver().url + path,
      secret: SECRET,
      entityTypes: null,
      changeKinds: null,
      provinceIds: null,
      fromStart: false,
      ...more,
    },
    clock.now,
  );
const deliver = () =>
  deliverAll({ db: db(), now: () => clock.now, baseUrl: () => BASE, signal: new AbortController().signal });
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};

function onlyOne(received: readonly Received[]): Received {
  const [first] = received;
  if (!first || received.length > 1) throw new Error(`${received.length} deliveries came`);
  return first;
}

let edits = 0;
async function publish(id = 'plan:quang-ngai-93-2025'): Promise<void> {
  const held = (await heldRecords(app().database)).get(id);
  if (!held) throw new Error(`no ${id}`);
  const content = Object.assign({}, held.content, { summary: `sửa ${++edits}` });
  const records = [{ ...held, content }];
  await publishRecords(app().database, { origin: 'SEED', reason: 'edit', now: clock.now, records });
}

/** The changes that came, delivery by delivery, those that were refused left out by the test. */
const told = (deliveries: readonly Received[]) =>
  deliveries.map(({ body }) => JSON.parse(body).changes.map(({ seq }: { seq: number }) => seq));

beforeEach(async () => {
  receiver().received.length = 0;
  receiver().state.answer = 200;
  await db().delete(pushReceivers);
});

describe('a webhook', () => {
  it('gets what is published, signed, once and in order', async () => {
    await webhook('/a');
    const before = await lastSequence(db());
    await publish();
    await publish();
    await deliver();
    await deliver();
    const { received } = receiver();
    expect(told(received)).toEqual([[before + 1, before + 2]]);
    const { headers, body } = onlyOne(received);
    const hmac = createHmac('sha256', SECRET).update(body).digest('hex');
    expect(headers['kehoach-signature']).toBe(`sha256=${hmac}`);
    expect(headers['kehoach-delivery']).toBe(JSON.parse(body).id);
    const [change] = JSON.parse(body).changes;
    expect(change).toMatchObject({ entityId: 'plan:quang-ngai-93-2025', kind: 'CHANGED', after: { summary: 'sửa 1' } });
  });

  it('that is away for a day gets everything in order, once', async () => {
    const { id } = await webhook('/a');
    const { received, state } = receiver();
    const before = await lastSequence(db());
    state.answer = 503;
    for (let hour = 0; hour < 24; hour++) {
      await publish();
      for (let i = 0; i < 6; i++) {
        await deliver();
        later(10);
      }
    }
    const tries = received.length;
    // Half a minute, then twice as long each time, an hour at most.
    expect(tries).toBeGreaterThan(20);
    expect(tries).toBeLessThan(40);
    // What was begun is sent again as it was: it did not grow while nobody took it.
    expect(new Set(received.map(({ headers }) => headers['kehoach-delivery'])).size).toBe(1);
    expect((await listReceivers(db()))[0]).toMatchObject({ lastError: 'it answers 503', failures: tries });
    received.length = 0;
    state.answer = 204;
    later(61);
    await deliver();
    expect(told(received).flat()).toEqual(Array.from({ length: 24 }, (_, i) => before + 1 + i));
    expect((await listReceivers(db()))[0]).toMatchObject({ failures: 0, lastError: null, pendingTo: null });
    const log = await logOf(db(), id);
    expect(log.length).toBeGreaterThan(tries);
    expect(log[0]).toMatchObject({ status: 204, error: null });
    expect(log.at(-1)).toMatchObject({ status: 503 });
  }, 60_000);

  it.each([[500], [302], [404], ['cut' as const]])('that answers %s has not taken it', async (answer) => {
    await webhook('/a');
    receiver().state.answer = answer;
    await publish();
    await deliver();
    expect(receiver().received).toHaveLength(1);
    expect((await listReceivers(db()))[0]).toMatchObject({ failures: 1, lastSuccess: null });
    receiver().state.answer = 200;
    later(1);
    await deliver();
    expect(new Set(receiver().received.map(({ headers }) => headers['kehoach-delivery'])).size).toBe(1);
  });

  it('is told of what it wants', async () => {
    await webhook('/types', { entityTypes: ['task'] });
    await webhook('/kinds', { changeKinds: ['WITHDRAWN'] });
    await webhook('/elsewhere', { provinceIds: ['province:ninh-thuan'] });
    await webhook('/here', { provinceIds: ['province:quang-ngai'], entityTypes: ['plan'] });
    await publish();
    await deliver();
    expect(receiver().received.map(({ path }) => path)).toEqual(['/here']);
    const last = await lastSequence(db());
    expect((await listReceivers(db())).map(({ seq }) => seq)).toEqual([last, last, last, last]);
  });

  it('that begins at the start gets the whole log, a hundred changes a delivery', async () => {
    await webhook('/a', { fromStart: true, entityTypes: ['plan'] });
    await deliver();
    const deliveries = told(receiver().received);
    const seqs = deliveries.flat();
    expect(seqs.length).toBeGreaterThan(150);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(Math.max(...deliveries.map((seqsOf) => seqsOf.length))).toBe(100);
  });

  it('is held up by no other, is known once, and can be removed', async () => {
    const { id } = await webhook('/a');
    await expect(webhook('/a')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await addWebhook(
      db(),
      {
        url: 'http://127.0.0.1:1/',
        secret: null,
        entityTypes: null,
        changeKinds: null,
        provinceIds: null,
        fromStart: false,
      },
      clock.now,
    );
    await publish();
    await deliver();
    expect(receiver().received).toHaveLength(1);
    await removeWebhook(db(), id);
    await expect(removeWebhook(db(), id)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('shows its state, never its address, and no answer is kept', async () => {
    const { id } = await webhook('/token-in-the-address');
    const ask = async () => {
      const { data } = await app().query('{ dataset { webhooks { name kind lastSuccess behind failures nextTry } } }');
      return data.dataset.webhooks;
    };
    const state = { name: id, kind: 'WEBHOOK', lastSuccess: null, behind: 0, failures: 0, nextTry: null };
    expect(await ask()).toEqual([state]);
    await publish();
    expect(await ask()).toEqual([{ ...state, behind: 1 }]);
  });
});

describe('a hub of the feeds', () => {
  it('is named by every kind of feed, and told of those with something new', async () => {
    const hub = `${receiver().url}/hub`;
    const log = pino({ level: 'silent' });
    const named = await createApp({ config: { publicUrl: BASE }, database: app().database, log, hub });
    const body = async (format: string) => (await named.http.inject(`/feeds/plans.${format}`)).body;
    expect(await body('atom')).toContain(`<link href="${hub}" rel="hub"/>`);
    expect(await body('rss')).toMatch(/<atom:link href="[^"]*\/hub" rel="hub"\/>/);
    expect(JSON.parse(await body('json')).hubs).toEqual([{ type: 'WebSub', url: hub }]);
    await named.http.close();
    const database = app().database;
    const stop = await keepPushing({ database, hub, baseUrl: () => BASE, now: () => clock.now, log, lookEveryMs: 20 });
    await publish();
    await vi.waitFor(() => expect(receiver().received).toHaveLength(1), { timeout: 10_000 });
    await stop();
    const { headers, body: form } = onlyOne(receiver().received);
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const sent = new URLSearchParams(form);
    expect(sent.get('hub.mode')).toBe('publish');
    expect(sent.getAll('hub.url')).toEqual(
      ['changes', 'plans', 'provinces/quang-ngai'].flatMap((feed) =>
        ['atom', 'rss', 'json'].map((format) => `${BASE}/feeds/${feed}.${format}`),
      ),
    );
    for (const topic of sent.getAll('hub.url'))
      expect((await app().http.inject(topic.slice(BASE.length))).statusCode, topic).toBe(200);
  });

  it('is the one of the settings, and none when they name none', async () => {
    await setHub(db(), 'https://one.example/', clock.now);
    await setHub(db(), 'https://two.example/', clock.now);
    expect(await listReceivers(db())).toMatchObject([{ id: 'hub', url: 'https://two.example/' }]);
    await setHub(db(), null, clock.now);
    expect(await listReceivers(db())).toEqual([]);
  });
});

import { createHmac, randomUUID } from 'node:crypto';
import { Agent, fetch } from 'undici';
import { causes } from '../base/errors.ts';
import { readChanges } from '../changes/change.queries.ts';
import type { Change } from '../changes/change.type.ts';
import type { Db } from '../database/connection.ts';
import { datasetIdentity, lastSequence } from '../records/change-log.ts';
import { claimReceiver, holdDelivery, logDelivery, noteReceiver, type Receiver } from './receivers.ts';

/** So many changes go into one delivery at most. */
const BATCH = 100;
const TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;

export interface PushTools {
  db: Db;
  now(): Date;
  /** Base of absolute addresses of the feeds. */
  baseUrl(): string;
  signal: AbortSignal;
}

interface Delivery {
  /** The last change that it tells of. */
  to: number;
  changes: Change[];
}

/**
 * Tells all receivers that are behind and due, each in the order of the log: what was not taken is sent again as it
 * was, and nothing after it before. A receiver that was away for however long gets all that it missed.
 */
export async function deliverAll({ db, now, baseUrl, signal }: PushTools): Promise<void> {
  const holder = randomUUID();
  const dataset = await datasetIdentity(db);
  if (!dataset) return;
  const agent = new Agent({ headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, pipelining: 0 });
  try {
    while (!signal.aborted) {
      const last = await lastSequence(db);
      const receiver = await claimReceiver(db, holder, now(), last);
      if (!receiver) return;
      const delivery = await nextDelivery(db, receiver, dataset.id, last);
      if (delivery.changes.length === 0) {
        // Nothing of it is for this receiver.
        await noteReceiver(db, receiver.id, holder, { seq: delivery.to, pendingTo: null });
        continue;
      }
      // Before it is sent: whatever happens then, the next try is the same delivery.
      await holdDelivery(db, receiver.id, holder, delivery.to);
      const sent = await send(agent, signal, receiver, requestOf(receiver, delivery, dataset.id, baseUrl()));
      if (signal.aborted && sent.error !== null) {
        await noteReceiver(db, receiver.id, holder, {});
        return;
      }
      await note(db, receiver, holder, delivery, sent, now());
    }
  } finally {
    await agent.close();
  }
}

/** Reads what comes next for a receiver; of the hub all that is new, of a webhook as many as fit. */
async function nextDelivery(db: Db, receiver: Receiver, datasetId: string, last: number): Promise<Delivery> {
  const { entityTypes, changeKinds: kinds, provinceIds, seq, pendingTo } = receiver;
  const filter = { entityTypes, kinds, provinceIds };
  const end = pendingTo ?? last;
  const read = await readChanges(db, { datasetId, after: seq, limit: BATCH, filter });
  const changes = read.filter((change) => change.seq <= end);
  const isCut = read.length === BATCH;
  return { to: isCut ? (changes.at(-1)?.seq ?? end) : end, changes };
}

interface Outgoing {
  headers: Record<string, string>;
  body: string;
}

function requestOf(receiver: Receiver, delivery: Delivery, datasetId: string, base: string): Outgoing {
  return receiver.kind === 'HUB' ? pingOf(delivery, base) : webhookOf(receiver, delivery, datasetId);
}

/**
 * Writes a signed delivery. The signature is the HMAC-SHA256 of the body in hex; the id of a delivery stays when it is
 * sent again, so that a receiver whose answer was lost can tell.
 */
function webhookOf({ secret, seq }: Receiver, { to, changes }: Delivery, datasetId: string): Outgoing {
  const told = changes.map((change) => ({
    seq: change.seq,
    cursor: change.cursor,
    kind: change.kind,
    entityType: change.entityType,
    entityId: change.entityId,
    mergedInto: change.mergedInto,
    partOf: change.partOf,
    before: change.before,
    after: change.after,
    reason: change.reason,
    origin: change.origin,
    publishedBy: change.publishedBy,
    datasetVersion: change.datasetVersion,
    at: change.at,
  }));
  const id = `${datasetId}:${seq}-${to}`;
  const body = JSON.stringify({ id, dataset: datasetId, changes: told });
  const signature = createHmac('sha256', secret ?? '')
    .update(body)
    .digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'kehoach-delivery': id,
      'kehoach-signature': `sha256=${signature}`,
    },
  };
}

const FORMATS = ['atom', 'rss', 'json'];

/** Tells a hub which feeds have something new. Source: WebSub, section 7, as hubs read it. */
function pingOf({ changes }: Delivery, base: string): Outgoing {
  const provinces = new Set(changes.flatMap(({ provinceId }) => (provinceId === null ? [] : [provinceId])));
  const paths = [
    '/feeds/changes',
    '/feeds/plans',
    ...[...provinces].sort().map((id) => `/feeds/provinces/${id.slice('province:'.length)}`),
  ];
  const form = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const path of paths) for (const format of FORMATS) form.append('hub.url', `${base}${path}.${format}`);
  return { body: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
}

/** Why a delivery was not taken; null when it was. */
interface Sent {
  status: number | null;
  error: string | null;
}

async function send(agent: Agent, signal: AbortSignal, { url }: Receiver, { headers, body }: Outgoing): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      dispatcher: agent,
      // Whoever moved says so to the operator: a signed delivery follows nobody.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: { 'user-agent': 'kehoach-graph', ...headers },
      body,
    });
    await response.body?.cancel();
    const { status } = response;
    return { status, error: status >= 200 && status < 300 ? null : `it answers ${status}` };
  } catch (error) {
    const cause = causes(error).at(-1);
    const code = (cause as NodeJS.ErrnoException | undefined)?.code;
    return {
      status: null,
      error: `no answer (${code ?? (cause instanceof Error ? cause.message : 'unknown reason')})`,
    };
  }
}

async function note(
  db: Db,
  receiver: Receiver,
  holder: string,
  { to, changes }: Delivery,
  { status, error }: Sent,
  now: Date,
): Promise<void> {
  const failures = receiver.failures + 1;
  const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20), LONGEST_PAUSE_MS);
  const outcome: Partial<Receiver> =
    error === null
      ? { seq: to, pendingTo: null, failures: 0, lastError: null, nextTry: null, lastSuccess: now }
      : { pendingTo: to, failures, lastError: error.slice(0, 300), nextTry: new Date(now.getTime() + pauseMs) };
  await noteReceiver(db, receiver.id, holder, outcome);
  await logDelivery(db, {
    receiverId: receiver.id,
    at: now,
    fromSeq: receiver.seq + 1,
    toSeq: to,
    changes: changes.length,
    status,
    error,
  });
}

import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { AppError } from '../../base/errors.ts';
import { addVary, namesTag } from '../kit/conditional.ts';
import { type Answer, AnswerCache, ENCODINGS, type Encoding, KeptAnswer } from './answer-cache.ts';
import type { DatasetState, StateReader } from './dataset-state.ts';

/** A compressed form is larger than a body that is shorter than this. */
const COMPRESS_FROM_BYTES = 1024;
/** How often an answer is made anew when something was published while it was made. */
const ATTEMPTS = 3;

/** The state of a database that does not tell it, or is not asked. */
const UNKNOWN: DatasetState = { id: '', version: 0 };

/** How an answer was come by, for the metrics. */
export type CacheOutcome = 'hit' | 'miss' | 'bypass' | 'stale';

export interface AnswersOptions {
  state: StateReader;
  /** 0: none is kept. */
  maxBytes: number;
  /** For how long kept answers are served while the database is gone. */
  staleMs?: number;
  count: (outcome: CacheOutcome) => void;
  now?: () => number;
}

interface Question {
  /** All on which the answer depends beside the data; null for what is never kept. */
  parts: readonly unknown[] | null;
  /** Makes the answer from this state, and says what the client calls its operation, and whether it may be kept. */
  make: (state: DatasetState) => Promise<Answer & { operationName: string | null; keep?: boolean }>;
  /** Says of an answer that it is whole: one with errors is never kept. */
  isWhole: (answer: Answer) => boolean;
  /** Counts an answer that was not made but kept. */
  onHit: (operationName: string | null) => void;
}

export interface Answers {
  /** False when nothing is kept at all. */
  readonly keeps: boolean;
  /** How much is kept, for the metrics; null where nothing is. */
  kept(): { answers: number; bytes: number } | null;
  /** Answers a question, from what is kept where the data has not changed since. */
  send(request: FastifyRequest, reply: FastifyReply, question: Question): Promise<FastifyReply>;
}

/**
 * Makes the keeper of answers. The data changes only when something is published, so an answer is exact until the
 * dataset moves on: its state is looked at before every answer, and again after an answer was made, so that none is kept
 * that was made from two versions. Mostly the process knows it; else one statement tells all requests of the moment.
 *
 * While the database is gone, what was exact when it was last there may still be served for a time; the head says so.
 */
export function createAnswers({
  state: reader,
  maxBytes,
  staleMs = 0,
  count,
  now = Date.now,
}: AnswersOptions): Answers {
  const cache = maxBytes > 0 ? new AnswerCache(maxBytes) : null;
  /** The state that the database was last known to be in, and when. */
  let last: { state: DatasetState; at: number } | null = null;
  const knownState = async () => {
    const asked = now();
    const state = reader.known() ?? (await stateOrNull(reader.read));
    if (state) last = { state, at: asked };
    return state;
  };
  /** What was exact when the database was last there, if that is not too long ago. */
  const stale = (parts: Question['parts']) => {
    if (cache === null || parts === null || last === null || now() - last.at > staleMs) return undefined;
    return cache.get(AnswerCache.keyOf(parts), last.state);
  };

  return {
    keeps: cache !== null,
    kept: () => cache?.size ?? null,
    async send(request, reply, { parts, make, isWhole, onHit }) {
      // Without a cache a statement for each answer would only say its version: it is read for those who ask for one.
      if (cache === null && leastVersion(request) === undefined) return sendPlain(reply, await make(UNKNOWN));
      let state = await knownState();
      if (state === null) {
        const old = stale(parts);
        // Without one, the answer itself says what is wrong with the database, in the form that its reader expects.
        if (!old || last === null) return sendPlain(reply, await make(UNKNOWN));
        checkLeastVersion(request, old.state);
        count('stale');
        onHit(old.operationName);
        const age = Math.max(0, Math.round((now() - last.at) / 1000));
        // RFC 9111, 5.1; RFC 9211: fresh for no time at all, so what is left of its life is the age below zero.
        reply.header('age', String(age)).header('cache-status', `kehoach; hit; ttl=-${age}; detail=DATABASE_GONE`);
        return sendKept(request, reply, old);
      }
      checkLeastVersion(request, state);
      if (parts === null || cache === null) {
        count('bypass');
        reply.header('dataset-version', String(state.version));
        return sendPlain(reply, await make(state));
      }
      const key = AnswerCache.keyOf(parts);
      const kept = cache.get(key, state);
      if (kept) {
        count('hit');
        request.weight = 1;
        onHit(kept.operationName);
        reply.header('cache-status', 'kehoach; hit');
        return sendKept(request, reply, kept);
      }
      count('miss');
      for (let attempt = 1; ; attempt++) {
        const answer = await make(state);
        if (answer.status !== 200 || !isWhole(answer)) return sendPlain(reply, answer);
        if (answer.keep === false) return sendPlain(reply.header('dataset-version', String(state.version)), answer);
        const after = await knownState();
        if (after?.id === state.id) {
          const whole = new KeptAnswer(state, answer, answer.operationName);
          cache.keep(key, whole);
          return sendKept(request, reply, whole);
        }
        // It may hold something of both versions: it gets the name of neither.
        if (after === null || attempt === ATTEMPTS) return sendPlain(reply, answer);
        state = after;
      }
    },
  };
}

/** The state of the data; null when the database does not say. */
async function stateOrNull(read: () => Promise<DatasetState>): Promise<DatasetState | null> {
  try {
    return await read();
  } catch {
    // Not hidden: the head says of a stale answer that it is one, and any other question is asked of the same database.
    return null;
  }
}

function leastVersion({ headers, query }: FastifyRequest): unknown {
  return headers['min-dataset-version'] ?? (query as Record<string, unknown>).minVersion;
}

/** Throws: BAD_USER_INPUT, VERSION_NOT_YET. */
function checkLeastVersion(request: FastifyRequest, { version }: DatasetState): void {
  const asked = leastVersion(request);
  if (asked === undefined) return;
  const least = String(asked);
  if (!/^\d{1,9}$/.test(least)) {
    throw new AppError(
      'BAD_USER_INPUT',
      `The least dataset version is "${least.slice(0, 40)}". It must be a whole number, as the header Dataset-Version of an earlier answer gave it.`,
    );
  }
  if (Number(least) > version) {
    throw new AppError('VERSION_NOT_YET', `Version ${least} of the data is not here yet; this is version ${version}.`, {
      datasetVersion: version,
    });
  }
}

/** Sends an answer that is not kept. */
function sendPlain(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  for (const [name, value] of headers) reply.header(name, value);
  return reply.code(status).send(body);
}

async function sendKept(request: FastifyRequest, reply: FastifyReply, kept: KeptAnswer): Promise<FastifyReply> {
  const encoding = encodingFor(request, kept.length);
  const { body, etag } = await kept.form(encoding);
  for (const [name, value] of kept.headers) {
    if (name !== 'content-length') reply.header(name, value);
  }
  addVary(reply, 'accept-encoding');
  addVary(reply, 'accept');
  reply.header('dataset-version', String(kept.state.version));
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  if (request.method !== 'POST') {
    reply.header('etag', etag).header('cache-control', 'public, max-age=0, stale-while-revalidate=60');
    const tags = request.headers['if-none-match'];
    if (tags !== undefined && namesTag(tags, etag)) return reply.code(304).removeHeader('content-encoding').send();
  }
  return reply.code(200).send(body);
}

/** The best encoding that the client takes; `br;q=0` takes it away. */
function encodingFor({ headers }: FastifyRequest, length: number): Encoding {
  if (length < COMPRESS_FROM_BYTES || headers['accept-encoding'] === undefined) return 'identity';
  const liked = new Negotiator({ headers }).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => liked.includes(encoding)) ?? 'identity';
}

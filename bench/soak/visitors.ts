import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ask } from '../ask.ts';

/** Where a visitor asks, until when, and who counts how it was answered. */
export interface Visit {
  base: string;
  over: AbortSignal;
  saw(kind: string, outcome: string): void;
}

/** What a visitor asks, again and again; `turn` counts its questions. */
interface Habit {
  kind: string;
  /** Milliseconds between two of its questions. */
  everyMs: number;
  once(visit: Visit, turn: number): Promise<string>;
}

/** Longer than it is between two publications, so that each is heard. */
const LISTEN_MS = 90_000;
const SUBSCRIBE_MS = 30_000;
const PROVINCES = ['hue', 'ninh-thuan', 'gia-lai', 'an-giang', 'ha-noi', 'son-la', 'ca-mau', 'lam-dong'];
const WORDS = ['bình đẳng giới', 'bạo lực', 'tập huấn', 'phụ nữ', 'truyền thông', 'kế hoạch 2024', 'trẻ em'];
const pick = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

async function get({ base, over }: Visit, path: string): Promise<string> {
  return outcomeOf(await ask(new URL(path, base), { over }));
}

async function query({ base, over }: Visit, text: string): Promise<string> {
  return outcomeOf(await ask(new URL('/graphql', base), { over, body: JSON.stringify({ query: text }) }));
}

function outcomeOf({ status, text }: { status: number; text: string }): string {
  // An answer that has data begins with it.
  const [, code] = (text.startsWith('{"error') && /"code":"(\w+)"/.exec(text)) || [];
  return code === undefined ? String(status) : `${status} ${code}`;
}

const HABITS: readonly Habit[] = [
  {
    kind: 'a dashboard',
    everyMs: 20,
    once: (visit) =>
      query(visit, '{ dataset { version publishedAt } provinces { slug name plans(first: 5) { totalCount } } }'),
  },
  {
    kind: 'a script',
    everyMs: 60,
    once: (visit, turn) =>
      query(
        visit,
        `query Q${turn} { province(slug: "${pick(PROVINCES, turn)}") { name plans(first: ${1 + (turn % 40)}) { totalCount nodes { number title document { issuer { name } } tasks(first: ${1 + (turn % 50)}) { totalCount nodes { title leadAgencies { name } } } } } } }`,
      ),
  },
  {
    kind: 'a table',
    everyMs: 200,
    once: (visit, turn) =>
      get(
        visit,
        pick(['/operations/FindPlans.csv?year=', '/operations/FindPlans.xlsx?year='], turn) + (2016 + (turn % 15)),
      ),
  },
  {
    kind: 'a reader',
    everyMs: 100,
    once: (visit, turn) =>
      get(
        visit,
        pick(
          [
            `/provinces/${pick(PROVINCES, turn)}`,
            `/search?q=${encodeURIComponent(pick(WORDS, turn))}&n=${turn}`,
            `/coverage?year=${2016 + (turn % 15)}`,
            `/en/plans?year=${2016 + (turn % 15)}`,
          ],
          turn,
        ),
      ),
  },
  {
    kind: 'a portal',
    everyMs: 300,
    once: (visit, turn) =>
      get(
        visit,
        pick(['/feeds/plans.atom', '/feeds/changes.json', `/feeds/provinces/${pick(PROVINCES, turn)}.rss`], turn),
      ),
  },
  {
    kind: 'one who goes away',
    everyMs: 150,
    once: async (visit, turn) => {
      const gone = goneAfter(5 + (turn % 60), visit.over);
      const text = `query G${turn} { plans(first: 60) { nodes { title tasks(first: 30) { nodes { title } } } } }`;
      return query({ ...visit, over: gone }, text).catch((error: unknown) => {
        if (gone.aborted) return 'gone';
        throw error;
      });
    },
  },
  { kind: 'a wrong query', everyMs: 400, once: (visit, turn) => query(visit, `{ nothing${turn} }`) },
  { kind: 'a subscriber', everyMs: 500, once: subscribe },
  { kind: 'a listener', everyMs: 100, once: listen },
  { kind: 'a downloader', everyMs: 1_500, once: download },
];

/**
 * Ends a visit after a time, or when all is over. Not by `AbortSignal.any`: one whose sources are timers may be collected
 * before it ends.
 */
function goneAfter(ms: number, over: AbortSignal): AbortSignal {
  const ending = new AbortController();
  const end = () => {
    clearTimeout(timer);
    over.removeEventListener('abort', end);
    ending.abort();
  };
  const timer = setTimeout(end, ms);
  over.addEventListener('abort', end);
  return ending.signal;
}

/** Hears of each publication for a while, then goes away without a word. */
async function listen({ base, over }: Visit): Promise<string> {
  const query = encodeURIComponent('subscription { changes { seq entityType node { __typename id } } }');
  const gone = goneAfter(LISTEN_MS, over);
  const url = new URL(`/graphql/stream?query=${query}`, base);
  const answer = ask(url, { headers: { accept: 'text/event-stream' }, over: gone });
  return answer.then(
    ({ status, text }) => `ended by the service: ${status} ${text.slice(0, 200)}`,
    (error: unknown) => {
      if (gone.aborted) return 'gone';
      throw error;
    },
  );
}

/** Follows the address of today's file to the file, as `curl -L` does. */
async function download({ base, over }: Visit, turn: number): Promise<string> {
  const file = pick(['tasks.csv', 'plans.parquet', 'kehoach.sqlite', 'provinces.csv', 'SHA256SUMS'], turn);
  const { status, headers, text } = await ask(new URL(`/data/latest/${file}`, base), { over });
  if (status !== 302) return outcomeOf({ status, text });
  return outcomeOf(await ask(new URL(String(headers.location), base), { over }));
}

async function subscribe({ base, over }: Visit, turn: number): Promise<string> {
  const gone = goneAfter(SUBSCRIBE_MS, over);
  const socket = new WebSocket(new URL('/graphql', base.replace('http', 'ws')), 'graphql-transport-ws');
  // Who waits hears of it; what is said when it is given up while it is made, nobody does.
  socket.on('error', () => {});
  try {
    await once(socket, 'open', { signal: gone });
    socket.send(JSON.stringify({ type: 'connection_init' }));
    const [ack] = (await once(socket, 'message', { signal: gone })) as [Buffer];
    const query = 'subscription { changes { seq cursor } }';
    socket.send(JSON.stringify({ id: String(turn), type: 'subscribe', payload: { query } }));
    await pause(200);
    const closed = once(socket, 'close', { signal: gone });
    socket.close(1000);
    await closed;
    return String((JSON.parse(String(ack)) as { type: string }).type);
  } finally {
    socket.terminate();
  }
}

const EXPECTED: ReadonlySet<string> = new Set(['200', 'gone', 'connection_ack']);

/** Says what is no failure: a wrong query is told so, and the files of a version that is minutes old are still made. */
export function isExpected(kind: string, outcome: string): boolean {
  if (kind === 'a wrong query') return outcome === '400 GRAPHQL_VALIDATION_FAILED';
  return EXPECTED.has(outcome) || (kind === 'a downloader' && outcome === '503 FILES_BEING_MADE');
}

/** Lets visitors of all habits ask until it is over. */
export async function visit(given: Visit): Promise<void> {
  await Promise.all(
    HABITS.map(async ({ kind, everyMs, once: askOnce }) => {
      for (let turn = 0; !given.over.aborted; turn++) {
        const outcome = await askOnce(given, turn).catch((error: unknown) => `no answer (${(error as Error).message})`);
        // What was under way at the end says nothing.
        if (given.over.aborted) return;
        given.saw(kind, outcome);
        await pause(everyMs);
      }
    }),
  );
}

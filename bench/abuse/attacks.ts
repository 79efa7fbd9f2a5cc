import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { ask } from '../ask.ts';

/** A way to do harm to a service, kept up until it is told to end. */
export interface Attack {
  name: string;
  run(target: Target): Promise<void>;
}

interface Target {
  /** Where the service listens. */
  url: URL;
  /** Aborted when it is enough. */
  over: AbortSignal;
  /** The head that names the attacking client, for a service that stands behind a proxy. */
  headers: Record<string, string>;
  /** Counts how it was answered, e.g. "200" or "400 QUERY_TOO_LARGE". */
  saw(outcome: string): void;
}

const times = (count: number, write: (at: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, at) => write(at)).join(between);

/** Other at each call, so that no answer is one that was kept. */
let turn = 0;
const fresh = () => `q${turn++}`;

/** Waits a second, or until the attack is over: that ends the wait and is no failure. */
async function aSecond(over: AbortSignal): Promise<void> {
  await pause(1_000, undefined, { signal: over }).catch((error: unknown) => {
    if (!over.aborted) throw error;
  });
}

/** Sends requests without pause, so many at the same time. */
function flood(name: string, atOnce: number, body: () => object | string): Attack {
  return {
    name,
    run: async ({ url, over, headers, saw }) => {
      const one = async () => {
        while (!over.aborted) {
          const asked = body();
          saw(await post(url, typeof asked === 'string' ? asked : JSON.stringify(asked), headers, over));
        }
      };
      await Promise.all(Array.from({ length: atOnce }, one));
    },
  };
}

/** Reads addresses without pause, eight at the same time. */
function visits(name: string, path: (at: number, round: number) => string): Attack {
  return {
    name,
    run: async ({ url, over, headers, saw }) => {
      const one = async (at: number) => {
        for (let round = 0; !over.aborted; round++) {
          const address = path(at, round);
          const answer = await ask(new URL(address, url), { headers, over }).catch(() => null);
          saw(answer ? String(answer.status) : 'given up');
          if (answer?.status === 404) throw new Error(`${address} is not there`);
          if (answer?.status === 429) await pause(50);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, at) => one(at)));
    },
  };
}

async function post(url: URL, body: string, headers: Record<string, string>, over: AbortSignal): Promise<string> {
  try {
    const { status, text } = await ask(new URL('/graphql', url), { headers, body, over });
    const [, code] = /"code":"(\w+)"/.exec(text.slice(0, 4_000)) ?? [];
    // A refusal that is told costs a round; without a pause the attack would be one on the machine it runs on.
    if (status === 429) await pause(50);
    return code === undefined ? String(status) : `${status} ${code}`;
  } catch (error) {
    return over.aborted ? 'given up' : `no answer (${(error as NodeJS.ErrnoException).code})`;
  }
}

/** Opens connections and keeps them until the end; `use` says what is done on each. */
function sockets(name: string, count: number, use: (socket: Socket, target: Target) => Promise<void>): Attack {
  return {
    name,
    run: async (target) => {
      const { url, over, saw } = target;
      const one = async () => {
        while (!over.aborted) {
          const socket = connect(Number(url.port), url.hostname);
          socket.on('error', () => {});
          const gone = once(socket, 'close');
          const end = () => socket.destroy();
          over.addEventListener('abort', end, { once: true });
          await Promise.race([use(socket, target), gone]);
          over.removeEventListener('abort', end);
          saw(over.aborted ? 'kept' : 'closed');
          socket.destroy();
        }
      };
      await Promise.all(Array.from({ length: count }, one));
    },
  };
}

const untilOver = (over: AbortSignal) => (over.aborted ? Promise.resolve() : once(over, 'abort').then(() => undefined));

function head(url: URL, headers: Record<string, string>, length: number): string {
  const own = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /graphql HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${own.join('')}\r\n`;
}

const THIRTY = () => ({
  query: `query ${fresh()} { ${times(20, (at) => `a${at}_${turn}: plans(first: 100) { totalCount nodes { id number title document { issuer { name } sources { url } } tasks(first: 5) { nodes { id title } } } }`)} }`,
});

const LARGEST = () => ({
  query: `query ${fresh()} { provinces { name plans(first: 50) { nodes { number title strategies { title } tasks(first: 43) { nodes { title actionArea { name } leadAgencies { name } } } } } } }`,
});

const PAGES = [
  '/coverage?year=2024',
  '/compare?year=2024&axis=area',
  '/search?q=b%C3%ACnh+%C4%91%E1%BA%B3ng+gi%E1%BB%9Bi',
  '/plans?year=2024',
  '/en/changes?page=1',
  '/?lang=vi',
];

const FORMS = ['atom', 'rss', 'json'];

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

/** The attacks of the suite. */
export const ATTACKS: readonly Attack[] = [
  flood('aliases: 500 of each province, and 9,000', 8, () => ({
    query: `query ${fresh()} { provinces { ${times(turn % 2 ? 500 : 3_000, (at) => `a${at}: slug`)} } }`,
  })),
  flood('fields: one 9,000 times', 8, () => ({
    query: `query ${fresh()} { provinces { ${times(9_900, () => 'slug')} } }`,
  })),
  flood('fields: 90 at the top', 8, () => ({
    query: `query ${fresh()} { ${times(90, (at) => `a${at}: plans(first: 9) { totalCount nodes { id title tasks(first: 1) { totalCount } } }`)} }`,
  })),
  flood('fragments: doubled forty times', 8, () => ({
    query: `query ${fresh()} { ...F0 } ${times(40, (at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`)} fragment F40 on Query { provinces { slug } }`,
  })),
  flood('fragments: 1,200 that overlap', 8, () => ({
    query: `query ${fresh()} { ${times(1_200, (at) => `...F${at}`)} } ${times(1_200, (at) => `fragment F${at} on Query { provinces { slug } }`)}`,
  })),
  flood('directives: 9,000, unknown and known', 8, () => ({
    query: `query ${fresh()} { __typename ${times(turn % 2 ? 9_900 : 2_400, () => (turn % 2 ? '@a' : '@skip(if: false)'))} }`,
  })),
  flood('introspection: the whole schema, 5 times and 90', 8, () => ({
    query: `query ${fresh()} { ${times(turn % 2 ? 5 : 90, (at) => `a${at}: __schema { types { name description fields { name description args { name type { name } } type { name kind ofType { name } } } } }`)} }`,
  })),
  flood('variables: 20,000 values, and 40,000', 8, () => ({
    query: `query ${fresh()}($a: [String!]) { provinces(slugs: $a) { slug } }`,
    variables: { a: Array.from({ length: turn % 2 ? 20_000 : 40_000 }, (_, at) => String(at % 1_000)) },
  })),
  flood(
    'variables: 60,000 deep',
    8,
    () => `{"query":"query ${fresh()} { __typename }","variables":{"a":${nested(60_000)}}}`,
  ),
  flood(
    'bodies: 250 kB of nothing',
    8,
    () => `{"query":"${' '.repeat(250_000)}{ __typename }","operationName":"${fresh()}"}`,
  ),
  flood('search: long and common words', 8, () => ({
    query: `query ${fresh()} { ${times(20, (at) => `s${at}: search(text: "kế hoạch bình đẳng giới tỉnh giai đoạn phụ nữ nam nữ ${at} ${turn}", first: 100) { nodes { __typename } }`)} }`,
  })),
  flood('the thirty: 20 lists of 100 each', 30, THIRTY),
  flood('the largest that is allowed, 12 at once', 12, LARGEST),
  visits('tables: workbooks of all plans and tasks', (at, round) =>
    round % 2 ? '/operations/FindTasks.xlsx?text=gioi' : `/operations/FindPlans.xlsx?year=${2020 + (at % 7)}`,
  ),
  visits('pages that nobody saw before', (at, round) => `${PAGES[(at + round) % PAGES.length]}&new=${fresh()}`),
  visits('feeds of areas and provinces', (at, round) =>
    (at + round) % 2
      ? `/feeds/action-areas/T0${1 + (round % 5)}.${FORMS[round % 3]}`
      : `/feeds/provinces/${['hue', 'ninh-thuan', 'gia-lai', 'an-giang'][round % 4]}.${FORMS[at % 3]}`,
  ),
  sockets('slow heads: 200 connections, a byte a second', 200, async (socket, { url, over }) => {
    for (const byte of head(url, {}, 100)) {
      if (over.aborted || socket.destroyed) return;
      socket.write(byte);
      await aSecond(over);
    }
  }),
  sockets('slow bodies: 200 connections, a byte a second', 200, async (socket, { url, over, headers }) => {
    socket.write(head(url, headers, 10_000));
    while (!over.aborted && !socket.destroyed) {
      socket.write(' ');
      await aSecond(over);
    }
  }),
  sockets('1,000 connections that ask once and stay', 1_000, async (socket, { url, over, headers }) => {
    const body = JSON.stringify({ query: `query ${fresh()} { provinces { slug } }` });
    socket.resume().write(head(url, headers, body.length) + body);
    await untilOver(over);
  }),
  sockets('answers that nobody waits for', 60, async (socket, { url, headers }) => {
    const body = JSON.stringify(THIRTY());
    socket.write(head(url, headers, Buffer.byteLength(body)) + body);
    await pause(80);
  }),
  sockets('answers that nobody reads', 60, async (socket, { url, over, headers }) => {
    socket.pause();
    const body = JSON.stringify(THIRTY());
    socket.write(head(url, headers, Buffer.byteLength(body)) + body);
    await untilOver(over);
  }),
  {
    name: 'subscriptions: 200 that catch up, again and again',
    run: async ({ url, over, headers, saw }) => {
      const first = await fetch(new URL('/graphql?query={changes(first:1){nodes{cursor}}}', url), { headers });
      const { data } = (await first.json()) as { data: { changes: { nodes: { cursor: string }[] } } };
      const query = `subscription { changes(after: "${data.changes.nodes[0]?.cursor}") { after before at } }`;
      const one = async () => {
        while (!over.aborted) {
          const socket = new WebSocket(new URL('/graphql', url.href.replace('http', 'ws')), 'graphql-transport-ws', {
            headers,
          });
          const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
          socket.on('error', () => {});
          const end = () => socket.terminate();
          over.addEventListener('abort', end, { once: true });
          socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
          let events = 0;
          socket.on('message', (data) => {
            const { type } = JSON.parse(String(data)) as { type: string };
            if (type === 'connection_ack') {
              socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
            } else if (type === 'error' || ++events >= 300) socket.close();
            if (type !== 'connection_ack') saw(type);
          });
          await ended;
          over.removeEventListener('abort', end);
          await pause(20);
        }
      };
      await Promise.all(Array.from({ length: 200 }, one));
    },
  },
];

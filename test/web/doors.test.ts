import type { AddressInfo } from 'node:net';
import { getNamedType, getNullableType, isCompositeType, isListType, isObjectType } from 'graphql';
import { createClient } from 'graphql-ws';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { type App, createApp } from '../../src/app.ts';
import { askOf, question } from '../../src/graph/ask.ts';
import { type TestDatabase, testDatabase } from '../support/databases.ts';

let database: TestDatabase;
let app: App;
let base: string;

beforeAll(async () => {
  database = await testDatabase('seeded');
  const log = pino({ level: 'silent' });
  app = await createApp({ config: { publicUrl: null }, database, log });
  await app.http.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(app.http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app?.http.close();
  await database?.close();
});

type Variables = Record<string, unknown>;
/** Asks at a door. Returns: the code of the first error; null when it answers. */
type Door = (query: string, variables?: Variables) => Promise<unknown>;

const codeOf = (errors: unknown) => (errors as { extensions?: { code?: string } }[] | undefined)?.[0]?.extensions?.code;

/** Reads the first event of a stream that has data. */
async function eventOf(response: Response): Promise<{ errors?: unknown }> {
  let text = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const [, data] = /^data: (\{.*\})$/m.exec(text) ?? [];
    if (data) return JSON.parse(data);
  }
  throw new Error('the stream ended without an event');
}

/** The doors that give single answers, and those that go on. */
const single: Record<string, Door> = {
  'POST /graphql': async (query, variables) => {
    const response = await app.http.inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    return codeOf(response.json().errors) ?? null;
  },
  'GET /graphql': async (query, variables = {}) => {
    const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const response = await app.http.inject({ url: `/graphql?${parameters}` });
    return codeOf(response.json().errors) ?? null;
  },
  'inside the process': async (query, variables) => {
    const ask = askOf(app.schema, database.db);
    const error = await ask(question(query), variables).then(
      () => null,
      (reason: unknown) => reason,
    );
    const { code, extensions } = (error ?? {}) as { code?: string; extensions?: { code?: string } };
    return error === null ? null : (extensions?.code ?? code);
  },
};
const long: Record<string, Door> = {
  'server-sent events': async (query, variables) => {
    const controller = new AbortController();
    const response = await fetch(`${base}/graphql/stream`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: controller.signal,
    });
    expect(response.status).toBe(200);
    const refusal = eventOf(response);
    // A subscription that is taken says nothing until something changes.
    const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), 500));
    const event = await Promise.race([refusal, silence]);
    controller.abort();
    return event === null ? null : codeOf(event.errors);
  },
  WebSocket: (query, variables) =>
    new Promise((resolve, reject) => {
      const client = createClient({
        url: `${base.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
      });
      const end = (code: unknown) => {
        clearTimeout(silent);
        resolve(code);
        void client.dispose();
      };
      // A subscription that is taken says nothing until something changes.
      const silent = setTimeout(() => end(null), 500);
      client.subscribe(
        { query, variables: variables ?? null },
        {
          next: ({ errors }) => end(codeOf(errors) ?? null),
          error: (errors) => (Array.isArray(errors) ? end(codeOf(errors)) : reject(errors)),
          complete: () => {},
        },
      );
    }),
};

const ASKED = { query: 'plan(number: "827")', subscription: 'changes { node { ... on Plan' };
/** The same body as a query and as a subscription. */
const around = (kind: keyof typeof ASKED, body: string) =>
  kind === 'query' ? `query { ${ASKED.query} { ${body} } }` : `subscription { ${ASKED.subscription} { ${body} } } } }`;
const parents = (depth: number) => `${'parent { '.repeat(depth)} id ${' }'.repeat(depth)}`;
const PAGES = 'tasks(first:100){nodes{plan{tasks(first:100){nodes{plan{tasks(first:100){nodes{id}}}}}}}}';
const doors = [
  ...Object.entries(single).map(([name, ask]) => [name, 'query', ask] as const),
  ...Object.entries(long).map(([name, ask]) => [name, 'subscription', ask] as const),
];

describe.each(doors)('%s', (name, kind, ask) => {
  it('answers what is within the limits', async () => {
    expect(await ask(around(kind, parents(5)))).toBeNull();
  });

  it('refuses a query of twenty levels', async () => {
    expect(await ask(around(kind, parents(20)))).toBe('QUERY_TOO_LARGE');
  });

  it('refuses pages within pages within pages', async () => {
    expect(await ask(around(kind, PAGES))).toBe('QUERY_TOO_LARGE');
  });

  it('refuses texts that no database can hold, and texts without end', async () => {
    const taking = (text: string) => around(kind, `tasks(filter: { text: ${JSON.stringify(text)} }) { totalCount }`);
    expect(await ask(taking('a\u0000b'))).toBe('BAD_USER_INPUT');
    expect(await ask(taking('a'.repeat(1_001)))).toBe('QUERY_TOO_LARGE');
  });

  it('refuses them in variables too', async () => {
    const query = around(kind, 'tasks(filter: { text: $text }) { totalCount }').replace(
      kind,
      `${kind} ($text: String)`,
    );
    expect(await ask(query, { text: 'bạo lực' })).toBeNull();
    expect(await ask(query, { text: 'a\u0000b' })).toBe('BAD_USER_INPUT');
    expect(await ask(query, { text: 'a'.repeat(1_001) })).toBe('QUERY_TOO_LARGE');
  });

  it('answers its own kind of operation only', async () => {
    const other = kind === 'query' ? 'subscription' : 'query';
    expect(await ask(around(other, 'id'))).toBe('BAD_REQUEST');
  });

  it('counts what it answers and what it refuses', async () => {
    const count = async (outcome: string) => {
      const { body } = await app.http.inject('/metrics');
      const lines = body.split('\n').filter((line) => line.startsWith(`kehoach_graphql_operations_total{`));
      return lines
        .flatMap((line) => (line.includes(`outcome="${outcome}"`) ? Number(line.split(' ').at(-1)) : []))
        .reduce((sum, each) => sum + each, 0);
    };
    // The question inside is asked by a test and not by the service, so nothing of the service counts it.
    if (name === 'inside the process') {
      const before = await count('ok');
      expect((await app.http.inject('/feeds/plans.json')).statusCode).toBe(200);
      expect(await count('ok')).toBeGreaterThan(before);
      return;
    }
    const before = [await count('ok'), await count('errors')];
    await ask(around(kind, 'id'));
    await ask(around(kind, parents(20)));
    expect([await count('ok'), await count('errors')]).toEqual(before.map((each) => each + 1));
  });
});

// Questions inside the process are parsed when their module loads: nobody else writes them.
describe.each(doors.filter(([name]) => name !== 'inside the process'))(
  '%s, where strangers write',
  (_name, kind, ask) => {
    it('refuses a query of more tokens than anybody writes', async () => {
      expect(await ask(around(kind, 'id '.repeat(10_001)))).toBe('GRAPHQL_PARSE_FAILED');
    });

    it('refuses what the schema does not have', async () => {
      expect(await ask(around(kind, 'nonsense'))).toBe('GRAPHQL_VALIDATION_FAILED');
    });
  },
);

describe('the cost of a field', () => {
  it('stands at every field that gives a list or a page', () => {
    const lists = Object.values(app.schema.getTypeMap()).flatMap((type) =>
      !isObjectType(type) || type.name.startsWith('__')
        ? []
        : Object.values(type.getFields()).flatMap((field) => {
            const named = getNamedType(field.type);
            const many = isListType(getNullableType(field.type)) || named.name.endsWith('Connection');
            return many && isCompositeType(named)
              ? [{ name: `${type.name}.${field.name}`, cost: field.extensions.complexity }]
              : [];
          }),
    );
    expect(lists.length).toBeGreaterThan(80);
    expect(lists.filter(({ cost }) => typeof cost !== 'function').map(({ name }) => name)).toEqual([]);
  });
});

import { createClient as createSse } from 'graphql-sse';
import { createClient as createWs } from 'graphql-ws';
import WebSocket from 'ws';

const subscription = (fields: string) =>
  `subscription ($after: String, $entityTypes: [String!], $provinces: [String!]) {
    changes(after: $after, entityTypes: $entityTypes, provinces: $provinces) { seq cursor entityId ${fields} }
  }`;

export interface SeenChange {
  seq: number;
  cursor: string;
  entityId: string;
  node?: { id: string } | null;
}

/** What a client is told: its answers, and the end of its connection. */
export interface Sink {
  next(change: SeenChange): void;
  errors(messages: { message: string; extensions?: { code?: string } }[]): void;
  closed(reason: unknown): void;
}

/** Subscribes once over one connection; reconnecting is the caller's business. Returns: a function that leaves. */
export function subscribeTo(
  transport: 'ws' | 'sse',
  base: string,
  variables: Record<string, unknown>,
  sink: Sink,
  fields = '',
): () => Promise<void> {
  const handlers = {
    next: (result: { data?: unknown; errors?: readonly unknown[] | null }) => {
      if (result.errors) sink.errors(result.errors as { message: string }[]);
      else sink.next((result.data as { changes: SeenChange }).changes);
    },
    error: (error: unknown) => (Array.isArray(error) ? sink.errors(error) : sink.closed(error)),
    complete: () => sink.closed(null),
  };
  const question = { query: subscription(fields), variables };
  if (transport === 'sse') {
    const client = createSse({ url: `${base}/graphql/stream`, retryAttempts: 0 });
    client.subscribe(question, handlers);
    return async () => client.dispose();
  }
  const url = `${base.replace(/^http/, 'ws')}/graphql`;
  const client = createWs({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  client.subscribe(question, handlers);
  return async () => client.dispose();
}

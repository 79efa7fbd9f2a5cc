import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { ChangeHub } from '../changes/change.hub.ts';
import { LiveContext } from '../changes/live.context.ts';
import type { Database } from '../database/connection.ts';
import { checkQuery, LONG_ANSWERS, readQuery } from '../graph/query-check.ts';
import { MADE_WEIGHT, type Shares } from './fairness.ts';
import { formatError } from './format-error.ts';
import { whenOver } from './kit/answered.ts';
import { preferredType } from './kit/negotiate.ts';
import { dropWhenStuck, flushed } from './slow-readers.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;
const MAX_CONNECTIONS = 1_000;
const MAX_SUBSCRIPTIONS_OF_CONNECTION = 20;
/** Time for the last words to reach a client that begins to read again. */
const LAST_WORDS_MS = 5_000;
/** WebSocket close code of this service: the client did not read. 4000 to 4999 are for applications (RFC 6455, 7.4.2). */
const TOO_SLOW = 4008;
/** WebSocket close code of this service: more messages than the client's share. */
const TOO_MANY = 4029;
const REASON = 'You read too slowly and were dropped. Subscribe again with "after": the last cursor you saw.';

export interface SubscriptionOptions {
  schema: GraphQLSchema;
  database: Database;
  log: Log;
  /** Hears of each answer to a request, for the metrics. */
  countAnswer(name: string | null | undefined, failed: boolean): void;
  shares: Shares;
  /** Tells the client of a request. */
  clientOf: (request: IncomingMessage) => string;
  /** How long a client may take nothing while something waits for it. */
  stuckMs?: number;
}

/** A request as both protocols bring it. */
interface Asked {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** Serves subscriptions: WebSocket at `/graphql` (graphql-transport-ws), server-sent events at `/graphql/stream`. */
export function registerSubscriptions(app: FastifyInstance, options: SubscriptionOptions): void {
  const { schema, database, log, countAnswer, shares, clientOf, stuckMs = 20_000 } = options;
  const hub = new ChangeHub(database);
  const closing = new AbortController();
  const connections = { count: 0 };
  const live = (socket: Socket, client: string, signal: AbortSignal) => {
    const ends = AbortSignal.any([signal, closing.signal]);
    // As a request: those that catch up take turns with everybody else.
    return new LiveContext(database.during(ends, { client }), randomUUID(), {
      hub,
      signal: ends,
      flushed: () => flushed(socket),
    });
  };
  const mask = (errors: readonly unknown[]) =>
    errors.map((error) => {
      const own = error instanceof GraphQLError ? error : new GraphQLError('failed', { originalError: error as Error });
      const code = own.originalError ? {} : { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...own.extensions } };
      return formatError({ ...own.toJSON(), ...code }, own, { log, schema }) as GraphQLError;
    });
  /** Checks what is asked as every door does. Returns: what to execute, or the errors to answer with. */
  const prepare = ({ query, operationName, variables }: Asked): ExecutionArgs | GraphQLError[] => {
    try {
      const document = readQuery(schema, query);
      const operation = checkQuery(schema, { document, operationName, variables }, LONG_ANSWERS);
      if (operation === null) throw noOperation();
      countAnswer(operationName, false);
      return { schema, document, operationName: operationName ?? null, variableValues: variables ?? {} };
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      countAnswer(operationName, true);
      return [error];
    }
  };
  const signals = new WeakMap<Socket, AbortSignal>();
  /** One signal a connection, however many subscriptions it carries. */
  const closed = (socket: Socket) => {
    const known = signals.get(socket);
    if (known) return known;
    const controller = new AbortController();
    socket.once('close', () => controller.abort());
    signals.set(socket, controller.signal);
    return controller.signal;
  };

  const contextOf = (request: IncomingMessage) =>
    live(request.socket, clientOf(request), closed(request.socket)) as LiveContext & Record<PropertyKey, unknown>;

  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  // biome-ignore lint/correctness/useHookAtTopLevel: the name only looks like a hook of React
  const webSockets = useServer<Record<string, unknown>, { socket: WebSocket; request: IncomingMessage }>(
    {
      schema,
      context: (ctx) => contextOf(ctx.extra.request),
      onSubscribe: async (ctx, _id, payload) => {
        if (Object.keys(ctx.subscriptions).length > MAX_SUBSCRIPTIONS_OF_CONNECTION) return [refused(tooMany())];
        try {
          await shares.take(clientOf(ctx.extra.request), MADE_WEIGHT);
        } catch (error) {
          return [refused(error)];
        }
        return prepare(payload);
      },
      onError: (_ctx, _id, _payload, errors) => mask(errors),
      onNext: (_ctx, _id, _payload, _args, result) =>
        result.errors ? { ...result, errors: mask(result.errors) } : undefined,
    },
    sockets as never,
    30_000,
  );
  sockets.on('connection', (socket, request) => {
    const client = clientOf(request);
    // Messages that ask nothing are answered too, and a client could send them without end.
    socket.on('message', () => {
      shares.take(client, 1).catch(() => {
        // What the message is answered, if it is, goes before.
        setImmediate(() => socket.close(TOO_MANY, 'You sent more messages than your share.'));
      });
    });
    dropWhenStuck(request.socket, stuckMs, () => {
      log.warn({ transport: 'websocket' }, 'dropped a subscriber that does not read');
      socket.close(TOO_SLOW, REASON);
      setTimeout(() => socket.terminate(), LAST_WORDS_MS).unref();
    });
  });
  app.server.on('upgrade', (request, socket: Socket, head) => {
    if (new URL(request.url ?? '', 'http://localhost').pathname !== '/graphql') {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
    } else if (connections.count >= MAX_CONNECTIONS || closing.signal.aborted) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\nConnection: close\r\n\r\n');
    } else {
      try {
        socket.once('close', shares.enter(clientOf(request)));
      } catch {
        socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 60\r\nConnection: close\r\n\r\n');
        return;
      }
      connections.count++;
      socket.once('close', () => connections.count--);
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
    }
  });

  const stream = createHandler({
    schema,
    // Connections of their own for each subscription: nothing is kept for a client that is not connected.
    authenticate: () => '',
    // A refusal is an event too: a client of server-sent events cannot read the body of another status.
    onSubscribe: ({ raw }, { query, operationName, variables }) => {
      const prepared = prepare({ query, operationName, variables });
      return 'document' in prepared
        ? { ...prepared, contextValue: contextOf(raw.raw) }
        : { data: null, errors: prepared };
    },
    onNext: (_ctx, _request, result) => (result.errors ? { ...result, errors: mask(result.errors) } : undefined),
  });
  app.route({
    url: '/graphql/stream',
    method: ['GET', 'POST'],
    handler: (request, reply) => serveStream(request, reply),
  });

  async function serveStream(request: FastifyRequest, reply: FastifyReply) {
    if (preferredType(request.headers.accept, ['application/json', 'text/event-stream']) !== 'text/event-stream') {
      throw new AppError('BAD_REQUEST', 'Ask with "Accept: text/event-stream". For single answers there is /graphql.');
    }
    if (connections.count >= MAX_CONNECTIONS) throw tooMany();
    const { socket } = request.raw;
    connections.count++;
    const unwatch = dropWhenStuck(socket, stuckMs, () => {
      log.warn({ transport: 'sse' }, 'dropped a subscriber that does not read');
      reply.raw.end(
        `event: next\ndata: ${JSON.stringify({ errors: [{ message: REASON }] })}\n\nevent: complete\ndata:\n\n`,
      );
      setTimeout(() => socket.destroy(), LAST_WORDS_MS).unref();
    });
    // The next request may come over the same connection: what ends is the answer.
    whenOver(request, reply, () => {
      connections.count--;
      unwatch();
    });
    reply.hijack();
    try {
      await stream(request, reply);
    } catch (error) {
      if (!socket.destroyed) log.error({ err: error }, 'a stream of events failed');
      socket.destroy();
    }
  }

  app.addHook('preClose', async () => {
    closing.abort();
    // Each is told why (1001); who does not say goodbye in time is not waited for.
    const cut = setTimeout(() => {
      for (const client of sockets.clients) client.terminate();
    }, LAST_WORDS_MS);
    await webSockets.dispose();
    clearTimeout(cut);
  });
  app.addHook('onClose', () => hub.stop());
}

function noOperation(): GraphQLError {
  return new GraphQLError('The request names no operation, or one that the query does not have.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  });
}

function refused(error: unknown): GraphQLError {
  return new GraphQLError('refused', { originalError: error as Error });
}

function tooMany(): AppError {
  return new AppError('TOO_MANY_SUBSCRIPTIONS', 'This process serves as many subscriptions as it can. Try later.');
}

import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { nearest } from '../../base/text.ts';
import type { Database, Db } from '../../database/connection.ts';
import { RequestContext } from '../../graph/context.ts';
import { asksNeverKept } from '../../graph/never-kept.ts';
import type { KeptVersions } from '../../mirror/versions/kept-versions.ts';
import { AnswerErrors, MAX_ROWS } from '../../operations/answer.ts';
import { FORMS, type Form } from '../../operations/forms.ts';
import { openApi } from '../../operations/openapi.ts';
import { listOperations, printOperations } from '../../operations/operation-list.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { readVariables } from '../../operations/plain-variables.ts';
import type { RecordType } from '../../records/record.ts';
import { newestVersion, type PublishedVersion, readVersion, versionNumbered } from '../../records/versions.ts';
import type { Answers } from '../answers/answers.ts';
import { clientOf } from '../fairness.ts';
import type { BaseUrl } from '../kit/base-url.ts';
import { addVary, etagOf, isFresh } from '../kit/conditional.ts';
import { type Failure, failureOf, isKnownCode, RETRY_AFTER_SECONDS, statusOfCode } from '../kit/failure.ts';
import { preferredType } from '../kit/negotiate.ts';
import { formOf, takeVersion, takeWriting } from './form.ts';
import { executor, type Made, type Making, makeAnswer, type Question, traceAnswer } from './make-answer.ts';
import { takeSince } from './since.ts';
import { answerSince } from './since-answer.ts';
import { registerTraced } from './traced.routes.ts';

export interface OperationsOptions {
  operations: readonly ShippedOperation[];
  graphql: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
  database: Database;
  answers: Answers;
  /** Counts an answer that was kept and not made. */
  countAnswer: (operationName: string | null, failed: boolean) => void;
  /** Of a plain answer; a table in pages is many of them. */
  requestTimeoutMs: number;
  log: Log;
  /** Stands before the addresses of the index; empty: they are relative. */
  publicUrl: string | null;
  /** Stands before the address by which an answer is cited. */
  baseUrl: BaseUrl;
  /** Hash of what the answers depend on beside the data, so that a new release is not taken for the old one. */
  release: string;
  /** Answers from older versions. */
  versions: KeptVersions;
  /** Of the records whose changes are told. */
  types: readonly RecordType[];
  /** True in the process of an older version: the service that started it asks for the records of answers too. */
  traces?: boolean;
  maxRows?: number;
}

/** How many times as long as a plain answer a table in pages may take. */
const PAGES_TIMES = 8;

/** Answers the shipped operations by plain addresses: the door for people and programs that write no GraphQL. */
export function registerOperations(app: FastifyInstance, options: OperationsOptions): void {
  const { operations, schema, publicUrl, log, requestTimeoutMs } = options;
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const entries = listOperations(operations, schema, publicUrl ?? '');

  app.get('/operations', async (request, reply) => {
    addVary(reply, 'accept');
    reply.header('cache-control', 'no-cache');
    const type = preferredType(request.headers.accept, ['application/json', 'text/plain', 'text/html']);
    if (type === 'text/html' && app.pageOfOperation) return app.pageOfOperation(request, reply, null);
    if (type !== 'application/json') return reply.type('text/plain; charset=utf-8').send(printOperations(entries));
    return reply.send({ operations: entries });
  });

  let described: string | undefined;
  app.get('/openapi.json', (_request, reply) => {
    described ??= JSON.stringify(openApi({ operations, schema, address: publicUrl ?? '/' }));
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(described);
  });

  if (options.traces) registerTracing(app, options);
  const config = { answerMs: requestTimeoutMs * PAGES_TIMES };
  app.get<{ Params: { name: string } }>('/operations/:name', { config }, async (request, reply) => {
    addVary(reply, 'accept');
    // The plain address of a question is its page for a browser; an ending says which form is wanted.
    if (app.pageOfOperation && !request.params.name.includes('.') && wantsPage(request))
      return app.pageOfOperation(request, reply, request.params.name);
    try {
      const [, name = '', suffix] = /^(.*?)(?:\.([^.]*))?$/s.exec(request.params.name) ?? [];
      const operation = byName.get(name) ?? unknownOperation(name, [...byName.keys()]);
      return await answer(request, reply, operation, formOf(operation, suffix, request), options);
    } catch (error) {
      if (error instanceof AnswerErrors) return sendErrors(app, request, reply, error.errors, error.data);
      const { message, extensions } = failureOf(error, log, request.id);
      return sendErrors(app, request, reply, [{ message, extensions }]);
    }
  });
}

/** Lets the service that started this process see of which records an answer is made. */
function registerTracing(app: FastifyInstance, options: OperationsOptions): void {
  const { operations, schema, database, log } = options;
  registerTraced(app, {
    operations,
    log,
    trace: async (request, operation, parameters) => {
      const db = database.during(request.awaited, { client: clientOf(request.ip) });
      const variables = readVariables(operation, schema, parameters);
      const question: Question = { operation, variables, form: 'json', writing: { titles: null, bom: false } };
      return traceAnswer(question, makingFor(request, question, options, db, await newestVersion(db)));
    },
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: ShippedOperation,
  form: Form,
  options: OperationsOptions,
): Promise<FastifyReply> {
  const { schema, database, answers, countAnswer, release } = options;
  const client = clientOf(request.ip);
  const { account } = request;
  account.operation = operation.name;
  account.statements = 0;
  const onStatement = () => {
    account.statements = (account.statements ?? 0) + 1;
  };
  const parameters = new URLSearchParams(request.url.split('?')[1] ?? '');
  const writing = takeWriting(form, parameters);
  const asked = takeVersion(parameters);
  const since = takeSince(parameters);
  const question = { operation, form, writing, variables: readVariables(operation, schema, parameters) };
  // Of what moves on while the data stays no form may be taken for the same by its version.
  const moves = asksNeverKept(schema, operation.ast);
  const parts = [release, operation.document, form, writing, sorted(question.variables)];
  const make = (from: Database, published: PublishedVersion | null, state?: string) =>
    makeFrom(request, question, options, from.during(request.awaited, { client, onStatement, state }), published);

  const db = database.during(request.awaited, { client });
  if (since !== null) {
    const published = await newestVersion(db);
    const etag = etagOf(JSON.stringify([published?.version ?? 0, since, asked, ...parts]));
    if (isFresh(request, reply, { etag, lastModified: null })) return reply.code(304).send();
    const from = database.during(request.awaited, { client, onStatement });
    const trace = (of: PublishedVersion) => traceAnswer(question, makingFor(request, question, options, from, of));
    const { types, versions, baseUrl } = options;
    const made = await answerSince(
      { question, since, version: asked },
      { request, db: from, schema, types, versions, base: baseUrl(), trace },
    );
    return send(reply.header('dataset-version', String(published?.version ?? 0)), made);
  }
  if (asked !== null) {
    const newest = (await newestVersion(db))?.version ?? 0;
    const wanted = await versionNumbered(db, readVersion(asked, newest), newest);
    if (wanted.version !== newest) return sendOlder(request, reply, wanted, newest, parts, options);
  }
  // A workbook is made anew each time: one is asked for seldom, and weighs much to keep.
  if (form !== 'xlsx' && answers.keeps) {
    return answers.send(request, reply, {
      parts: moves ? null : ['operations', ...parts],
      make: async ({ id }) => asText(await make(database, await newestVersion(db), id)),
      isWhole: () => true,
      onHit: () => countAnswer(operation.name, false),
    });
  }
  for (let attempt = 1; ; attempt++) {
    const published = await newestVersion(db);
    const etag = etagOf(JSON.stringify([published?.version ?? 0, ...parts, ...(moves ? [randomUUID()] : [])]));
    if (isFresh(request, reply, { etag, lastModified: null })) return reply.code(304).send();
    const made = await make(database, published);
    // The pages come one after another: if something was published meanwhile, they may not fit together.
    if (form !== 'json' && attempt < 3 && (await newestVersion(db))?.version !== published?.version) continue;
    return send(reply.header('dataset-version', String(published?.version ?? 0)), made);
  }
}

/** What an answer of an older version says of itself; all else is said by this service as of its own answers. */
const OF_ANSWER = [
  'content-type',
  'content-disposition',
  'content-security-policy',
  'result-sha256',
  'link',
  'citation',
  'x-rows-truncated',
  'retry-after',
];

/** Answers from a version that does not stand any more. Throws: what `KeptVersions` throws. */
async function sendOlder(
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: PublishedVersion,
  newest: number,
  parts: readonly unknown[],
  { versions }: OperationsOptions,
): Promise<FastifyReply> {
  reply.header('dataset-version', String(wanted.version));
  const etag = etagOf(JSON.stringify([wanted.version, wanted.contentHash, ...parts]));
  if (isFresh(request, reply, { etag, lastModified: null })) return reply.code(304).send();
  const asked = { url: request.url, accept: request.headers.accept, client: request.ip };
  const { status, headers, body } = await versions.ask(wanted, newest, asked, request.awaited);
  for (const name of OF_ANSWER) if (headers[name] !== undefined) reply.header(name, headers[name]);
  if (status !== 200) reply.removeHeader('etag').header('cache-control', 'no-store');
  return reply.code(status).send(Buffer.from(body));
}

function makeFrom(
  request: FastifyRequest,
  question: Question,
  options: OperationsOptions,
  db: Db,
  published: PublishedVersion | null,
): Promise<Made> {
  return makeAnswer(question, makingFor(request, question, options, db, published));
}

function makingFor(
  request: FastifyRequest,
  { operation }: Question,
  { graphql, schema, baseUrl, maxRows = MAX_ROWS }: OperationsOptions,
  db: Db,
  published: PublishedVersion | null,
): Making {
  const client = clientOf(request.ip);
  const context = () => new RequestContext(db, request.id, { client, signal: request.awaited });
  return { execute: executor(graphql, context, operation.name), db, published, schema, base: baseUrl(), maxRows };
}

function send(reply: FastifyReply, { headers, body }: Made): FastifyReply {
  for (const [name, value] of headers) reply.header(name, value);
  return reply.send(body);
}

/** Only texts are kept. */
function asText({ body, ...made }: Made): Made<string> {
  return { ...made, body: String(body) };
}

function unknownOperation(name: string, names: string[]): never {
  const near = nearest(name, names);
  throw new AppError(
    'UNKNOWN_OPERATION',
    `There is no operation "${name.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} List them at /operations.`,
    near ? { suggestion: near } : {},
  );
}

/** Null and absent differ here: an empty parameter takes a default away. */
function sorted(variables: Record<string, unknown>): [string, unknown][] {
  return Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Says whether a client likes a page best: a browser. */
function wantsPage({ headers, query }: FastifyRequest): boolean {
  // What changed since an earlier answer is told by the door itself.
  if (['since', 'hash'].some((name) => Object.hasOwn(query as object, name))) return false;
  const others = Object.values(FORMS).filter((type) => type !== 'text/html' && type !== 'application/json');
  return preferredType(headers.accept, ['application/json', ...others, 'text/html']) === 'text/html';
}

/** Answers with errors of the graph, a browser by a page; the first one gives the status. */
function sendErrors(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly GraphQLFormattedError[],
  data?: unknown,
): FastifyReply {
  const code = errors[0]?.extensions?.code;
  reply.request.account.code = typeof code === 'string' ? code : null;
  const status = isKnownCode(code) ? statusOfCode(code) : 500;
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  reply.code(status).removeHeader('etag').header('cache-control', 'no-store');
  const failure = {
    status,
    message: errors[0]?.message ?? '',
    extensions: errors[0]?.extensions as Failure['extensions'],
  };
  const page = isKnownCode(code) ? app.pageOfFailure?.(request, failure) : null;
  if (page)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', page.policy).send(page.html);
  return reply.type('application/json; charset=utf-8').send({ ...(data !== undefined && { data }), errors });
}

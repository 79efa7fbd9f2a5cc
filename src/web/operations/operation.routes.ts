import { randomUUID } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { nearest } from '../../base/text.ts';
import type { Database } from '../../database/connection.ts';
import { RequestContext } from '../../graph/context.ts';
import { asksNeverKept } from '../../graph/never-kept.ts';
import { AnswerErrors, answerTable, type Execute, MAX_ROWS } from '../../operations/answer.ts';
import type { TitleLanguage } from '../../operations/column-titles.ts';
import { columnEnums, columnTypes } from '../../operations/column-types.ts';
import { openApi } from '../../operations/openapi.ts';
import { listOperations, printOperations } from '../../operations/operation-list.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { readVariables } from '../../operations/plain-variables.ts';
import { tableToXlsx } from '../../operations/xlsx.ts';
import { currentVersion } from '../../records/publish.ts';
import type { Answer } from '../answers/answer-cache.ts';
import { type Answers, sendPlain } from '../answers/answers.ts';
import type { DatasetState } from '../answers/dataset-state.ts';
import { clientOf } from '../fairness.ts';
import { addVary, etagOf, isFresh } from '../kit/conditional.ts';
import { failureOf, isKnownCode, RETRY_AFTER_SECONDS, statusOfCode } from '../kit/failure.ts';
import { preferredType } from '../kit/negotiate.ts';
import { cutMark, FORMS, type Form, formOf, takeWriting, textAnswer, XLSX } from './form.ts';

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
  /** Hash of what the answers depend on beside the data, so that a new release is not taken for the old one. */
  release: string;
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
    if (type !== 'application/json') return reply.type('text/plain; charset=utf-8').send(printOperations(entries));
    return reply.send({ operations: entries });
  });

  app.get('/openapi.json', (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .send(openApi({ operations, schema, forms: FORMS, address: publicUrl ?? '/' })),
  );

  const config = { answerMs: requestTimeoutMs * PAGES_TIMES };
  app.get<{ Params: { name: string } }>('/operations/:name', { config }, async (request, reply) => {
    addVary(reply, 'accept');
    try {
      const [, name = '', suffix] = /^(.*?)(?:\.([^.]*))?$/s.exec(request.params.name) ?? [];
      const operation = byName.get(name) ?? unknownOperation(name, [...byName.keys()]);
      return await answer(request, reply, operation, formOf(name, suffix, request), options);
    } catch (error) {
      if (error instanceof AnswerErrors) return sendErrors(reply, error.errors, error.data);
      const { message, extensions } = failureOf(error, log, request.id);
      return sendErrors(reply, [{ message, extensions }]);
    }
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: ShippedOperation,
  form: Form,
  options: OperationsOptions,
): Promise<FastifyReply> {
  const { graphql, schema, database, answers, countAnswer, release, publicUrl, maxRows = MAX_ROWS } = options;
  const client = clientOf(request.ip);
  const { account } = request;
  account.operation = operation.name;
  account.statements = 0;
  const onStatement = () => {
    account.statements = (account.statements ?? 0) + 1;
  };
  const parameters = new URLSearchParams(request.url.split('?')[1] ?? '');
  const writing = takeWriting(form, parameters);
  const variables = readVariables(operation, schema, parameters);
  const make = async ({ id, version }: DatasetState) => {
    const db = database.during(request.awaited, { client, onStatement, state: id });
    const context = () => new RequestContext(db, request.id, { client, signal: request.awaited });
    const execute = executor(graphql, context, operation.name);
    if (form === 'json' || form === 'xlsx')
      return { ...(await makeJson(operation, variables, execute, version)), operationName: operation.name };
    const made = textAnswer(
      form,
      {
        operation,
        table: await answerTable(operation, variables, execute, maxRows),
        enums: columnEnums(operation, schema),
        language: writing.titles,
        version,
        address: `${publicUrl ?? ''}${request.url}`,
      },
      writing,
    );
    return { ...made, operationName: operation.name };
  };
  // Of what moves on while the data stays no form may be taken for the same by its version.
  const moves = asksNeverKept(schema, operation.ast);
  const parts = [release, operation.document, form, writing, sorted(variables), ...(moves ? [randomUUID()] : [])];
  if (form === 'xlsx')
    return sendWorkbook(request, reply, options, { operation, variables, titles: writing.titles, parts });
  if (answers.keeps) {
    const onHit = () => countAnswer(operation.name, false);
    return answers.send(request, reply, {
      parts: moves ? null : ['operations', ...parts],
      make,
      isWhole: () => true,
      onHit,
    });
  }
  const db = database.during(request.awaited, { client });
  for (let attempt = 1; ; attempt++) {
    const version = (await currentVersion(db)) ?? 0;
    const etag = etagOf(JSON.stringify([version, ...parts]));
    if (isFresh(request, reply, { etag, lastModified: null })) return reply.code(304).send();
    const made = await make({ id: '', version });
    // The pages come one after another: if something was published meanwhile, they may not fit together.
    if (form !== 'json' && attempt < 3 && ((await currentVersion(db)) ?? 0) !== version) continue;
    return sendPlain(reply, made);
  }
}

interface WorkbookRequest {
  operation: ShippedOperation;
  variables: Record<string, unknown>;
  titles: TitleLanguage | null;
  /** All that the workbook depends on beside the data. */
  parts: readonly unknown[];
}

/** Sends the answer as a workbook. It is made anew each time: one is asked for seldom, and weighs much to keep. */
async function sendWorkbook(
  request: FastifyRequest,
  reply: FastifyReply,
  { graphql, schema, database, publicUrl, maxRows = MAX_ROWS }: OperationsOptions,
  { operation, variables, titles, parts }: WorkbookRequest,
): Promise<FastifyReply> {
  const client = clientOf(request.ip);
  const db = database.during(request.awaited, { client });
  const context = () => new RequestContext(db, request.id, { client, signal: request.awaited });
  const execute = executor(graphql, context, operation.name);
  for (let attempt = 1; ; attempt++) {
    const version = (await currentVersion(db)) ?? 0;
    const etag = etagOf(JSON.stringify([version, ...parts]));
    if (isFresh(request, reply, { etag, lastModified: null })) return reply.code(304).send();
    const table = await answerTable(operation, variables, execute, maxRows);
    // The pages come one after another: if something was published meanwhile, they may not fit together.
    if (attempt < 3 && ((await currentVersion(db)) ?? 0) !== version) continue;
    const workbook = await tableToXlsx({
      operation,
      table,
      types: columnTypes(operation, schema),
      enums: columnEnums(operation, schema),
      language: titles ?? 'vi',
      version,
      address: `${publicUrl ?? ''}${request.url}`,
    });
    reply.header('content-disposition', `attachment; filename="${operation.name}-v${version}.xlsx"`);
    reply.headers(Object.fromEntries(cutMark(table)));
    return reply.type(XLSX).send(workbook);
  }
}

/** Throws: AnswerErrors, since part of an answer is none. */
async function makeJson(
  operation: ShippedOperation,
  variables: Record<string, unknown>,
  execute: Execute,
  version: number,
): Promise<Answer> {
  const { data, errors } = await execute(operation.document, variables);
  if (errors?.length) throw new AnswerErrors(errors, data);
  const body = JSON.stringify({ data, extensions: { datasetVersion: version } });
  return { status: 200, headers: [['content-type', 'application/json; charset=utf-8']], body };
}

/** Makes the way to the GraphQL server of this process: the same checks, limits and masking of errors as over HTTP. */
function executor(
  graphql: ApolloServer<RequestContext>,
  context: () => RequestContext,
  operationName: string,
): Execute {
  return async (query, variables) => {
    const { body } = await graphql.executeOperation({ query, variables, operationName }, { contextValue: context() });
    if (body.kind !== 'single') throw new Error('an operation was answered in parts');
    return body.singleResult;
  };
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

/** Answers with errors of the graph; the first one gives the status. */
function sendErrors(reply: FastifyReply, errors: readonly GraphQLFormattedError[], data?: unknown): FastifyReply {
  const code = errors[0]?.extensions?.code;
  reply.request.account.code = typeof code === 'string' ? code : null;
  const status = isKnownCode(code) ? statusOfCode(code) : 500;
  if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
  return reply
    .code(status)
    .removeHeader('etag')
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ ...(data !== undefined && { data }), errors });
}

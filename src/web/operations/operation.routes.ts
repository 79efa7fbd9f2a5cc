import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { sha256 } from '../../base/canonical.ts';
import { AppError, ERROR_CATALOGUE } from '../../base/errors.ts';
import { nearest } from '../../base/text.ts';
import type { Db } from '../../database/connection.ts';
import { RequestContext } from '../../graph/context.ts';
import {
  AnswerErrors,
  answerTable,
  type Execute,
  MAX_ROWS,
  TITLE_LANGUAGES,
  type TitleLanguage,
  tableToCsv,
} from '../../operations/answer.ts';
import { listOperations, printOperations } from '../../operations/operation-list.ts';
import type { ShippedOperation } from '../../operations/operations.ts';
import { readVariables } from '../../operations/plain-variables.ts';
import { currentVersion } from '../../records/publish.ts';

export interface OperationsOptions {
  operations: readonly ShippedOperation[];
  graphql: ApolloServer<RequestContext>;
  schema: GraphQLSchema;
  db: Db;
  /** Stands before the addresses of the index; empty: they are relative. */
  publicUrl: string | null;
  /** Hash of what the answers depend on beside the data, so that a new release is not taken for the old one. */
  release: string;
  maxRows?: number;
}

type Format = 'json' | 'csv';

/** Answers the shipped operations by plain addresses: the door for people and programs that write no GraphQL. */
export function registerOperations(app: FastifyInstance, options: OperationsOptions): void {
  const { operations, schema, publicUrl } = options;
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const entries = listOperations(operations, schema, publicUrl ?? '');

  app.get('/operations', async (request, reply) => {
    reply.header('vary', 'Accept').header('cache-control', 'no-cache');
    if (/\btext\/(?:plain|html)\b/i.test(request.headers.accept ?? ''))
      return reply.type('text/plain; charset=utf-8').send(printOperations(entries));
    return reply.send({ operations: entries });
  });

  app.get<{ Params: { name: string } }>('/operations/:name', async (request, reply) => {
    reply.header('vary', 'Accept').header('cache-control', 'public, no-cache');
    try {
      const [, name = '', suffix] = /^(.*?)(?:\.(csv|json))?$/s.exec(request.params.name) ?? [];
      const operation = byName.get(name) ?? unknownOperation(name, [...byName.keys()]);
      return await answer(request, reply, operation, (suffix as Format | undefined) ?? formatOf(request), options);
    } catch (error) {
      if (error instanceof AnswerErrors) return sendErrors(reply, error.errors);
      if (!(error instanceof AppError)) throw error;
      return sendErrors(reply, [{ message: error.message, extensions: { code: error.code, ...error.details } }]);
    }
  });
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: ShippedOperation,
  format: Format,
  { graphql, schema, db, release, maxRows = MAX_ROWS }: OperationsOptions,
): Promise<FastifyReply> {
  const parameters = new URLSearchParams(request.url.split('?')[1] ?? '');
  const titles = format === 'csv' ? takeTitles(parameters) : null;
  const variables = readVariables(operation, schema, parameters);
  const execute = executor(graphql, db, request.id, operation.name);
  for (let attempt = 1; ; attempt++) {
    const version = (await currentVersion(db)) ?? 0;
    const etag = etagOf([version, release, operation.document, format, titles, sorted(variables)]);
    if (isKnown(request.headers['if-none-match'], etag)) return reply.header('etag', etag).code(304).send();
    if (format === 'json') {
      const { data, errors } = await execute(operation.document, variables);
      if (errors?.length) return sendErrors(reply, errors, data);
      return reply.header('etag', etag).send({ data, extensions: { datasetVersion: version } });
    }
    const table = await answerTable(operation, variables, execute, maxRows);
    // The pages come one after another: if something was published meanwhile, they may not fit together.
    if (attempt < 3 && ((await currentVersion(db)) ?? 0) !== version) continue;
    reply.header('etag', etag).type('text/csv; charset=utf-8; header=present');
    reply.header('content-disposition', `attachment; filename="${operation.name}-v${version}.csv"`);
    if (table.cut) reply.header('x-rows-truncated', 'true');
    return reply.send(tableToCsv(operation, table, titles));
  }
}

/** Makes the way to the GraphQL server of this process: the same checks, limits and masking of errors as over HTTP. */
function executor(graphql: ApolloServer<RequestContext>, db: Db, requestId: string, operationName: string): Execute {
  return async (query, variables) => {
    const { body } = await graphql.executeOperation(
      { query, variables, operationName },
      { contextValue: new RequestContext(db, requestId) },
    );
    if (body.kind !== 'single') throw new Error('an operation was answered in parts');
    return body.singleResult;
  };
}

function formatOf(request: FastifyRequest): Format {
  const accept = request.headers.accept ?? '';
  return /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept) ? 'csv' : 'json';
}

/** Takes the language of the head line out of the parameters, since it belongs to the table and not to the question. */
function takeTitles(parameters: URLSearchParams): TitleLanguage | null {
  const wanted = parameters.get('titles');
  parameters.delete('titles');
  if (wanted === null || wanted === '') return null;
  const language = TITLE_LANGUAGES.find((one) => one === wanted);
  if (language) return language;
  throw new AppError('BAD_USER_INPUT', `"titles" is "${wanted.slice(0, 80)}". It must be vi or en.`);
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

/** Weak, because compression changes the bytes and not the content. */
function etagOf(parts: readonly unknown[]): string {
  return `W/"${sha256(JSON.stringify(parts)).slice(0, 32)}"`;
}

function isKnown(header: string | undefined, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return (header ?? '').split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

function sendErrors(reply: FastifyReply, errors: readonly GraphQLFormattedError[], data?: unknown): FastifyReply {
  const code = String(errors[0]?.extensions?.code ?? '');
  const status = code in ERROR_CATALOGUE ? ERROR_CATALOGUE[code as keyof typeof ERROR_CATALOGUE].status : 500;
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send({ ...(data !== undefined && { data }), errors });
}

import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { checkSize, LIMITS } from './query-limits.ts';
import { checkTexts } from './query-texts.ts';

/** More is no query that a person or a dashboard writes. */
export const MAX_TOKENS = LIMITS.tokens.most;
/** One wrong query is told a few of its faults, not thousands. */
const MAX_ERRORS = 10;

/** A request for an answer of the graph, as it comes to a door. */
export interface QueryRequest {
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** A query that may run. */
export interface CheckedQuery {
  operation: OperationDefinitionNode;
  /** Null when the variables do not fit, which the execution says. */
  cost: number | null;
}

/** What a door answers, and where to go with the rest. */
export interface DoorRule {
  answers: `${OperationTypeNode}`;
  otherwise: string;
}

/** Plain HTTP and everything inside the process: single answers. */
export const SINGLE_ANSWERS: DoorRule = {
  answers: 'query',
  otherwise:
    'Subscriptions run over WebSocket at /graphql (graphql-transport-ws) or as server-sent events at /graphql/stream.',
};

/** WebSocket and server-sent events: what goes on. */
export const LONG_ANSWERS: DoorRule = {
  answers: 'subscription',
  otherwise: 'This address serves subscriptions only. Ask for single answers at /graphql with POST, or GET.',
};

/**
 * The one check that every query passes before any of its fields runs, whichever door it comes through: what the door
 * answers, texts that can be used, depth and cost with its variables.
 *
 * Returns: the operation that is asked for, with its cost; null when the request names none that exists, which the execution says.
 * Throws: GraphQLError with a code of the catalogue.
 */
export function checkQuery(
  schema: GraphQLSchema,
  { document, operationName, variables }: QueryRequest,
  door: DoorRule,
): CheckedQuery | null {
  const operation = getOperationAST(document, operationName) ?? null;
  if (operation === null) return null;
  const kind = operation.operation;
  if (!schema.getRootType(kind)) {
    throw new GraphQLError(`This API answers queries and has no ${kind} type. Ask with "query".`, {
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED', http: { status: 400 } },
    });
  }
  if (kind !== door.answers) {
    throw new GraphQLError(door.otherwise, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });
  }
  const given = variables ?? {};
  checkTexts(document, given);
  return { operation, cost: checkSize(schema, { document, variables: given, operationName }) };
}

/**
 * Reads a query for a door that has no server of GraphQL behind it: the same bound on its length, the same rules.
 *
 * Throws: GraphQLError with GRAPHQL_PARSE_FAILED or GRAPHQL_VALIDATION_FAILED.
 */
export function readQuery(schema: GraphQLSchema, query: string): DocumentNode {
  const document = parseQuery(query);
  const [error] = validate(schema, document, undefined, { maxErrors: MAX_ERRORS });
  if (error) throw coded(error, 'GRAPHQL_VALIDATION_FAILED');
  return document;
}

function parseQuery(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: MAX_TOKENS });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

function coded(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, http: { status: 400 } } });
}

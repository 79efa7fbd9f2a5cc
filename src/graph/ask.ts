import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql';
import type { Db } from '../database/connection.ts';
import { RequestContext } from './context.ts';

/** Answers a question of the graph to a part of the service itself. */
export type Ask = <T>(question: DocumentNode, variables?: Record<string, unknown>) => Promise<T>;

/**
 * Lets pages and feeds read what the API answers: the same resolvers, the same number of statements.
 *
 * Throws: the first error of the answer, since a page half filled would be a lie.
 */
export function askOf(schema: GraphQLSchema, db: Db): Ask {
  return async <T>(document: DocumentNode, variableValues: Record<string, unknown> = {}) => {
    const contextValue = new RequestContext(db, 'internal');
    const { data, errors } = await execute({ schema, document, variableValues, contextValue });
    const error = errors?.[0];
    if (error) throw error.originalError ?? error;
    return data as T;
  };
}

/** Reads a question once, when its module loads. */
export const question = parse;

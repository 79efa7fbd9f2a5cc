import { AsyncLocalStorage } from 'node:async_hooks';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse } from 'graphql';
import { AppError, ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';
import type { Db } from '../database/connection.ts';
import type { Admission } from './admission.ts';
import { RequestContext } from './context.ts';
import { asksNeverKept } from './never-kept.ts';
import { checkQuery, SINGLE_ANSWERS } from './query-check.ts';

/** Answers a question of the graph to a part of the service itself. */
export type Ask = <T>(question: DocumentNode, variables?: Record<string, unknown>) => Promise<T>;

const watched = new AsyncLocalStorage<{ keep: boolean }>();

/** Runs work that asks. Returns: what it gives, and whether all that it asked depends on the data alone. */
export async function watchKeeping<T>(work: () => Promise<T>): Promise<{ value: T; keep: boolean }> {
  const watch = { keep: true };
  const value = await watched.run(watch, work);
  return { value, keep: watch.keep };
}

/** For whom is asked. */
export interface Asker {
  /** E.g. an address. */
  client: string;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
}

interface AskOptions {
  /** Hears of each answer, for the metrics. */
  onAnswer?: (failed: boolean) => void;
  /** Says for whom is asked; absent: for the service itself. */
  asker?: () => Asker;
  /** Lets questions begin; without it all begin at once. */
  admission?: Admission | undefined;
}

/**
 * Lets pages and feeds read what the API answers: the same check, the same wait for a place, the same resolvers, the
 * same number of statements.
 *
 * Throws: the first error of the answer, since a page half filled would be a lie; OVERLOADED.
 */
export function askOf(
  schema: GraphQLSchema,
  db: Db,
  { onAnswer = () => {}, asker = () => ({ client: '' }), admission }: AskOptions = {},
): Ask {
  return async <T>(document: DocumentNode, variableValues: Record<string, unknown> = {}) => {
    const checked = refuse(() => checkQuery(schema, { document, variables: variableValues }, SINGLE_ANSWERS));
    const leave = await admission?.enter({ ...asker(), cost: checked?.cost ?? null });
    try {
      const contextValue = new RequestContext(db, 'internal', asker());
      const { data, errors } = await execute({ schema, document, variableValues, contextValue });
      const watch = watched.getStore();
      if (watch && asksNeverKept(schema, document)) watch.keep = false;
      const error = errors?.[0];
      onAnswer(error !== undefined);
      if (error) throw error.originalError ?? error;
      return data as T;
    } finally {
      leave?.();
    }
  };
}

/** What a question holds of an address can be refused too, and is then the fault of who wrote the address. */
function refuse<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    const code = error instanceof GraphQLError ? String(error.extensions.code) : '';
    throw code in ERROR_CATALOGUE
      ? new AppError(code as ErrorCode, (error as Error).message, {}, { cause: error })
      : error;
  }
}

/** Reads a question once, when its module loads. */
export const question = parse;

import { randomUUID } from 'node:crypto';
import { AppError, causes, ERROR_CATALOGUE, type ErrorCode, isStorageFull } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { isOutage } from '../../database/outage.ts';

/** What a client is told of an error, at every door. */
export interface Failure {
  status: number;
  message: string;
  extensions: { code: ErrorCode } & Record<string, unknown>;
}

/** When a client may try again that was told of an outage. */
export const RETRY_AFTER_SECONDS = 5;

/** Says whether a code is one of the catalogue. */
export function isKnownCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && code in ERROR_CATALOGUE;
}

/**
 * The HTTP status of a code. A value that a query would pass is bad input; in the path of an address (`'address'`) the
 * same value is a thing not found.
 */
export function statusOfCode(code: ErrorCode, place: 'query' | 'address' = 'query'): number {
  return place === 'address' && code === 'UNKNOWN_VALUE' ? 404 : ERROR_CATALOGUE[code].status;
}

/**
 * Makes of any error what its reader may know. Our own errors say it themselves, and a database that is not there has a
 * name. All else may carry SQL, parameters or paths: it is logged under an id, and only the id is answered.
 */
export function failureOf(error: unknown, log: Log, id: string = randomUUID()): Failure {
  const own = causes(error).find((cause) => cause instanceof AppError);
  if (own) {
    return { status: statusOfCode(own.code), message: own.message, extensions: { code: own.code, ...own.details } };
  }
  // Nobody hears this: the client is gone.
  if (causes(error).some((cause) => (cause as { name?: unknown } | null)?.name === 'AbortError'))
    return failure('TIMEOUT', 'The request was given up.');
  if (isStorageFull(error)) {
    log.error({ err: error, errorId: id }, 'no room is left');
    return failure('STORAGE_FULL', `${ERROR_CATALOGUE.STORAGE_FULL.meaning} ${ERROR_CATALOGUE.STORAGE_FULL.remedy}`);
  }
  if (isOutage(error)) {
    log.error({ err: error, errorId: id }, 'the database does not answer');
    return failure('DATABASE_UNREACHABLE', 'The database does not answer at the moment. Try again in a few seconds.');
  }
  log.error({ err: error, errorId: id }, 'unexpected error');
  return failure('INTERNAL_SERVER_ERROR', `Something failed on our side. Report this id if it stays: ${id}`, { id });
}

function failure(code: ErrorCode, message: string, details: Record<string, unknown> = {}): Failure {
  return { status: statusOfCode(code), message, extensions: { code, ...details } };
}

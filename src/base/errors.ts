import { INPUT_ERRORS } from './input-errors.ts';
import { withoutControls } from './text.ts';

/**
 * Every code that a client, an operator or an editor of data can meet: what it means, the HTTP status and the remedy.
 * The table of errors in docs/reference.md is compared with this one, both ways.
 */
export const ERROR_CATALOGUE = {
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'An argument has a value that cannot be used.',
    remedy: 'Correct the value that the message names.',
  },
  UNKNOWN_PROVINCE: {
    status: 404,
    meaning: 'No province or district has this slug or code.',
    remedy: 'Take a slug from `{ provinces { slug } }`.',
  },
  UNKNOWN_VALUE: {
    status: 400,
    meaning: 'A filter names a strategy, programme, action area, document type or organisation that does not exist.',
    remedy: 'Take the suggested value, or list the known ones.',
  },
  UNKNOWN_FEED: {
    status: 404,
    meaning: 'There is no feed at this address.',
    remedy: 'Take one from the list at `/feeds`.',
  },
  UNKNOWN_RECORD: {
    status: 404,
    meaning: 'No plan or document has this address.',
    remedy: 'Take the suggested address, or search for it.',
  },
  WITHDRAWN_RECORD: {
    status: 410,
    meaning: 'The plan or document at this address was taken out; the message says why.',
    remedy: 'Read in `changes` what happened to it.',
  },
  AMBIGUOUS_PROVINCE: {
    status: 400,
    meaning: 'A bare code has meant two provinces at different times.',
    remedy: 'Add `asOf`, or use a slug.',
  },
  AMBIGUOUS_NUMBER: {
    status: 400,
    meaning: 'Several documents bear this number.',
    remedy: 'Add `province` or `year`; the candidates are in `extensions.candidates`.',
  },
  BAD_CURSOR: {
    status: 400,
    meaning: 'A cursor is damaged or comes from a list with another order.',
    remedy: 'Start again without `after` and `before`, then use the cursors of that answer.',
  },
  BAD_PAGE_SIZE: {
    status: 400,
    meaning: '`first` or `last` is negative, above 100, or both are given.',
    remedy: 'Give one of them, from 0 to 100.',
  },
  BAD_ID: {
    status: 400,
    meaning: 'An id is not of the form `type:name`, or belongs to another type.',
    remedy: 'Use an id as an earlier answer gave it.',
  },
  UNKNOWN_OPERATION: {
    status: 404,
    meaning: 'No shipped operation has this name.',
    remedy: 'Take the suggested name, or one from `/operations`.',
  },
  UNKNOWN_FORM: {
    status: 406,
    meaning: 'A question is not answered in this form.',
    remedy: 'Take one of the forms that the message lists.',
  },
  UNKNOWN_VERSION: {
    status: 404,
    meaning: 'The dataset has no version of this number.',
    remedy: 'Take the suggested one, or `latest`.',
  },
  VERSION_NOT_KEPT: {
    status: 410,
    meaning: 'The version was published, and this service does not keep it.',
    remedy: 'Rebuild it with the command that the message names.',
  },
  UNKNOWN_FILE: {
    status: 404,
    meaning: 'A version of the dataset has no file of this name.',
    remedy: 'Take the suggested name, or one from `/data/latest`.',
  },
  FILES_BEING_MADE: {
    status: 503,
    meaning: 'The files of this version are being made.',
    remedy: 'Ask again after the seconds of `Retry-After`.',
  },
  VERSION_UNAVAILABLE: {
    status: 503,
    meaning: 'The process that answers from an older version ended.',
    remedy: 'Ask again after the seconds of `Retry-After`.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The query is not GraphQL.',
    remedy: 'Correct the syntax at the place that the message names.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: 'The query asks for something that the schema does not have.',
    remedy: 'Compare the query with the schema; the playground marks the place.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The request names no operation, or one that the query does not have.',
    remedy: 'Send `operationName` with one of the names in the query.',
  },
  BAD_REQUEST: {
    status: 400,
    meaning: 'The HTTP request is not a GraphQL request.',
    remedy: 'POST JSON with a `query`, or GET with `?query=`.',
  },
  UNSUPPORTED_CHARSET: {
    status: 415,
    meaning: 'The body of the request is not in UTF-8.',
    remedy: 'Send it in UTF-8, or leave `charset` out.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    // What clients of this protocol wait for, and what Apollo Server sends.
    status: 200,
    meaning: 'The request holds the hash of a query and not the query; the service remembers none.',
    remedy: 'Send the query; clients do so by themselves after this answer.',
  },
  QUERY_TOO_LARGE: {
    status: 400,
    meaning: 'The query is longer, deeper or asks for more than one request may.',
    remedy: 'Split it, or ask for smaller pages.',
  },
  VERSION_NOT_YET: {
    status: 503,
    meaning: 'The request asks for a newer version of the data than this process has.',
    remedy: 'Ask again after the seconds of `Retry-After`.',
  },
  TIMEOUT: {
    status: 503,
    meaning: 'The database, or the whole answer, took longer than this service waits.',
    remedy: 'Ask for less, or try again after the seconds of `Retry-After`.',
  },
  OVERLOADED: {
    status: 503,
    meaning: 'More is asked at the moment than this service can begin with.',
    remedy: 'Try again after the seconds of `Retry-After`.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    meaning: 'One address asks more often, or for more at the same time, than its share.',
    remedy: 'Wait the seconds of `Retry-After`; `RateLimit` says what is left.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    status: 503,
    meaning: 'This process serves as many subscriptions as it can.',
    remedy: 'Try again later, or ask `changes` from time to time.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'Something failed on our side. The message holds an id and nothing else.',
    remedy: 'Try again; if it stays, report the id.',
  },
  BAD_SETTING: {
    status: 500,
    meaning: 'An environment variable has a value that cannot be used.',
    remedy: 'Correct it; all wrong ones are listed at once.',
  },
  DATABASE_UNREACHABLE: {
    status: 503,
    meaning: 'The database of `DATABASE_URL` does not answer or refuses the login.',
    remedy: 'Check the address and that PostgreSQL runs.',
  },
  STORAGE_FULL: {
    status: 503,
    meaning: 'There is no room left where the database or the files of the service lie.',
    remedy: 'Make room and do it again; what was not whole was not kept.',
  },
  DATABASE_NEWER: {
    status: 500,
    meaning: 'The database was migrated by a newer release.',
    remedy: 'Start that release, or use another database.',
  },
  DATABASE_UNSUITABLE: {
    status: 500,
    meaning: 'The database lacks something that the service needs.',
    remedy: 'Use PostgreSQL 15 or newer with the pg_trgm extension available.',
  },
  DRIVER_UNPATCHED: {
    status: 500,
    meaning: 'The PostgreSQL driver was installed without the patch that keeps its answers right.',
    remedy: 'Run `npm run prepare`.',
  },
  DATA_DIR_UNUSABLE: {
    status: 500,
    meaning: 'The data directory cannot be written.',
    remedy: 'Give the process a directory it may write, in `DATA_DIR`.',
  },
  DATA_DIR_LOCKED: {
    status: 500,
    meaning: 'Another process uses the embedded database in this directory.',
    remedy: 'Stop it, use another `DATA_DIR`, or use PostgreSQL.',
  },
  PORT_IN_USE: { status: 500, meaning: 'Another process listens on the port.', remedy: 'Set `PORT` to a free one.' },
  NOT_BUILT: {
    status: 500,
    meaning: 'There is no build that fits the sources, and what builds it is not installed.',
    remedy: 'Run `npm ci` with the development dependencies, or take a built tree.',
  },
  BUILD_FAILED: {
    status: 500,
    meaning: 'The service, its page or its snapshot could not be built; nothing was started.',
    remedy: 'Correct what the message names, then run `npm run build`.',
  },
  NOT_READY: {
    status: 503,
    meaning: 'The database holds no dataset yet.',
    remedy: 'Start the service on it once: `kehoach serve`.',
  },
  SERVER_UNREACHABLE: {
    status: 502,
    meaning: 'The server that a command was told to ask does not answer, or is another one.',
    remedy: 'Start it, or correct `--url`.',
  },
  BAD_SEED: {
    status: 500,
    meaning: 'A seed file does not have the form it must have.',
    remedy: 'Correct the place that the message names; nothing was loaded.',
  },
  UNKNOWN_REFERENCE: {
    status: 400,
    meaning: 'A record names another one that does not exist.',
    remedy: 'Correct the name, or add the record.',
  },
  READ_ONLY_MIRROR: {
    status: 409,
    meaning: 'The database is a copy of another dataset, kept by `kehoach mirror`.',
    remedy: 'Publish at the original, or use another database.',
  },
  MIRROR_FAILED: {
    status: 502,
    meaning: 'The original of a mirror cannot be read, or its copy would not be equal to it.',
    remedy: 'Do what the message says; what was copied so far stays.',
  },
  CHECKOUT_FAILED: {
    status: 500,
    meaning: 'What the change log gives for a version is not what that version announced.',
    remedy: 'Copy the dataset from where it was published first.',
  },
  HARVEST_FAILED: { status: 502, meaning: 'A publisher cannot be harvested.', remedy: 'Do what the message says.' },
  ...INPUT_ERRORS,
  DUPLICATE_RECORD: { status: 400, meaning: 'Two records claim the same identity.', remedy: 'Keep one of them.' },
} as const satisfies Record<string, { status: number; meaning: string; remedy: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

/** An error that its reader can act on: its message names the subject, the fact and the remedy, and is safe to show. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    // It repeats what somebody wrote, and is read on terminals and pages.
    super(withoutControls(message), options);
  }
}

/** Collects the chain of causes of an error, outermost first. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at: unknown = error; at !== undefined && at !== null && chain.length < 10; ) {
    chain.push(at);
    at = at instanceof Error ? at.cause : undefined;
  }
  return chain;
}

/** Says whether something failed because there was no room for it (disk_full, and what the system calls it). */
export function isStorageFull(error: unknown): boolean {
  return causes(error).some((cause) => {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    return (
      code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || /No space left on device/.test(String(message))
    );
  });
}

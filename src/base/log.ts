import { type Logger, pino } from 'pino';
import { causes } from './errors.ts';

/** What the parts of the service may write to the log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** What is logged of requests: `off` writes no line; `on` neither addresses in full nor what was asked; `full` both. */
export const REQUEST_LOGS = ['off', 'on', 'full'] as const;
export type RequestLog = (typeof REQUEST_LOGS)[number];

const MAX_STATEMENT = 1_000;

/** Makes the log: JSON, one line an event. `to` is standard output without it. */
export function createLog(level: string, to?: NodeJS.WritableStream): Logger {
  const options = { level, serializers: { err: tellError } };
  return to ? pino(options, to) : pino(options);
}

/**
 * Tells an error without the values of its statement, among which are words that people searched for. pino's own way
 * would write all that stands on an error.
 */
function tellError(error: unknown): object {
  const [outer, ...inner] = causes(error).map((cause) => {
    if (!(cause instanceof Error)) return { message: String(cause) };
    const { code } = cause as { code?: unknown };
    const [message = ''] = cause.message.split('\nparams: ');
    return {
      type: cause.name,
      ...(typeof code === 'string' && { code }),
      message: message.slice(0, MAX_STATEMENT),
      at: (cause.stack ?? '').split('\n').flatMap((line) => /^ {4}at (.*)$/.exec(line)?.[1] ?? []),
    };
  });
  return { ...outer, ...(inner.length > 0 && { causes: inner.map(({ message, ...rest }) => ({ ...rest, message })) }) };
}

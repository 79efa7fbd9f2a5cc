import type { Logger } from 'pino';

/** What the parts of the service may write to the log. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

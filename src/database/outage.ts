import { causes } from '../base/errors.ts';

/** What the system, the driver and PostgreSQL itself say when there is nobody to ask. Source: PostgreSQL, Appendix A. */
const OUTAGES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  // admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Says whether an error means that the database is not there, and not that it refused what was asked. */
export function isOutage(error: unknown): boolean {
  return causes(error).some((cause) => {
    const { code, message } = cause as { code?: unknown; message?: unknown };
    if (typeof code === 'string') return OUTAGES.has(code) || code.startsWith('08');
    // The embedded engine has no codes for it.
    return message === 'PGlite is closed' || message === 'PGlite is closing';
  });
}

/** What a connection says that was there and broke. */
const LOST: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'CONNECTION_CLOSED', '57P01', '57P02']);

/** Says whether a statement failed because its connection broke: what only reads may be asked again. */
export function isLostConnection(error: unknown): boolean {
  return causes(error).some((cause) => LOST.has(String((cause as { code?: unknown }).code)));
}

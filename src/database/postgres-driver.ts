import postgres from 'postgres';
import { AppError } from '../base/errors.ts';

/** The mark of driver-patch.mjs, which is no part of the service. */
const DRIVER_MARK = 3;

/**
 * Refuses a driver that gives wrong answers. driver-patch.mjs mends the installed one and says so on it; the bundle is
 * made from that.
 *
 * Throws: DRIVER_UNPATCHED.
 */
export function checkDriver(driver: object = postgres): void {
  if ((driver as { kehoachDriver?: unknown }).kehoachDriver === DRIVER_MARK) return;
  throw new AppError(
    'DRIVER_UNPATCHED',
    'The PostgreSQL driver was installed without the patch that this service needs, so answers could be wrong. Run: npm run prepare',
  );
}

/** How many texts of statements a process prepares at most. Each connection keeps those that it was sent. */
const MAX_PREPARED = 500;
/** A text is worth preparing when it comes again. */
const USES_BEFORE_PREPARING = 2;
/** How many texts are remembered to see whether they come again. */
const MAX_REMEMBERED = 2_000;

/**
 * Chooses which statements are prepared: those that come again, and not more than a server should hold. What strangers
 * ask decides on the texts of statements, so both memories have an end.
 */
export class PreparedTexts {
  private readonly prepared = new Set<string>();
  private readonly seen = new Map<string, number>();

  /** Tells whether this text is to be sent as a prepared statement. */
  take(text: string): boolean {
    if (this.prepared.has(text)) return true;
    const uses = (this.seen.get(text) ?? 0) + 1;
    // Taken out and put in again, the oldest are those that did not come for the longest time.
    this.seen.delete(text);
    if (uses < USES_BEFORE_PREPARING || this.prepared.size >= MAX_PREPARED) {
      this.seen.set(text, uses);
      const [oldest] = this.seen.keys();
      if (this.seen.size > MAX_REMEMBERED && oldest !== undefined) this.seen.delete(oldest);
      return false;
    }
    this.prepared.add(text);
    return true;
  }
}

/** Several statements may stand in one text without parameters, as in migrations: those cannot be prepared. */
function isOneReading(text: string): boolean {
  return /^\s*(select|with)\s/i.test(text) && !text.includes(';');
}

/** The part of a client that is touched here; clients and connections of transactions both have it. */
interface Sender {
  unsafe: (text: string, parameters?: unknown[], options?: { prepare?: boolean; simple?: boolean }) => unknown;
}

/**
 * Lets a client send statements with parameters prepared. Drizzle runs everything through `unsafe`, which sends each
 * statement to be parsed and planned anew unless it is told otherwise. Connections of transactions are treated alike.
 */
export function preparing<C extends object>(client: C, texts: PreparedTexts): C {
  return new Proxy(client, {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      if (key === 'unsafe') {
        const unsafe = value as Sender['unsafe'];
        return (text: string, parameters: unknown[] = [], options = {}) => {
          if (parameters.length > 0) {
            return unsafe.call(target, text, parameters, { ...options, prepare: texts.take(text) });
          }
          // Without parameters the driver sends a text as it is, to be planned each time.
          return isOneReading(text) && texts.take(text)
            ? unsafe.call(target, text, parameters, { ...options, prepare: true, simple: false })
            : unsafe.call(target, text, parameters, options);
        };
      }
      if (key === 'begin' || key === 'savepoint') {
        return (...args: unknown[]) =>
          Reflect.apply(
            value,
            target,
            args.map((arg) =>
              typeof arg === 'function'
                ? (inner: object) => Reflect.apply(arg, undefined, [preparing(inner, texts)])
                : arg,
            ),
          );
      }
      return value;
    },
  });
}

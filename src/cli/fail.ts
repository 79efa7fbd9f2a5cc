import { failureOf, placeOf } from './failure.ts';

/** Ends the process with one clear line; an unexpected error says also where it happened. */
export function fail(error: unknown): never {
  const { code, message } = failureOf(error);
  process.stderr.write(`kehoach: ${message} [${code}]\n${placeOf(error)}`);
  process.exit(1);
}

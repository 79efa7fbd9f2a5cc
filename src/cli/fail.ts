import { refusalOf, stackOf } from './refusal.ts';

/** Ends the process with one clear line; an unexpected error says also where it happened. */
export function fail(error: unknown): never {
  const { code, message } = refusalOf(error);
  process.stderr.write(`kehoach: ${message} [${code}]\n${stackOf(error)}`);
  process.exit(1);
}

import { refusalLine, refusalOf, stackOf } from './refusal.ts';

/** Ends the process with one clear line; an unexpected error says also where it happened. */
export function fail(error: unknown): never {
  process.stderr.write(refusalLine(refusalOf(error)) + stackOf(error));
  process.exit(1);
}

import { AppError, causes, ERROR_CATALOGUE, isStorageFull } from '../base/errors.ts';
import { withoutControls } from '../base/text.ts';
import { ImportError } from '../reader/read-error.ts';

/** Why something could not be done, as every command says it. */
export interface Refusal {
  code: string;
  message: string;
}

const MAX_MESSAGE = 300;

/**
 * Says of any error what a reader may see of it: ours as they are; of the others the first line of the innermost
 * cause, since what wraps it may repeat a whole statement with its values.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof AppError || error instanceof ImportError) return { code: error.code, message: error.message };
  if (isStorageFull(error)) {
    const { meaning, remedy } = ERROR_CATALOGUE.STORAGE_FULL;
    return { code: 'STORAGE_FULL', message: `${meaning} ${remedy}` };
  }
  const cause = causes(error).at(-1);
  const [line = ''] = withoutControls(cause instanceof Error ? cause.message : String(cause)).split('\n');
  const shown = /^Failed query/.test(line) ? 'the database refused a statement' : line.slice(0, MAX_MESSAGE);
  return { code: 'INTERNAL_SERVER_ERROR', message: `unexpected error: ${shown}` };
}

/** The line on the error output that says what was refused and why; a subject is named where the message does not. */
export function refusalLine({ code, message }: Refusal, subject = ''): string {
  const shown = withoutControls(subject);
  const named = message.includes(shown) ? message : `${shown}: ${message}`;
  return `kehoach: ${named} [${code}]\n`;
}

/** The place of an unexpected error, for who reports it; empty for the others. */
export function stackOf(error: unknown): string {
  if (error instanceof AppError || error instanceof ImportError) return '';
  const cause = causes(error).at(-1);
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

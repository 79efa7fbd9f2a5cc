import { ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';
import { withoutControls } from '../base/text.ts';

/** The codes of the catalogue with which an input is refused. */
export const IMPORT_ERRORS = [
  'EMPTY_INPUT',
  'INPUT_TOO_LARGE',
  'BINARY_INPUT',
  'SCANNED_PDF',
  'ENCRYPTED_PDF',
  'ENCRYPTED_DOCX',
  'CORRUPT_FILE',
  'LEGACY_ENCODING',
  'LEGACY_WORD',
  'ARCHIVE_TOO_LARGE',
  'UNKNOWN_ARCHIVE',
  'UNREADABLE_TEXT',
] as const satisfies readonly ErrorCode[];

export type ImportErrorCode = (typeof IMPORT_ERRORS)[number];

/** A refusal: nothing of the input was kept. A gap in a readable input is a warning of the bundle instead. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, fact: string, options?: { cause?: unknown }) {
    super(`${fact} ${ERROR_CATALOGUE[code].remedy}`, options);
    this.name = 'ImportError';
    this.code = code;
  }
}

/** Longer is no sentence that helps a reader. */
const LONGEST_REASON = 200;

/**
 * Says in one line what a library found wrong with a file: without the marks of its own, and ready to be followed by a
 * full stop. A file that was nested until the library's own calls ran out says so.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof RangeError && /call stack/i.test(error.message)) return 'its parts are nested too deep';
  const said = error instanceof Error ? error.message : String(error);
  return (
    withoutControls(said.replace(/\s+/gu, ' '))
      // The parser of XML: its name, and where it stands in numbers that are not there.
      .replace(/^error: |\[xmldom (?:error|fatalError|warning)\] ?|@#?\[line:[^\]]*\]/gu, '')
      .trim()
      .replace(/\.+$/u, '')
      .slice(0, LONGEST_REASON)
  );
}

import { ERROR_CATALOGUE, type ErrorCode } from '../base/errors.ts';

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

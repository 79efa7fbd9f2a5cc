/** Why an input was refused: the catalogue. Each names the remedy, because the reader of the message is a clerk. */
export const IMPORT_ERRORS = {
  EMPTY_INPUT: 'The file holds no text. Check that it was saved completely, then read it again.',
  INPUT_TOO_LARGE: 'Split it, or save only the pages of the plan.',
  BINARY_INPUT: 'Give the HTML page, the text, the DOCX or the PDF of the document.',
  SCANNED_PDF: 'Its pages are pictures. Run text recognition on it first, or give the text of the document.',
  ENCRYPTED_PDF: 'Save a copy without a password and read that.',
  ENCRYPTED_DOCX: 'Save a copy without a password and read that.',
  CORRUPT_FILE: 'Open it in its own program, save a copy and read that.',
  LEGACY_ENCODING: 'Convert it to Unicode with the tool that wrote it, then read the result.',
  LEGACY_WORD: 'Save it as .docx and read that.',
  ARCHIVE_TOO_LARGE: 'Save only the text of the document as a new .docx.',
  UNKNOWN_ARCHIVE: 'Unpack it and read the DOCX or PDF inside.',
  UNREADABLE_TEXT: 'Less than half of it is letters of words. Give the page as HTML, text, DOCX or PDF.',
} as const;

export type ImportErrorCode = keyof typeof IMPORT_ERRORS;

/** A refusal: nothing of the input was kept. A gap in a readable input is a warning of the bundle instead. */
export class ImportError extends Error {
  readonly code: ImportErrorCode;

  constructor(code: ImportErrorCode, fact: string, options?: { cause?: unknown }) {
    super(`${fact} ${IMPORT_ERRORS[code]}`, options);
    this.name = 'ImportError';
    this.code = code;
  }
}

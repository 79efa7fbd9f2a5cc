/** The part of the catalogue of errors that tells of pages and files which cannot be read or imported. */
export const INPUT_ERRORS = {
  BAD_BUNDLE: {
    status: 400,
    meaning:
      'A plan bundle does not have the form or the size that it must have, or a quote does not stand in its text.',
    remedy: 'Correct the place that the message names; `schema/plan-bundle.schema.json` describes every field.',
  },
  REJECTED_IMPORT: {
    status: 409,
    meaning: 'A person rejected what was read of these bytes.',
    remedy: 'Leave it, or import with `--again` to take the decision back.',
  },
  EMPTY_INPUT: { status: 400, meaning: 'The file holds no text.', remedy: 'Check that it was saved completely.' },
  INPUT_TOO_LARGE: {
    status: 413,
    meaning: 'The file is larger than the reader takes.',
    remedy: 'Split it, or save only the pages of the plan.',
  },
  BINARY_INPUT: {
    status: 400,
    meaning: 'The file is of a kind that holds no text of a document.',
    remedy: 'Give the HTML page, the text, the DOCX or the PDF of the document.',
  },
  SCANNED_PDF: {
    status: 400,
    meaning: 'The PDF holds pictures of pages and no text.',
    remedy: 'Its pages are pictures: run text recognition on it first, or give the text of the document.',
  },
  ENCRYPTED_PDF: {
    status: 400,
    meaning: 'The PDF wants a password.',
    remedy: 'Save a copy without a password and read that.',
  },
  ENCRYPTED_DOCX: {
    status: 400,
    meaning: 'The DOCX wants a password.',
    remedy: 'Save a copy without a password and read that.',
  },
  CORRUPT_FILE: {
    status: 400,
    meaning: 'The file is damaged.',
    remedy: 'Open it in its own program, save a copy and read that.',
  },
  LEGACY_ENCODING: {
    status: 400,
    meaning: 'The text is in an encoding of before Unicode that cannot be told for certain.',
    remedy: 'Convert it to Unicode with the tool that wrote it, then read the result.',
  },
  LEGACY_WORD: { status: 400, meaning: 'The file is of Word before 2007.', remedy: 'Save it as .docx and read that.' },
  ARCHIVE_TOO_LARGE: {
    status: 413,
    meaning: 'What is packed in the file is larger than the reader unpacks.',
    remedy: 'Save only the text of the document as a new .docx.',
  },
  UNKNOWN_ARCHIVE: {
    status: 400,
    meaning: 'The file is an archive and no document.',
    remedy: 'Unpack it and read the DOCX or PDF inside.',
  },
  UNREADABLE_TEXT: {
    status: 400,
    meaning: 'Less than half of the text is letters of words.',
    remedy: 'Give the page as HTML, text, DOCX or PDF.',
  },
} as const;

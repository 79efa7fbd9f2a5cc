import { ImportError } from './read-error.ts';

/** Ceilings that keep one bad file from harming the rest of a run. Sizes in bytes unless the name says otherwise. */
export const LIMITS = {
  /** A portal's page with all its scripts stays below; above it is not a document but an archive or an accident. */
  inputBytes: 24 * 1024 * 1024,
  /** Characters of extracted text: about 1,500 pages. */
  textCharacters: 4 * 1024 * 1024,
  /** Everything inside a DOCX together, pictures too, as declared by its directory. */
  archiveBytes: 96 * 1024 * 1024,
  /** The XML parts of a DOCX that are turned into a tree in memory. */
  archiveXmlBytes: 12 * 1024 * 1024,
  archiveEntries: 4096,
  /** Honest Office files stay below 100:1; a bomb starts at 1000:1. */
  archiveRatio: 250,
  pdfPages: 2000,
  /** What the process may grow by while a PDF is read; one megabyte of it can unpack to a thousand. */
  pdfMemoryBytes: 256 * 1024 * 1024,
  /** Time to read a PDF in, in ms by the clock. */
  pdfMs: 60_000,
} as const;

/**
 * Refuses an input by its size alone, so that it can be done before a byte is read.
 *
 * Throws: EMPTY_INPUT, INPUT_TOO_LARGE.
 */
export function checkInputSize(bytes: number): void {
  if (bytes === 0) throw new ImportError('EMPTY_INPUT', 'The file has no bytes.');
  if (bytes > LIMITS.inputBytes) {
    const [size, limit] = [bytes, LIMITS.inputBytes].map((count) => `${(count / 1024 / 1024).toFixed(1)} MB`);
    throw new ImportError('INPUT_TOO_LARGE', `The file has ${size}, more than ${limit}.`);
  }
}

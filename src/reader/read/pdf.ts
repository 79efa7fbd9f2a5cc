import { LIMITS } from '../limits.ts';
import { ImportError, reasonOf } from '../read-error.ts';
import { type Block, CaptureBuilder, type ReadGap } from './capture.ts';
import { pageRows } from './pdf-layout.ts';
import { PdfFailure, readPdfWords } from './pdf-thread.ts';

/**
 * Reads the text layer of a PDF line by line, side-by-side columns as cells.
 *
 * Throws: ENCRYPTED_PDF, SCANNED_PDF, CORRUPT_FILE, INPUT_TOO_LARGE.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; blocks: Block[]; gaps: ReadGap[] }> {
  const builder = new CaptureBuilder();
  const state = { table: -1 };
  let pages = 0;
  try {
    await readPdfWords(
      bytes,
      (count) => {
        pages = count;
        if (pages > LIMITS.pdfPages)
          throw new ImportError('INPUT_TOO_LARGE', `The PDF has ${pages} pages, more than ${LIMITS.pdfPages}.`);
      },
      (words) => {
        for (const row of pageRows(words, state)) builder.add(row.text, 'line', row.cell);
        if (builder.length > LIMITS.textCharacters)
          throw new ImportError('INPUT_TOO_LARGE', `Its text has more than ${LIMITS.textCharacters} characters.`);
      },
    );
  } catch (error) {
    if (!(error instanceof PdfFailure)) throw error;
    if (error.kind === 'PasswordException') {
      throw new ImportError('ENCRYPTED_PDF', 'The PDF asks for a password.', { cause: error });
    }
    throw new ImportError('CORRUPT_FILE', `The PDF cannot be read: ${reasonOf(error)}.`, { cause: error });
  }
  if (builder.blocks.length === 0 || builder.length < pages * 20) {
    throw new ImportError('SCANNED_PDF', `Its ${pages} pages hold ${builder.length} characters of text.`);
  }
  return { text: builder.text(), blocks: builder.blocks, gaps: [] };
}

import { LIMITS } from '../limits.ts';
import { ImportError } from '../read-error.ts';
import { type Block, CaptureBuilder, type ReadGap } from './capture.ts';
import { type PdfWord, pageRows } from './pdf-layout.ts';

/**
 * Reads the text layer of a PDF line by line, side-by-side columns as cells.
 *
 * Throws: ENCRYPTED_PDF, SCANNED_PDF, CORRUPT_FILE, INPUT_TOO_LARGE.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ text: string; blocks: Block[]; gaps: ReadGap[] }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // The reader takes the buffer over, so it gets a copy.
    data: Uint8Array.from(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const file = await task.promise;
    if (file.numPages > LIMITS.pdfPages) {
      throw new ImportError('INPUT_TOO_LARGE', `The PDF has ${file.numPages} pages, more than ${LIMITS.pdfPages}.`);
    }
    const builder = new CaptureBuilder();
    const state = { table: -1 };
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const content = await page.getTextContent();
      const words: PdfWord[] = [];
      for (const item of content.items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , scale = 0, x = 0, y = 0] = item.transform as number[];
        words.push({ text: item.str, x, y, width: item.width, size: Math.abs(scale) || item.height || 10 });
      }
      for (const row of pageRows(words, state)) builder.add(row.text, 'line', row.cell);
      page.cleanup();
    }
    if (builder.blocks.length === 0 || builder.length < file.numPages * 20) {
      throw new ImportError('SCANNED_PDF', `Its ${file.numPages} pages hold ${builder.length} characters of text.`);
    }
    return { text: builder.text(), blocks: builder.blocks, gaps: [] };
  } catch (error) {
    if (error instanceof ImportError) throw error;
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ImportError('ENCRYPTED_PDF', 'The PDF asks for a password.', { cause: error });
    }
    const fact = `The PDF cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
    throw new ImportError('CORRUPT_FILE', fact, { cause: error });
  } finally {
    await task.destroy();
  }
}

import mammoth from 'mammoth';
import { ImportError, reasonOf } from '../read-error.ts';
import { guardArchive } from './archive-guard.ts';
import type { Block, ReadGap } from './capture.ts';
import { showWhatWordShows } from './docx-text.ts';
import { readHtml } from './html.ts';

/**
 * Reads the text of a DOCX, tables and automatic numbers included; pictures are left alone.
 *
 * Throws: ARCHIVE_TOO_LARGE, ENCRYPTED_DOCX, UNKNOWN_ARCHIVE, CORRUPT_FILE.
 */
export async function readDocx(bytes: Uint8Array): Promise<{ text: string; blocks: Block[]; gaps: ReadGap[] }> {
  const { names } = await guardArchive(bytes);
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => /^word\/document\d*\.xml$/u.test(name))) {
    throw new ImportError('UNKNOWN_ARCHIVE', 'The archive is not a Word document.');
  }
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(showWhatWordShows(bytes)) },
      {
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        externalFileAccess: false,
        includeDefaultStyleMap: true,
      },
    );
    return readHtml(result.value);
  } catch (error) {
    const fact = `The Word document cannot be read: ${reasonOf(error)}.`;
    throw new ImportError('CORRUPT_FILE', fact, { cause: error });
  }
}

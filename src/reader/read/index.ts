import { checkInputSize, LIMITS } from '../limits.ts';
import { ImportError } from '../read-error.ts';
import type { Capture, ReadGap } from './capture.ts';
import { readDocx } from './docx.ts';
import { decodeText } from './encoding.ts';
import { readHtml } from './html.ts';
import { readPdf } from './pdf.ts';
import { plainBlocks } from './plain.ts';
import { looksLikeHtml, sniff } from './sniff.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Reads a file of any supported format into captured text and blocks; the format is told by the content alone.
 *
 * Throws: `ImportError` with any code of the catalogue.
 */
export async function readCapture(bytes: Uint8Array): Promise<Capture> {
  checkInputSize(bytes.length);
  const capture = await readByKind(bytes);
  if (capture.text.trim() === '') throw new ImportError('EMPTY_INPUT', 'The file shows no text.');
  if (capture.text.length > LIMITS.textCharacters) {
    const fact = `Its text has ${capture.text.length} characters, more than ${LIMITS.textCharacters}.`;
    throw new ImportError('INPUT_TOO_LARGE', fact);
  }
  assertReadable(capture.text);
  const repetition = repetitionGap(capture.text);
  return repetition ? { ...capture, gaps: [...capture.gaps, repetition] } : capture;
}

async function readByKind(bytes: Uint8Array): Promise<Capture> {
  switch (sniff(bytes)) {
    case 'pdf':
      return { ...(await readPdf(bytes)), mediaType: 'application/pdf', encoding: null };
    case 'zip':
      return { ...(await readDocx(bytes)), mediaType: DOCX, encoding: null };
    case 'ole':
      if (Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
        throw new ImportError('ENCRYPTED_DOCX', 'The Office file asks for a password.');
      }
      throw new ImportError('LEGACY_WORD', 'The file is in the Word format of before 2007.');
    case 'rtf':
      throw new ImportError('LEGACY_WORD', 'The file is in Rich Text Format.');
    case 'binary':
      throw new ImportError('BINARY_INPUT', 'The file is a picture, a program or a packed file.');
    case 'text':
      return readText(bytes);
  }
}

function readText(bytes: Uint8Array): Capture {
  const { text, encoding, gaps } = decodeText(bytes);
  if (!looksLikeHtml(text)) return { text, blocks: plainBlocks(text), mediaType: 'text/plain', encoding, gaps };
  const page = readHtml(text);
  return { ...page, mediaType: 'text/html', encoding, gaps: [...gaps, ...page.gaps] };
}

/** A Word file read as text, or noise, has few runs of letters; the letters are counted on a sample. */
function assertReadable(text: string): void {
  const sample = text.slice(0, 40_000);
  const visible = sample.replace(/\s+/gu, '').length;
  const inWords = (sample.match(/\p{L}{2,}/gu) ?? []).reduce((sum, word) => sum + word.length, 0);
  if (visible > 200 && inWords * 2 < visible) {
    throw new ImportError('UNREADABLE_TEXT', `Only ${Math.round((inWords * 100) / visible)} % of the text is words.`);
  }
}

const CHUNK = 64;

function repetitionGap(text: string): ReadGap | null {
  if (text.length < 256 * 1024) return null;
  const seen = new Set<string>();
  let chunks = 0;
  for (const piece of text.split(/[\n.;]/u)) {
    chunks++;
    if (seen.size < 20_000) seen.add(piece.length > CHUNK ? piece.slice(0, CHUNK) : piece);
  }
  const distinct = text.length / Math.max(seen.size, 1);
  if (distinct < 4096 && seen.size * 20 > chunks) return null;
  return {
    kind: 'oversized-repetitive',
    where: `${text.length} characters`,
    kept: `${seen.size} different sentences`,
    dropped: null,
  };
}

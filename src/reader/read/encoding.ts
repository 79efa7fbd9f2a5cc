import iconv from 'iconv-lite';
import { ImportError } from '../read-error.ts';
import type { ReadGap } from './capture.ts';
import { fromTcvn3, looksLikeVni, vietnameseShare } from './legacy.ts';

export interface Decoded {
  text: string;
  encoding: string;
  gaps: ReadGap[];
}

/** Below this share a reading is taken for wrong; running administrative Vietnamese measures 0.3 and more. */
const CERTAIN = 0.12;

/**
 * Decodes text bytes: a byte-order mark first, then UTF-8, UTF-16 without a mark, windows-1258 and TCVN3, the last
 * two only when the result reads as Vietnamese.
 *
 * Throws: BINARY_INPUT, LEGACY_ENCODING, UNREADABLE_TEXT.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const unicode = decodeUnicode(bytes);
  if (unicode) return settle(unicode.text, unicode.encoding);
  assertNotBinary(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const vietnamese = iconv.decode(buffer, 'windows-1258').normalize('NFC');
  const tcvn3 = fromTcvn3(buffer.toString('latin1'));
  const shares = { vietnamese: vietnameseShare(vietnamese), tcvn3: vietnameseShare(tcvn3) };
  if (shares.vietnamese >= CERTAIN && shares.vietnamese > shares.tcvn3) {
    return { text: vietnamese, encoding: 'windows-1258', gaps: [] };
  }
  if (shares.tcvn3 >= CERTAIN) return { text: tcvn3, encoding: 'tcvn3', gaps: [] };
  const latin = buffer.toString('latin1');
  if (looksLikeVni(latin)) throw new ImportError('LEGACY_ENCODING', 'The text is written for VNI fonts.');
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const damaged = lossy.split('\ufffd').length - 1;
  if (vietnameseShare(lossy) >= CERTAIN && damaged * 50 < lossy.length) return settle(lossy, 'utf-8');
  throw new ImportError('LEGACY_ENCODING', 'The bytes are neither UTF-8 nor UTF-16 nor certain windows-1258 or TCVN3.');
}

function decodeUnicode(bytes: Uint8Array): { text: string; encoding: string } | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes.subarray(2), 'utf-16le');
  if (first === 0xfe && second === 0xff) return utf16(bytes.subarray(2), 'utf-16be');
  const zeros = countZeros(bytes.subarray(0, 4096));
  const half = Math.min(bytes.length, 4096) / 2;
  if (half > 8 && zeros.odd > half * 0.4 && zeros.even < half * 0.05) return utf16(bytes, 'utf-16le');
  if (half > 8 && zeros.even > half * 0.4 && zeros.odd < half * 0.05) return utf16(bytes, 'utf-16be');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return null;
  }
}

function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): { text: string; encoding: string } {
  return { text: iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true }), encoding };
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  bytes.forEach((byte, index) => {
    if (byte === 0) count[index % 2 === 0 ? 'even' : 'odd']++;
  });
  return count;
}

/** Checks decoded text for legacy fonts hidden in valid Unicode, for damage and for junk. */
function settle(text: string, encoding: string): Decoded {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is counted
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f]/gu)?.length ?? 0;
  if (controls > 8 && controls * 200 > text.length) {
    throw new ImportError('BINARY_INPUT', `One character in ${Math.round(text.length / controls)} is a control code.`);
  }
  if (vietnameseShare(text) < 0.06) {
    const converted = fromTcvn3(text);
    if (vietnameseShare(converted) >= CERTAIN) return { text: converted, encoding: 'tcvn3', gaps: [] };
    if (looksLikeVni(text)) throw new ImportError('LEGACY_ENCODING', 'The text is written for VNI fonts.');
  }
  const damaged = text.match(/\ufffd|á[º»][\u0080-\u00bf]|Ã[\u0080-\u00bf]|Ä[\u0090‘]/gu)?.length ?? 0;
  const gaps: ReadGap[] =
    damaged > 0
      ? [
          {
            kind: 'encoding-damaged',
            where: `${damaged} places`,
            kept: 'the characters as they stand',
            dropped: 'the letters that were lost',
          },
        ]
      : [];
  return { text, encoding, gaps };
}

function assertNotBinary(bytes: Uint8Array): void {
  const sample = bytes.subarray(0, 65_536);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32) || byte === 127) control++;
  if (control * 100 > sample.length) {
    throw new ImportError(
      'BINARY_INPUT',
      `${Math.round((control * 100) / sample.length)} % of the bytes are control codes.`,
    );
  }
}

import { MappedText } from '../text/mapped-text.ts';

/** Invisible characters that portals leave inside words: soft hyphen, zero-width space and joiners, BOM. */
const INVISIBLE = new Set([0x00ad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]);

/** Letters that look like Đ and đ and are Icelandic or African; no Vietnamese text means them. */
const LOOKALIKES = /[\u00d0\u0189\u00f0\u0256]/g;

/** Gives the Vietnamese letter for its look-alike; the length stays, so offsets still fit. */
function restoreLetters(text: string): string {
  return text.replace(LOOKALIKES, (letter) => (/[\u00d0\u0189]/.test(letter) ? 'Đ' : 'đ'));
}

/** What normalising would change: odd or double spaces, marks, invisible characters. Most lines hold none. */
const NEEDS_WORK = /[\t-\r\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff]|\p{M}| {2}/u;

/**
 * Normalises a range of captured text: NFC, every space a plain one and single, invisible characters out, ends
 * trimmed. Each character keeps its captured range; letters written with combining marks keep the range of all parts.
 */
export function normalise(captured: string, start: number, end: number): MappedText {
  const raw = captured.slice(start, end);
  if (!NEEDS_WORK.test(raw)) return new MappedText(restoreLetters(raw), { base: start }).slice(0, raw.length);
  const size = end - start;
  const starts = new Uint32Array(size);
  const ends = new Uint32Array(size);
  const pieces: string[] = [];
  let length = 0;
  let space = true;
  for (let at = start; at < end; ) {
    let next = at + 1;
    while (next < end && isMark(captured.charCodeAt(next))) next++;
    const unit = captured.charCodeAt(at);
    if (isSpace(unit)) {
      if (!space) {
        pieces.push(' ');
        starts[length] = at;
        ends[length++] = next;
      }
      space = true;
    } else if (!INVISIBLE.has(unit)) {
      const cluster = next - at > 1 ? captured.slice(at, next).normalize('NFC') : captured.charAt(at);
      for (let i = 0; i < cluster.length && length < size; i++) {
        starts[length] = at;
        ends[length++] = next;
      }
      pieces.push(cluster);
      space = false;
    }
    at = next;
  }
  let text = restoreLetters(pieces.join('').slice(0, length));
  if (text.endsWith(' ')) text = text.slice(0, -1);
  return new MappedText(text, { starts: starts.slice(0, text.length), ends: ends.slice(0, text.length) });
}

function isMark(unit: number): boolean {
  return unit >= 0x0300 && unit <= 0x036f;
}

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 ||
    (unit >= 0x09 && unit <= 0x0d) ||
    unit === 0xa0 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x202f ||
    unit === 0x3000
  );
}

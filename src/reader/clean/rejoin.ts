import type { Block, Capture } from '../read/capture.ts';
import { MappedText } from '../text/mapped-text.ts';
import { normalise } from './normalise.ts';
import type { Paragraph } from './paragraph.ts';

const MARKER =
  /^(?:[-+*•●▪◦–]\s|[ivx]{1,5}[.)]\s|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?\s|[a-z]{1,2}[.)]\s|dieu \d|khoan \d|phan |chuong |muc |phu luc)/;
const LOWER = /^\(?\p{Ll}/u;
const TERMINAL = /[.;:!?…]["”')]*$/u;
/** Hyphens inside names that a wrap can put at the start of a line: "Lao động / - Thương binh và Xã hội". */
const NAME_AFTER_HYPHEN = /^- ?(?:thuong binh|xa hoi|ke hoach|truyen hinh|thap cham|vung tau|hanh phuc|tu do|tb)\b/;

/** Words that cannot end a line of their own: what they announce follows on the next. */
const EXPECTS_MORE = /(?:^|\s)(?:ngay|thang|nam|so|cua|va|ve|tai|cho|trong|theo|tinh|voi|cac|giai doan)$/;

/** Openings of parts of a document; what stands before them has ended, punctuated or not. */
const OPENING =
  /^(?:can cu|thuc hien|trien khai (?:thuc hien )?(?:nghi quyet|quyet dinh|chi thi|ke hoach|chuong trinh|cong van|van ban|luat)|kinh gui|xet |theo de nghi|chu tich uy ban|uy ban nhan dan|noi nhan|v\/v|so ?:|dieu \d|[^,]{3,40}, ngay \d{1,2}(?: thang|[/.-]\d))/;

/** Turns blocks into paragraphs; lines that a fixed width had wrapped become one again. */
export function rejoin(capture: Capture): Paragraph[] {
  const lineOf = lineCounter(capture.text);
  const width = wrapWidth(capture);
  const paragraphs: Paragraph[] = [];
  let parts: MappedText[] = [];
  let first: Block | null = null;
  let last: Block | null = null;
  const flush = () => {
    if (!first) return;
    for (const text of columnsOf(MappedText.join(parts)).flatMap(ruledOf).flatMap(portions)) {
      paragraphs.push({
        index: paragraphs.length,
        line: lineOf(first.start),
        text,
        kind: first.kind,
        cell: first.cell,
        cut: null,
      });
    }
    parts = [];
    first = null;
  };
  for (const block of capture.blocks) {
    const text = normalise(capture.text, block.start, block.end);
    if (text.length === 0) continue;
    const previous = parts.at(-1);
    const adjacent = last !== null && isAdjacent(capture.text, last, block);
    if (!(previous && adjacent && continues(previous, text, width))) flush();
    first ??= block;
    parts.push(text);
    last = block;
  }
  flush();
  return paragraphs;
}

/** Longest paragraph that is read as one; real ones stay far below, and a bound keeps every pattern's work linear. */
const PORTION = 8000;

function portions(text: MappedText): MappedText[] {
  const found: MappedText[] = [];
  for (let at = 0; at < text.length; ) {
    const space = text.length - at <= PORTION ? -1 : text.text.lastIndexOf(' ', at + PORTION);
    const end = text.length - at <= PORTION ? text.length : space > at ? space : at + PORTION;
    const portion = text.slice(at, end);
    if (portion.length > 0) found.push(portion);
    at = end;
  }
  return found;
}

/** What stands in the right column of a masthead; capitals for the first, so that no sentence is parted. */
const MOTTO = /(?:CỘNG HÒA|CỘNG HOÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s?[-–—]\s?Tự do\s?[-–—]\s?Hạnh phúc/u;

/** "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI …": two columns that a copy ran into one line are the lines of two parts. */
function columnsOf(text: MappedText): MappedText[] {
  const at = text.length < 200 ? (MOTTO.exec(text.text)?.index ?? 0) : 0;
  const left = text.slice(0, at);
  return left.length > 4 && !MOTTO.test(left.text) ? [left, text.slice(at, text.length)] : [text];
}

/** The rule that stands below the body in a masthead, and below the motto. */
const RULE_INSIDE = / ?[_–—-]{5,} ?/u;

/** "ỦY BAN NHÂN DÂN TỈNH X ______ Số: 5/KH-UBND": a masthead cell that a copy ran into one line is parted at its rule. */
function ruledOf(text: MappedText): MappedText[] {
  const rule = text.length < 200 && /[_–—-]{5}/u.test(text.text) ? RULE_INSIDE.exec(text.text) : null;
  if (!rule || rule.index === 0 || !isCapitals(text.text.slice(0, rule.index))) return [text];
  const left = text.slice(0, rule.index);
  const right = text.slice(rule.index + rule[0].length, text.length);
  return /^so ?[:.]?|^doc lap/.test(right.folded) ? [left, ...ruledOf(right)] : [text];
}

function isAdjacent(captured: string, left: Block, right: Block): boolean {
  if (left.cell || right.cell || left.kind !== 'line' || right.kind !== 'line') return false;
  const between = captured.slice(left.end, right.start);
  return between.length <= 3 && between.split('\n').length === 2;
}

function continues(previous: MappedText, next: MappedText, width: number | null): boolean {
  if (/^so ?:?$/.test(previous.folded) && /^\d/.test(next.folded)) return true;
  if (/^(?:quyet|ke|ban)$/.test(previous.folded) && /^(?:dinh|hoach|hanh)$/.test(next.folded)) return true;
  if (OPENING.test(next.folded) || next.text.startsWith('[')) return false;
  const open = !TERMINAL.test(previous.text);
  if (open && EXPECTS_MORE.test(previous.folded) && !isCapitals(previous.text)) return true;
  if (open && previous.length > 12 && LOWER.test(next.text) && !MARKER.test(next.folded)) return true;
  if (width === null) return false;
  const full = previous.length >= width * 0.62;
  if (NAME_AFTER_HYPHEN.test(next.folded) && !TERMINAL.test(previous.text)) return true;
  if (MARKER.test(next.folded) && !(full && isFalseMarker(previous, next))) return false;
  if (LOWER.test(next.text)) return !/[.;:]$/u.test(previous.text) || full;
  return full && !TERMINAL.test(previous.text) && !isCapitals(previous.text) === !isCapitals(next.text);
}

/** "ngày 21" / "tháng", "từ" / "15. ": a line that starts like an item but carries on a sentence. */
function isFalseMarker(previous: MappedText, next: MappedText): boolean {
  if (TERMINAL.test(previous.text)) return false;
  if (/^- [a-z]/.test(next.folded)) return LOWER.test(next.text.slice(2));
  return (
    /^\d/.test(next.folded) &&
    /(?:ngay|thang|nam|so|tu|den|va|dat|tren|duoi|khoan|dieu|muc tieu|gom|la|quy|tam nhin|doan)$/.test(previous.folded)
  );
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 1 && letters === letters.toLocaleUpperCase('vi');
}

/**
 * Finds the width a file is wrapped at. A wrapped file shows it: many lines end close to the longest, and lines go on
 * in small letters.
 *
 * Returns: null when paragraphs run on one line each, or in files that keep paragraphs.
 */
function wrapWidth(capture: Capture): number | null {
  const lines = capture.blocks.filter((block) => block.kind === 'line' && !block.cell);
  const lengths = lines.map(({ start, end }) => end - start).sort((a, b) => a - b);
  const longest = lengths[Math.floor(lengths.length * 0.97)] ?? 0;
  if (lengths.length < 4 || longest < 40 || longest > 160) return null;
  const goingOn = lines.filter(({ start, end }) => {
    const text = capture.text.slice(start, Math.min(end, start + 12)).trim();
    return LOWER.test(text) && !MARKER.test(text);
  }).length;
  const full = lengths.filter((length) => length >= longest * 0.8).length;
  return goingOn >= 2 && full >= lengths.length * 0.15 ? longest : null;
}

function lineCounter(captured: string): (offset: number) => number {
  let at = 0;
  let count = 0;
  let lineStart = 0;
  // Blocks come in order, so one pass over the text serves them all.
  return (offset) => {
    while (at <= offset) {
      const newline = captured.indexOf('\n', lineStart);
      const end = newline === -1 ? captured.length : newline;
      if (lineStart > offset) break;
      if (captured.slice(lineStart, end).trim() !== '') count++;
      at = end + 1;
      lineStart = at;
      if (newline === -1) break;
    }
    return count;
  };
}

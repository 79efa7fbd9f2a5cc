/** A piece of a captured text, short enough to be shown and long enough to be understood. */
export interface Passage {
  text: string;
  /** Offset in UTF-16 units of the text from which it was cut. */
  start: number;
}

const AIM = 600;
const MOST = 1_200;

/**
 * Cuts a text into passages at its line ends: short paragraphs are put together, a long one is cut at a space. Every
 * letter of the text stands in exactly one passage.
 */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  let start = 0;
  const close = (end: number) => {
    const piece = text.slice(start, end);
    if (piece.trim() !== '') passages.push({ text: piece, start });
    start = end;
  };
  for (const line of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const end = line.index + line[0].length;
    if (end - start > MOST && line.index > start) close(line.index);
    while (end - start > MOST) close(cutBefore(text, start, start + MOST));
    if (end - start >= AIM) close(end);
  }
  close(text.length);
  return passages;
}

/** The place after the last space in a stretch, or its end where it has none. */
function cutBefore(text: string, from: number, to: number): number {
  const space = text.lastIndexOf(' ', to - 1);
  if (space > from) return space + 1;
  // Never between the halves of one character.
  return /[\uD800-\uDBFF]/.test(text[to - 1] ?? '') ? to - 1 : to;
}

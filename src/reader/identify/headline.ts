import type { Paragraph } from '../clean/paragraph.ts';
import type { MappedText } from '../text/mapped-text.ts';

/** Finds the headline of an article: the first line long enough to be one. */
export function headline(body: readonly Paragraph[]): MappedText | null {
  const found = body.slice(0, 10).find(({ text }) => text.length > 35 && text.length < 260 && !/^\d/.test(text.folded));
  return found?.text ?? null;
}

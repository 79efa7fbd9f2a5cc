import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { startOfSentence } from './announcing-words.ts';

/** "Tháng hành động vì bình đẳng giới … năm 2023": the observance and its year. */
const OBSERVANCE = /thang hanh dong vi binh dang gioi[^.;:]{0,180}? nam (20\d{2})(?!\d)/g;

/**
 * Finds the observance that a plan without words of its own serves: "Để thực hiện hiệu quả Tháng hành động, UBND tỉnh
 * vừa ban hành Kế hoạch triển khai". Its sentence names it, and the sentences before it give its one year.
 *
 * Returns: the words that name the observance with its year; null where the plan has a subject, or of two years.
 */
export function observanceServed({ paragraph, text: told, subject }: Announcement): MappedText | null {
  if (subject && subject.length >= 25) return null;
  const { text } = paragraph;
  const at = text.folded.indexOf(told.folded);
  if (at === -1 || !text.folded.slice(startOfSentence(text.folded, at), at).includes('thang hanh dong')) return null;
  const named = [...text.folded.slice(0, at).matchAll(OBSERVANCE)];
  const [first] = named;
  if (!first || named.some(([, year]) => year !== first[1])) return null;
  return text.slice(first.index, first.index + first[0].length);
}

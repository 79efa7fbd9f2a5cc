import { twinOf } from '../../../graph/twins.ts';
import { useFrame } from './frame.tsx';
import type { Words } from './language.ts';

/** Places that bear no ordinal in the document. */
const PLACES: Readonly<Record<string, Words>> = {
  title: ['tên văn bản', 'the title'],
  preamble: ['phần căn cứ', 'the preamble'],
};

/** Names a place in a document: its printed ordinal, or the part that has none. */
export function PlaceOf({ locator }: { locator: string }) {
  const { say } = useFrame();
  return say(PLACES[locator] ?? [locator, locator]);
}

/** A note or reason of the data, which keeps it in English: in Vietnamese where it has a twin. */
export function Reason({ text }: { text: string }) {
  const { language } = useFrame();
  const twin = language === 'vi' ? twinOf(text) : null;
  if (twin !== null) return twin;
  return language === 'vi' ? <span lang="en">{text}</span> : text;
}

import { twinOf } from '../../../graph/twins.ts';
import { useFrame } from './frame.tsx';

/** A note or reason of the data, which keeps it in English: in Vietnamese where it has a twin. */
export function Reason({ text }: { text: string }) {
  const { language } = useFrame();
  const twin = language === 'vi' ? twinOf(text) : null;
  if (twin !== null) return twin;
  return language === 'vi' ? <span lang="en">{text}</span> : text;
}

import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { MappedText } from '../text/mapped-text.ts';

/** A plan attached to the decision that promulgates it. */
export interface Attachment {
  /** Position in the body list of its first content paragraph. */
  start: number;
  /** Position of its title line. */
  titleAt: number;
  subject: MappedText | null;
}

const ATTACHED = /^\(?(?:ban hanh )?kem theo (?:quyet dinh|cong van|van ban|nghi quyet|to trinh)/;
/** "Điều 1." on a line of its own, "… Quyết định này Kế hoạch …": the article that promulgates, not the head of what it does. */
const ARTICLE = /^dieu \d{1,2}\s?[.:]?$/;
const PROMULGATES = /^[^.;]{0,80} nay (?:la )?(?:ban |cac )?(?:ke hoach|chuong trinh|de an|phuong an)(?![a-z])/;
const TITLE = /^(?:ke hoach|chuong trinh|de an|phuong an)(?=$|[ :])/;

/** Finds the plan behind the articles of a decision; null when the decision stands alone. */
export function findAttachment(body: readonly Paragraph[], from: number): Attachment | null {
  const at = body.findIndex(
    ({ text }, index) =>
      index > from &&
      text.length < 220 &&
      ATTACHED.test(text.folded) &&
      !PROMULGATES.test(text.folded) &&
      !ARTICLE.test(body[index - 1]?.text.folded ?? ''),
  );
  if (at !== -1) {
    let titleAt = at;
    for (let i = at - 1; i > Math.max(from, at - 6); i--) {
      const text = body[i]?.text;
      if (!text || text.length > 300) break;
      if (TITLE.test(text.folded)) {
        titleAt = i;
        break;
      }
    }
    return { start: at + 1, titleAt, subject: titleAt < at ? subjectOf(body, titleAt, at) : null };
  }
  const plain = body.findIndex(
    ({ text }, index) => index > from + 3 && TITLE.test(text.folded) && isCapitals(text.text) && text.length < 240,
  );
  if (plain === -1) return null;
  let start = plain + 1;
  while (
    start < body.length &&
    isCapitals(body[start]?.text.text ?? '') &&
    start < plain + 6 &&
    !/^[ivx]+[.)]/.test(body[start]?.text.folded ?? '')
  )
    start++;
  return { start, titleAt: plain, subject: subjectOf(body, plain, start) };
}

function subjectOf(body: readonly Paragraph[], titleAt: number, end: number): MappedText | null {
  const lines = body.slice(titleAt, end).map((paragraph) => paragraph.text);
  const [first, ...rest] = lines;
  if (!first) return null;
  const name = TITLE.exec(first.folded)?.[0].length ?? 0;
  const own = first.slice(name, first.length);
  const parts = own.length > 0 ? [own, ...rest] : rest;
  return parts.length > 0 ? MappedText.join(parts) : null;
}

import { findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN } from '../grammar/document-type.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { DocumentInput } from './document-facts.ts';

/** Reads the subject where no head gives it: a portal's field or headline, or the sentence that issues the plan. */
export function fieldSubject(input: DocumentInput): MappedText | null {
  const field = input.fields.get('subject');
  if (field) return field;
  if (!input.carries) return null;
  // A portal's own headline: "Kế hoạch 93/KH-UBND thực hiện …".
  for (const { text } of input.body.slice(0, 8)) {
    const number = new RegExp(`^(?:${TYPE_NAME_PATTERN}) `).test(text.folded) ? findNumbers(text)[0] : undefined;
    if (!number || number.start >= 30 || text.length - number.end <= 20) continue;
    // "Quyết định 12/QĐ-UBND năm 2017 về …": the year of issue is no year of the subject.
    const issued = /^ ?(?:nam \d{4} )?(?:ve (?:viec )?)?/.exec(text.folded.slice(number.end))?.[0].length ?? 0;
    return text.slice(number.end + issued, text.length);
  }
  return input.letterhead ? promulgated(input) : null;
}

const PROMULGATES =
  /(?:ban hanh|xay dung|lap)(?: kem theo quyet dinh nay)?(?: va to chuc thuc hien)? ke hoach (?=[a-z])([^.;:]{15,320}?)(?=,? (?:cu the|voi cac noi dung)|,? nhu sau|[.;:]|$)/;

/** Where a portal left the title out, the sentence that issues the plan still names its subject. */
function promulgated({ body, letterhead }: DocumentInput): MappedText | null {
  const from = letterhead?.bodyStart ?? 0;
  for (const { text } of body.slice(from, from + 25)) {
    if (/^can cu/.test(text.folded)) continue;
    const match = PROMULGATES.exec(text.folded);
    if (!match?.[1]) continue;
    const start = match.index + match[0].length - match[1].length;
    return text.slice(start, start + match[1].length);
  }
  return null;
}

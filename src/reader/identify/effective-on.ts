import type { DocumentFacts } from '../bundle/bundle.schema.ts';
import { findDates } from '../grammar/date.ts';
import type { DocumentInput } from './document-facts.ts';

/** "Quyết định này có hiệu lực (thi hành) kể từ ngày ký": the act speaks of itself. */
const CLAUSE =
  /(?:quyet dinh|ke hoach|nghi quyet|chi thi|chuong trinh|van ban) nay co hieu luc(?: thi hanh| thuc hien)?,? (?:ke )?tu (?:ngay )?/;
const FROM_SIGNING = /^(?:ky|ban hanh)(?: ban hanh)?(?![a-z])/;

/**
 * Reads the day an act takes effect: what a portal's field says, else the act's own clause, by a day or by the day it
 * was signed. Null when neither says it; an act that is only told of says nothing itself.
 */
export function readEffectiveOn(input: DocumentInput, issuedOn: string | null): DocumentFacts['effectiveOn'] {
  const { fields, cutter, body, carries } = input;
  const field = fields.get('effectiveOn');
  const day = field ? findDates(field.folded).find((date) => date.iso !== null)?.iso : null;
  if (field && day) return cutter.fact(day, field, 0.95, 'portal-field');
  if (!carries) return null;
  for (const { text } of body) {
    const clause = text.folded.includes('nay co hieu luc') ? CLAUSE.exec(text.folded) : null;
    if (!clause) continue;
    const at = clause.index + clause[0].length;
    const signing = FROM_SIGNING.exec(text.folded.slice(at));
    if (signing && issuedOn)
      return cutter.fact(issuedOn, text.slice(clause.index, at + signing[0].length), 0.9, 'clause');
    const stated = findDates(text.folded.slice(clause.index)).find(({ start }) => clause.index + start <= at);
    const from = clause.index + (stated?.start ?? 0);
    if (stated?.iso && from >= at - 5)
      return cutter.fact(stated.iso, text.slice(clause.index, clause.index + stated.end), 0.92, 'clause');
  }
  return null;
}

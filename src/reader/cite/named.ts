import type { FoundBody } from '../grammar/body.ts';
import { findDates } from '../grammar/date.ts';
import { typeOfName } from '../grammar/document-type.ts';
import { readMention } from '../grammar/mention.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import type { FoundCitation } from './find.ts';

/** Acts that a text may name by their type and whose they are: "Chương trình hành động của Tỉnh ủy". */
const NAMES =
  /(?<![a-z])(ke hoach|chuong trinh|chien luoc|de an|nghi quyet|chi thi|ket luan|quyet dinh|nghi dinh|thong tu)(?![a-z])(?: (?:hanh dong|cong tac|trien khai|thuc hien|hoat dong|phoi hop|tong the))*/g;
/** Several at once, or any at all: no act is meant. */
const INDEFINITE = /(?:cac|nhung|moi|nhieu|mot so|tung|xay dung|lap|mot|\d)\s(?:van ban, )?$/;
/** "Kế hoạch của UBND các huyện": collectives issue no one act. */
const COLLECTIVE = /(?<![a-z])cac(?![a-z])/;

/**
 * Finds the acts that a text names without a number, by type and issuer ("Kế hoạch của thành phố về …"). An act that
 * bears a number is found by it; one without an issuer may be any.
 */
export function findNamedActs(text: MappedText, bodies: readonly FoundBody[], index: PlaceIndex): FoundCitation[] {
  if (text.folded.search(NAMES) === -1) return [];
  const known = { numbers: [], bodies, dates: findDates(text.folded) };
  return matchesOf(NAMES, text.folded).flatMap((match) => {
    const start = match.index;
    if (INDEFINITE.test(text.folded.slice(Math.max(0, start - 16), start))) return [];
    const from = start + match[0].length;
    const { issuer, date, headEnd } = readMention(text, from, known, {
      accepts: () => false,
      subjectAt: () => null,
      index,
    });
    if (issuer === null || COLLECTIVE.test(text.folded.slice(from, headEnd))) return [];
    // A number behind the issuer: the act is found by it.
    if (/^[\s,(]*(?:s[o0]\s?:? ?)?\d{1,6}\s?[/-]/.test(text.folded.slice(headEnd))) return [];
    return [
      {
        start,
        headEnd,
        end: headEnd,
        type: typeOfName(match[1] ?? ''),
        typePrinted: match[1] ?? null,
        number: null,
        bare: null,
        date,
        issuer: { start: issuer.start, end: issuer.end, body: issuer },
        subject: [start, headEnd] as [number, number],
        byWords: true,
      },
    ];
  });
}

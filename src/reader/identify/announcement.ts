import type { Paragraph } from '../clean/paragraph.ts';
import { NEAR_SUBJECT } from '../cues/subjects.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN, typeOfName } from '../grammar/document-type.ts';
import type { Known } from '../grammar/mention.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { readAnnouncing } from './announcing-mention.ts';
import { GENDER, passiveSubject, startOfSentence } from './announcing-words.ts';
import { isProspect } from './prospect.ts';
import { readWording } from './wording.ts';

/** What a sentence of an article says of the document it announces. */
export interface Announcement {
  paragraph: Paragraph;
  /** The whole announcing statement. */
  text: MappedText;
  /** Who issued it, and the words that say so. */
  issuer: { body: FoundBody; text: MappedText } | null;
  typeName: MappedText | null;
  type: string | null;
  number: FoundNumber | null;
  /** Counter printed without a symbol: "Kế hoạch số 702". */
  bareNumber: MappedText | null;
  date: { text: MappedText; found: FoundDate } | null;
  subject: MappedText | null;
  signer: MappedText | null;
  /** How it is told: announced ("ban hành"), or only followed ("theo", "thực hiện"). */
  manner: 'announced' | 'followed';
}

const ISSUES = `(?:vua |da |moi |chinh thuc )*(?:ky )?(?:ban hanh|co|ra|xay dung|len|lap|phe duyet|thong qua|ky)`;
const ANNOUNCED = new RegExp(
  `${ISSUES}(?: va trien khai| va to chuc thuc hien)? (${TYPE_NAME_PATTERN})(?![a-z])(?: ?\\([a-z]{1,6}\\))?( hanh dong)?,? ?(?:s[o0]\\s?:? ?)?`,
  'g',
);
const FOLLOWED =
  /(?:thuc hien|theo|trien khai|can cu|tai|ve) (?:noi dung |tinh than )?(ke hoach|quyet dinh|cong van|van ban|chuong trinh)(?![a-z]),? ?(?:s[o0]\s?:? ?)?/g;
/** A document named anywhere in a sentence, whatever verb stands by it. */
const MENTIONED = /(?<![a-z])(ke hoach|cong van|van ban)(?![a-z])(?: hanh dong)?/g;
/** Finds the sentence of an article that tells which document was issued; null when none does. */
export function readAnnouncement(body: readonly Paragraph[], index: PlaceIndex): Announcement | null {
  const candidates: { announcement: Announcement; score: number }[] = [];
  for (const [position, paragraph] of body.slice(0, 80).entries()) {
    if (paragraph.text.length < 30) continue;
    const numbers = findNumbers(paragraph.text);
    const bodies = findBodies(paragraph.text, index);
    const dates = findDates(paragraph.text.folded);
    for (const [manner, pattern] of [
      ['announced', ANNOUNCED],
      ['followed', FOLLOWED],
    ] as const) {
      for (const match of paragraph.text.folded.matchAll(pattern)) {
        const announcement = readWording(paragraph, match, manner, { numbers, bodies, dates }, index);
        if (!announcement) continue;
        candidates.push({ announcement, score: score(announcement, match[0]) - position * 0.05 });
      }
    }
    for (const match of paragraph.text.folded.matchAll(MENTIONED)) {
      const announcement = mentioned(paragraph, match, { numbers, bodies, dates }, index);
      if (announcement) candidates.push({ announcement, score: score(announcement, '') - position * 0.05 });
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  return candidates[0]?.announcement ?? null;
}

function score(found: Announcement, wording: string): number {
  let score = found.manner === 'announced' ? 4 : 0;
  if (found.manner === 'announced' && /ban hanh|phe duyet/.test(wording)) score += 3;
  if (found.number) score += 6;
  if (found.bareNumber) score += 2;
  if (found.issuer) score += 2;
  if (found.subject && GENDER.test(found.subject.folded)) score += 3;
  else if (found.type === 'CV' && found.manner === 'announced') score -= 3; // a letter that passes a plan on
  if (found.type === 'KH') score += 1;
  return score;
}

/**
 * A plan that a sentence names without the verb of issuing before it: "Kế hoạch số … vừa được UBND tỉnh ban hành",
 * "Theo kế hoạch … của UBND tỉnh X, …", a line that is nothing but number, day, issuer and subject. Without a number it
 * has to say whose it is, and in any case that it is on a gender policy.
 */
function mentioned(paragraph: Paragraph, match: RegExpExecArray, known: Known, index: PlaceIndex): Announcement | null {
  const { text } = paragraph;
  const type = typeOfName(match[1] ?? '') ?? 'CV';
  const mention = readAnnouncing(text, match.index + match[0].length, known, index, type);
  const { number, date, issuer } = mention;
  if (type === 'CV' ? !(number && issuer) : !(number || issuer)) return null;
  const sentence = startOfSentence(text.folded, match.index);
  if (number === null && isProspect(text.folded, sentence, match.index, known.bodies)) return null;
  const subject = mention.subject ?? passiveSubject(text, sentence, match.index);
  const alone = match.index === 0 && number !== null;
  const about = subject?.folded ?? (alone || mention.issued ? text.folded.slice(mention.end).split(/[.;]\s/)[0] : '');
  // A plan that looks near is told of too, when it is said to be issued; what it is on decides its kind.
  if (!about || !(GENDER.test(about) || (mention.issued && NEAR_SUBJECT.test(about)))) return null;
  return {
    paragraph,
    text: text.slice(match.index, mention.end),
    issuer: issuer && { body: issuer, text: text.slice(issuer.start, issuer.end) },
    typeName: text.slice(match.index, match.index + (match[1]?.length ?? 0)),
    type: number?.type ?? type,
    number,
    bareNumber: null,
    date: date ? { text: text.slice(date.start, date.end), found: date } : null,
    subject,
    signer: null,
    manner: mention.issued || alone ? 'announced' : 'followed',
  };
}

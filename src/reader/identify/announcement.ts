import type { Paragraph } from '../clean/paragraph.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN, typeOfName } from '../grammar/document-type.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import {
  bodyBehind,
  dateOf,
  endOf,
  lastBefore,
  signerBefore,
  startOfSentence,
  subjectBehind,
  territoryBefore,
} from './announcing-words.ts';
import { type Known, type Mention, readMention } from './mention.ts';

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

const ISSUES = `(?:vua |da |moi |chinh thuc )*(?:ky )?(?:ban hanh|co|ra|xay dung|len|phe duyet|thong qua|ky)`;
const ANNOUNCED = new RegExp(
  `${ISSUES}(?: va trien khai| va to chuc thuc hien)? (${TYPE_NAME_PATTERN})(?![a-z])(?: ?\\([a-z]{1,6}\\))?( hanh dong)?,? ?(?:s[o0]\\s?:? ?)?`,
  'g',
);
const FOLLOWED =
  /(?:thuc hien|theo|trien khai|can cu|tai|ve) (?:noi dung |tinh than )?(ke hoach|quyet dinh|cong van|van ban|chuong trinh)(?![a-z]),? ?(?:s[o0]\s?:? ?)?/g;
/** A document named anywhere in a sentence, whatever verb stands by it. */
const MENTIONED = /(?<![a-z])(ke hoach|cong van|van ban)(?![a-z])(?: hanh dong)?/g;
const BARE = /^(\d{1,6})(?![\d/.,%]|-[a-z])/;
/** A counter without the word "số": "Kế hoạch 508 của …". A year is none, nor is what counts something. */
const BARER = /^(?!(?:19|20)\d{2}(?!\d))(\d{1,5})(?= (?:cua|ve|ngay|ban hanh|thuc hien|trien khai)(?![a-z]))/;
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
        const announcement = build(paragraph, match, manner, { numbers, bodies, dates }, index);
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
  if (/ban hanh|phe duyet/.test(wording)) score += 3;
  if (found.number) score += 6;
  if (found.bareNumber) score += 2;
  if (found.issuer) score += 2;
  if (found.subject && GENDER.test(found.subject.folded)) score += 3;
  else if (found.type === 'CV' && found.manner === 'announced') score -= 3; // a letter that passes a plan on
  if (found.type === 'KH') score += 1;
  return score;
}

const GENDER =
  /binh dang gioi|tien bo (?:cua )?(?:cua )?phu nu|bao luc tren co so gioi|bao luc gioi|phu nu trong cac vi tri lanh dao/;

function build(
  paragraph: Paragraph,
  match: RegExpExecArray,
  manner: Announcement['manner'],
  known: Known,
  index: PlaceIndex,
): Announcement | null {
  const { text } = paragraph;
  const at = match.index + match[0].length;
  const wording = match[0];
  const sentenceStart = startOfSentence(text.folded, match.index);
  const strong = STRONG.test(wording);
  const act = strong ? actBefore(text.folded, sentenceStart, match.index, known) : null;
  const type = typeOfName(match[1] ?? '');
  const mention = readMention(text, at, known, index, type);
  const direct = known.numbers.find((found) => found.start >= at && found.start <= at + 2) ?? null;
  const number =
    direct ??
    promulgatingAct(text.folded, at, known.numbers, wording) ??
    act ??
    (strong || tellsOf(mention) ? mention.number : null);
  const bare = number ? null : (/s[o0]\s?:? ?$/.test(wording) ? BARE : BARER).exec(text.folded.slice(at));
  if (
    !number &&
    !bare &&
    !strong &&
    !(
      manner === 'announced' &&
      (tellsOfGender(text.folded, at, sentenceStart, match.index) || opensText(text.folded, at))
    )
  )
    return null;
  if (!number && manner === 'followed' && !(bare && tellsOfGender(text.folded, at, sentenceStart, match.index)))
    return null;
  // A number in brackets or behind a comma, after the words on the subject.
  const late = number !== null && number === mention.number && number !== direct && number !== act;
  const numberEnd = number && number !== act && !late ? number.end : bare ? at + bare[0].length : at;
  const issuer =
    lastBefore(known.bodies, sentenceStart, match.index) ??
    bodyBehind(text, known.bodies, numberEnd) ??
    (manner === 'announced' ? territoryBefore(text, sentenceStart, match.index, index) : null) ??
    mention.issuer;
  const date =
    (act !== null && number === act
      ? (known.dates.find(({ start, end }) => start >= act.end && end <= match.index) ?? null)
      : dateOf(known.dates, text, sentenceStart, match.index, numberEnd, issuer)) ??
    (number === mention.number ? mention.date : null);
  const behind = date && date.start >= numberEnd && !late ? date.end : numberEnd;
  const subject =
    (late ? mention.subject : null) ??
    passiveSubject(text, sentenceStart, match.index) ??
    (number && number.start > at + 2 ? named(text, at, number.start) : subjectBehind(text, behind, numberEnd));
  const typeAt = match.index + wording.indexOf(match[1] ?? '');
  const end = subject ? endOf(text, subject) : behind;
  return {
    paragraph,
    text: text.slice(
      date && date.start < match.index
        ? Math.min(date.start, issuer?.start ?? date.start)
        : Math.min(issuer?.start ?? match.index, match.index),
      end,
    ),
    issuer: issuer && { body: issuer, text: text.slice(issuer.start, issuer.end) },
    typeName: text.slice(typeAt, typeAt + (match[1]?.length ?? 0)),
    type: number?.type ?? type,
    number,
    bareNumber: bare ? text.slice(at, at + bare[0].length) : null,
    date: date ? { text: text.slice(date.start, date.end), found: date } : null,
    subject,
    signer: signerBefore(text, sentenceStart, match.index, index),
    manner,
  };
}

/**
 * A plan that a sentence names without the verb of issuing before it: "Kế hoạch số … vừa được UBND tỉnh ban hành",
 * "Theo kế hoạch … của UBND tỉnh X, …", a line that is nothing but number, day, issuer and subject. Without a number it
 * has to say whose it is, and in any case that it is on a gender policy.
 */
function mentioned(paragraph: Paragraph, match: RegExpExecArray, known: Known, index: PlaceIndex): Announcement | null {
  const { text } = paragraph;
  const type = typeOfName(match[1] ?? '') ?? 'CV';
  const mention = readMention(text, match.index + match[0].length, known, index, type);
  const { number, date, issuer } = mention;
  if (type === 'CV' ? !(number && issuer) : !(number || issuer)) return null;
  const sentence = startOfSentence(text.folded, match.index);
  const subject = mention.subject ?? passiveSubject(text, sentence, match.index);
  const alone = match.index === 0 && number !== null;
  const about = subject?.folded ?? (alone || mention.issued ? text.folded.slice(mention.end).split(/[.;]\s/)[0] : '');
  if (!about || !GENDER.test(about)) return null;
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

/** "… xây dựng Kế hoạch …, cụ thể như sau:": whatever it is on, the text that follows is the plan. */
function opensText(folded: string, at: number): boolean {
  return /^[^.;]{10,400}nhu sau\s?:$/.test(folded.slice(at));
}

function tellsOf({ subject }: Mention): boolean {
  return subject !== null && GENDER.test(subject.folded);
}

/** "Tháng hành động … năm 2022 được UBND huyện lên kế hoạch tổ chức": what is planned stands before "được". */
function passiveSubject(text: MappedText, sentence: number, verb: number): MappedText | null {
  const passive = /^(.{10,300}?) duoc /.exec(text.folded.slice(sentence, verb));
  if (!passive?.[1] || !GENDER.test(passive[1]) || /\d\/[a-z]|, /.test(passive[1])) return null;
  const typed = new RegExp(`^(?:${TYPE_NAME_PATTERN}) (?:ve )?`).exec(passive[1])?.[0].length ?? 0;
  return text.slice(sentence + typed, sentence + passive[1].length);
}

const STRONG = /ban hanh|phe duyet|thong qua/;

/**
 * "… có Quyết định số 402/QĐ-UBND, ngày 18-5-2022, ban hành Kế hoạch …", "Tại Quyết định số 402/QĐ-UBND, UBND tỉnh đã
 * thông qua Kế hoạch …": the act that does it stands before the verb, with no more between than its day and its issuer.
 */
function actBefore(folded: string, from: number, verb: number, { numbers, bodies, dates }: Known): FoundNumber | null {
  const act = numbers.filter((found) => found.start >= from && found.end <= verb).at(-1);
  if (!act || !/(?:quyet dinh|nghi quyet|cong van),? (?:s[o0]\s?:? ?)?$/.test(folded.slice(from, act.start)))
    return null;
  // Of two bodies the first wrote the act, and the other goes by it.
  if (bodies.filter(({ start, end }) => start >= act.end && end <= verb).length > 1) return null;
  const between = [...bodies, ...dates]
    .filter(({ start, end }) => start >= act.end && end <= verb)
    .reduce((words, { start, end }) => words.slice(0, start) + ' '.repeat(end - start) + words.slice(end), folded);
  return /^[\s,()]*(?:(?:ngay|cua|da|vua|chinh thuc|ve viec|ve|ky)[\s,()]*)*$/.test(between.slice(act.end, verb))
    ? act
    : null;
}

/** "… phê duyệt Kế hoạch … tại Quyết định số 777/QĐ-UBND": the act that puts the plan into force bears its number. */
function promulgatingAct(
  folded: string,
  at: number,
  numbers: readonly FoundNumber[],
  wording: string,
): FoundNumber | null {
  if (!STRONG.test(wording)) return null;
  const rest = folded.slice(at, at + 400).split(/[.;]\s/)[0] ?? '';
  const act = /(?:tai|theo|kem theo|bang) (?:quyet dinh|cong van|van ban|nghi quyet),? (?:s[o0]\s?:? ?)?(?=\d)/.exec(
    rest,
  );
  if (!act) return null;
  const start = at + act.index + act[0].length;
  return numbers.find((found) => found.start >= start && found.start <= start + 1) ?? null;
}

/** What stands between the plan and the act that puts it into force is the plan's subject. */
function named(text: MappedText, from: number, to: number): MappedText | null {
  const act = /(?:tai|theo|kem theo|bang) (?:quyet dinh|cong van|van ban|nghi quyet)[^a-z]*(?:s[o0][^a-z]*)?$/.exec(
    text.folded.slice(from, to),
  );
  const subject = text.slice(from, act ? from + act.index : to);
  return subject.length >= 8 ? subject : null;
}

/**
 * Whether the words around name a gender policy, which a weak verb ("có kế hoạch …") needs to tell of a plan: those
 * behind it, or in the passive ("Tháng hành động … được UBND huyện lên kế hoạch") those before it.
 */
function tellsOfGender(folded: string, at: number, sentence: number, verb: number): boolean {
  const before = folded.slice(sentence, verb);
  return (
    GENDER.test(folded.slice(at, at + 200).split(/[.;]\s/)[0] ?? '') || (/ duoc /.test(before) && GENDER.test(before))
  );
}

import type { Paragraph } from '../clean/paragraph.ts';
import type { FoundBody } from '../grammar/body.ts';
import type { FoundDate } from '../grammar/date.ts';
import type { FoundNumber } from '../grammar/document-number.ts';
import { typeOfName } from '../grammar/document-type.ts';
import type { Known } from '../grammar/mention.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { type AnnouncingMention, readAnnouncing } from './announcing-mention.ts';
import {
  bodyBehind,
  dateOf,
  endOf,
  GENDER,
  lastBefore,
  passiveSubject,
  signerBefore,
  startOfSentence,
  subjectBehind,
  territoryBefore,
} from './announcing-words.ts';
import { isProspect } from './prospect.ts';

/** "Thực hiện Quyết định số … phê duyệt Chương trình …, Sở X xây dựng …": what a sentence sets out from is followed. */
const SETS_OUT = /^(?:de )?(?:thuc hien|trien khai|can cu|theo|cu the hoa|quan triet)(?![a-z])[^,;]*$/;
const BARE = /^(\d{1,6})(?![\d/.,%]|-[a-z])/;
/** A counter without the word "số": "Kế hoạch 508 của …". A year is none, nor is what counts something. */
const BARER = /^(?!(?:19|20)\d{2}(?!\d))(\d{1,5})(?= (?:cua|do|ve|ngay|ban hanh|thuc hien|trien khai)(?![a-z]))/;

/** The words "ban hành Kế hoạch số" met in a sentence, and what stands around them. */
interface Wording {
  readonly paragraph: Paragraph;
  readonly text: MappedText;
  readonly words: string;
  readonly manner: Announcement['manner'];
  /** Where the words begin and end, and where their sentence begins. */
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  /** The verb itself says that a document was issued. */
  readonly strong: boolean;
  readonly mention: AnnouncingMention;
}

/** The number a wording names, and how: right behind, before the verb, or after the words on the subject. */
interface Numbered {
  readonly number: FoundNumber | null;
  readonly bare: string | null;
  /** Where number or bare counter end, when they stand right behind the wording. */
  readonly end: number;
  readonly isBefore: boolean;
  readonly isLate: boolean;
}

/** Reads what a sentence tells around one wording; null when that is of no document. */
export function readWording(
  paragraph: Paragraph,
  match: RegExpExecArray,
  given: Announcement['manner'],
  known: Known,
  index: PlaceIndex,
): Announcement | null {
  const { text } = paragraph;
  const end = match.index + match[0].length;
  const type = typeOfName(match[1] ?? '');
  const wording: Wording = {
    paragraph,
    text,
    words: match[0],
    manner: given,
    start: match.index,
    end,
    sentence: startOfSentence(text.folded, match.index),
    strong: STRONG.test(match[0]),
    mention: readAnnouncing(text, end, known, index, type),
  };
  const numbered = numberOf(wording, known);
  const isBare = numbered.number === null && numbered.bare === null;
  if (isBare && isProspect(text.folded, wording.sentence, match.index, known.bodies)) return null;
  if (!tellsOfDocument(wording, numbered)) return null;
  const { number, bare } = numbered;
  const issuer = issuerOf(wording, numbered, known, index);
  const manner = numbered.isBefore && number && setsOut(wording, number) ? 'followed' : given;
  if (manner === 'followed' && isInput(number, issuer)) return null;
  const date = dayOf(wording, numbered, known, issuer);
  const dateEnd = date && date.start >= numbered.end && !numbered.isLate ? date.end : numbered.end;
  const subject = subjectOf(wording, numbered, dateEnd);
  const typeAt = match.index + match[0].indexOf(match[1] ?? '');
  return {
    paragraph,
    text: text.slice(opensAt(wording, issuer, date), subject ? endOf(text, subject) : dateEnd),
    issuer: issuer && { body: issuer, text: text.slice(issuer.start, issuer.end) },
    typeName: text.slice(typeAt, typeAt + (match[1]?.length ?? 0)),
    type: number?.type ?? type,
    number,
    bareNumber: bare ? text.slice(end, end + bare.length) : null,
    date: date ? { text: text.slice(date.start, date.end), found: date } : null,
    subject,
    signer: signerBefore(text, wording.sentence, match.index, index),
    manner,
  };
}

function setsOut({ text, sentence }: Wording, number: FoundNumber): boolean {
  return SETS_OUT.test(text.folded.slice(sentence, number.start).trimEnd());
}

function numberOf({ text, words, start, end, sentence, strong, mention }: Wording, known: Known): Numbered {
  const act = strong ? actBefore(text.folded, sentence, start, known) : null;
  const direct = known.numbers.find((found) => found.start >= end && found.start <= end + 2) ?? null;
  const number =
    direct ??
    promulgatingAct(text.folded, end, known.numbers, words) ??
    act ??
    (strong || tellsOf(mention) ? mention.number : null);
  const bare = number ? null : ((/s[o0]\s?:? ?$/.test(words) ? BARE : BARER).exec(text.folded.slice(end))?.[0] ?? null);
  const isBefore = number !== null && number === act;
  // A number in brackets or behind a comma, after the words on the subject.
  const isLate = number !== null && number === mention.number && number !== direct && !isBefore;
  const behind = number && !isBefore && !isLate ? number.end : bare ? end + bare.length : end;
  return { number, bare, end: behind, isBefore, isLate };
}

/** A verb of issuing or a number tells of a document; a weak verb only with a gender policy beside it. */
function tellsOfDocument({ text, start, end, sentence, strong, manner }: Wording, { number, bare }: Numbered): boolean {
  if (number) return true;
  const onGender = () => tellsOfGender(text.folded, end, sentence, start);
  if (manner === 'followed') return bare !== null && onGender();
  return bare !== null || strong || onGender() || opensText(text.folded, end);
}

/** A letter of a ministry or department that somebody follows guides the plan: only a committee plans by letter. */
function isInput(number: FoundNumber | null, issuer: FoundBody | null): boolean {
  return number?.type === 'CV' && number.body !== 'UBND' && issuer?.kind !== 'PEOPLES_COMMITTEE';
}

function issuerOf(
  { text, sentence, start, manner, mention }: Wording,
  { end }: Numbered,
  { bodies }: Known,
  index: PlaceIndex,
): FoundBody | null {
  return (
    lastBefore(bodies, sentence, start) ??
    bodyBehind(text, bodies, end) ??
    (manner === 'announced' ? territoryBefore(text, sentence, start, index) : null) ??
    mention.issuer
  );
}

function dayOf(
  { text, sentence, start, mention }: Wording,
  { number, end, isBefore }: Numbered,
  { dates }: Known,
  issuer: FoundBody | null,
): FoundDate | null {
  // Of an act that stands before the verb, the day stands behind its number, or opens the sentence.
  const found =
    isBefore && number
      ? (dates.find((date) => date.start >= number.end && date.end <= start) ??
        dateOf(dates, text, sentence, number.start, number.end, issuer))
      : dateOf(dates, text, sentence, start, end, issuer);
  return found ?? (number === mention.number ? mention.date : null);
}

function subjectOf(
  { text, start, end, sentence, mention }: Wording,
  { number, end: numberEnd, isLate }: Numbered,
  dateEnd: number,
): MappedText | null {
  return (
    (isLate ? mention.subject : null) ??
    passiveSubject(text, sentence, start) ??
    (number && number.start > end + 2 ? named(text, end, number.start) : subjectBehind(text, dateEnd, numberEnd))
  );
}

/** The statement begins with what stands before its verb: who issues, and the day before that. */
function opensAt({ start }: Wording, issuer: FoundBody | null, date: FoundDate | null): number {
  if (date && date.start < start) return Math.min(date.start, issuer?.start ?? date.start);
  return Math.min(issuer?.start ?? start, start);
}

/** "… xây dựng Kế hoạch …, cụ thể như sau:": whatever it is on, the text that follows is the plan. */
function opensText(folded: string, at: number): boolean {
  return /^[^.;]{10,400}nhu sau\s?:$/.test(folded.slice(at));
}

function tellsOf({ subject }: AnnouncingMention): boolean {
  return subject !== null && GENDER.test(subject.folded);
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

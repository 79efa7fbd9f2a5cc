import type { Paragraph } from '../clean/paragraph.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN, typeOfName } from '../grammar/document-type.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';

/** What a sentence of an article says of the document it announces. */
export interface Announcement {
  paragraph: Paragraph;
  /** The whole announcing statement. */
  text: MappedText;
  issuer: FoundBody | null;
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

const ISSUES = `(?:vua |da |moi |chinh thuc )*(?:ky )?(?:ban hanh|co|ra|xay dung|phe duyet|ky)`;
const ANNOUNCED = new RegExp(
  `${ISSUES}(?: va trien khai| va to chuc thuc hien)? (${TYPE_NAME_PATTERN})(?![a-z])(?: ?\\([a-z]{1,6}\\))?( hanh dong)?,? ?(?:s[o0]\\s?:? ?)?`,
  'g',
);
const FOLLOWED =
  /(?:thuc hien|theo|trien khai|tai|ve) (?:noi dung |tinh than )?(ke hoach|quyet dinh|cong van|van ban|chuong trinh)(?![a-z]),? ?(?:s[o0]\s?:? ?)?/g;
const BARE = /^(\d{1,6})(?![\d/.,%]|-[a-z])/;
const SUBJECT_OPENS =
  /^,?\s?(?:(?:ngay [\d/. -]{6,12}|ngay \d{1,2} thang \d{1,2} nam \d{4}),?\s?)?(?:cua [^,;.]{3,90}?,?\s)?(ve viec|ve|v\/v|trien khai|thuc hien|to chuc|phat dong|nham|hanh dong)\s?:?\s?/;

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
        const announcement = build(paragraph, match, manner, { numbers, bodies, dates });
        if (!announcement) continue;
        candidates.push({ announcement, score: score(announcement, match[0]) - position * 0.05 });
      }
    }
  }
  candidates.sort((a, b) => b.score - a.score);
  return candidates[0]?.announcement ?? null;
}

function score(found: Announcement, wording: string): number {
  let score = found.manner === 'announced' ? 4 : 0;
  if (/ban hanh|phe duyet/.test(wording)) score += 3;
  if (found.number) score += 4;
  if (found.bareNumber) score += 2;
  if (found.issuer) score += 2;
  if (found.subject && GENDER.test(found.subject.folded)) score += 3;
  if (found.type === 'KH') score += 1;
  return score;
}

const GENDER = /binh dang gioi|tien bo (?:cua )?(?:cua )?phu nu|bao luc tren co so gioi|bao luc gioi/;

function build(
  paragraph: Paragraph,
  match: RegExpExecArray,
  manner: Announcement['manner'],
  known: { numbers: FoundNumber[]; bodies: FoundBody[]; dates: FoundDate[] },
): Announcement | null {
  const { text } = paragraph;
  const at = match.index + match[0].length;
  const number = known.numbers.find((found) => found.start >= at && found.start <= at + 2) ?? null;
  const bare = number ? null : /s[o0]\s?:? ?$/.test(match[0]) ? BARE.exec(text.folded.slice(at)) : null;
  const wording = match[0];
  const strong = /ban hanh|phe duyet/.test(wording);
  if (!number && !bare && !(manner === 'announced' && strong)) return null;
  if (!number && manner === 'followed') return null;
  const numberEnd = number?.end ?? (bare ? at + bare[0].length : at);
  const sentenceStart = startOfSentence(text.folded, match.index);
  const issuer = lastBefore(known.bodies, sentenceStart, match.index) ?? bodyBehind(text, known.bodies, numberEnd);
  const date = dateOf(known.dates, text, sentenceStart, match.index, numberEnd);
  const behind = date && date.start >= numberEnd ? date.end : numberEnd;
  const subject = subjectBehind(text, behind, numberEnd);
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
    issuer,
    typeName: text.slice(typeAt, typeAt + (match[1]?.length ?? 0)),
    type: number?.type ?? typeOfName(match[1] ?? ''),
    number,
    bareNumber: bare ? text.slice(at, at + bare[0].length) : null,
    date: date ? { text: text.slice(date.start, date.end), found: date } : null,
    subject,
    signer: signerBefore(text, sentenceStart, match.index),
    manner,
  };
}

function endOf(text: MappedText, part: MappedText): number {
  const at = text.text.indexOf(part.text);
  return at === -1 ? text.length : at + part.length;
}

function startOfSentence(folded: string, at: number): number {
  const dot = Math.max(folded.lastIndexOf('. ', at - 1), folded.lastIndexOf('; ', at - 1));
  // "TP. Hồ Chí Minh" and "số. 12" do not end a sentence.
  if (dot > 0 && /(?:^|[^a-z])(?:tp|ts|ths|ong|ba|dr)$/.test(folded.slice(Math.max(0, dot - 4), dot)))
    return startOfSentence(folded, dot);
  return dot === -1 ? 0 : dot + 2;
}

function lastBefore(bodies: readonly FoundBody[], from: number, to: number): FoundBody | null {
  const before = bodies.filter((body) => body.start >= from && body.end <= to + 1);
  return before.at(-1) ?? null;
}

function bodyBehind(text: MappedText, bodies: readonly FoundBody[], at: number): FoundBody | null {
  return (
    bodies.find(
      (body) => body.start >= at && body.start < at + 60 && / cua $/.test(text.folded.slice(0, body.start)),
    ) ?? null
  );
}

function dateOf(
  dates: readonly FoundDate[],
  text: MappedText,
  from: number,
  verb: number,
  numberEnd: number,
): FoundDate | null {
  const behind = dates.find(
    (date) =>
      date.start >= numberEnd &&
      /^[\s,(]*(?:ngay|ky ngay|ban hanh ngay|de ngay)?\s?$/.test(text.folded.slice(numberEnd, date.start)),
  );
  if (behind) return behind;
  const before = dates.filter((date) => date.start >= from && date.end <= verb);
  return (
    before.find(
      (date) =>
        /(?:^|[\s,(])(?:vao |trong |sang |chieu )?(?:ngay )?$/.test(text.folded.slice(from, date.start)) &&
        date.start - from < 24,
    ) ?? null
  );
}

function subjectBehind(text: MappedText, at: number, numberEnd: number): MappedText | null {
  const rest = text.folded.slice(at);
  const match =
    SUBJECT_OPENS.exec(rest) ?? (at === numberEnd ? null : SUBJECT_OPENS.exec(text.folded.slice(numberEnd)));
  const base = match && SUBJECT_OPENS.exec(rest) ? at : numberEnd;
  let start = at;
  if (match) {
    const keepsVerb = !/^(?:ve viec|ve|v\/v)$/.test(match[1] ?? '');
    start =
      base + match.index + match[0].length - (keepsVerb ? match[0].length - match[0].lastIndexOf(match[1] ?? '') : 0);
  } else if (!/^\s?["“(]?[a-z]/.test(rest)) return null;
  const end = endOfSubject(text.folded, start);
  const subject = text.slice(start, end);
  return subject.length >= 8 ? subject : null;
}

function endOfSubject(folded: string, from: number): number {
  const rest = folded.slice(from, from + 500);
  const stop =
    /(?:[.;]\s|[.;:]$|\.\/|: |, (?:theo do|trong do|voi muc|nham|yeu cau|giao )|(?<=nam \d{4}), (?=\S)|(?: |, )nham (?:muc dich|tiep tuc|nang|tang|day)|\. )/.exec(
      rest,
    );
  return from + (stop ? stop.index : rest.length);
}

const SIGNER =
  /(?:pho )?chu tich (?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp\.?|huyen|thi xa|xa|phuong)(?: [a-z -]{2,24}?)?,? (?:ong |ba |dong chi )?$/;

/** "Phó Chủ tịch UBND tỉnh Nguyễn Văn A (vừa) ký ban hành …": the name between the office and the verb. */
function signerBefore(text: MappedText, from: number, verb: number): MappedText | null {
  const part = text.text.slice(from, verb);
  if (!/^(?:vua |da |moi |chinh thuc )*ky /.test(text.folded.slice(verb))) return null;
  const name = /((?:\p{Lu}\p{Ll}*\s){1,4}\p{Lu}\p{Ll}+)\s*$/u.exec(part.trimEnd());
  if (!name?.[1]) return null;
  const words = name[1].split(' ');
  for (let take = Math.min(4, words.length); take >= 2; take--) {
    const start = from + part.trimEnd().length - words.slice(-take).join(' ').length;
    if (SIGNER.test(text.folded.slice(from, start)) && !/^(?:uy ban|tinh|thanh pho)/.test(text.folded.slice(start))) {
      return text.slice(start, from + part.trimEnd().length);
    }
  }
  return null;
}

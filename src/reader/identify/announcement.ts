import type { Paragraph } from '../clean/paragraph.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN, typeOfName } from '../grammar/document-type.ts';
import { type PlaceIndex, readPlaceName } from '../grammar/place.ts';
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
        const announcement = build(paragraph, match, manner, { numbers, bodies, dates }, index);
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
  if (found.number) score += 6;
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
  index: PlaceIndex,
): Announcement | null {
  const { text } = paragraph;
  const at = match.index + match[0].length;
  const number =
    known.numbers.find((found) => found.start >= at && found.start <= at + 2) ??
    promulgatingAct(text.folded, at, known.numbers, match[0]);
  const bare = number ? null : /s[o0]\s?:? ?$/.test(match[0]) ? BARE.exec(text.folded.slice(at)) : null;
  const wording = match[0];
  const strong = /ban hanh|phe duyet/.test(wording);
  const sentenceStart = startOfSentence(text.folded, match.index);
  if (!number && !bare && !strong && !(manner === 'announced' && tellsOfGender(text.folded, at))) return null;
  if (!number && manner === 'followed' && !(bare && tellsOfGender(text.folded, at))) return null;
  const numberEnd = number?.end ?? (bare ? at + bare[0].length : at);
  const issuer =
    lastBefore(known.bodies, sentenceStart, match.index) ??
    bodyBehind(text, known.bodies, numberEnd) ??
    (manner === 'announced' ? territoryBefore(text, sentenceStart, match.index, index) : null);
  const date = dateOf(known.dates, text, sentenceStart, match.index, numberEnd);
  const behind = date && date.start >= numberEnd ? date.end : numberEnd;
  const subject =
    number && number.start > at + 2 ? named(text, at, number.start) : subjectBehind(text, behind, numberEnd);
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
    signer: signerBefore(text, sentenceStart, match.index, index),
    manner,
  };
}

/** "… phê duyệt Kế hoạch … tại Quyết định số 777/QĐ-UBND": the act that puts the plan into force bears its number. */
function promulgatingAct(
  folded: string,
  at: number,
  numbers: readonly FoundNumber[],
  wording: string,
): FoundNumber | null {
  if (!/(?:ban hanh|phe duyet)/.test(wording)) return null;
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

/** Whether the next words name a gender policy: what a weak verb ("có kế hoạch …") needs to tell of a plan. */
function tellsOfGender(folded: string, at: number): boolean {
  return GENDER.test(folded.slice(at, at + 200).split(/[.;]\s/)[0] ?? '');
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

const OFFICE =
  /(?:pho )?chu tich(?: thuong truc)? (?:ubnd|uy ban nhan dan) (?:tinh|thanh pho|tp\.?|huyen|thi xa|quan|xa|phuong|thi tran)(?=[ ,])/g;
/** Surnames that nine in ten people bear, folded: where a district's name ends and a person's begins. */
const SURNAME =
  /(?:^|\s)(?=(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Lâm|Mai|Cao|Trương|Hà|Tạ|Lương|Lưu|Đào|Phùng|Châu|Tô|Vương|Quách|Thái|Kiều|Triệu|La|Lò|Vi|Y|Rah|Siu)\s)/u;

/**
 * "Phó Chủ tịch UBND tỉnh X Nguyễn Văn A (vừa) ký ban hành …": the name between the office and the verb. The name of
 * a known province is left out; behind another unit the name begins at a surname.
 */
function signerBefore(text: MappedText, from: number, verb: number, index: PlaceIndex): MappedText | null {
  if (!/^(?:vua |da |moi |chinh thuc )*(?:thay mat [^.;]{0,60})?ky /.test(text.folded.slice(verb))) return null;
  const office = [...text.folded.slice(from, verb).matchAll(OFFICE)].at(-1);
  if (!office) return null;
  const behind = from + office.index + office[0].length;
  const gap = /^\s*/.exec(text.text.slice(behind))?.[0].length ?? 0;
  const place = readPlaceName(text.text, text.folded, behind + gap, index);
  const start = place?.province ? place.end : behind;
  const lead = /^[\s,]*(?:(?:ông|bà|đồng chí|đ\/c|là)\s)?/iu.exec(text.text.slice(start, verb))?.[0].length ?? 0;
  const rest = text.text.slice(start + lead, verb).replace(/[\s,]+$/u, '');
  const skip = place?.province ? 0 : (SURNAME.exec(rest)?.index ?? 0);
  const named = rest.slice(skip).trimStart();
  if (!/^(?:\p{Lu}[\p{L}'’]*)(?:\s\p{Lu}[\p{L}'’]*){1,4}$/u.test(named)) return null;
  const at = start + lead + rest.length - named.length;
  return text.slice(at, at + named.length);
}

/** "huyện X có kế hoạch …": a unit that issues is meant as its People's Committee. */
function territoryBefore(text: MappedText, from: number, verb: number, index: PlaceIndex): FoundBody | null {
  const kinds = [
    ...text.folded.slice(from, verb).matchAll(/(?:^|[\s,])(tinh|thanh pho|huyen|thi xa|quan|xa|phuong) (?=[a-z])/g),
  ];
  const last = kinds.at(-1);
  if (!last?.[1]) return null;
  const wordAt = from + last.index + last[0].indexOf(last[1]);
  const place = readPlaceName(text.text, text.folded, wordAt + last[1].length + 1, index);
  if (!place || !/^[\s,]*$/.test(text.folded.slice(place.end, verb))) return null;
  const territory =
    last[1] === 'tinh'
      ? 'PROVINCE'
      : last[1] === 'thanh pho'
        ? 'CITY'
        : /^(?:xa|phuong)$/.test(last[1])
          ? 'COMMUNE'
          : 'DISTRICT';
  if (territory === 'PROVINCE' && !place.province) return null;
  return {
    start: wordAt,
    end: place.end,
    kind: 'PEOPLES_COMMITTEE',
    name: text.text.slice(wordAt, place.end),
    capacity: 'COLLECTIVE',
    territory,
    territoryWord: text.text.slice(wordAt, wordAt + last[1].length),
    placeName: place.name,
    province: territory === 'PROVINCE' || territory === 'CITY' ? place.province : null,
  };
}

import type { FoundBody } from '../grammar/body.ts';
import type { FoundDate } from '../grammar/date.ts';
import { TYPE_NAME_PATTERN } from '../grammar/document-type.ts';
import { type PlaceIndex, readPlaceName } from '../grammar/place.ts';
import { territoryAt } from '../grammar/territory.ts';
import type { MappedText } from '../text/mapped-text.ts';

const SUBJECT_OPENS =
  /^,?\s?(?:(?:ngay [\d/. -]{6,12}|ngay \d{1,2} thang \d{1,2} nam \d{4}),?\s?)?(?:cua [^,;.]{3,90}?,?\s)?(ve viec|ve|v\/v|trien khai|thuc hien|to chuc|phat dong|nham|hanh dong)\s?:?\s?/;

/** Words by which a sentence is on a gender policy. */
export const GENDER =
  /binh dang gioi|tien bo (?:cua )?(?:cua )?phu nu|bao luc tren co so gioi|bao luc gioi|phu nu trong cac vi tri lanh dao/;

export function endOf(text: MappedText, part: MappedText): number {
  const at = text.text.indexOf(part.text);
  return at === -1 ? text.length : at + part.length;
}

export function startOfSentence(folded: string, at: number): number {
  const dot = Math.max(folded.lastIndexOf('. ', at - 1), folded.lastIndexOf('; ', at - 1));
  // "TP. Hồ Chí Minh" and "số. 12" do not end a sentence.
  if (dot > 0 && /(?:^|[^a-z])(?:tp|ts|ths|ong|ba|dr)$/.test(folded.slice(Math.max(0, dot - 4), dot)))
    return startOfSentence(folded, dot);
  return dot === -1 ? 0 : dot + 2;
}

export function lastBefore(bodies: readonly FoundBody[], from: number, to: number): FoundBody | null {
  const before = bodies.filter((body) => body.start >= from && body.end <= to + 1);
  return before.at(-1) ?? null;
}

export function bodyBehind(text: MappedText, bodies: readonly FoundBody[], at: number): FoundBody | null {
  return (
    bodies.find(
      (body) => body.start >= at && body.start < at + 60 && / (?:cua|do) $/.test(text.folded.slice(0, body.start)),
    ) ?? null
  );
}

export function dateOf(
  dates: readonly FoundDate[],
  text: MappedText,
  from: number,
  verb: number,
  numberEnd: number,
  issuer: FoundBody | null,
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
        // A day opens the sentence, or stands right before who issues: "Để …, ngày 04/3/2024, UBND tỉnh …".
        (date.start - from < 24 || (issuer !== null && /^[\s,]*$/.test(text.folded.slice(date.end, issuer.start)))),
    ) ?? null
  );
}

export function subjectBehind(text: MappedText, at: number, numberEnd: number): MappedText | null {
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

/** Where the subject that begins at `from` ends: with its sentence, or where the next clause tells something else. */
export function endOfSubject(folded: string, from: number): number {
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
export function signerBefore(text: MappedText, from: number, verb: number, index: PlaceIndex): MappedText | null {
  if (!/^(?:vua |da |moi |chinh thuc )*(?:thay mat [^.;]{0,60})?ky /.test(text.folded.slice(verb))) return null;
  const office = [...text.folded.slice(from, verb).matchAll(OFFICE)].at(-1);
  if (!office) return null;
  const behind = from + office.index + office[0].length;
  const gap = /^\s*/.exec(text.text.slice(behind))?.[0].length ?? 0;
  const place = readPlaceName(text.text, text.folded, behind + gap, index);
  const start = place?.province ? place.end : behind;
  const lead = /^[\s,]*(?:(?:ông|bà|đồng chí|đ\/c|là)\s)?/iu.exec(text.text.slice(start, verb))?.[0].length ?? 0;
  const rest = text.text.slice(start + lead, verb).replace(/[\s,]+$/u, '');
  const surname = SURNAME.exec(rest);
  // What stands behind the office without a surname may be the unit's own name.
  if (rest === '' || (!place?.province && !surname)) return namedBefore(text, from, from + office.index);
  const skip = place?.province ? 0 : (surname?.index ?? 0);
  const named = rest.slice(skip).trimStart();
  if (!/^(?:\p{Lu}[\p{L}'’]*)(?:\s\p{Lu}[\p{L}'’]*){1,4}$/u.test(named)) return null;
  const at = start + lead + rest.length - named.length;
  return text.slice(at, at + named.length);
}

/** "bà Hồ Thị A, Phó Chủ tịch UBND tỉnh X, đã ký …": a name with its form of address, before the office. */
function namedBefore(text: MappedText, from: number, office: number): MappedText | null {
  const words = text.text.slice(from, office);
  const named =
    /(?:^|[\s,(])(?:ông|bà|đồng chí|đ\/c)\s((?:\p{Lu}[\p{L}'’]*)(?:\s\p{Lu}[\p{L}'’]*){1,4})(?:,|\s[-–])?\s*$/iu.exec(
      words,
    );
  if (!named?.[1] || !/^\p{Lu}/u.test(named[1])) return null;
  const at = from + named.index + named[0].indexOf(named[1]);
  return text.slice(at, at + named[1].length);
}

/** "huyện X có kế hoạch …": a unit that issues is meant as its People's Committee. */
export function territoryBefore(text: MappedText, from: number, verb: number, index: PlaceIndex): FoundBody | null {
  const kinds = [
    ...text.folded.slice(from, verb).matchAll(/(?:^|[\s,])(tinh|thanh pho|huyen|thi xa|quan|xa|phuong) (?=[a-z])/g),
  ];
  const last = kinds.at(-1);
  if (!last?.[1]) return null;
  const wordAt = from + last.index + last[0].indexOf(last[1]);
  const unit = territoryAt(text, wordAt, index);
  return unit && unit.placeName !== null && /^[\s,]*$/.test(text.folded.slice(unit.end, verb)) ? unit : null;
}

/** "Tháng hành động … năm 2022 được UBND huyện lên kế hoạch tổ chức": what is planned stands before "được". */
export function passiveSubject(text: MappedText, sentence: number, verb: number): MappedText | null {
  const passive = /^(.{10,300}?) duoc /.exec(text.folded.slice(sentence, verb));
  if (!passive?.[1] || !GENDER.test(passive[1]) || /\d\/[a-z]|, /.test(passive[1])) return null;
  const typed = new RegExp(`^(?:${TYPE_NAME_PATTERN}) (?:ve )?`).exec(passive[1])?.[0].length ?? 0;
  return text.slice(sentence + typed, sentence + passive[1].length);
}

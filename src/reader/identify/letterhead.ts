import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import type { FoundBody } from '../grammar/body.ts';
import { findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAMES, typeOfName } from '../grammar/document-type.ts';
import { MappedText } from '../text/mapped-text.ts';

/** The head of an official document (Decree 30/2020/NĐ-CP, Appendix I, parts 1 to 5), part by part. */
export interface Letterhead {
  /** Lines of the issuing body, the superior one first. */
  bodyLines: MappedText[];
  /** The issuing body where it is known already: in a head that is no Vietnamese. */
  issuer: { body: FoundBody; text: MappedText } | null;
  /** Line of the number, and the number when one is filled in. */
  numberLine: MappedText | null;
  number: FoundNumber | null;
  place: MappedText | null;
  date: { text: MappedText; iso: string | null } | null;
  typeLine: MappedText | null;
  type: string | null;
  /** Subject lines joined; the "V/v" of a letter without its mark. */
  subject: MappedText | null;
  /** First paragraph (position in the body list) behind the head. */
  bodyStart: number;
  /** A motto or a filled number line: without one the capitals may be any headline. */
  isOfficial: boolean;
}

const MOTTO = /^cong hoa xa hoi chu nghia|^doc lap ?[-,] ?tu do|^dang cong san viet nam/;
const NUMBER_LINE = /^[-_ (]{0,5}s[o0]\s?[:.]?\s?(?=\d|\/|\.{2}|_{2}|$)/;
const DATE_LINE =
  /ngay\s?[\d. …_]{0,8}\s?thang\s?[\d. …_]{0,8}\s?nam|, ?ngay\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}/;
const SUBJECT_OF_LETTER = /^(?:v\/v|ve viec)\s?:?\s?/;
const TYPE_LINE = new RegExp(`^(${TYPE_NAMES.map(([name]) => name.replaceAll(' ', '\\s?')).join('|')})(?=$|[ :])`);
const BODY_OPENING =
  /^(?:can cu|thuc hien|trien khai|xet|theo de nghi|kinh gui|i\.|1\.|dieu 1|phan (?:i|thu)|chu tich|uy ban nhan dan|giam doc|nham|de |nhu |quyet dinh ?:|ngay \d|\(?kem theo|\(?ban hanh)/;

/** Finds the head of an official document in the body paragraphs; null when the page carries none. */
export function readLetterhead(body: readonly Paragraph[]): Letterhead | null {
  const limit = Math.min(body.length, 120);
  const mottoAt = body.slice(0, limit).findIndex((paragraph) => MOTTO.test(paragraph.text.folded));
  const numberAt = body.slice(0, limit).findIndex(({ text }) => NUMBER_LINE.test(text.folded) && text.length < 160);
  const titleAt = mottoAt === -1 ? titleOfPlan(body) : -1;
  const anchor = mottoAt !== -1 ? mottoAt : titleAt !== -1 ? titleAt : numberAt;
  if (anchor === -1) return null;
  let start = anchor;
  while (start > 0 && anchor - start < 5 && isHeadLine(body[start - 1])) start--;
  const head: Letterhead = {
    bodyLines: [],
    issuer: null,
    numberLine: null,
    number: null,
    place: null,
    date: null,
    typeLine: null,
    type: null,
    subject: null,
    bodyStart: anchor + 1,
    isOfficial: mottoAt !== -1 || titleAt !== -1,
  };
  let at = start;
  for (; at < Math.min(body.length, start + 24); at++) {
    const text = body[at]?.text;
    if (!text || opensBareTitle(head, text) || !takeHeadLine(head, text)) break;
    head.bodyStart = at + 1;
    if (head.typeLine) break;
  }
  const titled = head.typeLine !== null || (at < body.length && opensBareTitle(head, body[at]?.text ?? null));
  takeSubject(head, body, head.bodyStart, titled);
  return head.isOfficial || (head.number && head.bodyLines.length > 0) ? head : null;
}

/**
 * Finds the line KẾ HOẠCH of a plan that a portal shows without motto: on its own near the top, with the first part of
 * the plan soon behind it.
 */
function titleOfPlan(body: readonly Paragraph[]): number {
  return body
    .slice(0, 12)
    .findIndex(
      ({ text }, index) =>
        text.folded === 'ke hoach' &&
        isCapitals(text.text) &&
        body
          .slice(index + 1, index + 14)
          .some((later) => /^(?:i|a|1|phan (?:i|thu nhat))\s?[.)/:-]/.test(later.text.folded)),
    );
}

function isHeadLine(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || paragraph.text.length >= 120) return false;
  const { text, folded } = paragraph.text;
  return (
    isCapitals(text) ||
    [NUMBER_LINE, SUBJECT_OF_LETTER, DATE_LINE].some((part) => part.test(folded)) ||
    !/[a-z]/.test(folded)
  );
}

/**
 * A title without the name of its type, as some portals leave it out: capitals behind number and date that name no
 * body. The symbol of the number says what type it is.
 */
function opensBareTitle(head: Letterhead, text: MappedText | null): boolean {
  if (!text || head.typeLine || !head.number?.type || !head.date || head.number.type === 'CV') return false;
  return (
    isCapitals(text.text) &&
    text.length > 18 &&
    !MOTTO.test(text.folded) &&
    !TYPE_LINE.test(text.folded) &&
    !/^(?:uy ban nhan dan|hoi dong|chu tich|tinh |thanh pho |huyen |so |ban )/.test(text.folded)
  );
}

/** Takes one line into the head; false when the head has ended. */
function takeHeadLine(head: Letterhead, text: MappedText): boolean {
  const { folded } = text;
  if (MOTTO.test(folded)) {
    head.isOfficial = true;
    return true;
  }
  const number = NUMBER_LINE.exec(folded);
  if (number && text.length < 160) {
    head.numberLine ??= text;
    head.number ??= findNumbers(text).find((found) => found.start <= number[0].length + 1) ?? null;
    takeDate(head, text, head.number?.end ?? number[0].length);
    const subject = /v\/v\s?:?\s?/.exec(folded);
    if (subject) head.subject = text.slice(subject.index + subject[0].length, text.length);
    return true;
  }
  if (DATE_LINE.test(folded) && text.length < 90) {
    takeDate(head, text, 0);
    return true;
  }
  const letter = SUBJECT_OF_LETTER.exec(folded);
  if (letter && !head.subject && text.length < 400) {
    head.subject = text.slice(letter[0].length, text.length);
    return true;
  }
  const type = TYPE_LINE.exec(folded);
  if (type && (type[0].length === text.length || isCapitals(text.text))) {
    head.typeLine = text.slice(0, type[0].length);
    head.type = typeOfName((type[1] ?? '').replace(/\s?/g, '') === '' ? '' : restoreSpaces(type[1] ?? ''));
    const rest = text.slice(type[0].length, text.length);
    if (rest.length > 3) head.subject = rest;
    return true;
  }
  if (BODY_OPENING.test(folded) && !isCapitals(text.text)) return false;
  if (isCapitals(text.text) && text.length < 140) {
    if (!head.typeLine) head.bodyLines.push(text);
    return true;
  }
  return /^[-_*=()\d. ]+$/.test(folded) || text.length < 25;
}

function restoreSpaces(folded: string): string {
  const glued = folded.replaceAll(' ', '');
  return TYPE_NAMES.find(([name]) => name.replaceAll(' ', '') === glued)?.[0] ?? folded;
}

function takeDate(head: Letterhead, text: MappedText, from: number): void {
  if (head.date) return;
  const rest = text.folded.slice(from);
  const line = DATE_LINE.exec(rest);
  if (!line) return;
  const match = { index: line.index + line[0].indexOf('ngay'), 0: line[0].slice(line[0].indexOf('ngay')) };
  const date = findDates(rest).find((found) => found.start >= match.index && found.start <= match.index + 6);
  const end = date ? from + date.end : from + match.index + match[0].length;
  head.date = { text: text.slice(from + match.index, end), iso: date?.iso ?? null };
  const place = text.slice(from, from + match.index);
  const name = place.slice(0, place.text.replace(/[\s,.–-]+$/u, '').length);
  if (name.length >= 3 && name.length < 50 && /^\p{Lu}/u.test(name.text)) head.place = name;
}

/** Joins the lines of the subject: those in capitals, or for a decision the "Về việc …" lines. */
function takeSubject(head: Letterhead, body: readonly Paragraph[], from: number, titled: boolean): void {
  if (!titled) return;
  const lines: MappedText[] = head.subject ? [head.subject] : [];
  let at = from;
  for (; at < Math.min(body.length, from + 6); at++) {
    const text = body[at]?.text;
    if (!text || text.length > 420) break;
    // "(Số 18/KH-UBND ngày 22/01/2020)" below the title.
    if (lines.length > 0 && /^\(\s?(?:ke hoach |quyet dinh )?s[o0]\s?:? ?\d/.test(text.folded) && !head.number) {
      takeBracket(head, text);
      head.bodyStart = at + 1;
      break;
    }
    const capitals = isCapitals(text.text);
    if (/^(?:chu tich |uy ban nhan dan |giam doc |ban chap hanh |ban thuong vu )/.test(text.folded) && capitals) {
      if (lines.length > 0) break;
    }
    const opensSubject = SUBJECT_OF_LETTER.exec(text.folded);
    if (lines.length === 0 && opensSubject) lines.push(text.slice(opensSubject[0].length, text.length));
    else if (!capitals && opensBody(text, lines.length > 0)) break;
    else if (/^(?:[ivx]+|\d+|[a-h])\s?[.)/] ?|^(?:phan|chuong) (?:thu|[ivx\d])/.test(text.folded)) break;
    else if (capitals || lines.length === 0 || (/^[\p{Ll}(\d]/u.test(text.text) && !/[.:;]$/.test(text.text)))
      lines.push(text);
    else break;
    head.bodyStart = at + 1;
  }
  if (lines.length > 0) head.subject = MappedText.join(lines);
}

/** A number and a day in brackets below the title; that of another type is of the act that the plan goes with. */
function takeBracket(head: Letterhead, text: MappedText): void {
  const number = findNumbers(text)[0];
  if (!number || (head.type && number.type !== head.type)) return;
  head.number = number;
  head.numberLine = text;
  const date = findDates(text.folded).find((found) => found.iso !== null && found.start >= number.end);
  if (date) head.date ??= { text: text.slice(date.start, date.end), iso: date.iso };
}

/** "Thực hiện Chương trình …" right below the type is the subject; with a number or a colon it opens the body. */
function opensBody(text: MappedText, hasSubject: boolean): boolean {
  if (!BODY_OPENING.test(text.folded)) return false;
  return (
    hasSubject ||
    !/^(?:thuc hien|trien khai|de |nham)/.test(text.folded) ||
    findNumbers(text).length > 0 ||
    /[:;]$/.test(text.text)
  );
}

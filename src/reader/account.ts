import type { PlanBundle } from './bundle/bundle.schema.ts';
import { findCitations } from './cite/find.ts';
import type { Paragraph } from './clean/paragraph.ts';
import { isCapitals } from './clean/rejoin.ts';
import type { Identity } from './identify/index.ts';
import { type OutlineItem, textsOf } from './outline/item.ts';
import { readOrdinal } from './outline/ordinal.ts';
import { CLOSING } from './outline/report.ts';
import type { Span } from './text/mapped-text.ts';

export type UnreadPart = PlanBundle['source']['unread'][number];

export interface AccountInput {
  identity: Identity;
  body: readonly Paragraph[];
  items: readonly OutlineItem[];
}

/** Openings of the lines between the head of an act and its first part, and of the sentence that promulgates it. */
const PREAMBLE =
  /^(?:[-+] ?)?(?:can cu|xet |theo de nghi|kinh gui|thuc hien |trien khai |de |nham |quyet dinh ?:?$|nay ban hanh|\(?(?:ban hanh )?kem theo|\(?(?:dinh kem|van ban)|chu tich |uy ban nhan dan |ubnd |so [a-z]|tren co so)/;
/** A line that only announces what follows, or closes: it gives no work. */
const LEADS_IN = /(?::|nhu sau\s?[:.]?|cu the\s?[:.]?)$/;
const CLOSES =
  /^(?:tren day la|\(?(?:ban hanh )?kem theo (?:quyet dinh|cong van|ke hoach)|yeu cau (?:cac|thu truong)|de nghi (?:cac|thu truong|giam doc)|trong qua trinh|can cu (?:ke hoach|noi dung)|ke hoach nay (?:co hieu luc|thay the)|nhan duoc|uy ban nhan dan [^.;]{0,60} (?:yeu cau|de nghi)|(?:quyet dinh|ke hoach) nay)/;
/** What articles carry beside their text: captions, authors, sources, dates, pointers to the file. */
const ASIDE =
  /^(?:\(?(?:anh|nguon|tin|bai|tac gia|theo )|\d{1,2}[/:.-]\d{1,2}|ngay (?:dang|cap nhat)|cap nhat|dang (?:ngay|luc)|xem |chi tiet|tai (?:day|file|ve)|(?:file|tep|tai lieu) |dinh kem|trich yeu|so (?:hieu|ky hieu)|loai van ban|co quan ban hanh|nguoi ky|linh vuc|(?:ban )?[a-z ]{2,30}\s?[:;]\s?[a-z, ]{2,30}$)/;

/**
 * Accounts for every line of the body and returns those that no stage could place. A page that is no plan is not
 * accounted for: nothing is said of what it lacks.
 */
export function findUnread(input: AccountInput): UnreadPart[] {
  const { identity, body } = input;
  if (identity.plan === null) return [];
  const covered = coverage(input.items);
  const carried = identity.letterhead !== null || (identity.carries && identity.announcement !== null);
  const parts: UnreadPart[] = [];
  body.forEach((paragraph, position) => {
    if (isCovered(covered, paragraph.text.source())) return;
    const reason = carried ? reasonInDocument(input, paragraph, position) : reasonInArticle(input, paragraph, position);
    if (reason === null) return;
    const locator = `P${paragraph.line}`;
    const last = parts.at(-1);
    // Cells of one row are one part.
    if (last?.locator === locator && paragraph.cell) last.text = `${last.text} | ${paragraph.text.text}`;
    else parts.push({ locator, text: paragraph.text.text, reason });
  });
  return parts;
}

function reasonInDocument(
  { identity, body, items }: AccountInput,
  paragraph: Paragraph,
  position: number,
): UnreadPart['reason'] | null {
  const { start, end, annexStart } = identity.content;
  const inAnnex = annexStart !== null && position >= annexStart;
  const { text } = paragraph;
  if (position < start) return isDecision(paragraph) || position < headEnd(identity) ? null : 'outside-outline';
  if (position >= end && !inAnnex) return null;
  if (isFurniture(paragraph)) return null;
  const first = items[0]?.text.source().start ?? Number.POSITIVE_INFINITY;
  const before = text.source().start < first;
  if (before && isAddressee(body, position)) return null;
  if (before && (PREAMBLE.test(text.folded) || findCitations(text, []).length > 0)) return null;
  if (CLOSES.test(text.folded)) return null;
  if (paragraph.cell) return 'table-row';
  return inAnnex ? 'annex' : before ? 'outside-outline' : 'below-heading';
}

/** A dash below "Kính gửi:" names who is addressed. */
function isAddressee(body: readonly Paragraph[], position: number): boolean {
  let at = position;
  while (at > 0 && /^[-+•]/.test(body[at]?.text.folded ?? '')) at--;
  return at < position && /^kinh gui/.test(body[at]?.text.folded ?? '');
}

function headEnd(identity: Identity): number {
  return identity.letterhead?.bodyStart ?? 0;
}

/** Everything of a decision before the plan it promulgates: bases, articles, signature. */
function isDecision({ text }: Paragraph): boolean {
  return (
    text.length < 60 ||
    PREAMBLE.test(text.folded) ||
    CLOSES.test(text.folded) ||
    /^(?:dieu|khoan) \d|^[-+•]|^noi nhan|^luu/.test(text.folded) ||
    readOrdinal(text) !== null ||
    isCapitals(text.text)
  );
}

function reasonInArticle(
  { identity }: AccountInput,
  paragraph: Paragraph,
  position: number,
): UnreadPart['reason'] | null {
  const { text } = paragraph;
  const announced = identity.announcement?.paragraph ?? null;
  if (announced && paragraph.index <= announced.index) return null;
  if (position < 3 || isFurniture(paragraph)) return null;
  if (text.length < 60 && !/[.;]$/.test(text.text)) return null;
  if (ASIDE.test(text.folded) || CLOSING.test(text.folded) || (text.length < 130 && !/[.:;,!?…"”)]$/u.test(text.text)))
    return null;
  return paragraph.cell ? 'table-row' : 'prose';
}

/** Headings, heads of tables, ordinals alone in a cell, lead-ins, rules. */
function isFurniture({ text, cell }: Paragraph): boolean {
  if (!/[a-z]{2}/.test(text.folded) || PART.test(text.folded)) return true;
  if (isCapitals(text.text) && text.length < 300) return true;
  if (cell && TABLE_HEAD.test(text.folded) && text.length < 60) return true;
  return LEADS_IN.test(text.folded) && text.length < 240;
}

/** "Phần thứ hai" alone on its line: its title is the next one. */
const PART = /^(?:phan|chuong|muc) (?:thu )?[a-z\d]{1,5}[.:]?$/;
const TABLE_HEAD =
  /^(?:tt|chu tri|phoi hop|thuc hien$|thoi han|hoan thanh$|han |stt|so tt|noi dung|nhiem vu|hoat dong|chi tieu|muc tieu|(?:co quan|don vi)|thoi gian|san pham|kinh phi|ghi chu|nam \d{4}|giai doan|lo trinh|ket qua|tien do)/;

/** Ranges that items were read from, in order and without overlaps. */
function coverage(items: readonly OutlineItem[]): Span[] {
  const spans = items
    .filter((item) => item.section !== 'annex')
    .flatMap((item) => {
      const headless = !item.leaf && item.section === 'tasks';
      const read = textsOf(item);
      return headless ? read.filter((text) => !item.details.includes(text) || LEADS_IN.test(text.folded)) : read;
    })
    .map((text) => text.source())
    .sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

/** A line is covered when most of it was read: an ordinal in front or a full stop behind do not count. */
function isCovered(spans: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let read = 0;
  for (let at = low; at < spans.length; at++) {
    const span = spans[at];
    if (!span || span.start >= end) break;
    read += Math.min(span.end, end) - Math.max(span.start, start);
  }
  return read * 2 >= end - start;
}

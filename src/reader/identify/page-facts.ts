import type { Fact } from '../bundle/fact.ts';
import type { Paragraph } from '../clean/paragraph.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { findDates } from '../grammar/date.ts';
import { vietnameseShare } from '../read/legacy.ts';
import type { MappedText } from '../text/mapped-text.ts';

const PUBLISHER =
  /^(?:©|\(c\))?\s?(?:copyright\s?(?:©|\(c\))?|co quan chu quan\s?:|chu quan\s?:|don vi chu quan\s?:|©|\(c\)|ban quyen (?:thuoc|cua)(?: ve)?\s?:?)\s?(?:\d{4}\s?(?:-\s?\d{4}\s?)?)?(?:by\s|ban quyen (?:thuoc|cua)(?: ve)?\s?:?\s?|thuoc ve\s|-\s)?/;

/** A portal that names itself in the foot: "Cổng thông tin điện tử tỉnh Hà Nam". */
function portalName(paragraphs: readonly Paragraph[]): string | null {
  const line = paragraphs.find(
    ({ text, cut }) => cut === 'footer' && /^(?:cong|trang) (?:thong tin|tin) dien tu [a-z]/.test(text.folded),
  );
  if (!line) return null;
  const contact = CONTACT.exec(line.text.folded)?.index ?? line.text.length;
  return line.text.text.slice(0, contact).replace(/[\s.,;|–-]+$/u, '');
}

/** Where a line of the foot goes on with how to reach the publisher. */
const CONTACT =
  /[\s.,;|(–-]+(?:dien thoai|dia chi|dt\s?:|tel|email|e-mail|fax|hotline|giay phep|tru so|chiu trach nhiem|nguoi chiu|tong bien tap|thiet ke)(?![a-z])/;

/** Reads who runs the portal from the foot of the page, as printed; null when it does not say. */
export function readPublisher(paragraphs: readonly Paragraph[]): string | null {
  for (const { text, cut } of paragraphs) {
    if (cut !== 'footer') continue;
    const match = PUBLISHER.exec(text.folded);
    if (!match || match[0].length < 3) continue;
    const contact = CONTACT.exec(text.folded)?.index ?? text.length;
    const name = text.text.slice(match[0].length, contact).replace(/[\s.,;|–-]+$/u, '');
    if (name.length > 5 && name.length < 120 && /\p{L}/u.test(name)) return name;
  }
  return portalName(paragraphs);
}

const DATE_LINE =
  /^(?:(?:ngay dang|dang ngay|dang luc|cap nhat(?: luc| ngay)?|ngay xuat ban|thoi gian dang|ngay cap nhat|ngay tao|post date|date)\s?:?\s?)?/;
const POSTED =
  /(?:^|[^a-z])(?:ngay dang(?: tin| tai| bai)?|dang (?:ngay|luc|tai ngay)|ngay xuat ban|xuat ban ngay|thoi gian dang|ngay post|post date|posted on)\s?:?\s?/;
/** "… được trợ giúp (21:53 21/04/2021)": hour and day in brackets behind a headline. */
const BEHIND_HEADLINE = /\(\d{1,2}:\d{2}(?::\d{2})?[\s,|-]*(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)$/;
/** "Hạn góp ý: 30/11/2023", "Thời gian: từ ngày 15/11": the day of what the label names. */
const LABELLED_OTHERWISE = /[a-z]{2,} ?: ?(?:tu |den )?(?:ngay )?$/;
const TELLS_OF_PAGE = /dang|cap nhat|xuat ban|post|updat|publish|date|news|tin/;
const CLOCK = /\d{1,2}:\d{1,2}/;
const WEEKDAY = /thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat/;

/**
 * Reads the day an article was published: behind a label, in brackets behind the headline, else from a line of its own
 * near the top.
 */
export function readPublishedOn(body: readonly Paragraph[], cutter: EvidenceCutter): Fact<string> | null {
  return (
    // A label decides over any line before it: a portal's clock stands above the article.
    first(body.slice(0, 20), ({ text }) => labelledDay(text, cutter)) ??
    first(body.slice(0, 8), ({ text }) => bracketedDay(text, cutter)) ??
    first(body.slice(0, 14), ({ text }, index) => dayOfLine(text, hasHourBeside(body, index), cutter))
  );
}

function first<T, R>(list: readonly T[], read: (item: T, index: number) => R | null): R | null {
  for (const [index, item] of list.entries()) {
    const found = read(item, index);
    if (found !== null) return found;
  }
  return null;
}

function labelledDay(text: MappedText, cutter: EvidenceCutter): Fact<string> | null {
  const label = text.length < 160 ? POSTED.exec(text.folded) : null;
  if (!label) return null;
  const from = label.index + label[0].length;
  const date = findDates(text.folded.slice(from, from + 40)).find((found) => found.iso !== null);
  if (!date?.iso || date.start >= 24) return null;
  return cutter.fact(date.iso, text.slice(from + date.start, from + date.end), 0.92, 'page-date');
}

function bracketedDay(text: MappedText, cutter: EvidenceCutter): Fact<string> | null {
  const behind = BEHIND_HEADLINE.exec(text.folded);
  const iso = behind?.[1] ? findDates(behind[1])[0]?.iso : null;
  return behind && iso ? cutter.fact(iso, text.slice(behind.index, text.length), 0.9, 'page-date') : null;
}

/** The hour may stand on a line of its own, above or below the day. */
function hasHourBeside(body: readonly Paragraph[], index: number): boolean {
  return body
    .slice(index - 1, index + 2)
    .some((near) => near !== body[index] && /^\d{1,2}:\d{2}(?::\d{2})?$/.test(near.text.folded));
}

/** A line that is a day. A weekday with a date but no hour is the visitor's clock of the portal. */
function dayOfLine(text: MappedText, hourBeside: boolean, cutter: EvidenceCutter): Fact<string> | null {
  if (text.length > 70 || /ban hanh|hieu luc|het han|han chot|thoi han|^so/.test(text.folded)) return null;
  const date = findDates(text.folded).find((found) => found.iso !== null);
  if (!date?.iso) return null;
  const labelled = (DATE_LINE.exec(text.folded)?.[0].length ?? 0) > 0;
  const before = text.folded.slice(0, date.start);
  if (!labelled && LABELLED_OTHERWISE.test(before) && !TELLS_OF_PAGE.test(before)) return null;
  const around = text.folded.slice(0, date.start) + text.folded.slice(date.end);
  const hasClock = CLOCK.test(around) || hourBeside;
  if (!hasClock && (WEEKDAY.test(around) || (!labelled && followsComma(text.folded, date.start)))) return null;
  if (!labelled && around.replace(/[^a-z]/g, '').length > 30) return null;
  return cutter.fact(date.iso, text.slice(date.start, date.end), labelled || hasClock ? 0.9 : 0.7, 'page-date');
}

/** "Hà Nội, ngày 5/3/2022": the day of a letter, not of a page. */
function followsComma(folded: string, at: number): boolean {
  return /, ?$/.test(folded.slice(0, at).replace(/ngay $/, ''));
}

/** Tells the language of a page. Vietnamese patterns do not fire on the others. */
export function tellLanguage(captured: string): 'vi' | 'en' | 'other' {
  if (vietnameseShare(captured) > 0.04) return 'vi';
  const words =
    captured
      .slice(0, 20_000)
      .toLowerCase()
      .match(/\b(?:the|of|and|in|to|for|gender|equality|women|plan|province)\b/gu)?.length ?? 0;
  const all = captured.slice(0, 20_000).split(/\s+/u).length;
  return words * 12 > all ? 'en' : 'other';
}

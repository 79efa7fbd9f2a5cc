import { matchesOf } from '../text/matches-of.ts';

/** A date as printed; year null when the page leaves it out. */
export interface FoundDate {
  start: number;
  end: number;
  /** YYYY-MM-DD; null when no year is printed. */
  iso: string | null;
  day: number;
  month: number;
}

const WORDS = /(?:ngay\s?)?\b(\d{1,2})\s{0,2}thang\s{0,2}(\d{1,2})\s{0,2}(?:nam|,)?\s{0,2}(\d{4})?/g;
const DIGITS = /(?<![\d/.,])(\d{1,2})\s?([/.-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}))?(?![\d/]|[.,]\d)/g;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
/** "March 27, 2023", "27 March 2023", "September 24": as pages in English write days. */
const ENGLISH = new RegExp(
  `(?<![a-z])(?:(${MONTHS.join('|')}) (\\d{1,2})(?:st|nd|rd|th)?(?![\\d/])(?:,? (\\d{4})(?!\\d))?|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTHS.join('|')})(?![a-z])(?:,? (\\d{4})(?!\\d))?)`,
  'g',
);

/** Reads the day-first dates of a folded text: `ngay 23 thang 4 nam 2025`, `28/3/2025`, `18-10-2022`, `14/11`. */
export function findDates(folded: string): FoundDate[] {
  const dates: FoundDate[] = [];
  if (!/\d/.test(folded)) return dates;
  for (const match of matchesOf(WORDS, folded)) {
    const [printed, day, month, year] = match;
    push(dates, match.index, printed.trimEnd().length, Number(day), Number(month), year);
  }
  for (const match of matchesOf(DIGITS, folded)) {
    const [printed, day, mark, month, year] = match;
    // Without a year only a slash (or a hyphen behind "ngày") makes a date: 1.1 is an ordinal, 10-15 a range.
    const named = /ngay\s?$/.test(folded.slice(Math.max(0, match.index - 6), match.index));
    if (!year && !(mark === '/' || (mark === '-' && named))) continue;
    push(dates, match.index, printed.length, Number(day), Number(month), year);
  }
  for (const match of matchesOf(ENGLISH, folded)) {
    const month = MONTHS.indexOf(match[1] ?? match[5] ?? '') + 1;
    push(dates, match.index, match[0].length, Number(match[2] ?? match[4]), month, match[3] ?? match[6]);
  }
  return dates.sort((a, b) => a.start - b.start);
}

function push(dates: FoundDate[], start: number, length: number, day: number, month: number, year?: string): void {
  if (day < 1 || day > 31 || month < 1 || month > 12) return;
  const iso = year ? toIso(Number(year), month, day) : null;
  if (year && iso === null) return;
  dates.push({ start, end: start + length, iso, day, month });
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Builds YYYY-MM-DD; null when the calendar has no such day or the year is not one of these documents. */
export function toIso(year: number, month: number, day: number): string | null {
  if (year < 1945 || year > 2100) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (DAYS_OF_MONTH[month - 1] ?? 0);
  if (day < 1 || day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

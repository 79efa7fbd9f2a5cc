import type { MappedText } from '../text/mapped-text.ts';

/** Years a subject names. Spans index into the text that was read. */
export interface NamedPeriod {
  from: number | null;
  to: number | null;
  /** Plan year, when the period lies in one calendar year. */
  year: number | null;
  start: number;
  end: number;
}

const RANGE =
  /(?:giai doan|thoi ky|nhung nam|cac nam|tu nam|nam)\s?(?:[i1-3]+\s?:\s?)?(?:tu (?:nam )?)?((?:19|20)\d{2})\s?(?:-|den(?: nam)?|~)\s?((?:19|20)\d{2})/g;
const BARE_RANGE = /((?:19|20)\d{2})\s?-\s?((?:19|20)\d{2})/g;
const YEAR =
  /(den |tam nhin |dinh huong (?:den )?|tu )?(?:het )?nam ((?:19|20)\d{2})(?!\s?(?:-|den nam|,? tam nhin)\s?(?:20\d{2})?)(?:\s?(?:va|,) (?:cac )?(?:nam )?((?:20)\d{2}|tiep theo))?/g;

/** "đến năm 2020, tầm nhìn đến năm 2030": the year it runs to; a vision is none. */
const UNTIL = /(?<!tam nhin |dinh huong )den (?:het )?nam ((?:19|20)\d{2})/;

/**
 * Reads the period of a plan from its subject. A single year wins over the years of the strategy it carries out
 * ("… giai đoạn 2021 - 2030 năm 2024"); a vision year is never the end; "đến năm 2030" alone has an open start.
 *
 * Returns: null when the subject names no year.
 */
export function readPeriod(subject: Pick<MappedText, 'folded'>): NamedPeriod | null {
  const { folded } = subject;
  const ranges = [...matches(RANGE, folded), ...matches(BARE_RANGE, folded)];
  const single = [...folded.matchAll(YEAR)].filter((match) => !match[1] && !inside(ranges, match.index)).at(-1);
  if (single) {
    const year = Number(single[2]);
    return { from: year, to: year, year, start: single.index, end: single.index + single[0].length };
  }
  const range = ranges.find((found) => found.from < found.to) ?? ranges[0];
  if (range) {
    const year = range.from === range.to ? range.from : null;
    return { from: range.from, to: range.to, year, start: range.start, end: range.end };
  }
  const english = /(?:^|[^a-z])(?:in|for) (20\d{2})(?![\d-])/.exec(folded);
  if (english) {
    const year = Number(english[1]);
    return { from: year, to: year, year, start: english.index, end: english.index + english[0].length };
  }
  const until = UNTIL.exec(folded);
  if (until) {
    return { from: null, to: Number(until[1]), year: null, start: until.index, end: until.index + until[0].length };
  }
  return null;
}

function matches(pattern: RegExp, folded: string): { from: number; to: number; start: number; end: number }[] {
  return [...folded.matchAll(pattern)].map((match) => ({
    from: Number(match[1]),
    to: Number(match[2]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function inside(ranges: readonly { start: number; end: number }[], at: number): boolean {
  return ranges.some((range) => at >= range.start - 6 && at < range.end);
}

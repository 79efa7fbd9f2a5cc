import { stripMarks } from '../base/text.ts';

/** A day as a document writes it: without a year it may come back each year. */
interface WrittenDay {
  day: number;
  month: number;
  year: number | null;
}

/** "ngày 20/11", "trước 15/6/2024", "ngày 20 tháng 11 năm 2024"; a bare "20/11" may be a number and is none. */
const WRITTEN =
  /(?:ngay|truoc|cham nhat|tu|den(?: het)?|va|,)\s+(?:ngay\s+)?(\d{1,2})\s*(?:[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}))?(?!\s*\/?\s*[\da-z]*[-/])|thang\s+(\d{1,2})(?:\s+nam\s+(\d{4}))?)/g;
const EACH_YEAR = /\b(?:hang|moi) nam\b/;

/** Finds the days that a text states, in its order; what is no day of the calendar is none. */
export function daysIn(text: string): WrittenDay[] {
  return [...stripMarks(text).toLowerCase().matchAll(WRITTEN)].flatMap(([, day, month, year, named, namedYear]) => {
    const found = {
      day: Number(day),
      month: Number(month ?? named),
      year: year || namedYear ? Number(year ?? namedYear) : null,
    };
    return isDay(found.year ?? 2024, found.month, found.day) ? [found] : [];
  });
}

/** Says whether a text tells of something that comes back each year. */
export function isYearly(text: string): boolean {
  return EACH_YEAR.test(stripMarks(text).toLowerCase());
}

/** Writes a day of a year as YYYY-MM-DD; null when the year has none such (29 February). */
export function dayOf(year: number, month: number, day: number): string | null {
  return isDay(year, month, day) ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

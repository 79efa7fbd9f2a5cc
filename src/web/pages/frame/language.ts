/** The languages of the pages, the one of the bare addresses first. */
export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A word or sentence in both languages. */
export type Words = readonly [vi: string, en: string];

/** Picks the words of the reader's language. */
export type Say = (vi: string, en: string) => string;

/** Makes the picker of a language. */
export function sayIn(language: Language): Say {
  return (vi, en) => (language === 'vi' ? vi : en);
}

/** The address of a page in a language: Vietnamese at the bare path, English below /en. */
export function pathIn(language: Language, path: string): string {
  if (language === 'vi') return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** Writes a day as its readers do. Vietnamese: `23/04/2025`; English: `23 April 2025`; what is no day stays as it is. */
export function dayIn(language: Language, day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!match) return day;
  const [, year, month, date] = match;
  if (language === 'vi') return `${date}/${month}/${year}`;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${year}-${month}-${date}T00:00:00Z`),
  );
}

/** Writes a decimal number as its readers do: a comma in Vietnamese. */
export function numberIn(language: Language, value: string | number): string {
  return language === 'vi' ? String(value).replace('.', ',') : String(value);
}

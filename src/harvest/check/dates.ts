/** Days by which programs write that they know none: the zero of their clock. */
const ZERO_DAYS = ['1970-01-01', '1969-12-31', '1900-01-01', '1899-12-30', '1899-12-31', '1601-01-01', '1753-01-01'];

/** The words of a text that are days no document has: 01/01/1970, 00/00/0000, 0001-01-01, 30/11/-0001. */
export function emptyDatesIn(text: string): string[] {
  const found: string[] = [];
  for (const [printed, d, m, y] of text.matchAll(/(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](-?\d{4})(?!\d)/gu))
    if (isEmpty(y ?? '', m ?? '', d ?? '')) found.push(printed);
  for (const [printed, y, m, d] of text.matchAll(/(?<![\d/.-])(-?\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/gu))
    if (isEmpty(y ?? '', m ?? '', d ?? '')) found.push(printed);
  return [...new Set(found)];
}

function isEmpty(year: string, month: string, day: string): boolean {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number(year) <= 1 || Number(month) === 0 || Number(day) === 0 || ZERO_DAYS.includes(iso);
}

/** What a date of a feed is. */
export type DateState = 'ABSENT' | 'EMPTY' | 'BAD' | 'FUTURE' | 'GOOD';

/** A day of grace: clocks differ, and so do their zones. */
const GRACE_MS = 24 * 60 * 60 * 1000;

/** Reads a date of a feed: RFC 3339 or RFC 822, as its kind has it. */
export function stateOfDate(printed: string | null, now: Date): { state: DateState; at: number | null } {
  if (printed === null || printed.trim() === '') return { state: 'ABSENT', at: null };
  const at = Date.parse(printed);
  if (emptyDatesIn(printed).length > 0 || (at <= 0 && at > -2 * GRACE_MS) || at < Date.UTC(1901, 0, 1))
    return { state: 'EMPTY', at: null };
  // Also what `Date` rolls over, such as the 31st of February.
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)/.exec(printed) ?? [];
  const rolled = d !== undefined && new Date(Date.UTC(Number(y), Number(m) - 1, Number(d))).getUTCDate() !== Number(d);
  if (Number.isNaN(at) || rolled) return { state: 'BAD', at: null };
  return { state: at > now.getTime() + GRACE_MS ? 'FUTURE' : 'GOOD', at };
}

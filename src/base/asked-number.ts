import { fold } from './text.ts';

/** A document number as a question says it: what must agree with the number of a document. */
export interface AskedNumber {
  /** The counter as an integer. */
  value: number;
  /** Words before the counter, folded: the name or code of a type ("ke hoach", "kh"); empty when none was typed. */
  kind: string;
  /** Parts of the symbol, folded and in capitals: `['KH', 'UBND']`; empty when only the counter was typed. */
  symbol: readonly string[];
  /** The year that stands in the number or behind it ("827/2024", "827/KH-UBND ngày 26/02/2024"); null without one. */
  year: number | null;
}

/** Nobody cites a document at greater length. */
const LONGEST = 500;
const COUNTER = /^(?<before>[a-z ]*?) ?(?<counter>\d{1,6})(?!\d)(?<after>.*)$/;
/** "số", "No.": says that a number follows. */
const NUMBER_WORD = /(?:^| )(?:so|no|nr|number)$/;
/** What no longer belongs to the number when a document is cited in a sentence. */
const TAIL = /(?:^| )(?:ngay|nam|thang|cua|ve|viec|do|dated?|of|on|by|issued|ban hanh|tinh|thanh pho)(?: .*)?$/;
const YEAR = /^(?:19|20)\d\d$/;
/** A day or year right behind the number. */
const DATED =
  /(?:^| )(?:ngay|nam|dated?|of|on)(?: \d{1,2}){0,2}(?: thang \d{1,2})?(?: nam)? (?<year>(?:19|20)\d\d)(?!\d)/;

/**
 * Reads a document number as people ask for it: "827", "KH 827", "Kế hoạch số 827", "827 KH UBND", "827kh-ubnd",
 * "827/2024", "kế hoạch số 827/KH-UBND ngày 26/02/2024 của UBND tỉnh". Stricter is `parseDocumentNumber`, for numbers
 * that documents print.
 *
 * Returns: null when there is no counter.
 */
export function readAskedNumber(text: string): AskedNumber | null {
  if (text.length > LONGEST) return null;
  const { before, counter, after } = COUNTER.exec(fold(text))?.groups ?? {};
  if (before === undefined || counter === undefined || after === undefined) return null;
  const parts = after.replace(TAIL, '').trim().split(' ').filter(Boolean);
  const ofNumber = YEAR.test(parts[0] ?? '') ? Number(parts.shift()) : null;
  const behind = DATED.exec(after)?.groups?.year;
  return {
    value: Number(counter),
    kind: before.replace(NUMBER_WORD, '').trim(),
    symbol: parts.map((part) => part.toUpperCase()),
    year: ofNumber ?? (behind ? Number(behind) : null),
  };
}

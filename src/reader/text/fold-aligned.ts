import { stripMarks } from '../../base/text.ts';

const FOLDED = new Map<string, string>();

/**
 * Folds NFC text to lower-case ASCII without changing its length, so that a match in the folded text has the same
 * indexes in the original. "HOÀ" and "Hòa", "UỶ" and "Ủy", the misread "sổ" and "số" become one.
 *
 * Returns: a string of the same length in UTF-16 units; what has no single ASCII letter stays as it is.
 */
export function foldAligned(text: string): string {
  return text.replace(/[A-Z\u0080-\uffff]/g, foldUnit);
}

function foldUnit(unit: string): string {
  const known = FOLDED.get(unit);
  if (known !== undefined) return known;
  const code = unit.charCodeAt(0);
  const stripped = code >= 0xd800 && code <= 0xdfff ? unit : stripMarks(unit).toLowerCase();
  const folded = SAME_CHARACTER.get(code) ?? (stripped.length === 1 ? stripped : unit);
  FOLDED.set(unit, folded);
  return folded;
}

/** Quotes and dashes of every kind match alike. */
const SAME_CHARACTER: ReadonlyMap<number, string> = new Map([
  ...[0x2018, 0x2019, 0x201b, 0x02bc].map((unit): [number, string] => [unit, "'"]),
  ...[0x201c, 0x201d, 0x201e, 0x00ab, 0x00bb].map((unit): [number, string] => [unit, '"']),
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212].map((unit): [number, string] => [unit, '-']),
]);

import { stripMarks } from './text.ts';

/** What a document number says, read leniently. Source: Decree 30/2020/NĐ-CP, Appendix I and III. */
export interface DocumentNumber {
  /** NFC, no spaces, ASCII hyphens, Đ restored: `93/KH-UBND`, `739/BNV-CTTN&BĐG`, `250-KL/TU`. */
  canonical: string;
  /** The counter as an integer; leading zeros do not count. */
  value: number;
  /** All after the counter, canonical: `KH-UBND`, `KL/TU`. Empty when only the counter was printed. */
  symbol: string;
}

/**
 * Symbols with letters that print and addresses lose, or that are not all capitals; compared without marks and case.
 * HĐ and ĐA are left out: without the mark they are other types (HD hướng dẫn, DA dự án).
 */
const WITH_D: ReadonlyMap<string, string> = new Map(
  [
    'QĐ',
    'HĐND',
    'NĐ',
    'CĐ',
    'LĐTBXH',
    'BLĐTBXH',
    'SLĐTBXH',
    'BĐG',
    'ĐCT',
    'TTg',
    'BCĐ',
    'KHĐT',
    'BKHĐT',
    'SKHĐT',
    'QyĐ',
    'TTr',
    'CTr',
  ].map((symbol) => [stripMarks(symbol).toUpperCase(), symbol]),
);

/** No number is longer; the patterns below take time that grows faster than the text. */
const LONGEST = 200;

/**
 * Reads a document number as people write it: spaces, en dashes, a missing Đ, spaces instead of `/` and `-`,
 * a leading "số" or "No.".
 *
 * Returns: null when there is no leading counter.
 * Example: `parseDocumentNumber('383/KH –UBND')?.canonical` is `'383/KH-UBND'`; `'827 KH UBND'` gives `'827/KH-UBND'`.
 */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  if (text.length > LONGEST) return null;
  const cleaned = text
    .normalize('NFC')
    .replace(/^\s*(?:s[ốổo]|no)\s*[.:]?\s*/iu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s\u00a0]*([-/&])[\s\u00a0]*/g, '$1')
    .trim();
  const match = /^(\d{1,6})(?:([-/\s])(.*))?$/u.exec(cleaned);
  if (!match?.[1]) return null;
  const party = match[2] === '-';
  const parts = (match[3] ?? '').trim().split(/\s+/u).filter(Boolean);
  let rest = parts.join(match[2] === ' ' || !/[-/]/.test(parts.join('')) ? '-' : '');
  if (party && !rest.includes('/')) rest = rest.replace('-', '/');
  const symbol = rest
    .split(/([-/&])/u)
    .map((token) => WITH_D.get(stripMarks(token).toUpperCase()) ?? (/^[-/&]$/u.test(token) ? token : upper(token)))
    .join('');
  const canonical = symbol === '' ? match[1] : `${match[1]}${party ? '-' : '/'}${symbol}`;
  return { canonical, value: Number(match[1]), symbol };
}

/** Folds a symbol for comparison: `QĐ-TTg`, `qd-ttg` and `QD TTG` are one. */
export function foldSymbol(symbol: string): string {
  return stripMarks(symbol)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '');
}

function upper(token: string): string {
  return token.toLocaleUpperCase('vi');
}

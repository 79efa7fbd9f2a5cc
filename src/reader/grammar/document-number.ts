import { parseDocumentNumber } from '../../base/document-number.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import { typeOfName, typeOfToken } from './document-type.ts';

/** A document number met in text. */
export interface FoundNumber {
  start: number;
  end: number;
  printed: string;
  canonical: string;
  /** Type the symbol stands for; CV for a letter; null when no symbol was printed. */
  type: string | null;
  /** Body of the symbol, canonical: `UBND`, `BNV`, `TU`; null without a symbol. */
  body: string | null;
  party: boolean;
}

const ADMINISTRATIVE =
  /(?<![\d/]|\d[.,])(\d{1,6})\s?\/\s?(?:((?:19|20)\d{2})\s?\/\s?)?([a-z]{1,10})(?:(\s?-\s?|\.(?=[a-z]))([a-z]{2,12}))?((?:[-&][a-z0-9]{1,12}|\.[a-z]{2,12}(?![a-z])){0,4})/g;
const PARTY = /(?<![\d/-]|\d[.,])(\d{1,5})\s?-\s?(nq|ct|kl|tb|qd|hd|ctr|kh|cv|bc|qc|da)\s?\/\s?([a-z]{2,8})/g;

/** "số 248KH-UBND": behind the word "số" and before a symbol of two parts the slash may be lost in typing. */
const SLASHLESS = /(?<=s[o0] ?:? ?)(\d{1,5})(kh|qd|cv|ct|ctr|ttr|bc|tb|hd|nq)(?:-|\s?\/\s?)([a-z]{2,10})(?![a-z/-])/g;

/** Finds the document numbers of a text, in order; licence numbers and units such as `người/năm` are none. */
export function findNumbers(text: MappedText): FoundNumber[] {
  const found: FoundNumber[] = [];
  if (!/\d/.test(text.folded)) return found;
  for (const match of matchesOf(ADMINISTRATIVE, text.folded)) {
    const number = administrative(text, match);
    if (number) found.push(number);
  }
  for (const match of matchesOf(PARTY, text.folded)) {
    const start = match.index;
    const end = start + match[0].length;
    const printed = text.text.slice(start, end);
    if (!isUpper(printed)) continue;
    const canonical = parseDocumentNumber(printed)?.canonical;
    if (!canonical) continue;
    const type = typeOfToken(match[2] ?? '');
    found.push({ start, end, printed, canonical, type, body: canonical.split('/')[1] ?? null, party: true });
  }
  for (const match of matchesOf(SLASHLESS, text.folded)) {
    const start = match.index;
    const end = start + match[0].length;
    const printed = text.text.slice(start, end);
    const symbol = printed.replace(/^\d+/, '');
    const canonical = isUpper(symbol) ? parseDocumentNumber(`${match[1]}/${match[2]}-${match[3]}`)?.canonical : null;
    const body = canonical?.split('-').at(-1) ?? null;
    if (canonical)
      found.push({ start, end, printed, canonical, type: typeOfToken(match[2] ?? ''), body, party: false });
  }
  return found.sort((a, b) => a.start - b.start);
}

function administrative(text: MappedText, match: RegExpExecArray): FoundNumber | null {
  const [, , year, first = '', , second = ''] = match;
  const start = match.index;
  const named = namedBefore(text.folded, start);
  const symbolAt = start + match[0].search(/[a-z]/);
  if (!isUpper(text.text.slice(symbolAt, symbolAt + first.length))) return null;
  const secondAt = start + match[0].length - (match[6] ?? '').length - second.length;
  const hasSecond = second !== '' && isUpper(text.text.slice(secondAt, secondAt + second.length));
  if (!hasSecond && !standsAlone(first, year, named)) return null;
  const end = hasSecond ? endOfSymbol(text, match) : endOfToken(text.folded, symbolAt, first);
  const printed = text.text.slice(start, end);
  // A point between type and issuer stands for the hyphen; one inside the issuer's symbol belongs to it.
  const canonical = parseDocumentNumber(printed.replace(/^([\d/\s]*\p{L}+)\.(?=\p{L})/u, '$1-'))?.canonical;
  if (!canonical || first === 'gp' || canonical.includes('/GP-')) return null;
  return { start, end, printed, canonical, ...symbolOf(canonical, first, hasSecond ? 'CV' : named), party: false };
}

/** `202/2025/QH15` and `12/ĐA` stand alone; `24/KH` is cut off, a single letter is a unit. */
function standsAlone(first: string, year: string | undefined, named: string | null): boolean {
  if (first.length < 2) return false;
  return first === 'qh' || Boolean(year) || typeOfToken(first) !== null || named !== null;
}

function endOfToken(folded: string, symbolAt: number, first: string): number {
  const end = symbolAt + first.length;
  return first === 'qh' ? end + (/^\d{1,2}/.exec(folded.slice(end))?.[0].length ?? 0) : end;
}

/** Where a symbol of two parts ends: a tail in small letters is the next word. */
function endOfSymbol(text: MappedText, match: RegExpExecArray): number {
  const end = match.index + match[0].length;
  const tail = match[6] ?? '';
  return tail !== '' && !isUpper(text.text.slice(end - tail.length, end)) ? end - tail.length : end;
}

function symbolOf(canonical: string, first: string, other: string | null): Pick<FoundNumber, 'type' | 'body'> {
  if (first === 'qh') return { type: 'Luật', body: 'QH' };
  const token = typeOfToken(first);
  const tokens = canonical.split('/').at(-1)?.split('-') ?? [];
  return { type: token ?? other, body: tokens[token ? 1 : 0] ?? null };
}

/** The type a name right before the counter says, where the symbol leaves it out: "Tờ trình số 126/SKHĐT". */
function namedBefore(folded: string, at: number): string | null {
  const name = /(to trinh|cong van|bao cao|van ban) s[o0]\s?:?\s?$/.exec(folded.slice(Math.max(0, at - 24), at))?.[1];
  return name === undefined ? null : (typeOfName(name) ?? 'CV');
}

/** A symbol is printed in capitals; `TTg`, `CTr`, `TTr` and `QyĐ` hold small letters behind one. */
function isUpper(token: string): boolean {
  const letters = token.replace(/[^\p{L}]/gu, '');
  if (letters === '') return true;
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length;
  return /^\p{Lu}/u.test(letters) && capitals * 3 >= letters.length * 2;
}

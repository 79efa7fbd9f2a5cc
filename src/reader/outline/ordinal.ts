import type { MappedText } from '../text/mapped-text.ts';

/** Ranks of printed ordinals, outermost first. Decimals of n parts rank NUMBER + n - 1. */
export const RANK = {
  PART: 0,
  CHAPTER: 1,
  CAPITAL: 2,
  ROMAN: 3,
  ARTICLE: 4,
  NUMBER: 5,
  LETTER: 9,
  DASH: 10,
  PLUS: 11,
} as const;

export interface Ordinal {
  rank: number;
  /** As it goes into a locator: `II`, `2`, `1.1`, `a`, `đ`; empty for a dash. */
  label: string;
  /** Index of the first character behind the ordinal. */
  textStart: number;
}

const WORD_ORDINAL =
  /^(phan|chuong|muc)\s+(?:thu\s+)?([ivx]{1,5}|\d{1,2}|nhat|hai|ba|tu|nam|sau|bay|tam)(?![a-z\d])\s?[.:)-]?\s?/;
const ARTICLE = /^dieu\s+(\d{1,3})\s?[.:]\s?/;
const ROMAN = /^(x{0,2}(?:ix|iv|v?i{1,3}|v)|x{1,2})(?:\s?[.)/:-]\s?|\s)/u;
const CAPITAL = /^([a-h])\s?[.)/]\s?/;
const NUMBER = /^(\d{1,3}(?:\.\d{1,2}){0,3})(?:\s?[.)/:]\s?|\s?-\s(?=\p{Lu})|\s(?=\p{Lu}))/u;
const LETTER = /^([a-z]{1,2}|đ)\s?[).]\s?/u;
const DASH = /^[-•●▪■‐‑‒–—]\s?(?=\S)/u;
const PLUS = /^(?:[+*◦○✓]\s?|\(?(?:i{1,3}|iv|v|vi{1,3}|\d)\)\s?)(?=\S)/u;
const WORDS: ReadonlyMap<string, string> = new Map([
  ['nhat', 'I'],
  ['hai', 'II'],
  ['ba', 'III'],
  ['tu', 'IV'],
  ['nam', 'V'],
  ['sau', 'VI'],
  ['bay', 'VII'],
  ['tam', 'VIII'],
]);

/** Reads the ordinal a paragraph opens with; null when it opens with none. */
export function readOrdinal(text: MappedText): Ordinal | null {
  const { folded } = text;
  const word = WORD_ORDINAL.exec(folded);
  if (word?.[1] && word[2] && (word[0].length === text.length || /^\p{Lu}/u.test(text.text))) {
    const label = WORDS.get(word[2]) ?? word[2].toUpperCase();
    const rank = word[1] === 'phan' ? RANK.PART : word[1] === 'chuong' ? RANK.CHAPTER : RANK.CAPITAL;
    return {
      rank,
      label: label,
      textStart: word[0].length,
    };
  }
  const article = ARTICLE.exec(folded);
  if (article?.[1]) return { rank: RANK.ARTICLE, label: article[1], textStart: article[0].length };
  const upper = /^\p{Lu}/u.test(text.text);
  // The printed case tells a roman number from a letter: "I." against "i)", "C." against "c)".
  const cased = folded.charAt(0) === '' ? folded : text.text.charAt(0) + folded.slice(1);
  if (upper) {
    const roman = ROMAN.exec(folded);
    if (roman?.[1] && roman[1].toUpperCase() === text.text.slice(0, roman[1].length) && behindRoman(text, roman[0])) {
      return { rank: RANK.ROMAN, label: roman[1].toUpperCase(), textStart: roman[0].length };
    }
    const capital = CAPITAL.exec(folded);
    if (capital?.[1]) return { rank: RANK.CAPITAL, label: capital[1].toUpperCase(), textStart: capital[0].length };
  }
  const number = NUMBER.exec(text.text);
  if (number?.[1] && !isQuantity(folded, number[0])) {
    return { rank: RANK.NUMBER + number[1].split('.').length - 1, label: number[1], textStart: number[0].length };
  }
  const plus = PLUS.exec(folded);
  if (plus) return { rank: RANK.PLUS, label: '', textStart: plus[0].length };
  const letter = LETTER.exec(text.text);
  if (letter?.[1] && letter[1].length === 1 && letter[0].length < text.length) {
    return { rank: RANK.LETTER, label: letter[1], textStart: letter[0].length };
  }
  const dash = DASH.exec(cased);
  return dash ? { rank: RANK.DASH, label: '', textStart: dash[0].length } : null;
}

function behindRoman(text: MappedText, whole: string): boolean {
  // "I MỤC ĐÍCH" without a mark counts only before capitals.
  return /[.)/:-]/.test(whole) || /^\p{Lu}{2}/u.test(text.text.slice(whole.length));
}

/** "15/11 …", "10 lớp tập huấn", "2. 500 người": a number that counts something is no ordinal. */
function isQuantity(folded: string, whole: string): boolean {
  const rest = folded.slice(whole.length);
  if (/^\d{1,2}\s?\/\s?\d/.test(folded)) return true;
  if (!/[.)/:-]/.test(whole))
    return !/^[a-z]/.test(rest) || /^(?:lop|cuoc|nguoi|buoi|ngay|thang|nam|tin|bai|hoi nghi)/.test(rest);
  return /^\d{3}(?!\d)/.test(rest);
}

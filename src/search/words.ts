import { stripMarks } from '../base/text.ts';

/** A word of a text, where it stands there, and the two forms by which it is found. */
export interface Word {
  /** Without diacritics and case: `uy`. */
  folded: string;
  /** With diacritics, in one spelling: the tone stands behind the word, so that `uỷ` and `ủy` are one. */
  exact: string;
  /** Offsets in UTF-16 units of the text as it came. */
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Huyền, sắc, ngã, hỏi, nặng as combining marks. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Longer runs of letters are no words; the index holds none. */
const LONGEST_WORD = 60;

/**
 * Splits a text into words and folds each: the one function for what is stored and what is asked, run here and not in
 * the database, so that both engines hold the same.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].slice(0, LONGEST_WORD);
    const folded = settle(stripMarks(word).toLowerCase());
    if (folded === '') continue;
    words.push({ folded, exact: settle(exactForm(word)), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** Folds a text to its words without diacritics, one space between them. */
export function foldWords(text: string): string {
  return wordsOf(text)
    .map((word) => word.folded)
    .join(' ');
}

function exactForm(word: string): string {
  const spelled = word.toLowerCase().normalize('NFD').replace(/[ðɖ]/g, 'đ');
  const tone = spelled.match(TONES)?.join('') ?? '';
  return spelled.replace(TONES, '').normalize('NFC') + tone;
}

/** Numbers lose leading zeros; `lý` and `lí`, `kỹ` and `kĩ` are one word in two spellings. */
function settle(word: string): string {
  if (/^\d+$/.test(word)) return word.replace(/^0+(?=\d)/, '');
  return word.replace(/^([b-df-hj-np-tv-zđ]{1,3})y(?=[^a-z]*$)/, '$1i');
}

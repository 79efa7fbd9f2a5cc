import { wordsOf } from './words.ts';

/** How much a place counts: number and titles, text, what the thing is of, what it is near to. */
type Weight = 'A' | 'B' | 'C' | 'D';

export interface Part {
  text: string | null | undefined;
  weight: Weight;
}

/** What PostgreSQL holds of a word and of a text. */
const MAX_PLACES = 255;
const MAX_PLACE = 16_383;
/** Words of two parts never stand side by side. */
const GAP = 10;

/**
 * Writes the tsvector of an entry: each word folded and, where it has diacritics, once more as written (`=`), at one
 * place, so that phrases of both can be asked; and marks without a place: `@` its kind, `#` its own number.
 * Written here and not by the parser of PostgreSQL, which reads letters and numbers as the locale of the server says.
 */
export function vectorOf(parts: readonly Part[], marks: readonly string[]): { vector: string; words: string[] } {
  const places = new Map<string, string[]>();
  const folded = new Set<string>();
  const add = (lexeme: string, place: string) => {
    const known = places.get(lexeme);
    if (!known) places.set(lexeme, [place]);
    else if (known.length < MAX_PLACES) known.push(place);
  };
  let at = 0;
  for (const { text, weight } of parts) {
    if (!text) continue;
    for (const word of wordsOf(text)) {
      at = Math.min(at + 1, MAX_PLACE);
      folded.add(word.folded);
      add(word.folded, `${at}${weight}`);
      if (word.exact !== word.folded) add(`=${word.exact}`, `${at}${weight}`);
    }
    at += GAP;
  }
  const lexemes = [...places].map(([lexeme, held]) => `'${lexeme}':${held.join(',')}`);
  return { vector: [...lexemes, ...marks.map((mark) => `'${mark}'`)].join(' '), words: [...folded] };
}

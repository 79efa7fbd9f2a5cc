import { type SQL, sql } from 'drizzle-orm';

const LETTERS = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
/** In the order of the alphabet, and in that of bytes. */
const PLACES = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVW'];
/** None, huyền, hỏi, ngã, sắc, nặng. */
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

const SPELLINGS = LETTERS.flatMap((letter, place) =>
  TONES.flatMap((tone, rank) =>
    [letter, letter.toUpperCase()].map((spelled) => ({ character: (spelled + tone).normalize('NFC'), place, rank })),
  ),
).filter(({ character }) => character.length === 1);

/**
 * Writes the words by which names sort as Vietnamese dictionaries do: first by letters, of which ă, â, đ, ê, ô, ơ and ư
 * are letters of their own, then by tones. Plain functions of SQL, since not every engine has the collation, and both
 * must sort alike. The result is compared byte by byte.
 */
export function vietnameseSortKey(name: SQL): SQL {
  const characters = SPELLINGS.map((spelling) => spelling.character).join('');
  const translated = (codes: string) =>
    sql`translate(${name}, ${sql.raw(`'${characters}'`)}, ${sql.raw(`'${codes}'`)})`;
  const places = translated(SPELLINGS.map(({ place }) => PLACES[place]).join(''));
  return sql`${places} || chr(1) || ${translated(SPELLINGS.map(({ rank }) => rank).join(''))}`;
}

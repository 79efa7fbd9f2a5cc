import { SYNONYMS, WEAK_UNMARKED, WEAK_WORDS } from './synonyms.ts';
import { type Word, wordsOf } from './words.ts';

/** What one part of a question asks for: any of its wordings. */
export interface Unit {
  /** The words as they were typed. */
  words: readonly Word[];
  /** Other wordings, each a phrase. */
  others: readonly (readonly Word[])[];
  /** In quotes: the words must stand side by side. */
  phrase: boolean;
}

/** A question as the search understands it. */
export interface Question {
  text: string;
  /** Its words without diacritics, as many as are looked for: what names are compared with as a whole. */
  name: string;
  /** What must be found. */
  units: readonly Unit[];
  /** What narrows nothing. */
  weak: readonly Unit[];
  /** Counters of document numbers that the question may mean. */
  counters: readonly string[];
}

/** Nobody remembers more; what is beyond is not looked for. */
const MOST_WORDS = 24;

const YEAR = /^(?:19|20)\d\d$/;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/** "KH827": a type of document written together with the number. */
const GLUED = /(?<![\p{L}\p{N}])(KH|QĐ|QD|CV|NQ|CT|TT|TTr|KL|NĐ|ND)(\d{1,5})(?![\p{L}\p{N}])/giu;

/** Understands a question: phrases in quotes, what means the same, what means nothing. */
export function readQuestion(text: string): Question {
  const name = key(wordsOf(text).slice(0, MOST_WORDS));
  const quoted = [...text.matchAll(QUOTED)].flatMap((match) => {
    const words = wordsOf(match[1] ?? '').slice(0, MOST_WORDS);
    return words.length > 0 ? [{ words, others: [], phrase: true }] : [];
  });
  const words = wordsOf(text.replace(QUOTED, ' ').replace(GLUED, '$1 $2')).slice(0, MOST_WORDS);
  const marked = words.some((word) => word.exact !== word.folded);
  const free = unitsOf(words);
  const weak = each(free.filter((unit) => isWeak(unit, marked)));
  const strong = free.filter((unit) => !isWeak(unit, marked));
  const units = each([...quoted, ...strong]);
  const numbers = free.flatMap(({ words }) =>
    words.map((word) => word.folded).filter((word) => /^\d{1,6}$/.test(word)),
  );
  // "Kế hoạch năm 2024" asks for a year; only who asks for nothing else may mean the document of that number.
  const counters = numbers.filter((number) => units.length === 1 || !YEAR.test(number));
  // A question of weak words alone means them.
  return units.length > 0 ? { text, name, units, weak, counters } : { text, name, units: weak, weak: [], counters };
}

/** Leaves out what was asked before: who writes a word twice looks for it once. */
function each(units: readonly Unit[]): Unit[] {
  const keys = units.map((unit) => `${unit.phrase} ${key(unit.words, 'exact')}`);
  return units.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

const key = (words: readonly Word[], form: 'folded' | 'exact' = 'folded') => words.map((word) => word[form]).join(' ');

const GROUPS = new Map<string, readonly (readonly Word[])[]>();
for (const line of SYNONYMS) {
  const wordings = line.map(wordsOf);
  for (const wording of wordings) GROUPS.set(key(wording), wordings);
}
const LONGEST_WORDING = Math.max(...[...GROUPS.keys()].map((wording) => wording.split(' ').length));

/** Takes the longest wordings that mean something, from the left; every other word is a unit of its own. */
function unitsOf(words: readonly Word[]): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const found = wordingAt(words, at);
    const own = words.slice(at, at + (found?.length ?? 1));
    const others = (found?.wordings ?? []).filter((wording) => key(wording) !== key(own));
    units.push({ words: own, others, phrase: false });
    at += own.length;
  }
  return units;
}

function wordingAt(words: readonly Word[], at: number) {
  for (let length = Math.min(LONGEST_WORDING, words.length - at); length > 0; length--) {
    const own = words.slice(at, at + length);
    const wordings = GROUPS.get(key(own));
    if (wordings) return { length, wordings };
    if (length > 1 && (WEAK.has(key(own, 'exact')) || WEAK_WITHOUT_MARKS.has(key(own, 'exact'))))
      return { length, wordings: [] };
  }
  return null;
}

/** Writes a question with the first wording of all that means the same: abbreviations spelled out. */
export function spellOut({ units }: Question): string {
  return units.map((unit) => key(GROUPS.get(key(unit.words))?.[0] ?? unit.words)).join(' ');
}

const keysOf = (list: readonly string[]) => new Set(list.map((word) => key(wordsOf(word), 'exact')));
const WEAK = keysOf(WEAK_WORDS);
const WEAK_WITHOUT_MARKS = keysOf(WEAK_UNMARKED);

function isWeak({ words, phrase }: Unit, marked: boolean): boolean {
  const own = key(words, 'exact');
  return !phrase && (WEAK.has(own) || (!marked && WEAK_WITHOUT_MARKS.has(own)));
}

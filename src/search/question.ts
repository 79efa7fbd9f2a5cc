import { PLACE_NAMES } from './place-names.ts';
import { SYNONYMS, WEAK_UNMARKED, WEAK_WORDS } from './synonyms.ts';
import { type Word, wordsOf } from './words.ts';

/** What one part of a question asks for: any of its wordings. */
export interface Unit {
  /** The words as they were typed. */
  words: readonly Word[];
  /** Other wordings, each a phrase. */
  others: readonly (readonly Word[])[];
  /** In quotes, or a name: the words must stand side by side. */
  phrase: boolean;
  /** The name of a province or of a unit below one. */
  place: boolean;
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
const MOST_WORDS = 16;

/** Wordings that are shorter than this are near to too much. */
const SHORTEST_MENDED = 6;

const YEAR = /^(?:19|20)\d\d$/;
const QUOTED = /["“”„«»]([^"“”„«»]*)["“”„«»]/g;

/** "KH827": a type of document written together with the number. */
const GLUED = /(?<![\p{L}\p{N}])(KH|QĐ|QD|CV|NQ|CT|TT|TTr|KL|NĐ|ND)(\d{1,5})(?![\p{L}\p{N}])/giu;

/** Understands a question: phrases in quotes, what means the same, what means nothing. */
export function readQuestion(text: string): Question {
  return read(text, wordingAt);
}

/** What was meant by words that nearly are a wording, and by which words of it. */
export interface Meant {
  question: Question;
  corrected: ReadonlyMap<string, readonly string[]>;
}

/**
 * Understands a question once more, taking what is one letter away from a wording or a name for it: "Đồng Nay", "tão
 * hon". `mayBe` says of the words of such a place whether they may be mistyped. Returns: null where nothing is near.
 */
export function readNearly(text: string, mayBe: (words: readonly Word[]) => boolean): Meant | null {
  const corrected = new Map<string, readonly string[]>();
  const question = read(text, (words, at) => {
    const found = wordingAt(words, at);
    if (found) return found;
    const near = nearWordingAt(words, at, mayBe);
    if (!near) return null;
    const own = words.slice(at, at + near.length);
    for (const [i, word] of own.entries()) {
      const meant = near.wordings[0]?.length === own.length ? near.wordings[0][i] : undefined;
      if (meant && meant.folded !== word.folded) corrected.set(word.folded, [meant.folded]);
    }
    return near;
  });
  return corrected.size > 0 ? { question, corrected } : null;
}

function read(text: string, wording: typeof wordingAt): Question {
  const quoted = [...text.matchAll(QUOTED)].flatMap((match) => {
    const words = wordsOf(match[1] ?? '').slice(0, MOST_WORDS);
    return words.length > 0 ? [{ words, others: [], phrase: true, place: false }] : [];
  });
  const words = wordsOf(text.replace(QUOTED, ' ').replace(GLUED, '$1 $2')).slice(0, MOST_WORDS);
  const marked = words.some((word) => word.exact !== word.folded);
  const free = unitsOf(words, wording);
  const weak = each(free.filter((unit) => isWeak(unit, marked)));
  const strong = free.filter((unit) => !isWeak(unit, marked));
  const units = each([...quoted, ...strong]).slice(0, MOST_WORDS);
  const numbers = free.flatMap(({ words }) =>
    words.map((word) => word.folded).filter((word) => /^\d{1,6}$/.test(word)),
  );
  // "Kế hoạch năm 2024" asks for a year; only who asks for nothing else may mean the document of that number.
  const counters = numbers.filter((number) => units.length === 1 || !YEAR.test(number));
  const name = key(
    each([...quoted, ...free])
      .flatMap((unit) => unit.words)
      .slice(0, MOST_WORDS),
  );
  // A question of weak words alone means them.
  return units.length > 0 ? { text, name, units, weak, counters } : { text, name, units: weak, weak: [], counters };
}

/** Leaves out what was asked before: who writes a word twice looks for it once. */
function each(units: readonly Unit[]): Unit[] {
  const keys = units.map((unit) => `${unit.phrase} ${key(unit.words, 'exact')}`);
  return units.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}

/** Says whether a unit is a year: what is given up first where nothing has all that was asked for. */
export function isYear({ words, phrase }: Unit): boolean {
  return !phrase && words.length === 1 && YEAR.test(words[0]?.folded ?? '');
}

const key = (words: readonly Word[], form: 'folded' | 'exact' = 'folded') => words.map((word) => word[form]).join(' ');

/** A line of what says the same, and how many words each of it has. */
interface Group {
  wordings: readonly (readonly Word[])[];
  place: boolean;
}

/** Without the spaces between words: "vungtau" and "KH&CN" are written in both ways. */
const joined = (words: readonly Word[]) => words.map((word) => word.folded).join('');
/** Shorter ones are words of their own when they are written as one. */
const SHORTEST_JOINED = 5;

const GROUPS = new Map<string, Group>();
for (const [lines, place] of [[SYNONYMS, false] as const, [PLACE_NAMES, true] as const]) {
  for (const line of lines) {
    const group = { wordings: line.map(wordsOf), place };
    for (const wording of group.wordings) GROUPS.set(joined(wording), group);
  }
}
/** The wordings in which a typing error can be told, by their length. */
const BY_LENGTH = new Map<number, [string, Group][]>();
for (const entry of GROUPS) {
  if (entry[0].length >= SHORTEST_MENDED)
    BY_LENGTH.set(entry[0].length, [...(BY_LENGTH.get(entry[0].length) ?? []), entry]);
}
const LONGEST_WORDING = Math.max(
  ...[...GROUPS.values()].flatMap(({ wordings }) => wordings.map((words) => words.length)),
);

interface Found extends Group {
  /** How many words of the question it takes. */
  length: number;
}

/** Takes the longest wordings that mean something, from the left; every other word is a unit of its own. */
function unitsOf(words: readonly Word[], wording: typeof wordingAt): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const found = wording(words, at);
    const own = words.slice(at, at + (found?.length ?? 1));
    const others = (found?.wordings ?? []).filter((other) => key(other) !== key(own));
    const place = found?.place ?? false;
    units.push({ words: own, others, phrase: place, place });
    at += own.length;
  }
  return units;
}

function wordingAt(words: readonly Word[], at: number): Found | null {
  for (let length = Math.min(LONGEST_WORDING, words.length - at); length > 0; length--) {
    const own = words.slice(at, at + length);
    const group = GROUPS.get(joined(own));
    if (group && isWritten(group, own)) return { length, ...group };
    if (length > 1 && (WEAK.has(key(own, 'exact')) || WEAK_WITHOUT_MARKS.has(key(own, 'exact'))))
      return { length, wordings: [], place: false };
  }
  return null;
}

/** Whether words are a wording as it is written, or as a whole long enough to be known without its spaces. */
function isWritten({ wordings }: Group, own: readonly Word[]): boolean {
  return joined(own).length >= SHORTEST_JOINED || wordings.some((wording) => key(wording) === key(own));
}

function nearWordingAt(words: readonly Word[], at: number, mayBe: (words: readonly Word[]) => boolean): Found | null {
  for (let length = Math.min(LONGEST_WORDING, words.length - at); length > 0; length--) {
    const own = words.slice(at, at + length);
    const typed = joined(own);
    if (typed.length < SHORTEST_MENDED || !mayBe(own)) continue;
    for (const size of [typed.length, typed.length - 1, typed.length + 1]) {
      const near = BY_LENGTH.get(size)?.find(([wording]) => isOneAway(typed, wording));
      if (near) return { length, ...near[1] };
    }
  }
  return null;
}

/** Whether one letter was changed, left out, added, or changed places with the next. */
function isOneAway(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  let [end, other] = [typed.length, meant.length];
  while (end > start && other > start && typed[end - 1] === meant[other - 1]) [end, other] = [end - 1, other - 1];
  if (end - start <= 1 && other - start <= 1) return true;
  return (
    end - start === 2 && other - start === 2 && typed[start] === meant[start + 1] && typed[start + 1] === meant[start]
  );
}

/** Writes a question with the first wording of all that means the same: abbreviations spelled out. */
export function spellOut({ units }: Question): string {
  return units.map((unit) => key(GROUPS.get(joined(unit.words))?.wordings[0] ?? unit.words)).join(' ');
}

const keysOf = (list: readonly string[]) => new Set(list.map((word) => key(wordsOf(word), 'exact')));
const WEAK = keysOf(WEAK_WORDS);
const WEAK_WITHOUT_MARKS = keysOf(WEAK_UNMARKED);

function isWeak({ words, phrase }: Unit, marked: boolean): boolean {
  const own = key(words, 'exact');
  return !phrase && (WEAK.has(own) || (!marked && WEAK_WITHOUT_MARKS.has(own)));
}

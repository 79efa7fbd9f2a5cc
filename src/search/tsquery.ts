import type { Question, Unit } from './question.ts';
import type { Word } from './words.ts';

/** Words that may be meant where a word was mistyped, by the folded word. */
export type Corrections = ReadonlyMap<string, readonly string[]>;

type Form = 'folded' | 'exact';
const NONE: Corrections = new Map();

/** Writes a lexeme. Words are letters and digits alone, so nothing that was typed can act as an operator. */
function lexeme(word: Word, form: Form, places: string): string {
  const marked = form === 'exact' && word.exact !== word.folded;
  return `'${marked ? `=${word.exact}` : word.folded}'${places && `:${places}`}`;
}

function alternatives(word: Word, form: Form, places: string, corrections: Corrections): string {
  const meant = corrections.get(word.folded) ?? [];
  if (meant.length === 0) return lexeme(word, form, places);
  const all = [lexeme(word, form, places), ...meant.map((other) => `'${other}'${places && `:${places}`}`)];
  return `(${all.join('|')})`;
}

/** Writes what finds one unit; `places` restricts it to weights ("A"), none takes every place. */
export function unitQuery(
  { words, others, phrase }: Unit,
  {
    form = 'folded',
    places = '',
    corrections = NONE,
  }: { form?: Form; places?: string; corrections?: Corrections } = {},
): string {
  const own = words.map((word) => alternatives(word, form, places, corrections)).join(phrase ? '<->' : '&');
  const wordings = others.map((other) => other.map((word) => lexeme(word, form, places)).join('<->'));
  return `(${[`(${own})`, ...wordings.map((wording) => `(${wording})`)].join('|')})`;
}

/** Writes what finds all units of a question. */
export function wholeQuery(question: Question, options: Parameters<typeof unitQuery>[1] = {}): string {
  return question.units.map((unit) => unitQuery(unit, options)).join('&');
}

/** Writes what finds anything of a question, weak words too: what adds to the rank. */
export function anyQuery(question: Question): string {
  return [...question.units, ...question.weak].map((unit) => unitQuery(unit)).join('|');
}

/** Of more units than these the first are asked for together; the others only add to the rank. */
const MOST_RELAXED = 6;

/** Writes what finds at least so many of the units. */
function someQuery(units: readonly Unit[], count: number, corrections: Corrections): string {
  const choose = (from: number, left: number): string[][] =>
    left === 0
      ? [[]]
      : units
          .slice(from, units.length - left + 1)
          .flatMap((unit, i) =>
            choose(from + i + 1, left - 1).map((rest) => [unitQuery(unit, { corrections }), ...rest]),
          );
  return choose(0, count)
    .map((chosen) => `(${chosen.join('&')})`)
    .join('|');
}

/** A question that is asked where another found nothing, and what it corrects. */
export interface Wider {
  query: string;
  corrected: Corrections;
}

/**
 * Lists what to ask for where the question as it stands finds nothing, from the nearest to the widest: unknown words
 * corrected; of three units and more, all but one; any word corrected, since what is a word may be mistyped all the
 * same; then one unit less, and so on down to half of them.
 */
export function widerQueries(question: Question, unknown: Corrections, all: Corrections): Wider[] {
  const { units } = question;
  const some = units.slice(0, MOST_RELAXED);
  const least = Math.max(1, Math.ceil(some.length / 2));
  const [most, ...fewer] = Array.from({ length: Math.max(0, some.length - least) }, (_, i) => some.length - 1 - i).map(
    (count) => ({ query: someQuery(some, count, unknown), corrected: unknown }),
  );
  const whole = (corrected: Corrections) =>
    corrected.size > 0 ? [{ query: wholeQuery(question, { corrections: corrected }), corrected }] : [];
  const first =
    units.length > some.length ? [{ query: someQuery(some, some.length, unknown), corrected: unknown }] : [];
  const nearly = most ? [most] : [];
  return units.length > 2
    ? [...whole(unknown), ...first, ...nearly, ...(units.length > MOST_RELAXED ? [] : whole(all)), ...fewer]
    : [...whole(unknown), ...whole(all), ...first, ...nearly, ...fewer];
}

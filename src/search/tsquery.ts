import { isYear, type Question, type Unit } from './question.ts';
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

/** A phrase of more words is looked for as it was typed: each may be many, and all must be tried side by side. */
const LONGEST_MENDED = 6;

/** Writes what finds one unit; `places` restricts it to weights ("A"), none takes every place. */
export function unitQuery(
  { words, others, phrase }: Unit,
  {
    form = 'folded',
    places = '',
    corrections = NONE,
  }: { form?: Form; places?: string; corrections?: Corrections } = {},
): string {
  const mended = phrase && words.length > LONGEST_MENDED ? NONE : corrections;
  const own = words.map((word) => alternatives(word, form, places, mended)).join(phrase ? '<->' : '&');
  const wordings = others.map((other) => other.map((word) => lexeme(word, form, places)).join('<->'));
  return `(${[`(${own})`, ...wordings.map((wording) => `(${wording})`)].join('|')})`;
}

/** Writes what finds all units of a question. */
export function wholeQuery(question: Question, options: Parameters<typeof unitQuery>[1] = {}): string {
  return question.units.map((unit) => unitQuery(unit, options)).join('&');
}

/** Writes the same without "side by side": what an index can tell. Words are letters and digits alone. */
export function looseQuery(query: string): string {
  return query.replaceAll('<->', '&');
}

/** Writes what finds anything of a question, weak words too: what adds to the rank. */
export function anyQuery(question: Question): string {
  return [...question.units, ...question.weak].map((unit) => unitQuery(unit)).join('|');
}

/** Of more units than these, names aside, the first are asked for together; the others only add to the rank. */
const MOST_RELAXED = 6;
/** Of more places than these the first are asked for. */
const MOST_PLACES = 4;

/** Lists what has so many of the units. */
function chosen(units: readonly Unit[], count: number): Unit[][] {
  if (count === 0) return [[]];
  return units
    .slice(0, units.length - count + 1)
    .flatMap((unit, i) => chosen(units.slice(i + 1), count - 1).map((rest) => [unit, ...rest]));
}

/** A question that is asked where another found nothing, and what it corrects. */
export interface Wider {
  query: string;
  corrected: Corrections;
}

/** What may have been meant instead of what was typed: single words that are unknown, any words, a whole wording. */
export interface Meanings {
  unknown: Corrections;
  all: Corrections;
  near: { question: Question; corrected: Corrections } | null;
}

/**
 * Lists what to ask for where the question as it stands finds nothing, from the nearest to the widest: a wording that
 * it nearly is; unknown words corrected; no year; of three units and more, all but one; any word corrected, since what
 * is a word may be mistyped all the same; only what has several words, since a syllable alone says little in Vietnamese;
 * then one unit less, and so on down to half of them. Places stay to the last:
 * of what a province does not have, something else is nearer to what was asked than the same of another province.
 */
export function widerQueries(question: Question, { unknown, all, near }: Meanings): Wider[] {
  const { units } = question;
  const whole = (corrected: Corrections) =>
    corrected.size > 0 ? [{ query: wholeQuery(question, { corrections: corrected }), corrected }] : [];
  const nearly = near ? [{ query: wholeQuery(near.question), corrected: near.corrected }] : [];
  const places = units.filter((unit) => unit.place).slice(0, MOST_PLACES);
  const others = units.filter((unit) => !unit.place);
  const some = others.slice(0, MOST_RELAXED);
  const ofUnits = (each: readonly Unit[][]) => {
    const query = each.map((some) => `(${some.map((unit) => unitQuery(unit, { corrections: unknown })).join('&')})`);
    return { query: query.join('|'), corrected: unknown };
  };
  const withPlaces = (count: number) => ofUnits(chosen(some, count).map((each) => [...places, ...each]));
  const dated = some.filter((unit) => !isYear(unit));
  const undated =
    dated.length < some.length && dated.length + places.length > 0 ? [ofUnits([[...places, ...dated]])] : [];
  const first =
    others.length > some.length || units.length > places.length + others.length ? [withPlaces(some.length)] : [];
  const least = places.length > 0 ? 0 : Math.max(1, Math.ceil(some.length / 2));
  const counts = Array.from({ length: Math.max(0, some.length - least) }, (_, i) => some.length - 1 - i);
  const [most, ...fewer] = counts.map(withPlaces);
  const fewerPlaces = Array.from({ length: Math.max(0, places.length - 1) }, (_, i) => places.length - 1 - i).map(
    (count) => ofUnits(chosen(places, count)),
  );
  const terms = others.filter((unit) => unit.words.length > 1);
  const termsAlone = terms.length > 0 && terms.length < others.length ? [ofUnits([[...places, ...terms]])] : [];
  const isLong = others.length > MOST_RELAXED;
  return units.length > 2
    ? [
        ...nearly,
        ...whole(unknown),
        ...undated,
        ...first,
        ...(most ? [most] : []),
        ...(isLong ? [] : whole(all)),
        ...termsAlone,
        ...fewer,
        ...fewerPlaces,
      ]
    : [
        ...nearly,
        ...whole(unknown),
        ...whole(all),
        ...undated,
        ...first,
        ...(most ? [most] : []),
        ...termsAlone,
        ...fewer,
        ...fewerPlaces,
      ];
}

import { type SQL, sql } from 'drizzle-orm';
import type { SearchKind } from './entry.table.ts';
import { type Question, spellOut } from './question.ts';
import { unitQuery } from './tsquery.ts';

/**
 * All weights of the ranking. A hit's score is the sum of these parts, each from 0 to about 1, times the weight of its
 * kind. Hits that have every word with the diacritics of the question come first whatever their score, where the
 * question has diacritics at all.
 */
const WEIGHTS = {
  /** How many of the units stand in the entry, its text or its own circumstances; not in what it is only near to. */
  found: 1,
  /** How many of them stand in its number or titles. */
  inTitle: 1.2,
  /** How many neighbours in the question are neighbours in the entry, too: Vietnamese words are written in syllables. */
  neighbours: 0.8,
  /** How like its name is to the whole question (trigrams). */
  alike: 1,
  /** How well the question fills the name, one way round: a short question that stands in a long name. */
  within: 0.3,
  /** `ts_rank` by place: how often, and where. */
  often: 0.3,
  /** The question holds the entry's own number. */
  number: 2,
} as const;

/** By how much a place counts for `often`: D, C, B, A. */
const PLACES = '{0.1,0.2,0.4,1}';

const KIND_WEIGHTS: Readonly<Record<SearchKind, number>> = {
  PROVINCE: 1.15,
  DISTRICT: 1.1,
  STRATEGY: 1.2,
  PROGRAMME: 1.2,
  PLAN: 1.1,
  DOCUMENT: 1,
  MEASURE: 1.1,
  ORGANISATION: 0.95,
  TARGET: 0.9,
  TASK: 0.95,
  PASSAGE: 0.6,
};

/** What is asked of more words than these costs time and orders nothing. */
const MOST_JUDGED = 8;

/** Writes the share of tsqueries that the entry satisfies, 0 to 1. */
function share(queries: readonly string[]): SQL {
  if (queries.length === 0) return sql`0`;
  const each = queries.slice(0, MOST_JUDGED).map((query) => sql`(vector @@ ${query}::tsquery)::int`);
  return sql`((${sql.join(each, sql` + `)})::float8 / ${sql.raw(String(each.length))})`;
}

/** Pairs of words that stand side by side in the question. */
function neighbours({ units }: Question): string[] {
  const words = units.flatMap((unit) => unit.words);
  return words.slice(1).map((word, i) => `'${words[i]?.folded}':ABC<->'${word.folded}':ABC`);
}

const kindWeight = sql`(case kind ${sql.join(
  Object.entries(KIND_WEIGHTS).map(([kind, weight]) => sql.raw(`when '${kind}' then ${weight}`)),
  sql` `,
)} else 1 end)`;

const w = (key: keyof typeof WEIGHTS) => sql.raw(String(WEIGHTS[key]));

/** Writes the score of an entry over the columns `kind` and `vector`, but for what its name adds. */
export function wordScoreOf(question: Question, any: string): SQL {
  const units = question.units.map((unit) => unitQuery(unit, { places: 'ABC' }));
  const inTitle = question.units.map((unit) => unitQuery(unit, { places: 'A' }));
  const numbers = question.counters.slice(0, 3).map((counter) => `'#${counter}'`);
  return sql`${kindWeight} * (
    ${w('found')} * ${share(units)}
    + ${w('inTitle')} * ${share(inTitle)}
    + ${w('neighbours')} * ${share(neighbours(question))}
    + ${w('often')} * ts_rank(${PLACES}::float4[], vector, ${any}::tsquery, 1)
    + ${w('number')} * ${numbers.length === 0 ? sql`0` : sql`(vector @@ ${numbers.join('|')}::tsquery)::int`})`;
}

/**
 * Writes what the name of an entry adds, over the columns `kind` and `name`. Trigrams cost more than all else of a rank:
 * this is for the best by their words alone.
 */
export function nameScoreOf(question: Question): SQL {
  const name = question.name.slice(0, 200);
  const spelled = spellOut(question).slice(0, 200);
  const alike =
    spelled === name
      ? sql`similarity(name, ${name})`
      : sql`greatest(similarity(name, ${name}), similarity(name, ${spelled}))`;
  return sql`${kindWeight} * (${w('alike')} * ${alike} + ${w('within')} * word_similarity(${name}, name))`;
}

/** Writes "has every word as it was written, diacritics included"; true for all where none was written. */
export function isExact(question: Question): SQL {
  const marked = question.units.some((unit) => unit.words.some((word) => word.exact !== word.folded));
  if (!marked) return sql`true`;
  const exact = question.units.map((unit) => unitQuery(unit, { form: 'exact' })).join('&');
  return sql`(vector @@ ${exact}::tsquery)`;
}

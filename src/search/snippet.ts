import type { Question } from './question.ts';
import type { Corrections } from './tsquery.ts';
import { type Word, wordsOf } from './words.ts';

/** A stretch of a text, by offsets in UTF-16 units. */
interface Span {
  start: number;
  end: number;
}

/** A piece of a text as it stands there, and what of it the question asked for. */
export interface Cut {
  text: string;
  offset: number;
  highlights: Span[];
}

const LONGEST_SNIPPET = 300;
/** How much of what comes before the first hit is shown. */
const LEAD = 60;

/** What to mark: words anywhere, and phrases where they stand whole. */
export interface Wanted {
  words: ReadonlySet<string>;
  phrases: readonly (readonly string[])[];
}

/** Says what of a text answers a question. */
export function wantedBy(question: Question, corrections: Corrections): Wanted {
  const folded = (words: readonly Word[]) => words.map((word) => word.folded);
  const single = question.units.filter((unit) => !unit.phrase).flatMap((unit) => folded(unit.words));
  return {
    words: new Set([...single, ...single.flatMap((word) => corrections.get(word) ?? [])]),
    phrases: question.units.flatMap((unit) => [...(unit.phrase ? [unit.words] : []), ...unit.others].map(folded)),
  };
}

/** Finds what is wanted in a text; hits with nothing but space between them are one. */
function highlightsIn(text: string, { words, phrases }: Wanted): Span[] {
  const held = wordsOf(text);
  const marked = held.map((word) => words.has(word.folded));
  for (const phrase of phrases) {
    for (let at = 0; at + phrase.length <= held.length; at++) {
      if (phrase.every((word, i) => held[at + i]?.folded === word)) marked.fill(true, at, at + phrase.length);
    }
  }
  const spans: Span[] = [];
  for (const [i, { start, end }] of held.entries()) {
    if (!marked[i]) continue;
    const last = spans.at(-1);
    if (last && text.slice(last.end, start).trim() === '') last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}

/** Cuts the piece with the most hits out of a text, at spaces. */
export function cutSnippet(text: string, wanted: Wanted): Cut {
  const all = highlightsIn(text, wanted);
  const from = startOf(text, all);
  const to = endOf(text, from);
  const highlights = all
    .filter((span) => span.start >= from && span.end <= to)
    .map((span) => ({ start: span.start - from, end: span.end - from }));
  return { text: text.slice(from, to), offset: from, highlights };
}

function startOf(text: string, spans: readonly Span[]): number {
  if (text.length <= LONGEST_SNIPPET) return 0;
  let [best, most] = [0, -1];
  for (const { start } of spans) {
    const from = wordStart(text, Math.max(0, start - LEAD));
    const inside = spans.filter((span) => span.start >= from && span.end <= from + LONGEST_SNIPPET);
    const weight = inside.reduce((sum, span) => sum + span.end - span.start, 0);
    if (weight > most) [best, most] = [from, weight];
  }
  return best;
}

/** The first beginning of a word at or after a place. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = /\s+/g;
  space.lastIndex = at;
  const found = space.exec(text);
  return found && found.index < at + LEAD ? found.index + found[0].length : at;
}

function endOf(text: string, from: number): number {
  if (text.length - from <= LONGEST_SNIPPET) return text.length;
  const end = from + LONGEST_SNIPPET;
  const space = text.slice(from, end).search(/\s\S*$/);
  if (space > LEAD) return from + space;
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end;
}

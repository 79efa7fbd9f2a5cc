import { CONNECTORS, CONTINUATIONS, GENERIC_CLAUSE, WORK_VERBS } from '../cues/verbs.ts';
import type { FoundBody } from '../grammar/body.ts';
import type { MappedText } from '../text/mapped-text.ts';

const VERB = new RegExp(`^(?:${[...WORK_VERBS].sort((a, b) => b.length - a.length).join('|')})(?![a-z])`);
const AND_ACT = / va (?=(?:ke hoach|quyet dinh|chuong trinh|cong van|de an|chi thi|nghi quyet) so \d)/g;
/** Tells whether a text opens with a verb of work, connectors aside. */
export function opensWithWork({ folded }: MappedText): boolean {
  const connector = CONNECTORS.exec(folded);
  return VERB.test(connector ? folded.slice(connector[0].length) : folded);
}

/** Points behind which no sentence ends. */
const ABBREVIATION = /(?:^|[^a-z])(?:tp|ts|ths|bs|gs|pgs|st|tt|q|p)$/;

/**
 * Splits running text into the clauses that each give work to somebody: at semicolons and ends of sentences, and where
 * one clause carries out two acts ("Kế hoạch số A … và Kế hoạch số B …"). What does not open with a verb of work, and
 * what only elaborates, stays with the clause before it. Behind a colon (`enumerated`) every part of the list counts.
 */
export function splitClauses(text: MappedText, bodies: readonly FoundBody[] = [], enumerated = false): MappedText[] {
  const pieces = pieceRanges(text).flatMap(([start, end]) => splitActs(text, start, end));
  const clauses: [number, number][] = [];
  const listEnd = enumerated ? firstStop(text) : 0;
  for (const [start, end] of pieces) {
    const last = clauses.at(-1);
    if (last && !opensClause(text, start, bodies, start < listEnd)) last[1] = end;
    else if (last && isGeneric(text, last) && /^\p{Ll}/u.test(text.text.slice(start).trimStart())) last[1] = end;
    else clauses.push([start, end]);
  }
  return clauses.map(([start, end]) => trimClause(text.slice(start, end))).filter((clause) => clause.length > 8);
}

/** Ranges of the sentences and of the parts between semicolons. */
export function pieceRanges(text: MappedText): [number, number][] {
  const ranges: [number, number][] = [];
  let start = 0;
  let quote = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text.folded[at];
    if (letter === '(') quote++;
    else if (letter === ')') quote = Math.max(0, quote - 1);
    const ends = letter === ';' && quote === 0;
    const stops =
      letter === '.' &&
      /^ ["“]?\p{Lu}/u.test(text.text.slice(at + 1, at + 4)) &&
      !ABBREVIATION.test(text.folded.slice(Math.max(0, at - 4), at));
    if (!ends && !stops) continue;
    ranges.push([start, at + 1]);
    start = at + 1;
    quote = 0;
  }
  if (start < text.length) ranges.push([start, text.length]);
  return ranges;
}

/** Parts a clause that names two acts to be carried out, when the first is no more than named. */
function splitActs(text: MappedText, start: number, end: number): [number, number][] {
  const part = text.folded.slice(start, end);
  const first = /(?:ke hoach|quyet dinh|chuong trinh|cong van|de an|chi thi|nghi quyet) so \d/.exec(part);
  const cuts = [...part.matchAll(AND_ACT)].map((match) => match.index).filter((at) => first && at > first.index);
  const bounds = [start, ...cuts.map((at) => start + at), end];
  return bounds.slice(0, -1).map((from, index): [number, number] => [from, bounds[index + 1] ?? end]);
}

/** Where the list behind a colon ends: at the end of its sentence. */
function firstStop(text: MappedText): number {
  const stop = /\.\s/.exec(text.folded);
  return stop ? stop.index : text.length;
}

function opensClause(text: MappedText, start: number, bodies: readonly FoundBody[], listed: boolean): boolean {
  const offset = start + (/^[\s"“]*/.exec(text.text.slice(start))?.[0].length ?? 0);
  let rest = text.folded.slice(offset, offset + 200);
  if (/^va (?:ke hoach|quyet dinh|chuong trinh|cong van|de an|chi thi|nghi quyet) so \d/.test(rest)) return true;
  const sentence = /^\p{Lu}/u.test(text.text.slice(offset));
  const connector = CONNECTORS.exec(rest);
  if (connector) rest = rest.slice(connector[0].length);
  if (VERB.test(rest)) return !(CONTINUATIONS.test(rest) && !sentence);
  if (CONTINUATIONS.test(rest)) return false;
  if (listed) return true;
  const actor = bodies.find((body) => body.start >= offset && body.start <= offset + 12);
  if (actor) return true;
  return sentence && /^(?:cac |ubnd|so |ban |hoi |uy ban|lanh dao|don vi|co quan|tao |dam )/.test(rest);
}

function isGeneric(text: MappedText, [start, end]: [number, number]): boolean {
  const clause = text.folded.slice(start, end).trim();
  return clause.length < 90 && GENERIC_CLAUSE.test(clause) && !/ so \d/.test(clause);
}

function trimClause(clause: MappedText): MappedText {
  const lead = /^(?:va\s)?[\s,;:]*(?:\(?\d{1,2}\)\s?)?/.exec(clause.folded)?.[0].length ?? 0;
  const tail = /[\s;,]*(?:\.\/\.?|\.)?[\s;]*$/.exec(clause.folded)?.index ?? clause.length;
  return clause.slice(lead, Math.max(tail, lead));
}

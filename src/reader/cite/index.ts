import type { Citation } from '../bundle/bundle.schema.ts';
import type { EvidenceCutter } from '../evidence.ts';
import { type FoundBody, findBodies } from '../grammar/body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { type FoundCitation, findCitations } from './find.ts';
import { findNamedActs } from './named.ts';
import { type Governed, governingVerb } from './relation.ts';

export interface CiteInput {
  text: MappedText;
  locator: string | null;
  /** True in the preamble, where a citation without a verb takes the verb of the one before it. */
  preamble: boolean;
  /** Canonical numbers of the document itself. */
  own: ReadonlySet<string>;
  /** Strategies and programmes that the text names by words: cited where a verb stands right before them. */
  named: readonly { id: string; start: number; end: number }[];
  /** Whether an act of this type, by this body, is the document itself ("Kế hoạch của UBND tỉnh" in that plan). */
  isOwn: (type: string | null, issuer: FoundBody) => boolean;
  index: PlaceIndex;
  cutter: EvidenceCutter;
}

const RIGHT_BEHIND = /^[\s:"]*(?:(?:cac|co hieu qua|hieu qua|tot|noi dung|muc tieu) )*"?$/;
const SENTENCE_END = /[.;:!?]\s/g;

/**
 * Reads the citations of one text. An act named inside the subject of a cited act is nested below it and has no
 * relation of its own; acts joined by "và" or ";" share the verb of the first.
 */
export function readCitations(input: CiteInput): Citation[] {
  const { text, own } = input;
  const bodies = findBodies(text, input.index);
  const words = findNamedActs(text, bodies, input.index).filter(
    ({ type, issuer }) => issuer === null || !input.isOwn(type, issuer.body),
  );
  const found = [...findCitations(text, bodies), ...input.named.map(byName), ...words]
    .filter((citation) => !own.has(citation.number?.canonical ?? citation.bare ?? '-'))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const citations: Citation[] = [];
  const first = input.preamble ? governingVerb(text.folded, 0, found[0]?.start ?? 0) : null;
  const opening = first?.start === 0 ? first : null;
  let last: FoundCitation | null = null;
  let lastVerb: Governed | null = null;
  for (const citation of found) {
    const current = citations.at(-1);
    if (last && current && citation.start < last.end && citation.start >= last.start) {
      if (citation.number) {
        current.nested.push({
          numberAsPrinted: citation.number.printed,
          number: citation.number.canonical,
          date: citation.date?.iso ?? null,
        });
      }
      continue;
    }
    const from = Math.max(last?.end ?? 0, clauseStart(text.folded, citation.start));
    let verb = governingVerb(text.folded, from, citation.start);
    const between = text.folded.slice(last?.end ?? 0, citation.start);
    if (!verb && lastVerb && last && /^[\s,;]*(?:va |cac |cung )?$/.test(between)) verb = lastVerb;
    // "Thực hiện A; B …; C …": in a preamble the verb that opens the line governs each act behind a semicolon.
    if (!verb && opening && /; ?$/.test(between)) verb = opening;
    // A name is a citation only as what somebody carries out or goes by, not as a topic.
    if (citation.byWords && !(verb && isGoverned(text.folded, citation, verb, lastVerb))) continue;
    citations.push(toCitation(citation, verb, input, bodies));
    last = citation;
    lastVerb = verb ?? (/;/.test(between) ? null : lastVerb);
  }
  return citations;
}

/** What is carried out, gone by or reviewed, right behind its verb; acts that a verb makes or changes are one's own. */
function isGoverned(folded: string, { start, hint }: FoundCitation, verb: Governed, last: Governed | null): boolean {
  if (hint === undefined && !/^(?:IMPLEMENTS|BASED_ON|CONTINUES|REVIEWS)$/.test(verb.relation)) return false;
  return verb === last || RIGHT_BEHIND.test(folded.slice(verb.end, start));
}

function byName({ id, start, end }: CiteInput['named'][number]): FoundCitation {
  const nothing = { type: null, typePrinted: null, number: null, bare: null, date: null, issuer: null };
  return { ...nothing, start, headEnd: end, end, subject: [start, end], byWords: true, hint: id };
}

function clauseStart(folded: string, at: number): number {
  let start = Math.max(0, at - 220);
  for (const match of folded.slice(start, at).matchAll(SENTENCE_END))
    start = Math.max(start, Math.max(0, at - 220) + match.index + 1);
  return start;
}

function toCitation(
  found: FoundCitation,
  verb: Governed | null,
  { text, locator, preamble, cutter }: CiteInput,
  bodies: readonly FoundBody[],
): Citation {
  const { number, date, issuer, subject } = found;
  return {
    relation: relationOf(found, verb, preamble),
    verb: verb ? text.text.slice(verb.start, verb.end) : null,
    type: found.type,
    numberAsPrinted: number?.printed ?? found.bare,
    number: number?.canonical ?? found.bare,
    dateAsPrinted: date ? text.text.slice(date.start, date.end) : null,
    date: date?.iso ?? null,
    issuerAsPrinted: issuer ? text.text.slice(issuer.start, issuer.end) : proposer(found, verb, bodies),
    subject: subject ? text.text.slice(subject[0], subject[1]).trim() : null,
    locator,
    resolvedHint: found.hint ?? null,
    conflict: null,
    nested: [],
    evidence: cutter.of(text, verb && verb.start < found.start ? verb.start : found.start, found.end),
    confidence: confidenceOf(found, verb),
    method: number ? 'number' : found.bare ? 'counter' : 'name',
  };
}

/** What the verb says; a proposal proposes, and a law that a task names stands as a topic. */
function relationOf({ type, number }: FoundCitation, verb: Governed | null, preamble: boolean): Citation['relation'] {
  const said: Citation['relation'] = verb?.relation ?? (preamble ? 'BASED_ON' : 'REFERENCES');
  if (type === 'TTr' && said !== 'REFERENCES') return 'PROPOSED_IN';
  const isTopic = type === 'Luật' && number === null && !preamble && said !== 'BASED_ON' && said !== 'REVIEWS';
  return isTopic ? 'REFERENCES' : said;
}

/** "Theo đề nghị của Sở X tại Tờ trình số …": who proposes stands before the act. */
function proposer({ type, start }: FoundCitation, verb: Governed | null, bodies: readonly FoundBody[]): string | null {
  if (type !== 'TTr' || !verb) return null;
  return bodies.find((body) => body.start >= verb.end && body.end <= start)?.name ?? null;
}

function confidenceOf({ number }: FoundCitation, verb: Governed | null): number {
  if (!verb) return 0.6;
  return number ? 0.92 : 0.75;
}

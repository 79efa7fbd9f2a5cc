import type { MappedText } from '../text/mapped-text.ts';
import type { FoundBody } from './body.ts';
import type { FoundDate } from './date.ts';
import type { FoundNumber } from './document-number.ts';
import type { PlaceIndex } from './place.ts';
import { territoryAt } from './territory.ts';

/** Numbers, bodies and dates of a paragraph, found once for all that is asked of it. */
export interface Known {
  numbers: readonly FoundNumber[];
  bodies: readonly FoundBody[];
  dates: readonly FoundDate[];
}

/** What the words behind the name of a document say of it, in whatever order they stand. */
export interface Mention {
  number: FoundNumber | null;
  date: FoundDate | null;
  issuer: FoundBody | null;
  /** Where the words on its subject begin and end. */
  subject: readonly [number, number] | null;
  /** It is said to have been issued ("… vừa được UBND tỉnh ban hành"), not only followed. */
  issued: boolean;
  /** Behind number, day and issuer that stand before the subject. */
  headEnd: number;
  end: number;
}

export interface MentionGrammar {
  /** Numbers that may be the document's; any other is an act that it cites. */
  accepts: (number: FoundNumber) => boolean;
  /** Where words on a subject that begin at `here` begin and end; null when none do. */
  subjectAt: (here: number) => readonly [number, number] | null;
  /** What stands behind the subject is the next statement, not the document's. */
  endsWithSubject?: boolean;
  /** Tells a place that a unit without a body's name means ("của thành phố"); null when no such unit issues. */
  index: PlaceIndex | null;
}

const SEPARATORS = /^[\s,()–-]*/;
const NUMBER_OPENS = /^(?:(?:ke hoach|van ban|cong van|quyet dinh) )?(?:s[o0] ?:? ?)?/;
const DATE_OPENS = /^(?:(?:ban hanh|ky|de|vao|issued|dated|on) )*(?:ngay ?)?/;
const ISSUER_OPENS = /^cua /;
const ADVERBS = '(?:(?:vua|da|moi|nay|chinh thuc) )*';
const PASSIVE = new RegExp(`^${ADVERBS}(?:duoc|do) `);
const ISSUED = new RegExp(`^[\\s,]*${ADVERBS}(?:ky )?(?:ban hanh|phe duyet|thong qua|xay dung)(?![a-z])`);

/**
 * Reads one mention of a document from behind its name: number, day, issuer, subject and verb, across commas and
 * brackets. It ends at the first word that belongs to none of them. What announces a document and what cites one are
 * read by this grammar alike.
 */
export function readMention(text: MappedText, at: number, known: Known, grammar: MentionGrammar): Mention {
  const mention: Mention = {
    number: null,
    date: null,
    issuer: null,
    subject: null,
    issued: false,
    headEnd: at,
    end: at,
  };
  for (let steps = 0; steps < 8; steps++) {
    if (grammar.endsWithSubject && mention.subject !== null) break;
    const here = mention.end + (SEPARATORS.exec(text.folded.slice(mention.end, mention.end + 40))?.[0].length ?? 0);
    const next = step(text, here, mention, known, grammar);
    if (next === null) break;
    mention.end = next;
    if (mention.subject === null) mention.headEnd = next;
  }
  return mention;
}

function step(
  text: MappedText,
  here: number,
  mention: Mention,
  known: Known,
  { accepts, subjectAt, index }: MentionGrammar,
): number | null {
  const { folded } = text;
  const rest = folded.slice(here, here + 80);
  const behind = (opens: RegExp) => here + (opens.exec(rest)?.[0].length ?? 0);
  const issuerAt = (from: number) => bodyAt(known.bodies, from) ?? (index && territoryAt(text, from, index));
  if (mention.number === null) {
    const start = behind(NUMBER_OPENS);
    const number = known.numbers.find((found) => found.start >= start && found.start <= start + 1);
    if (number && accepts(number)) {
      mention.number = number;
      return number.end;
    }
  }
  if (mention.date === null) {
    const start = behind(DATE_OPENS);
    const date = known.dates.find((found) => found.start >= here && found.start <= start);
    if (date) {
      mention.date = date;
      return date.end;
    }
  }
  const passive = PASSIVE.exec(rest);
  if (passive && !mention.issued) {
    const from = here + passive[0].length;
    const body = issuerAt(from);
    const verb = ISSUED.exec(folded.slice(body?.end ?? from, (body?.end ?? from) + 60));
    if (verb) {
      mention.issuer ??= body;
      mention.issued = true;
      return (body?.end ?? from) + verb[0].length;
    }
  }
  if (mention.issuer === null && ISSUER_OPENS.test(rest)) {
    const body = issuerAt(behind(ISSUER_OPENS));
    if (body) {
      mention.issuer = body;
      return body.end;
    }
  }
  mention.subject ??= subjectAt(here);
  return mention.subject && mention.subject[1] > here ? mention.subject[1] : null;
}

function bodyAt(bodies: readonly FoundBody[], at: number): FoundBody | null {
  return bodies.find((body) => body.start === at) ?? null;
}

import type { FoundBody } from '../grammar/body.ts';
import type { FoundDate } from '../grammar/date.ts';
import type { FoundNumber } from '../grammar/document-number.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { endOfSubject, territoryAt } from './announcing-words.ts';

/** Numbers, bodies and dates of a paragraph, found once for all that is asked of it. */
export interface Known {
  numbers: readonly FoundNumber[];
  bodies: readonly FoundBody[];
  dates: readonly FoundDate[];
}

/** What the words behind "Kế hoạch" say of the document, in whatever order they stand. */
export interface Mention {
  number: FoundNumber | null;
  date: FoundDate | null;
  issuer: FoundBody | null;
  subject: MappedText | null;
  /** It is said to have been issued ("… vừa được UBND tỉnh ban hành"), not only followed. */
  issued: boolean;
  end: number;
}

const SEPARATORS = /^[\s,()–-]*/;
const NUMBER_OPENS = /^(?:(?:ke hoach|van ban|cong van|quyet dinh) )?(?:s[o0] ?:? ?)?/;
const DATE_OPENS = /^(?:(?:ky|ban hanh|de|vao) )?(?:ngay ?)?/;
const ISSUER_OPENS = /^(?:cua|do) /;
const ADVERBS = '(?:(?:vua|da|moi|nay|chinh thuc) )*';
const PASSIVE = new RegExp(`^${ADVERBS}(?:duoc|do) `);
const ISSUED = new RegExp(`^[\\s,]*${ADVERBS}(?:ky )?(?:ban hanh|phe duyet|thong qua|xay dung)(?![a-z])`);
/** "Tại văn bản số …, UBND tỉnh yêu cầu …": who speaks through the document issued it. */
const SPEAKS =
  /^[\s,]*(?:vua |da |cung )*(?:yeu cau|de nghi|giao|chi dao|ban hanh|phe duyet|thong qua|de ra|dat ra|dat muc tieu|phan dau|chu trong|tap trung|huong dan)(?![a-z])/;
const SUBJECT_OPENS =
  /^(?:(?:ve viec|ve|v\/v) ?:? ?)?(?=["“']?(?:trien khai|thuc hien|to chuc|phat dong|hanh dong|cong tac|hoat dong|huong ung|phong|truyen thong|tang cuong|chien luoc|chuong trinh|thang hanh dong|binh dang|vi su|ho tro|tiep tuc|day manh|nang cao|du an|de an))/;
/** Where the words on the subject give way to the next statement on the document. */
const SUBJECT_ENDS = [
  / \((?:(?:ke hoach|van ban|quyet dinh) )?(?:s[o0] ?:? ?)?\d{1,6}\s?\//g,
  /,? (?:ke hoach )?s[o0] ?:? ?\d{1,6}\s?\//g,
  new RegExp(
    ` ${ADVERBS}(?:duoc|do) (?=uy ban nhan dan|ubnd|chu tich|pho chu tich|ban |so |thanh pho|ban hanh|ky )`,
    'g',
  ),
];

/**
 * Reads one mention of a document: number, day, issuer, subject and verb, across commas and brackets. It ends at the
 * first word that belongs to none of them.
 */
export function readMention(
  text: MappedText,
  at: number,
  known: Known,
  index: PlaceIndex,
  type: string | null,
): Mention {
  const mention: Mention = { number: null, date: null, issuer: null, subject: null, issued: false, end: at };
  const { folded } = text;
  let position = at;
  for (let steps = 0; steps < 8; steps++) {
    const here = position + (SEPARATORS.exec(folded.slice(position))?.[0].length ?? 0);
    const next = step(text, here, mention, known, index, type);
    if (next === null) break;
    position = next;
    mention.end = next;
  }
  if (mention.issuer === null) {
    const speaker = speakerBehind(folded, mention.end, known.bodies);
    if (speaker) {
      mention.issuer = speaker;
      mention.issued = true;
    }
  }
  return mention;
}

function step(
  text: MappedText,
  here: number,
  mention: Mention,
  known: Known,
  index: PlaceIndex,
  type: string | null,
): number | null {
  const { folded } = text;
  const rest = folded.slice(here, here + 80);
  const behind = (opens: RegExp) => here + (opens.exec(rest)?.[0].length ?? 0);
  if (mention.number === null) {
    const start = behind(NUMBER_OPENS);
    const number = known.numbers.find((found) => found.start >= start && found.start <= start + 1);
    // A plan bears a plan's number, or that of the decision that puts it into force; any other act is cited.
    if (number && (number.type === type || number.body === 'UBND')) {
      mention.number = number;
      return number.end;
    }
  }
  if (mention.date === null) {
    const start = behind(DATE_OPENS);
    const date = known.dates.find((found) => found.start === here || found.start === start);
    if (date) {
      mention.date = date;
      return date.end;
    }
  }
  const passive = PASSIVE.exec(rest);
  if (passive && !mention.issued) {
    const from = here + passive[0].length;
    const body = bodyAt(known.bodies, from) ?? territoryAt(text, from, index);
    const verb = ISSUED.exec(folded.slice(body?.end ?? from, (body?.end ?? from) + 60));
    if (verb) {
      mention.issuer ??= body;
      mention.issued = true;
      return (body?.end ?? from) + verb[0].length;
    }
  }
  if (mention.issuer === null && ISSUER_OPENS.test(rest)) {
    const from = behind(ISSUER_OPENS);
    const body = bodyAt(known.bodies, from) ?? territoryAt(text, from, index);
    if (body) {
      mention.issuer = body;
      return body.end;
    }
  }
  return mention.subject === null ? takeSubject(text, here, mention, known) : null;
}

function takeSubject(text: MappedText, here: number, mention: Mention, known: Known): number | null {
  const opens = SUBJECT_OPENS.exec(text.folded.slice(here, here + 60));
  if (!opens) return null;
  const start = here + opens[0].length;
  const end = subjectEnd(text.folded, start, known.bodies);
  const subject = text.slice(start, end);
  if (subject.length < 8) return null;
  mention.subject = subject;
  return end;
}

function subjectEnd(folded: string, start: number, bodies: readonly FoundBody[]): number {
  const end = endOfSubject(folded, start);
  const stops = SUBJECT_ENDS.flatMap((pattern) =>
    [...folded.slice(start, end).matchAll(pattern)].map(({ index }) => index),
  );
  // "… năm 2024 của UBND tỉnh X, …": who issued it stands at the end of the clause; inside it, the body is a topic.
  const issuers = bodies.filter(
    ({ start: at, end: to }) =>
      at > start &&
      to <= end &&
      folded.startsWith(' cua ', at - 5) &&
      /^(?:[,.;:)]|$| (?:la|se|da|nham|dat|phan dau))/.test(folded.slice(to, to + 12)),
  );
  return Math.min(end, ...stops.map((at) => start + at), ...issuers.map(({ start: at }) => at - 5));
}

function bodyAt(bodies: readonly FoundBody[], at: number): FoundBody | null {
  return bodies.find((body) => body.start === at) ?? null;
}

function speakerBehind(folded: string, at: number, bodies: readonly FoundBody[]): FoundBody | null {
  const body = bodies.find(({ start }) => start >= at && start <= at + 3);
  if (!body || !/^,? ?$/.test(folded.slice(at, body.start))) return null;
  return SPEAKS.test(folded.slice(body.end, body.end + 60)) ? body : null;
}

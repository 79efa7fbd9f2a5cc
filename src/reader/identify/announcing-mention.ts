import type { FoundBody } from '../grammar/body.ts';
import { type Known, type Mention, readMention } from '../grammar/mention.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { endOfSubject } from './announcing-words.ts';

/** A mention in a sentence that may announce the document of a page. */
export interface AnnouncingMention extends Omit<Mention, 'subject'> {
  subject: MappedText | null;
}

const ADVERBS = '(?:(?:vua|da|moi|nay|chinh thuc) )*';
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

/** Reads one mention of a document that a sentence may announce, from behind the name of its type. */
export function readAnnouncing(
  text: MappedText,
  at: number,
  known: Known,
  index: PlaceIndex,
  type: string | null,
): AnnouncingMention {
  const { subject, ...mention } = readMention(text, at, known, {
    // A plan bears a plan's number, or that of the decision that puts it into force; any other act is cited.
    accepts: (number) => number.type === type || number.body === 'UBND',
    subjectAt: (here) => subjectAt(text, here, known.bodies),
    index,
  });
  const speaker = mention.issuer === null ? speakerBehind(text.folded, mention.end, known.bodies) : null;
  return {
    ...mention,
    ...(speaker ? { issuer: speaker, issued: true } : {}),
    subject: subject && text.slice(...subject),
  };
}

function subjectAt(text: MappedText, here: number, bodies: readonly FoundBody[]): readonly [number, number] | null {
  const opens = SUBJECT_OPENS.exec(text.folded.slice(here, here + 60));
  if (!opens) return null;
  const start = here + opens[0].length;
  const end = subjectEnd(text.folded, start, bodies);
  return text.slice(start, end).length < 8 ? null : [start, end];
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

function speakerBehind(folded: string, at: number, bodies: readonly FoundBody[]): FoundBody | null {
  const body = bodies.find(({ start }) => start >= at && start <= at + 3);
  if (!body || !/^,? ?$/.test(folded.slice(at, body.start))) return null;
  return SPEAKS.test(folded.slice(body.end, body.end + 60)) ? body : null;
}

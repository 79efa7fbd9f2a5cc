import type { FoundBody } from '../grammar/body.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { TYPE_NAME_PATTERN, typeOfName } from '../grammar/document-type.ts';
import { readMention } from '../grammar/mention.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';

/** A cited act as printed. Indexes count in the text it was found in. */
export interface FoundCitation {
  start: number;
  /** Behind number, date and issuer. */
  headEnd: number;
  /** Behind the subject. */
  end: number;
  type: string | null;
  typePrinted: string | null;
  number: FoundNumber | null;
  /** Counter without a symbol. */
  bare: string | null;
  date: FoundDate | null;
  issuer: { start: number; end: number; body: FoundBody } | null;
  subject: [number, number] | null;
  /** It is named by words alone, so that it takes a verb to make it a citation. */
  byWords?: boolean;
  /** Id of the strategy or programme that was named by words. */
  hint?: string;
}

/** Names of acts as pages in English give them. */
const ENGLISH_NAMES = 'plan|decision|resolution|directive|decree|circular|official (?:letter|dispatch)|document';
const NAME_BEFORE = new RegExp(
  `(?:^|[^a-z])((?:${TYPE_NAME_PATTERN}|${ENGLISH_NAMES})(?: hanh dong)?(?: ?\\([a-z]{1,8}\\))?)[\\s:]{0,2}(?:s[o0]\\s?[:.]?\\s?|no\\.?\\s?|number\\s)?$`,
);
const LAW =
  /(?:^|[^a-z])(bo luat|luat) ((?!so |su|si )(?:phong, ?)?[a-z][a-z ,-]{3,90}?)(?= nam \d{4}| ngay \d| so \d|[;.,:)]|$| va (?:nghi dinh|luat|cac)| duoc | da | doi voi | cua quoc hoi| tren | tai | cho | den | qua | bang )(?: nam (\d{4}))?/g;
/** A law that amends others names them in its title, up to its own date. */
const AMENDING_LAW = /(?<![a-z])luat sua doi[^;.:]{5,260}?(?= ngay \d| nam \d{4}| so \d|, (?:ngay|so) |[;.:]|$)/g;
const LAW_NAMES =
  /^(?:binh dang gioi|phong,? chong|to chuc|ban hanh|ngan sach|tre em|hon nhan|lao dong|bao hiem|cu tru|can bo|vien chuc|bau cu|thong ke|dau tu|dan so|thi dua)/;
const BARE =
  /(?:^|[^a-z])((?:ke hoach|quyet dinh|cong van|chi thi|nghi quyet|thong bao|van ban|huong dan) s[o0]\s?:?\s?(\d{1,6}))(?![\d/.,%]|-[a-z]|\s?\/)/g;

const FOUND = new WeakMap<MappedText, { bodies: readonly FoundBody[]; citations: readonly FoundCitation[] }>();

/** Finds every act a text names by number, by counter alone, and every law by its name. Nested ones are included. */
export function findCitations(text: MappedText, bodies: readonly FoundBody[]): readonly FoundCitation[] {
  const known = FOUND.get(text);
  if (known?.bodies === bodies) return known.citations;
  const citations = searchCitations(text, bodies);
  FOUND.set(text, { bodies, citations });
  return citations;
}

function searchCitations(text: MappedText, bodies: readonly FoundBody[]): FoundCitation[] {
  const dates = findDates(text.folded);
  const found: FoundCitation[] = [];
  for (const number of findNumbers(text)) {
    const name = NAME_BEFORE.exec(text.folded.slice(Math.max(0, number.start - 50), number.start));
    const nameStart = name ? number.start - (name[0].length - name[0].indexOf(name[1] ?? '')) : number.start;
    found.push(
      complete(
        text,
        nameStart,
        number.end,
        { number, bare: null, type: number.type, typePrinted: name?.[1] ?? null },
        dates,
        bodies,
      ),
    );
  }
  for (const match of matchesOf(BARE, text.folded)) {
    const start = match.index + match[0].length - (match[1]?.length ?? 0);
    const typed = typeOfName((match[1] ?? '').replace(/ s[o0].*$/, ''));
    found.push(
      complete(
        text,
        start,
        start + (match[1]?.length ?? 0),
        { number: null, bare: match[2] ?? null, type: typed, typePrinted: null },
        dates,
        bodies,
      ),
    );
  }
  for (const match of matchesOf(AMENDING_LAW, text.folded)) {
    const start = match.index;
    if (text.text.charAt(start) !== 'L') continue;
    const end = start + match[0].length;
    const act = { number: null, bare: null, type: 'Luật', typePrinted: 'luat' };
    const law = complete(text, start, end, act, dates, bodies);
    found.push({ ...law, subject: [start, end], end: Math.max(law.headEnd, end) });
  }
  const amending = found.filter(({ subject, start }) => subject?.[0] === start).map(({ start, end }) => [start, end]);
  for (const match of matchesOf(LAW, text.folded)) {
    const start = match.index + match[0].indexOf(match[1] ?? '');
    const capital = text.text.charAt(start) === 'L' || text.text.charAt(start) === 'B';
    const named =
      LAW_NAMES.test(match[2] ?? '') || /^\p{Lu}/u.test(text.text.slice(start + (match[1]?.length ?? 0) + 1));
    if (!capital || !named) continue;
    const end = match.index + match[0].length;
    if (amending.some(([from = 0, to = 0]) => start >= from && start < to)) continue;
    if (found.some((other) => other.start <= start && other.end > start && other.number?.type === 'Luật')) continue;
    const law = complete(
      text,
      start,
      end,
      { number: null, bare: null, type: 'Luật', typePrinted: match[1] ?? null },
      dates,
      bodies,
    );
    found.push({ ...law, subject: [start, end], end: Math.max(law.headEnd, end) });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function complete(
  text: MappedText,
  start: number,
  numberEnd: number,
  named: Pick<FoundCitation, 'number' | 'bare' | 'type' | 'typePrinted'>,
  dates: readonly FoundDate[],
  bodies: readonly FoundBody[],
): FoundCitation {
  const mention = readMention(
    text,
    numberEnd,
    { numbers: [], bodies, dates },
    { accepts: () => false, subjectAt: (here) => subjectOf(text, here, bodies), endsWithSubject: true, index: null },
  );
  const { date, issuer, subject, headEnd, end } = mention;
  return {
    start,
    headEnd,
    end,
    ...named,
    date,
    issuer: issuer && { start: issuer.start, end: issuer.end, body: issuer },
    subject: subject && [...subject],
  };
}

const SUBJECT =
  /^[\s,)]{0,3}(?:(?:ve viec|ve|v\/v|ban hanh|phe duyet|trien khai|thuc hien|quy dinh|sua doi|huong dan|to chuc|tang cuong|phat dong|tiep tuc|de nghi)\b)/;

const OPENS_MAIN_CLAUSE = /^[^,;]{0,40}(?:ban hanh|yeu cau|xay dung|de nghi|lap |trien khai)/;

/** Finds the subject of a cited act: from "về", "ban hành", "phê duyệt" … to the end of its clause. */
function subjectOf(text: MappedText, from: number, bodies: readonly FoundBody[]): [number, number] | null {
  const opening = SUBJECT.exec(text.folded.slice(from, from + 40));
  if (!opening) return null;
  const start = from + (/^[\s,)]*/.exec(opening[0])?.[0].length ?? 0);
  const rest = text.folded.slice(start, start + 700);
  const stop =
    /[;.](?:\s|$)|:\s|\.\/|, (?:uy ban nhan dan|ubnd|so [a-z]|ban |trong do|theo |can cu|xet )| va (?=(?:quyet dinh|ke hoach|cong van|chi thi|nghi quyet|nghi dinh|thong tu|huong dan|van ban|chuong trinh|luat) (?:so |\d{1,6}\s?\/))| va (?=\d+\/)|[;,] (?=(?:quyet dinh|ke hoach|cong van|chi thi|nghi quyet|nghi dinh|thong tu) (?:so |\d{1,6}\s?\/))/.exec(
      rest,
    );
  // A body behind a comma opens the main clause: "…, Ủy ban nhân dân tỉnh ban hành …".
  const body = bodies.find(
    ({ start: at }) =>
      at > start &&
      at < start + rest.length &&
      text.folded.startsWith(', ', at - 2) &&
      OPENS_MAIN_CLAUSE.test(text.folded.slice(at + 4, at + 70)),
  );
  const year = /(?<=nam \d{4}), (?=\S)/.exec(rest);
  const ends = [stop?.index, body ? body.start - 2 - start : undefined, year?.index].filter(
    (at) => at !== undefined && at > 4,
  );
  const end = start + Math.min(rest.length, ...ends.map(Number));
  return end - start > 4 ? [start, end] : null;
}

import type { Paragraph } from '../clean/paragraph.ts';
import { GENDER_TEXT } from '../cues/subjects.ts';
import { type FoundDate, findDates } from '../grammar/date.ts';
import { type FoundNumber, findNumbers } from '../grammar/document-number.ts';
import { type ForeignBody, findForeignBodies } from '../grammar/foreign-body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { provinceIn } from './seat.ts';

const COMMITTEE = /people['’]s committee/;
const TOLD = /(?:plan|decision|document|official letter|dispatch)[^.]{0,40}?(?:no\.?|number)?\s?:?\s?$/;
/** "Plan No. 138": a counter that the translation left without its symbol. */
const BARE = /(?<![a-z])(plan|decision) (?:no\.?|number) ?(\d{1,5})(?![\d/.,%]|-[a-z])/;
/** A plan told of without its number. */
const UNNUMBERED =
  /(?:issued|approved|released|launched|promulgated|adopted|unveiled|drawn up|developed) (?:a|an|the|its) (?:[a-z-]+ ){0,3}?(plan)(?![a-z])/;

/**
 * Reads the little that a page in English says surely: the number of the plan, who issued it, its day. Its wording is
 * a translation, so of its subject only the years are used.
 */
export function readForeignAnnouncement(body: readonly Paragraph[], index: PlaceIndex): Announcement | null {
  for (const paragraph of body) {
    const found = numbered(paragraph, index) ?? unnumbered(paragraph, index);
    if (found) return found;
  }
  for (const paragraph of body.slice(0, 20)) {
    const found = national(paragraph, index);
    if (found) return found;
  }
  return null;
}

/** "The Prime Minister has issued Decision No. …": what stands between an authority of the state and its act. */
const ISSUES =
  /^(?: [a-z ]{3,40}?)? (?:has |have |had )?(?:just |recently |newly |officially )?(?:signed|issued|approved|promulgated|adopted|released)(?: (?:a|an|the|its))? (?:decision|resolution|directive|decree|circular|official (?:letter|dispatch))\s?(?:no\.?|number)?\s?:?\s?$/;

/** An act of the state that the page is on, where no plan of a province is told of. */
function national(paragraph: Paragraph, index: PlaceIndex): Announcement | null {
  const { text } = paragraph;
  const bodies = findForeignBodies(text, null).filter(({ body }) => body.kind !== 'PEOPLES_COMMITTEE');
  for (const number of findNumbers(text)) {
    const issuer = bodies.find(({ body }) =>
      ISSUES.test(text.folded.slice(body.end, Math.max(body.end, number.start))),
    );
    if (!issuer) continue;
    const told = { at: number.start, end: number.end, type: number.type ?? 'QĐ', number, bareNumber: null, issuer };
    return announce(paragraph, index, told);
  }
  return null;
}

function numbered(paragraph: Paragraph, index: PlaceIndex): Announcement | null {
  const { text } = paragraph;
  const number = findNumbers(text).find(
    (found) => TOLD.test(text.folded.slice(Math.max(0, found.start - 60), found.start)) && !isNational(found),
  );
  const bare = number ? null : BARE.exec(text.folded);
  const counter = bare?.[2];
  if (!number && !(bare && counter && COMMITTEE.test(text.folded))) return null;
  const end = number?.end ?? (bare ? bare.index + bare[0].length : 0);
  return announce(paragraph, index, {
    at: number?.start ?? end,
    end,
    type: number?.type ?? (bare?.[1] === 'decision' ? 'QĐ' : 'KH'),
    number: number ?? null,
    bareNumber: counter ? text.slice(end - counter.length, end) : null,
  });
}

/** An act of the state is told of, never issued by a province: its number and day are not the plan's. */
function isNational({ body }: FoundNumber): boolean {
  return /^(?:TTg|CP|QH|UBTVQH|TW)/.test(body ?? '');
}

function unnumbered(paragraph: Paragraph, index: PlaceIndex): Announcement | null {
  const { folded } = paragraph.text;
  const told = UNNUMBERED.exec(folded);
  if (!told || !COMMITTEE.test(folded.slice(0, told.index)) || !GENDER_TEXT.test(folded)) return null;
  const end = told.index + told[0].length;
  return announce(paragraph, index, { at: end, end, type: 'KH', number: null, bareNumber: null });
}

function announce(
  paragraph: Paragraph,
  index: PlaceIndex,
  told: Pick<Announcement, 'type' | 'number' | 'bareNumber'> & { at: number; end: number; issuer?: ForeignBody },
): Announcement {
  const { text } = paragraph;
  const { at, end, ...facts } = told;
  const date = dateOf(text.folded, at, end);
  const behind = date && date.start >= end ? date.end : end;
  return {
    paragraph,
    text: text.slice(0, text.length),
    typeName: null,
    ...facts,
    issuer: told.issuer ?? committeeIn(text, index),
    date: date ? { text: text.slice(date.start, date.end), found: date } : null,
    subject: subjectBehind(text, behind) ?? subjectBefore(text, at),
    signer: null,
    manner: 'announced',
  };
}

/** A day behind the number ("on March 27, 2023", "dated 27/3/2023"), else one that opens the sentence. */
function dateOf(folded: string, at: number, end: number): FoundDate | null {
  const dates = findDates(folded);
  const behind = dates.find(
    ({ start }) =>
      start >= end && /^[\s,(]*(?:(?:issued|signed) )?(?:on |dated |of )?(?:the )?$/.test(folded.slice(end, start)),
  );
  if (behind) return behind;
  const from = sentenceStart(folded, at);
  return (
    dates.find(
      ({ start, end: to }) =>
        start >= from &&
        to <= at &&
        /(?:^|[\s(-])on $/.test(folded.slice(from, start)) &&
        // It opens the sentence, or stands right before the verb.
        (start - from < 30 || /^,? (?:has )?(?:issued|signed|approved|promulgated|released) /.test(folded.slice(to))),
    ) ?? null
  );
}

/** The full stop of "No." ends no sentence. */
function sentenceStart(folded: string, at: number): number {
  return folded.slice(0, at).replace(/no\. /g, 'no  ').lastIndexOf('. ') + 1;
}

/** What the plan is on, in the words of the translation: only its years are used. */
function subjectBehind(text: MappedText, at: number): MappedText | null {
  const rest = text.folded.slice(at);
  const opens = /^[\s,]*(?:on|to|for|regarding|about) /.exec(rest);
  if (!opens) return null;
  const stop = /[.;]\s|[.;]$|, (?:carrying|implementing|with|which|aiming)/.exec(rest);
  return text.slice(at + opens[0].length, stop ? at + stop.index : text.length);
}

/** "… on gender equality in 2023 in Document No. …": the words of the sentence before the number. */
function subjectBefore(text: MappedText, at: number): MappedText | null {
  const from = sentenceStart(text.folded, at);
  const opens = / on the /.exec(text.folded.slice(from, at));
  return opens ? text.slice(from + opens.index + 4, at) : null;
}

function committeeIn(text: MappedText, index: PlaceIndex): ForeignBody | null {
  const bodies = findForeignBodies(text, provinceIn(text, index)?.province ?? null);
  return bodies.find(({ body }) => body.kind === 'PEOPLES_COMMITTEE') ?? null;
}

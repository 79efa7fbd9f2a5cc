import type { Paragraph } from '../clean/paragraph.ts';
import { type FoundDate, findDates, toIso } from '../grammar/date.ts';
import { findNumbers } from '../grammar/document-number.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { provinceIn } from './seat.ts';

const COMMITTEE = /people's committee/;
const TOLD = /(?:plan|decision|document|official letter|dispatch)[^.]{0,40}?(?:no\.?|number)?\s?:?\s?$/;

/** "Plan No. 138": a counter that the translation left without its symbol. */
const BARE = /(?<![a-z])(plan|decision) (?:no\.?|number) ?(\d{1,5})(?![\d/.,%]|-[a-z])/;

/**
 * Reads the little that a page in English says surely: the number of the plan, who issued it, its day in digits.
 * Its wording is a translation, so no subject is taken from it.
 */
export function readForeignAnnouncement(body: readonly Paragraph[], index: PlaceIndex): Announcement | null {
  for (const paragraph of body) {
    const { text } = paragraph;
    const number = findNumbers(text).find(({ start }) => TOLD.test(text.folded.slice(Math.max(0, start - 60), start)));
    // An act of the state is told of, never issued by a province: its number and day are not the plan's.
    if (number && /^(?:TTg|CP|QH|UBTVQH)/.test(number.body ?? '')) continue;
    const bare = number ? null : BARE.exec(text.folded);
    const counter = bare?.[2];
    if (!number && !(bare && counter && COMMITTEE.test(text.folded))) continue;
    const end = number?.end ?? (bare ? bare.index + bare[0].length : 0);
    const date = dateBehind(text.folded, end);
    return {
      paragraph,
      text: text.slice(0, text.length),
      issuer: committeeIn(text, index),
      typeName: null,
      type: number?.type ?? (bare?.[1] === 'decision' ? 'QĐ' : 'KH'),
      number: number ?? null,
      bareNumber: counter ? text.slice(end - counter.length, end) : null,
      date: date
        ? {
            text: text.slice(date.start, date.end),
            found: date,
          }
        : null,
      subject: subjectBehind(text, date?.end ?? end),
      signer: null,
      manner: 'announced',
    };
  }
  return null;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const IN_WORDS = new RegExp(
  `(?:on |dated |of )?(?:the )?(?:(${MONTHS.join('|')}) (\\d{1,2})(?:st|nd|rd|th)?|(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${MONTHS.join('|')})),? (\\d{4})`,
);

/** A day behind the number: "on March 27, 2023", "dated 27 March 2023", "27/3/2023". */
function dateBehind(folded: string, at: number): FoundDate | null {
  const rest = folded.slice(at, at + 60);
  const digits = findDates(rest.slice(0, 40)).find(({ start }) => start < 20);
  if (digits) return { ...digits, start: at + digits.start, end: at + digits.end };
  const words = IN_WORDS.exec(rest);
  if (!words || words.index > 20) return null;
  const month = MONTHS.indexOf(words[1] ?? words[4] ?? '') + 1;
  const day = Number(words[2] ?? words[3]);
  const iso = toIso(Number(words[5]), month, day);
  return iso ? { start: at + words.index, end: at + words.index + words[0].length, iso, day, month } : null;
}

/** What the plan is on, in the words of the translation: only its years are used. */
function subjectBehind(text: MappedText, at: number): MappedText | null {
  const rest = text.folded.slice(at);
  const opens = /^[\s,]*(?:on|to|for|regarding|about) /.exec(rest);
  if (!opens) return null;
  const stop = /[.;]\s|[.;]$|, (?:carrying|implementing|with|which|aiming)/.exec(rest);
  return text.slice(at + opens[0].length, stop ? at + stop.index : text.length);
}

function committeeIn(text: MappedText, index: PlaceIndex): Announcement['issuer'] {
  const match = COMMITTEE.exec(text.folded);
  if (!match) return null;
  const end = match.index + match[0].length;
  return {
    start: match.index,
    end,
    kind: 'PEOPLES_COMMITTEE',
    name: text.text.slice(match.index, end),
    capacity: 'COLLECTIVE',
    territory: 'PROVINCE',
    territoryWord: null,
    placeName: null,
    province: provinceIn(text, index)?.province ?? null,
  };
}

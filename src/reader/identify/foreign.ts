import type { Paragraph } from '../clean/paragraph.ts';
import { findDates } from '../grammar/date.ts';
import { findNumbers } from '../grammar/document-number.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { Announcement } from './announcement.ts';
import { provinceIn } from './seat.ts';

const COMMITTEE = /people's committee/;
const TOLD = /(?:plan|decision|document|official letter|dispatch)[^.]{0,40}?(?:no\.?|number)?\s?:?\s?$/;

/**
 * Reads the little that a page in English says surely: the number of the plan, who issued it, its day in digits.
 * Its wording is a translation, so no subject is taken from it.
 */
export function readForeignAnnouncement(body: readonly Paragraph[], index: PlaceIndex): Announcement | null {
  for (const paragraph of body) {
    const { text } = paragraph;
    const number = findNumbers(text).find(({ start }) => TOLD.test(text.folded.slice(Math.max(0, start - 60), start)));
    if (!number) continue;
    const date = findDates(text.folded.slice(number.end, number.end + 40)).find(({ start }) => start < 20) ?? null;
    return {
      paragraph,
      text: text.slice(0, text.length),
      issuer: committeeIn(text, index),
      typeName: null,
      type: number.type,
      number,
      bareNumber: null,
      date: date
        ? {
            text: text.slice(number.end + date.start, number.end + date.end),
            found: { ...date, start: number.end + date.start, end: number.end + date.end },
          }
        : null,
      subject: null,
      signer: null,
      manner: 'announced',
    };
  }
  return null;
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

import type { Paragraph } from '../clean/paragraph.ts';
import { isCapitals } from '../clean/rejoin.ts';
import { findDates } from '../grammar/date.ts';
import { findNumbers } from '../grammar/document-number.ts';
import { findForeignBodies } from '../grammar/foreign-body.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import { MappedText } from '../text/mapped-text.ts';
import type { Letterhead } from './letterhead.ts';
import { provinceIn } from './seat.ts';

const MOTTO = /socialist republic of viet ?nam|^republic of viet ?nam$|independence ?[-–] ?freedom/;
/** Where the head of an act gives way to its bases, its recipients or its articles. */
const OPENS_BODY =
  /^(?:pursuant to|on the basis of|based on|in (?:furtherance|implementation|pursuance) of|at the (?:proposal|request)|considering|to:|(?:hereby )?(?:decides|resolves)|article 1|i\.|1\.)/;
/** Lines of an act in English that hold no work: its bases, its articles, the note that attaches the plan. */
const FRAME =
  /^(?:pursuant to|on the basis of|based on|at (?:the )?(?:proposal|request)|considering|(?:hereby )?(?:decides|resolves)|article \d|\(?(?:attached|promulgated|issued) (?:to|with|together with))(?![a-z])/;
const NUMBER_OPENS = /(?:no|number)\s?\.?\s?:?\s?$/;
/** "Hanoi, March 3, 2021": other days of a head are a portal's. */
const BEHIND_PLACE = /[a-z] ?, ?$/;
/** Names of types as English translations of acts print them, and their codes. */
const TYPES: readonly (readonly [string, string])[] = [
  ['decision', 'QĐ'],
  ['resolution', 'NQ'],
  ['directive', 'CT'],
  ['decree', 'NĐ'],
  ['circular', 'TT'],
  ['report', 'BC'],
  ['notice', 'TB'],
  ['plan', 'KH'],
];
const TYPE_LINE = new RegExp(`^(${TYPES.map(([name]) => name).join('|')})(?: no)?$`);

/** How far above the motto the issuing body may stand, and how far below it the title may reach. */
const ABOVE = 4;
const BELOW = 16;

/** Whether a line belongs to the frame of an act in English and not to the plan that it puts into force. */
export function isForeignFrame(folded: string): boolean {
  return FRAME.test(folded);
}

/**
 * Reads the head of an act that a page gives in English: who issued it, its number, day and type. The title is a
 * translation, so none is read. Null when the page shows no motto, or no number and type behind it.
 */
export function readForeignHead(body: readonly Paragraph[], index: PlaceIndex): Letterhead | null {
  const motto = body.slice(0, 60).findIndex(({ text }) => MOTTO.test(text.folded));
  if (motto === -1) return null;
  const from = Math.max(0, motto - ABOVE);
  const opens = body.findIndex(({ text }, at) => at > motto && OPENS_BODY.test(text.folded));
  const end = Math.min(opens === -1 ? body.length : opens, motto + BELOW);
  const lines = body.slice(from, end).map(({ text }) => text);
  const whole = MappedText.join(lines);
  const number = findNumbers(whole).find(({ start }) => NUMBER_OPENS.test(whole.folded.slice(0, start))) ?? null;
  const typeLine =
    lines.find(({ text, folded }) => isCapitals(text.replace(/o$/u, 'O')) && TYPE_LINE.test(folded)) ?? null;
  const type = TYPES.find(([name]) => typeLine?.folded.startsWith(name))?.[1] ?? number?.type ?? null;
  if (number === null && typeLine === null) return null;
  const date = findDates(whole.folded).find(
    ({ iso, start }) => iso !== null && BEHIND_PLACE.test(whole.folded.slice(0, start)),
  );
  return {
    bodyLines: [],
    issuer: findForeignBodies(whole, provinceIn(whole, index)?.province ?? null)[0] ?? null,
    numberLine: number && whole,
    number,
    place: null,
    date: date ? { text: whole.slice(date.start, date.end), iso: date.iso } : null,
    typeLine,
    type,
    subject: null,
    bodyStart: end,
    isOfficial: true,
  };
}

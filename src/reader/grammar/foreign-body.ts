import type { BodyKind } from '../cues/bodies.ts';
import type { ProvinceReference } from '../reference.ts';
import type { MappedText } from '../text/mapped-text.ts';
import type { FoundBody } from './body.ts';

/** How pages in English name the bodies that issue. */
const WORDINGS: readonly (readonly [BodyKind, string])[] = [
  ['PEOPLES_COMMITTEE', "people['’]s committee"],
  ['GOVERNMENT', '(?:deputy )?prime minister|government(?! (?:office|body|employee|agenc))'],
  ['ASSEMBLY', '(?:standing committee of the )?national assembly'],
  [
    'MINISTRY',
    "minist(?:ry|er) (?:of|for) [a-z]+(?:(?:,| -| –)? (?:war )?(?:and )?[a-z]+){0,5}?(?=$|[.;:’']|, (?!invalids|sports)| (?:has|have|issued?|approved?|promulgated?|on|in|at|to|dated|of|minister|socialist|no))|committee for ethnic (?:minorities’? )?affairs",
  ],
];
const ANY = new RegExp(`(?<![a-z])(?:${WORDINGS.map(([, words]) => `(${words})`).join('|')})(?![a-z])`, 'g');

/** A body met in a text in English, and the words that name it. */
export interface ForeignBody {
  body: FoundBody;
  text: MappedText;
}

/** Finds the bodies that a text in English names. `province` is where the text plays: a committee is taken for its. */
export function findForeignBodies(text: MappedText, province: ProvinceReference | null): ForeignBody[] {
  return [...text.folded.matchAll(ANY)].flatMap((match) => {
    const kind = WORDINGS[match.slice(1).findIndex((part) => part !== undefined)]?.[0];
    if (!kind || !/^\p{Lu}/u.test(text.text.slice(match.index))) return [];
    const end = match.index + match[0].length;
    const name = text.slice(match.index, end);
    const isCommittee = kind === 'PEOPLES_COMMITTEE';
    const body: FoundBody = {
      start: match.index,
      end,
      kind,
      name: name.text,
      capacity: isCommittee ? 'COLLECTIVE' : null,
      territory: isCommittee ? 'PROVINCE' : null,
      territoryWord: null,
      placeName: null,
      province: isCommittee ? province : null,
    };
    return [{ body, text: name }];
  });
}

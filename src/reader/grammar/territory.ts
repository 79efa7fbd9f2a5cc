import type { MappedText } from '../text/mapped-text.ts';
import type { FoundBody } from './body.ts';
import { type PlaceIndex, placeOfKind, readPlaceName } from './place.ts';

const TERRITORY_WORD = /^(tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|dac khu)(?![a-z])/;

/** "của thành phố", "của huyện Yên Thế": a unit that plans is meant as its People's Committee, named or not. */
export function territoryAt(text: MappedText, at: number, index: PlaceIndex): FoundBody | null {
  const word = TERRITORY_WORD.exec(text.folded.slice(at, at + 12))?.[1];
  if (!word) return null;
  const place = readPlaceName(text.text, text.folded, at + word.length + 1, index);
  const territory =
    word === 'tinh'
      ? 'PROVINCE'
      : word === 'thanh pho'
        ? 'CITY'
        : /^(?:xa|phuong|thi tran|dac khu)$/.test(word)
          ? 'COMMUNE'
          : 'DISTRICT';
  const known = placeOfKind(territory, place);
  const end = known?.end ?? at + word.length;
  return {
    start: at,
    end,
    kind: 'PEOPLES_COMMITTEE',
    name: text.text.slice(at, end),
    capacity: 'COLLECTIVE',
    territory,
    territoryWord: text.text.slice(at, at + word.length),
    placeName: known?.name ?? null,
    province: known && (territory === 'PROVINCE' || territory === 'CITY') ? known.province : null,
  };
}

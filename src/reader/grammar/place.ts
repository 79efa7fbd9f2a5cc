import type { DistrictReference, ProvinceReference, Reference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';

export type Level = 'NATION' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE';

/** Names of places prepared for look-up: folded, with the punctuation between their parts made one. */
export interface PlaceIndex {
  provinces: ReadonlyMap<string, ProvinceReference>;
  districts: ReadonlyMap<string, readonly DistrictReference[]>;
  /** Finds names anywhere; global. */
  provincePattern: RegExp;
  /** Matches a name at `lastIndex`; sticky, of its own because `matchAll` starts at a pattern's `lastIndex`. */
  provinceHere: RegExp;
}

const CACHE = new WeakMap<Reference, PlaceIndex>();

export function placeIndex(reference: Reference): PlaceIndex {
  const known = CACHE.get(reference);
  if (known) return known;
  const provinces = new Map<string, ProvinceReference>();
  for (const province of reference.provinces) {
    for (const name of [province.name, ...province.states.map((state) => state.name), ...province.aliases]) {
      const key = placeKey(name);
      if (key.length > 2 && !provinces.has(key)) provinces.set(key, province);
    }
  }
  const districts = new Map<string, DistrictReference[]>();
  for (const district of reference.districts) {
    const key = placeKey(district.name);
    districts.set(key, [...(districts.get(key) ?? []), district]);
  }
  const names = [...provinces.keys()].sort((a, b) => b.length - a.length);
  const pattern = names.map((name) => name.replaceAll(' ', '[ .-]{1,3}')).join('|');
  const index = {
    provinces,
    districts,
    provincePattern: new RegExp(`\\b(?:${pattern})\\b`, 'g'),
    provinceHere: new RegExp(`\\b(?:${pattern})\\b`, 'y'),
  };
  CACHE.set(reference, index);
  return index;
}

/** Folds a place name for look-up: `Bà Rịa - Vũng Tàu`, `Bà Rịa – Vũng Tàu` and `BR-VT` become plain words. */
export function placeKey(name: string): string {
  return foldAligned(name.normalize('NFC'))
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/^(?:tinh|thanh pho|tp|thu do) /, '')
    .trim();
}

/** Tells whether a province was a centrally-run city on a day; with no day, whether it ever was one. */
export function wasCity(province: ProvinceReference, day: string | null): boolean {
  return province.states.some(
    (state) =>
      state.kind === 'CITY' &&
      (day === null || (state.validFrom <= day && (state.validTo === null || state.validTo >= day))),
  );
}

const NAME_WORD = /^(?:\p{Lu}[\p{L}']*|\d{1,2}|[-–])$/u;

/** Leaves out what is no place: all provinces are known, so any other name behind "tỉnh" is somebody's. */
export function placeOfKind<P extends { province: ProvinceReference | null }>(
  territory: string | null,
  place: P | null,
): P | null {
  return territory === 'PROVINCE' && !place?.province ? null : place;
}

/**
 * Reads a territory's name right behind its kind: capitalised words of the printed text, at most five.
 * A known province name is taken whole even where a further capital follows.
 */
export function readPlaceName(
  text: string,
  folded: string,
  at: number,
  index: PlaceIndex,
): { end: number; name: string; province: ProvinceReference | null } | null {
  index.provinceHere.lastIndex = at;
  const known = index.provinceHere.exec(folded.slice(0, at + 40));
  if (known && /^\p{Lu}/u.test(text.slice(at))) {
    return {
      end: at + known[0].length,
      name: text.slice(at, at + known[0].length),
      province: index.provinces.get(placeKey(known[0])) ?? null,
    };
  }
  let end = at;
  let words = 0;
  for (const match of text.slice(at, at + 60).matchAll(/([^\s,.;:()"“”/|]+)(\s?)/gu)) {
    const word = match[1] ?? '';
    if (match.index !== end - at || words >= 5 || !NAME_WORD.test(word)) break;
    if (words > 0 && (/^\p{Lu}{2}/u.test(word) ? BODY_WORDS : STOP_WORDS).has(foldAligned(word))) break;
    end = at + match.index + match[0].length;
    words++;
    if (match[2] === '') break;
  }
  const name = text.slice(at, end).replace(/[\s–-]+$/u, '');
  return name === '' ? null : { end: at + name.length, name, province: null };
}

/** In a masthead all is in capitals; these words open the next body there. */
const BODY_WORDS = new Set('ban so phong uy ubnd hdnd'.split(' '));
const STOP_WORDS = new Set('ban ke so cong ngay ve va nam giai thuc trien to chu uy'.split(' '));

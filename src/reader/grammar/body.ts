import { BODY_WORDINGS, type BodyKind, TERRITORY_KINDS } from '../cues/bodies.ts';
import type { DistrictReference, ProvinceReference } from '../reference.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import { type Level, type PlaceIndex, placeKey, placeOfKind, readPlaceName, wasCity } from './place.ts';

/** A body met in text, with its territory as far as the words say it. */
export interface FoundBody {
  start: number;
  end: number;
  kind: BodyKind;
  /** As printed. */
  name: string;
  capacity: 'COLLECTIVE' | 'CHAIRMAN' | null;
  /** Kind of territory printed behind the body; null when none. */
  territory: (typeof TERRITORY_KINDS)[number][1] | null;
  territoryWord: string | null;
  /** Name of the territory as printed; null when only its kind stands there ("UBND tỉnh"). */
  placeName: string | null;
  province: ProvinceReference | null;
}

const WORDINGS = BODY_WORDINGS.map(([kind, pattern]) => ({ kind, pattern: new RegExp(`\\b(?:${pattern})`, 'g') }));
const TERRITORY = new RegExp(
  `^(?:(?:cua |cac |tren dia ban )?(?:nhan dan )?)?(${TERRITORY_KINDS.map(([word]) => word).join('|')})\\b\\.? ?`,
);
/** Further kinds of unit behind "các huyện". */
const ALL_KINDS =
  /^(?:(?:, ?| va )(?:cac )?(?:thanh pho|thanh|thi xa|thi tran|thi|xa|phuong|huyen|quan|dac khu)(?![a-z]))+/;
const KIND_OF_WORD: ReadonlyMap<string, (typeof TERRITORY_KINDS)[number][1]> = new Map(TERRITORY_KINDS);

const FOUND = new WeakMap<MappedText, { index: PlaceIndex; bodies: readonly FoundBody[] }>();

/** Finds the bodies a text names, in order and without overlaps. Several stages ask it of one text. */
export function findBodies(text: MappedText, index: PlaceIndex): readonly FoundBody[] {
  const known = FOUND.get(text);
  if (known?.index === index) return known.bodies;
  const bodies = searchBodies(text, index);
  FOUND.set(text, { index, bodies });
  return bodies;
}

function searchBodies(text: MappedText, index: PlaceIndex): FoundBody[] {
  const found: FoundBody[] = [];
  for (const { kind, pattern } of WORDINGS) {
    for (const match of matchesOf(pattern, text.folded)) {
      // The deputy signs, the committee issues.
      const start = match.index + (match[0].startsWith('pho chu tich ') ? 13 : 0);
      const end = match.index + match[0].length;
      // "công an", "y tế" in small letters are fields, not bodies.
      if (kind !== 'PEOPLES_COMMITTEE' && !/^\p{Lu}/u.test(text.text.slice(start))) continue;
      if (match[0] === '' || /[a-z0-9]/.test(text.folded[end] ?? '')) continue;
      if (found.some((body) => start < body.end && end > body.start)) continue;
      found.push(withTerritory(text, start, end, kind, index));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function withTerritory(text: MappedText, start: number, end: number, kind: BodyKind, index: PlaceIndex): FoundBody {
  const wording = text.folded.slice(start, end);
  const capacity = kind !== 'PEOPLES_COMMITTEE' ? null : wording.startsWith('chu tich') ? 'CHAIRMAN' : 'COLLECTIVE';
  const body: FoundBody = {
    start,
    end,
    kind,
    name: text.text.slice(start, end),
    capacity,
    territory: null,
    territoryWord: null,
    placeName: null,
    province: null,
  };
  const gap = /^ ?(?:\([a-z]{2,8}\) ?)?/.exec(text.folded.slice(end))?.[0].length ?? 0;
  const match = TERRITORY.exec(text.folded.slice(end + gap, end + gap + 40));
  if (match?.[1]) {
    const at = end + gap + match[0].length;
    body.territory = KIND_OF_WORD.get(match[1]) ?? null;
    const wordAt = end + gap + match[0].indexOf(match[1]);
    body.territoryWord = text.text.slice(wordAt, wordAt + match[1].length);
    body.end = wordAt + match[1].length;
    // "UBND các huyện, thành phố": all of them are meant.
    const all = match[0].includes('cac ') ? ALL_KINDS.exec(text.folded.slice(body.end)) : null;
    if (all) {
      body.end += all[0].length;
      body.name = text.text.slice(start, body.end);
      return body;
    }
    const name = placeOfKind(body.territory, readPlaceName(text.text, text.folded, at, index));
    if (name) {
      body.placeName = name.name;
      body.end = name.end;
      body.province = body.territory === 'PROVINCE' || body.territory === 'CITY' ? name.province : null;
    }
  } else if (
    /^(?:tinh|thanh|huyen) (?:uy|doan)$|cong an$|toa an|so |hoi |mat tran|mttq|ban dan toc|ban vi|ubnd$/.test(wording)
  ) {
    // "Tỉnh ủy Ninh Thuận", "Sở Nội vụ Quảng Ngãi", "UBND Tp.HCM": a name without its kind.
    const name = readPlaceName(text.text, text.folded, end + gap, index);
    if (name?.province) {
      body.placeName = name.name;
      body.end = name.end;
      body.province = name.province;
      body.territory = wording.startsWith('huyen') ? 'DISTRICT' : wasCity(name.province, null) ? 'CITY' : 'PROVINCE';
    }
  }
  body.name = text.text.slice(start, body.end);
  return body;
}

/** Where a body stands: level, province and district. A city may be a province or a unit below one: the day decides. */
export interface BodySeat {
  level: Level;
  province: ProvinceReference | null;
  district: DistrictReference | null;
  /** Kind and name of a unit below the province, as printed: "huyện Chư Sê". */
  unit: string | null;
}

export function seatOf(body: FoundBody, day: string | null, index: PlaceIndex): BodySeat {
  const seat: BodySeat = { level: 'PROVINCE', province: body.province, district: null, unit: null };
  if (body.kind === 'GOVERNMENT' || body.kind === 'MINISTRY' || body.kind === 'ASSEMBLY') {
    return { ...seat, level: 'NATION', province: null };
  }
  if (body.territory === null) {
    if (/^(?:huyen|thi|quan) (?:uy|doan)/.test(placeKey(body.name)) || /^phong /.test(placeKey(body.name))) {
      return { ...seat, level: 'DISTRICT' };
    }
    const central = /bo chinh tri|trung uong|ban bi thu|uy ban quoc gia/.test(placeKey(body.name));
    return central ? { ...seat, level: 'NATION' } : seat;
  }
  const printed = body.placeName ? `${body.territoryWord ?? ''} ${body.placeName}` : null;
  const district = body.placeName ? districtFor(body, day, index) : null;
  if (body.territory === 'CITY') {
    const city = body.province;
    if (city && wasCity(city, day) && !(district && day === null && city.states.some((s) => s.kind === 'PROVINCE'))) {
      return { ...seat, province: city };
    }
    if (body.placeName === null) return { ...seat, province: null };
    return { level: 'DISTRICT', province: provinceOf(district, index), district, unit: printed };
  }
  if (body.territory === 'PROVINCE') return seat;
  const level = body.territory;
  return {
    level,
    province: provinceOf(district, index),
    district: level === 'DISTRICT' ? district : null,
    unit: printed,
  };
}

function districtFor(body: FoundBody, day: string | null, index: PlaceIndex): DistrictReference | null {
  const all = index.districts.get(placeKey(body.placeName ?? '')) ?? [];
  const living = all.filter((unit) => day === null || unit.validTo === null || unit.validTo >= day);
  return living.length === 1 && body.territory !== 'COMMUNE' ? (living[0] ?? null) : null;
}

function provinceOf(district: DistrictReference | null, index: PlaceIndex): ProvinceReference | null {
  if (!district) return null;
  for (const province of index.provinces.values()) if (province.id === district.provinceId) return province;
  return null;
}

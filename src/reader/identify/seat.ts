import type { Issuer } from '../bundle/bundle.schema.ts';
import type { Paragraph } from '../clean/paragraph.ts';
import { type FoundBody, seatOf } from '../grammar/body.ts';
import { type PlaceIndex, placeKey, wasCity } from '../grammar/place.ts';
import type { ProvinceReference } from '../reference.ts';
import { foldAligned } from '../text/fold-aligned.ts';
import type { MappedText } from '../text/mapped-text.ts';
import { matchesOf } from '../text/matches-of.ts';
import { provinceFromHost } from './host.ts';

/** Where a page says it plays, beside the issuer's own words. */
export interface ProvinceHint {
  province: ProvinceReference;
  text: MappedText | null;
  confidence: number;
  method: string;
}

/** A commune or district may bear the name of a province: "xã Hòa Bình" is no word of the province. */
const LOWER_UNIT = /(?:^|[^a-z])(?:xa|phuong|thi tran|huyen|quan|thi xa|dac khu) $/;
const UNIT_WORD = /^(?:xã|phường|thị trấn|huyện|quận|thị xã|đặc khu)\s/iu;
const NAMED_PROVINCE = /tinh $/;
const NAMED = /(?:tinh|thanh pho|tp\.?) $/;

/** Finds a province in a text: behind "tỉnh" or "thành phố" first, else by its bare name when only one is named. */
export function provinceIn(
  text: MappedText,
  index: PlaceIndex,
  unit: string | null = null,
): { province: ProvinceReference; at: MappedText; named: boolean } | null {
  const found = matchesOf(index.provincePattern, text.folded)
    .filter(
      (match) =>
        /^\p{Lu}/u.test(text.text.slice(match.index)) &&
        !LOWER_UNIT.test(text.folded.slice(Math.max(0, match.index - 10), match.index)),
    )
    .map((match) => ({
      province: index.provinces.get(placeKey(match[0])),
      at: text.slice(match.index, match.index + match[0].length),
      named: NAMED.test(text.folded.slice(Math.max(0, match.index - 10), match.index)),
      before: text.folded.slice(Math.max(0, match.index - 10), match.index),
    }))
    .flatMap((hit) => (hit.province ? [{ ...hit, province: hit.province }] : []))
    // "Quảng Nam, ngày …" below "XÃ QUẢNG NAM" is the commune.
    .filter((hit) => unit === null || NAMED_PROVINCE.test(hit.before) || placeKey(hit.at.text) !== unit);
  const named = found.find((hit) => hit.named);
  if (named) return named;
  const different = new Set(found.map((hit) => hit.province.id));
  return different.size === 1 ? (found[0] ?? null) : null;
}

/**
 * Finds the province that the page's other parts tell, when the issuer's words alone do not. The name of the issuing
 * unit below a province is no word of a province of the same name.
 */
export function provinceHint(
  parts: readonly { text: MappedText | null; method: string; confidence: number }[],
  body: readonly Paragraph[],
  url: string | null,
  index: PlaceIndex,
  unitName: string | null,
): ProvinceHint | null {
  // A city below a province that bears its name stands in that province.
  const isCity = unitName === null || /^(?:thanh pho|tp)/.test(foldAligned(unitName));
  const unit = isCity ? null : placeKey(unitName.replace(UNIT_WORD, ''));
  for (const part of parts) {
    const hit = part.text ? provinceIn(part.text, index, unit) : null;
    if (hit) return { province: hit.province, text: hit.at, confidence: part.confidence, method: part.method };
  }
  const counts = new Map<ProvinceReference, { count: number; text: MappedText }>();
  for (const paragraph of body) {
    const hit = provinceIn(paragraph.text, index, unit);
    if (!hit?.named) continue;
    const known = counts.get(hit.province);
    counts.set(hit.province, { count: (known?.count ?? 0) + 1, text: known?.text ?? hit.at });
  }
  if (counts.size === 1) {
    for (const [province, { text }] of counts) return { province, text, confidence: 0.7, method: 'text' };
  }
  const host = provinceFromHost(url, index);
  return host ? { province: host, text: null, confidence: 0.5, method: 'url-host' } : null;
}

/** Makes the issuer of a document from a body met in text and what else is known of the place. */
export function toIssuer(
  body: FoundBody,
  day: string | null,
  hint: ProvinceReference | null,
  index: PlaceIndex,
): Issuer {
  const seat = seatOf(body, day, index);
  // "UBND thành phố" where the page is of a province that is no city: a city below it.
  if (body.territory === 'CITY' && body.placeName === null && hint && !wasCity(hint, day)) seat.level = 'DISTRICT';
  const national = seat.level === 'NATION';
  return {
    name: body.name,
    kind: body.kind,
    level: seat.level,
    provinceId: national ? null : (seat.province?.id ?? hint?.id ?? null),
    districtId: seat.district?.id ?? null,
    unit: seat.unit,
    capacity: body.capacity,
  };
}

import { HOST_AFFIXES, HOST_PROVINCES } from '../cues/hosts.ts';
import type { PlaceIndex } from '../grammar/place.ts';
import type { ProvinceReference } from '../reference.ts';

/**
 * Reads a province from the host of a page: `hungyen.gov.vn`, `baonamdinh.vn`, `soldtbxh.hungyen.gov.vn`, or a paper
 * known by another name (`baodongkhoi.vn` is of Bến Tre).
 *
 * Returns: null for no address, none of a province, or one that names two.
 */
export function provinceFromHost(url: string | null, index: PlaceIndex): ProvinceReference | null {
  if (!url) return null;
  let host: string;
  try {
    host = new URL(url).hostname;
  } catch {
    return null;
  }
  const labels = host.split('.').map((label) => label.replace(/[^a-z0-9]/g, ''));
  const known = new Set(labels.flatMap((label) => HOST_PROVINCES.get(label) ?? []));
  const hits = new Set<ProvinceReference>();
  for (const [key, province] of index.provinces) {
    const glued = key.replaceAll(' ', '');
    if (known.has(province.id) || (glued.length >= 5 && labels.some((label) => names(label, glued))))
      hits.add(province);
  }
  return hits.size === 1 ? ([...hits][0] ?? null) : null;
}

/** A label is the name itself, or the name beside what the site is. */
function names(label: string, glued: string): boolean {
  const at = label.indexOf(glued);
  if (at === -1) return false;
  const before = label.slice(0, at);
  const behind = label.slice(at + glued.length).replace(/\d+$/, '');
  return HOST_AFFIXES.test(before) && (behind === '' || HOST_AFFIXES.test(behind));
}

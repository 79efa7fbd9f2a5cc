import { fold, nearest } from '../../../base/text.ts';
import type { Field } from '../frame/choices.ts';
import type { Words } from '../frame/language.ts';
import { without } from '../frame/lean.ts';
import { type Site, shipped } from '../frame/view.ts';

interface Named {
  slug: string;
  name: string;
  nameEn: string | null;
}
/** A province by its names, as choices need it. */
export interface NamedProvince extends Named {
  code: string;
  isCurrent: boolean;
  aliases: string[];
  region: { code: string; name: string; nameEn: string | null };
}
/** A province as the shipped operation ListProvinces lists it. */
export interface ListedProvince extends NamedProvince {
  mergedInto: Named | null;
  mergedOn: string | null;
  absorbed: Named[];
  plans: { totalCount: number };
}

/** Reads all provinces by their names, for views that let one be chosen. */
export function provinceNames(site: Site): () => Promise<NamedProvince[]> {
  const list = without(
    shipped(site, 'ListProvinces').ast,
    ...['mergedInto', 'mergedOn', 'absorbed', 'plans'].map((field) => `provinces.${field}`),
  );
  return async () => (await site.ask<{ provinces: NamedProvince[] }>(list)).provinces;
}

/** One word for all of them: 63 slugs in each of a thousand links would be a megabyte. */
const ALL = ['all', 'tat ca'];

/**
 * Reads provinces as people type them: names or slugs, with or without diacritics, with commas between them.
 *
 * A part of a name that several provinces share is told with the provinces that it could mean.
 */
export function provincesField(
  all: readonly NamedProvince[],
  standard: readonly string[],
  [min, max]: readonly [number, number],
): Field<readonly string[]> {
  return {
    default: standard,
    read: (texts) => {
      const typed = texts
        .flatMap((text) => text.split(/[,;\n]/))
        .map((part) => part.trim())
        .filter(Boolean);
      const slugs: string[] = [];
      if (typed.length === 1 && ALL.includes(fold(typed[0] ?? ''))) return { value: all.map(({ slug }) => slug) };
      for (const part of typed) {
        const found = findProvince(all, part);
        if ('problem' in found) return found;
        if (!slugs.includes(found.slug)) slugs.push(found.slug);
      }
      if (slugs.length >= min && slugs.length <= max) return { value: slugs };
      return {
        problem: [
          `Có ${slugs.length} tỉnh, thành phố. Hãy chọn từ ${min} đến ${max}.`,
          `${slugs.length} provinces were given. Choose ${min} to ${max}.`,
        ],
      };
    },
    write: (value) => (value.length === all.length ? ['all'] : [value.join(',')]),
  };
}

/** Finds the one province that a reader means. */
export function findProvince(all: readonly NamedProvince[], text: string): NamedProvince | { problem: Words } {
  const wanted = fold(text).replace(/^(?:tinh|thanh pho|tp) /, '');
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const namesOf = ({ slug, name, nameEn, aliases }: NamedProvince) => [slug, name, nameEn ?? '', ...aliases].map(fold);
  if (wanted === '') return { problem: [`“${shown}” không phải là một tên.`, `“${shown}” is no name.`] };
  const exact = all.filter((province) => namesOf(province).includes(wanted));
  const begun = exact.length > 0 ? exact : all.filter((one) => namesOf(one).some((name) => name.startsWith(wanted)));
  const [only, ...others] = begun;
  if (only && others.length === 0) return only;
  if (only) {
    const names = begun.map(({ name }) => name).join(', ');
    return {
      problem: [`“${shown}” có thể là ${names}. Hãy gõ đủ tên.`, `“${shown}” could be ${names}. Type the whole name.`],
    };
  }
  const slug = nearest(
    wanted.slice(0, 60).replaceAll(' ', '-'),
    all.map((one) => one.slug),
  );
  const near = all.find((one) => one.slug === slug);
  return {
    problem: near
      ? [
          `Không có tỉnh, thành phố nào tên “${shown}”. Có phải là ${near.name}?`,
          `No province is called “${shown}”. Did you mean ${near.name}?`,
        ]
      : [`Không có tỉnh, thành phố nào tên “${shown}”.`, `No province is called “${shown}”.`],
  };
}

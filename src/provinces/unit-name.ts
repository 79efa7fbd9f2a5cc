import { fold } from '../base/text.ts';

/** What kind of unit a name says that it means; ANY where it says nothing of it. */
type Meant = 'PROVINCE' | 'DISTRICT' | 'ANY';

export interface AskedName {
  /** Folded and without spaces, as names are compared. */
  name: string;
  meant: Meant;
}

/** The word for the kind in front of a name, or behind it in English. A city may be of either kind. */
const KINDS: readonly (readonly [RegExp, Meant])[] = [
  [/^tinh (.+)$/, 'PROVINCE'],
  [/^(.+) province$/, 'PROVINCE'],
  [/^(?:huyen|thi xa|quan) (.+)$/, 'DISTRICT'],
  [/^(?:thanh pho|tp|t p) (.+)$/, 'ANY'],
  [/^(.+) city$/, 'ANY'],
];

/**
 * Lists what a name that people write may mean, the likeliest first: the name as it is, then without the word for the
 * kind of unit. Example: `Tỉnh Đồng Nai` is `tinhdongnai`, or the province `dongnai`.
 */
export function askedNames(written: string): AskedName[] {
  const folded = fold(written);
  const joined = (text: string) => text.replaceAll(' ', '');
  const bare = KINDS.flatMap(([kind, meant]) => {
    const name = kind.exec(folded)?.[1];
    return name === undefined ? [] : [{ name: joined(name), meant }];
  });
  return [{ name: joined(folded), meant: 'ANY' }, ...bare];
}

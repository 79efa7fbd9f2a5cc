import type { Say } from '../frame/language.ts';
import type { CoverageMark } from '../frame/marks.tsx';

const PIECES: Readonly<Record<CoverageMark, (n: number, t: Say) => string>> = {
  full: (n, t) => t(`${n} có toàn văn`, `${n} in full text`),
  part: (n, t) => t(`${n} có một phần văn bản`, `${n} with a part of the text`),
  report: (n, t) => t(`${n} biết qua tin, bài`, `${n} told by a report`),
  cited: (n, t) => t(`${n} chỉ được viện dẫn`, `${n} only cited`),
  bare: (n, t) => t(`${n} chưa ghi nguồn`, `${n} without a recorded source`),
  none: (n, t) => t(`${n} nơi đã tìm mà không thấy`, `in ${n} somebody looked and found none`),
  unsearched: (n, t) => t(`${n} nơi chưa ai tìm`, `in ${n} nobody looked`),
  absent: (n, t) => t(`${n} nơi khi ấy không tồn tại`, `${n} did not exist then`),
};
const MISSING: ReadonlySet<CoverageMark> = new Set(['none', 'unsearched', 'absent']);

/** The question that the coverage of a year answers. */
export function coverageQuestion(year: number, t: Say): string {
  return t(`Tỉnh, thành phố nào có kế hoạch năm ${year}?`, `Which provinces and cities have a plan for ${year}?`);
}

/** Says in a sentence who has a plan and who has not. `head` is the count, to stand out. */
export function coverageSentence(
  { expected, found }: { expected: number; found: number },
  counts: readonly (readonly [CoverageMark, number])[],
  t: Say,
): { head: string; rest: string } {
  const pieces = (missing: boolean) =>
    counts.filter(([mark]) => MISSING.has(mark) === missing).map(([mark, n]) => PIECES[mark](n, t));
  const known = pieces(false).join(', ');
  const lacking = pieces(true).join(', ');
  return {
    head: t(`${found} trên ${expected}`, `${found} of ${expected}`),
    rest: [
      t(
        `tỉnh, thành phố có kế hoạch mà bộ dữ liệu biết${known ? `: ${known}` : ''}.`,
        `provinces and cities have a plan that the dataset knows${known ? `: ${known}` : ''}.`,
      ),
      lacking && `${lacking[0]?.toUpperCase()}${lacking.slice(1)}.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

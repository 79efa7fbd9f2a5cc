import { useFrame } from '../frame/frame.tsx';
import type { Words } from '../frame/language.ts';
import type { TargetInCell } from './comparison.answer.ts';

export const SIGNS: Readonly<Record<string, string>> = { GTE: '≥', GT: '>', LTE: '≤', LT: '<', EQ: '=', ABOUT: '≈' };
const STANDINGS: Readonly<Record<string, Words>> = {
  STRONGER: ['cao hơn mốc quốc gia', 'asks for more than the nation'],
  EQUAL: ['bằng mốc quốc gia', 'equals the national milestone'],
  WEAKER: ['thấp hơn mốc quốc gia', 'asks for less than the nation'],
};

/** A plan's number with its sign, unit and year, and how it stands to the national milestone where that can be said. */
export function TargetWords({ target }: { target: Omit<TargetInCell, 'id'> }) {
  const { t, say, number } = useFrame();
  const { operator, value, unit, year, againstNation } = target;
  const standing = STANDINGS[againstNation];
  const words = [
    operator ? SIGNS[operator] : '',
    value === null ? '' : number(value),
    unit ?? '',
    year === null ? '' : t(`năm ${year}`, `by ${year}`),
  ].filter(Boolean);
  return (
    <>
      {words.length === 0 ? t(target.title, target.titleEn ?? target.title) : words.join(' ')}
      {standing ? ` (${say(standing)})` : ''}
    </>
  );
}

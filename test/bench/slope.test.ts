import { expect, it } from 'vitest';
import { leastOf, slopeOf } from '../../bench/soak/slope.ts';

it('finds how fast something grows, and how much of it is noise', () => {
  const line = slopeOf([0, 1, 2, 3].map((x) => [x, 5 + 3 * x] as const));
  expect(line.perUnit).toBeCloseTo(3);
  expect(line.error).toBeCloseTo(0);
  const noisy = slopeOf([0, 1, 2, 3, 4].map((x) => [x, x % 2 ? 10 : 0] as const));
  expect(noisy.perUnit).toBeCloseTo(0);
  expect(noisy.error).toBeGreaterThan(1);
  expect(slopeOf([[0, 1]]).perUnit).toBeNaN();
});

it('takes the least of each stretch', () => {
  expect(
    leastOf(
      [
        [0, 9],
        [0.5, 4],
        [1, 7],
        [1.9, 8],
      ],
      1,
    ),
  ).toEqual([
    [0.5, 4],
    [1, 7],
  ]);
});

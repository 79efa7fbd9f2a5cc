import type { GenerateOptions } from '../test/generators/generate.ts';

/**
 * Databases of the benchmark. They differ in their years alone, so that a question about one province, strategy or year
 * has an answer of the same size in all of them.
 */
export const SIZES = {
  small: { seed: 1, firstYear: 2021, years: 3, plansPerYear: 1, tasksPerPlan: 20 },
  '80k': { seed: 1, firstYear: 2016, years: 11, plansPerYear: 1.6, tasksPerPlan: 90 },
  '1M': { seed: 1, firstYear: 1901, years: 126, plansPerYear: 1.6, tasksPerPlan: 90 },
} as const satisfies Readonly<Record<string, GenerateOptions>>;
export type Size = keyof typeof SIZES;

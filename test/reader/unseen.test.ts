import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { evaluate, precision } from './evaluation/evaluate.ts';
import { loadReference } from './support/reference.ts';

const folder = (half: string) => fileURLToPath(new URL(`unseen/${half}/`, import.meta.url));

test.each(['tune', 'hidden'])('the facts of the %s half can be scored, and most pages are told apart', async (half) => {
  const { documents, scores } = await evaluate(folder(half), folder(half), loadReference());
  expect(documents).toBe(21);
  const kinds = scores.get('pageKind');
  expect(kinds && precision(kinds)).toBeGreaterThanOrEqual(0.75);
});

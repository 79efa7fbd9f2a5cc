import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { evaluate, precision } from './evaluation/evaluate.ts';
import { loadReference } from './support/reference.ts';

const whole = fileURLToPath(new URL('whole/', import.meta.url));
const told = fileURLToPath(new URL('told/', import.meta.url));
const folder = (half: string) => fileURLToPath(new URL(`unseen/${half}/`, import.meta.url));

test.each(['tune', 'hidden'])('the facts of the %s half can be scored, and most pages are told apart', async (half) => {
  const { documents, scores } = await evaluate(folder(half), folder(half), loadReference());
  expect(documents).toBe(21);
  const kinds = scores.get('pageKind');
  expect(kinds && precision(kinds)).toBeGreaterThanOrEqual(0.75);
});

test('pages that tell of a plan in any order of words are read without a value missed or invented', async () => {
  const { documents, invented, missed } = await evaluate(told, told, loadReference());
  expect(documents).toBe(97);
  expect([...invented, ...missed]).toEqual([]);
});

test('whole texts give their targets, tasks and bodies without one missed or invented', async () => {
  const { documents, invented, missed } = await evaluate(whole, whole, loadReference());
  expect(documents).toBe(23);
  expect([...invented, ...missed]).toEqual([]);
});

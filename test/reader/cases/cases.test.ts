import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { compareBundle } from '../evaluation/compare.ts';
import { expectedSchema } from '../evaluation/expected.ts';
import { readText } from '../support/fixtures.ts';

/** Inputs of kinds that were once misread, in other words, each with the answer of a careful reader. */
const caseSchema = z.strictObject({
  kind: z.string(),
  text: z.string(),
  url: z.string().optional(),
  expected: expectedSchema,
});
const cases = z.array(caseSchema).parse(JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')));

test.each(cases.map((one) => [one.kind, one] as const))('%s', async (_, { text, url, expected }) => {
  const { invented, missed } = compareBundle(await readText(text, url ? { url } : {}), expected);
  expect([...invented, ...missed]).toEqual([]);
});

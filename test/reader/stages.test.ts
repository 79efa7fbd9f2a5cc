import { expect, test } from 'vitest';
import { bodyOf, cleanCapture } from '../../src/reader/clean/index.ts';
import { checkCitations } from '../../src/reader/conflicts.ts';
import { readContent } from '../../src/reader/content.ts';
import { EvidenceCutter } from '../../src/reader/evidence.ts';
import { identify } from '../../src/reader/identify/index.ts';
import { readCapture } from '../../src/reader/read/index.ts';
import { FIXTURES, fixtureBytes, readFixture } from './support/fixtures.ts';
import { loadReference } from './support/reference.ts';

/** Freezes a value and all that it holds: a stage that writes into it throws. */
function frozen<T>(value: T, seen = new Set<unknown>()): T {
  if (typeof value !== 'object' || value === null || seen.has(value)) return value;
  seen.add(value);
  for (const part of Object.values(value)) frozen(part, seen);
  return Object.freeze(value);
}

test.each(FIXTURES)('no stage changes what another found: %s', async (name) => {
  const reference = loadReference();
  const capture = frozen(await readCapture(fixtureBytes(name)));
  const cutter = new EvidenceCutter(capture.text);
  const paragraphs = frozen(cleanCapture(capture));
  const body = frozen(bodyOf(paragraphs));
  const page = { paragraphs, body, captured: capture.text, url: null, publisher: null, reference, cutter };
  const identity = frozen(identify(page));
  const content = frozen(readContent({ identity, paragraphs, body, reference, cutter }));
  expect(checkCitations(content.citations, null, reference).citations).toHaveLength(content.citations.length);
  const whole = await readFixture(name);
  expect(content.tasks).toEqual(whole.tasks);
});

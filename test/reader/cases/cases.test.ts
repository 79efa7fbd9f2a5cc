import { expect, test } from 'vitest';
import { compareBundle } from '../evaluation/compare.ts';
import { readText } from '../support/fixtures.ts';
import { DECISIONS } from './decisions.ts';
import { HEADS } from './heads.ts';
import { NEWS } from './news.ts';
import { TABLES } from './tables.ts';
import { TEXTS } from './texts.ts';

test.each([...TEXTS, ...TABLES, ...NEWS, ...DECISIONS, ...HEADS].map((one) => [one.kind, one] as const))(
  '%s',
  async (_, { text, url, expected }) => {
    const { invented, missed } = compareBundle(await readText(text, url ? { url } : {}), expected);
    expect([...invented, ...missed]).toEqual([]);
  },
);

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planBundleSchema } from '../../src/reader/index.ts';
import { FIXTURES, readFixture } from './support/fixtures.ts';
import { summarise } from './support/summary.ts';

describe('what each fixture says', () => {
  it('covers at least thirty documents', () => {
    expect(FIXTURES.length).toBeGreaterThanOrEqual(30);
  });

  it.each(FIXTURES)('reads %s as reviewed', async (name) => {
    const bundle = await readFixture(name);
    expect(() => planBundleSchema.parse(bundle)).not.toThrow();
    const golden = new URL(`./golden/${parse(name).name}.json`, import.meta.url);
    const summary = summarise(bundle);
    if (process.env.UPDATE_GOLDEN || !existsSync(golden))
      writeFileSync(golden, `${JSON.stringify(summary, null, 2)}\n`);
    expect(summary).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});

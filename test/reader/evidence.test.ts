import { describe, expect, it } from 'vitest';
import { FIXTURES, readFixture, readText } from './support/fixtures.ts';

interface Quote {
  quote: string;
  start: number;
  end: number;
}

function quotesIn(value: unknown): Quote[] {
  if (Array.isArray(value)) return value.flatMap(quotesIn);
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  if (typeof record.quote === 'string' && typeof record.start === 'number') return [record as unknown as Quote];
  return Object.values(record).flatMap(quotesIn);
}

describe('the quote behind a fact', () => {
  it.each(FIXTURES)('is found at its offsets in %s', async (name) => {
    const bundle = await readFixture(name);
    const quotes = quotesIn(bundle);
    for (const { quote, start, end } of quotes) expect(bundle.source.text.slice(start, end)).toBe(quote);
    if (bundle.pageKind !== 'not_a_document') expect(quotes.length).toBeGreaterThan(3);
  });

  it('stays found when letters are decomposed, spaces odd and lines wrapped', async () => {
    const text =
      'UBND t\u0069\u0309nh\u00a0Ha\u0300 Nam  vừa ban hành\u200b Kế hoạch số  77/KH\u00a0\u2013UBND ngày 5/3/2022 về công tác bình đẳng giới năm 2022.\nNhiệm vụ gồm: mở lớp nghề;  giúp hộ nghèo.';
    const bundle = await readText(text);
    expect(bundle.source.text).toBe(text);
    expect(bundle.document?.number?.value.canonical).toBe('77/KH-UBND');
    expect(bundle.document?.issuer?.value.provinceId).toBe('ha-nam');
    const quotes = quotesIn(bundle);
    expect(quotes.length).toBeGreaterThan(5);
    for (const { quote, start, end } of quotes) expect(text.slice(start, end)).toBe(quote);
  });

  it('is never null but for what the address told', async () => {
    const bundle = await readFixture('21-host-only.txt');
    expect(bundle.plan?.provinceId).toMatchObject({ value: 'hung-yen', evidence: null, method: 'url-host' });
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('province-from-host');
    expect(bundle.document?.number?.evidence).not.toBeNull();
  });
});

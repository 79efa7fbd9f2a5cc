import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { type EvidenceAnswer, EvidenceWords } from '../../../src/web/pages/frame/evidence.tsx';
import { renderPage } from '../../../src/web/pages/frame/layout.tsx';

const frame = { language: 'vi', path: '/', base: '', dataset: { version: 1, publishedAt: null } } as const;
const shown = (evidence: Partial<EvidenceAnswer>, locator = 'II.1') => {
  const whole = { quote: null, reason: null, start: null, end: null, source: null, ...evidence };
  const page = renderPage({ title: '', frame, children: createElement(EvidenceWords, { locator, evidence: whole }) });
  return /<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(page)?.[1] ?? null;
};
const source = (text: string | null) => ({ title: 'Trang', url: null, completeness: 'FULL', text, publisher: null });
const quoted = (text: string, quote: string) => ({
  quote,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
});

describe('the words behind a fact', () => {
  it('stand marked in what is around them, from a whole word to a whole word', () => {
    const words = Array.from({ length: 200 }, (_, i) => `từ${i}`).join(' ');
    const html = shown({ ...quoted(words, 'từ100 từ101'), source: source(words) }) ?? '';
    expect(html).toMatch(/^… từ\d+ .*từ99 <mark>từ100 từ101<\/mark> từ102 .*từ\d+ …$/);
    for (const word of html
      .replaceAll(/<[^>]+>|…/g, '')
      .trim()
      .split(' '))
      expect(words.split(' ')).toContain(word);
  });

  it('have no ellipsis where the text begins and ends', () => {
    const text = 'Tập huấn cho 50 cán bộ.';
    expect(shown({ ...quoted(text, '50 cán bộ'), source: source(text) })).toBe('Tập huấn cho <mark>50 cán bộ</mark>.');
    expect(shown({ ...quoted(text, text), source: source(text) })).toBe(`<mark>${text}</mark>`);
  });

  it('stand alone where no text was kept, or the text has them elsewhere', () => {
    expect(shown({ quote: 'A', start: 0, end: 1, source: source(null) })).toBe('A');
    expect(shown({ quote: 'A', start: 0, end: 1, source: source('BA') })).toBe('A');
    expect(shown({ quote: 'A', start: null, end: null, source: source('A') })).toBe('A');
  });

  it('are escaped with what is around them', () => {
    const text = '<b>x</b> <script>y</script>';
    expect(shown({ ...quoted(text, '<script>'), source: source(text) })).toBe(
      '&lt;b&gt;x&lt;/b&gt; <mark>&lt;script&gt;</mark>y&lt;/script&gt;',
    );
  });
});

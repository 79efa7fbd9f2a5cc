import { describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/search/passages.ts';
import { vectorOf } from '../../src/search/vector.ts';
import { foldWords, wordsOf } from '../../src/search/words.ts';

describe('a word', () => {
  it.each([
    ['Hoà Bình', 'hòa bình', 'hoa binh'],
    ['uỷ ban', 'ủy ban', 'uy ban'],
    ['ĐẮK LẮK', 'đắk lắk'.normalize('NFD'), 'dak lak'],
    ['Ðồng Nai', 'đồng nai', 'dong nai'],
    ['Luật pháp lý', 'luật pháp lí', 'luat phap li'],
    ['số 08', 'số 8', 'so 8'],
  ])('%s is %s in another spelling', (one, other, folded) => {
    expect(wordsOf(one).map((word) => word.exact)).toEqual(wordsOf(other).map((word) => word.exact));
    expect([foldWords(one), foldWords(other)]).toEqual([folded, folded]);
  });

  it.each([
    ['má', 'mà'],
    ['dang', 'đang'],
  ])('%s is not %s', (one, other) => {
    expect(wordsOf(one)[0]?.exact).not.toBe(wordsOf(other)[0]?.exact);
  });

  it('knows where it stands in the text as it came', () => {
    const text = 'Số: 383/KH –UBND, “hoà giải”'.normalize('NFD');
    for (const { start, end, folded } of wordsOf(text)) expect(foldWords(text.slice(start, end))).toBe(folded);
    expect(wordsOf(text).map((word) => word.folded)).toEqual(['so', '383', 'kh', 'ubnd', 'hoa', 'giai']);
  });

  it('is nothing but letters and digits, whatever was typed', () => {
    const nasty = `'a' \\ & | ! ( ) : * <-> % _ \u0000 "b" \ud800 😀 平等 ${'x'.repeat(5000)}`;
    const words = wordsOf(nasty).map((word) => word.folded);
    expect(words.filter((word) => !/^[\p{L}\p{N}\p{M}]{1,60}$/u.test(word))).toEqual([]);
    expect(words.slice(0, 3)).toEqual(['a', 'b', '平等']);
  });
});

describe('a vector', () => {
  it('holds each word without and with its diacritics at one place, and no words of two parts side by side', () => {
    const { vector, words } = vectorOf(
      [
        { text: 'Giới', weight: 'A' },
        { text: 'giới', weight: 'B' },
      ],
      ['@PLAN'],
    );
    expect(words).toEqual(['gioi']);
    expect(vector.normalize('NFC')).toBe("'gioi':1A,12B '=giơí':1A,12B '@PLAN'".normalize('NFC'));
  });
});

describe('the passages of a text', () => {
  it('hold every letter of it once, in its order, and are short', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `${'Nội dung '.repeat(i * 7)}${i}`);
    const text = `${lines.join('\n')}\n\n\n${'không'.repeat(1000)}`;
    const passages = passagesOf(text);
    expect(
      passages
        .map((passage) => passage.text)
        .join('')
        .trim(),
    ).toBe(text.trim());
    for (const { text: piece, start } of passages) expect(text.startsWith(piece, start)).toBe(true);
    expect(Math.max(...passages.map((passage) => passage.text.length))).toBeLessThanOrEqual(1200);
    expect(passages.length).toBeLessThan(text.length / 500);
  });

  it('of a blank text are none', () => {
    expect(passagesOf('')).toEqual([]);
    expect(passagesOf(' \n\n ')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { cleanCapture } from '../../../src/reader/clean/index.ts';
import { plainBlocks } from '../../../src/reader/read/plain.ts';
import { foldAligned } from '../../../src/reader/text/fold-aligned.ts';
import { mapped } from '../support/mapped.ts';

function clean(text: string) {
  return cleanCapture({ text, blocks: plainBlocks(text), mediaType: 'text/plain', encoding: 'utf-8', gaps: [] });
}

describe('normalising', () => {
  it('keeps the captured range of every letter', () => {
    const captured = 'a\u0301\u00a0 b\u200bc –d';
    const text = mapped(captured);
    expect(text.text).toBe('á bc –d');
    expect(captured.slice(text.source(2, 4).start, text.source(2, 4).end)).toBe('b\u200bc');
    expect(text.source(0, 1)).toEqual({ start: 0, end: 2 });
  });

  it('folds without changing the length', () => {
    const text = 'ĐẮK LẮK “Hoà” – Uỷ ban İ';
    expect(foldAligned(text)).toHaveLength(text.length);
    expect(foldAligned('Hòa')).toBe(foldAligned('Hoà'));
    expect(foldAligned('số')).toBe(foldAligned('SỔ'));
  });
});

describe('wrapped lines', () => {
  it('are rejoined inside sentences, names and dates; bullets and headings stay apart', () => {
    const text = [
      'Thực hiện công văn của Bộ Lao động về việc tăng cường công tác ở vùng sâu',
      '- Thương binh và Xã hội, các đơn vị cần làm ngay những việc được giao, ngày 21',
      'tháng 5 năm 2021 phải xong, không để kéo dài sang quý sau làm ảnh hưởng chung',
      'đến kết quả của tỉnh và của từng huyện, từng xã trên toàn địa bàn đã phân công.',
      '- Việc thứ nhất cần làm ngay.',
      'II. NHIỆM VỤ',
    ].join('\n');
    expect(clean(text).map((paragraph) => paragraph.text.text.slice(0, 20))).toEqual([
      'Thực hiện công văn c',
      '- Việc thứ nhất cần ',
      'II. NHIỆM VỤ',
    ]);
  });

  it('count lines as captured, blank ones left out', () => {
    expect(clean('một\n\n\u00a0\nhai\nba').map(({ line }) => line)).toEqual([1, 2, 3]);
  });
});

describe('boilerplate', () => {
  it('is cut from menus and from the foot on, and kept on record', () => {
    const long = `Ngày 1/2/2022 UBND tỉnh ban hành Kế hoạch số 5/KH-UBND. ${'Nội dung dài của bài viết. '.repeat(8)}`;
    const cuts = clean(`Trang chủ\n${long}\nTin liên quan\nKế hoạch số 9/KH-UBND\n1 2 3 4 5 ...`).map(({ cut }) => cut);
    expect(cuts).toEqual(['navigation', null, 'footer', 'footer', 'footer']);
  });

  it('spares the cells of a wide table, where "Nội dung" heads a column and "1" is an ordinal', () => {
    const cuts = clean('| TT | Nội dung | Chủ trì |\n| 1 | Mở lớp | Sở Y tế |').map(({ cut }) => cut);
    expect(new Set(cuts)).toEqual(new Set([null]));
  });
});

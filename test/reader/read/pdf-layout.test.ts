import { expect, test } from 'vitest';
import { pageRows } from '../../../src/reader/read/pdf-layout.ts';

type Word = Parameters<typeof pageRows>[0][number];

/** Runs of text at places: `[y, x, text]`, six points a letter. */
const words = (...runs: [y: number, x: number, text: string][]): Word[] =>
  runs.map(([y, x, text]) => ({ y, x, text, width: text.length * 6, size: 12 }));

/** Rows as lines of text, their cells parted by bars. */
function rowsOf(page: Word[]): string[] {
  const rows = new Map<string, string[]>();
  pageRows(page, { table: -1 }).forEach(({ text, cell }, index) => {
    const key = cell ? `${cell.table}.${cell.row}` : `line ${index}`;
    rows.set(key, [...(rows.get(key) ?? []), text]);
  });
  return [...rows.values()].map((cells) => cells.join(' | '));
}

test('columns that nearly touch in one line are parted where cells of other lines begin', () => {
  const page = words(
    [700, 60, 'TT'],
    [700, 100, 'Việc'],
    [700, 300, 'Chủ trì'],
    [700, 400, 'Phối hợp'],
    [670, 60, '1'],
    [670, 100, 'In tờ rơi'],
    [670, 300, 'Sở Tư pháp tỉnh'],
    [670, 400, 'Tỉnh đoàn'],
    [640, 60, '2'],
    [640, 100, 'Mở lớp'],
    [640, 300, 'Sở Y tế'],
    [640, 400, 'Hội Nông dân'],
  );
  expect(rowsOf(page)).toEqual([
    'TT | Việc | Chủ trì | Phối hợp',
    '1 | In tờ rơi | Sở Tư pháp tỉnh | Tỉnh đoàn',
    '2 | Mở lớp | Sở Y tế | Hội Nông dân',
  ]);
});

test('an ordinal in the middle of its row does not part it', () => {
  const page = words(
    [700, 100, 'Khảo sát nhu cầu gửi'],
    [700, 300, 'Sở Giáo dục'],
    [693, 60, '1'],
    [686, 100, 'trẻ của công nhân nữ'],
    [686, 300, 'và Đào tạo'],
    [660, 100, 'Tập huấn cho cán bộ'],
    [660, 300, 'Sở Nội vụ'],
    [646, 60, '2'],
    [646, 100, 'nữ ở xã'],
  );
  expect(rowsOf(page)).toEqual(
    [
      'Khảo sát nhu cầu gửi trẻ của công nhân nữ | Sở Giáo dục và Đào tạo | 1',
      'Tập huấn cho cán bộ nữ ở xã | Sở Nội vụ | 2',
    ].map((row) => row.replace(/^(.*) \| (\d)$/u, '$2 | $1')),
  );
});

test('a heading of two lines beside columns of one line is one row with them', () => {
  const page = words(
    [700, 300, 'Cơ quan'],
    [693, 60, 'TT'],
    [693, 100, 'Nhiệm vụ'],
    [686, 300, 'chủ trì'],
    [650, 60, '1'],
    [650, 100, 'Treo băng rôn'],
    [650, 300, 'Sở Văn hóa'],
  );
  expect(rowsOf(page)).toEqual(['TT | Nhiệm vụ | Cơ quan chủ trì', '1 | Treo băng rôn | Sở Văn hóa']);
});

test('rows without a space between them begin with their first column', () => {
  const page = words(
    [700, 60, '1'],
    [700, 100, 'Phát thanh về bình'],
    [700, 300, 'Đài tỉnh'],
    [686, 100, 'đẳng giới'],
    [672, 60, '2'],
    [672, 100, 'Tọa đàm'],
    [672, 300, 'Sở Tư pháp'],
  );
  expect(rowsOf(page)).toEqual(['1 | Phát thanh về bình đẳng giới | Đài tỉnh', '2 | Tọa đàm | Sở Tư pháp']);
});

test('lines of running text stay whole', () => {
  expect(rowsOf(words([700, 60, 'Căn cứ Luật'], [700, 129, 'Bình đẳng giới'], [686, 60, 'Xét đề nghị']))).toEqual([
    'Căn cứ Luật Bình đẳng giới',
    'Xét đề nghị',
  ]);
});

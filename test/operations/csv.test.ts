import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { guardCell, toCsv, unguardCell } from '../../src/operations/csv.ts';
import { parsePath } from '../../src/operations/row-path.ts';
import { tableRows } from '../../src/operations/rows.ts';

describe('a cell', () => {
  it.each(['=1+1', '+84 28', '-2+3', '@SUM(A1)', '\tx', '- Tuyên truyền', '＝2+5', '＋1', '－1', '＠A1'])(
    'that a spreadsheet would run gets an apostrophe, and loses it again: %j',
    (text) => {
      expect(guardCell(text)).toBe(`'${text}`);
      expect(unguardCell(`'${text}`)).toBe(text);
    },
  );

  it.each([
    ['\u001b[31mđỏ', '[31mđỏ'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['\r=1+1', "'=1+1"],
    ['\u0000x', 'x'],
  ])('that would act on a screen only says what it says: %j', (text, shown) => {
    expect(guardCell(text)).toBe(shown);
  });

  it.each([-5, 26.05, '-5', '+12.5', '26.05', 'Đồng Nai', "'quoted'", '', null, true])(
    'of another kind stays as it is: %j',
    (cell) => {
      expect(guardCell(cell)).toBe(cell);
    },
  );
});

describe('a table as CSV', () => {
  it('keeps quotes, commas, line ends and Vietnamese letters of both normal forms', () => {
    const cells = ['a "b", c', 'dòng\r\nhai', 'Thừa Thiên Huế', 'Huế'.normalize('NFD'), '½ — “ngoặc”'];
    const text = toCsv(['1', '2', '3', '4', '5'], [cells]);
    expect(parseCsv(text, { bom: true })).toEqual([['1', '2', '3', '4', '5'], cells]);
  });

  it('leaves cells without a value empty and writes booleans as words', () => {
    expect(toCsv(['a', 'b', 'c'], [[null, true, false]])).toBe('\uFEFFa,b,c\r\n,true,false\r\n');
  });
});

describe('the rows of an answer', () => {
  const rows = parsePath('groups[].items[]');
  const columns = ['groups[].name', '.id', '.tags[].name', '.none'].map((path) => ({ path: parsePath(path, rows) }));
  const data = {
    groups: [
      { name: 'A', items: [{ id: 1, tags: [{ name: 'x' }, { name: 'y' }] }, null, { id: 2, tags: [], none: null }] },
      { name: 'B', items: [] },
      { name: 'C', items: null },
    ],
  };

  it('are one for each item, several values of a cell beside each other', () => {
    expect([...tableRows(data, { rows, columns, withoutItems: 'drop' })]).toEqual([
      ['A', 1, 'x; y', null],
      ['A', 2, null, null],
    ]);
  });

  it('keep what has no items in a row of its own when asked', () => {
    expect([...tableRows(data, { rows, columns, withoutItems: 'keep' })].slice(2)).toEqual([
      ['B', null, null, null],
      ['C', null, null, null],
    ]);
  });

  it('are none when the answer has nothing', () => {
    expect([...tableRows({ groups: null }, { rows, columns, withoutItems: 'keep' })]).toEqual([]);
  });

  it('need a path of fields', () => {
    expect(() => parsePath('a..b')).toThrow('is no path');
  });
});

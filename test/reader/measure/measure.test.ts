import { describe, expect, it } from 'vitest';
import { EvidenceCutter } from '../../../src/reader/evidence.ts';
import { readDecimal } from '../../../src/reader/measure/decimal.ts';
import { findMoney } from '../../../src/reader/measure/money.ts';
import { findTargets } from '../../../src/reader/measure/targets.ts';
import { mapped } from '../support/mapped.ts';

describe('numbers', () => {
  it.each([
    ['1.234.567,89', '1234567.89'],
    ['26,05', '26.05'],
    ['1.500', '1500'],
    ['1,7', '1.7'],
    ['1.7', '1.7'],
    ['05', '5'],
    ['100', '100'],
    ['1,234,567', '1234567'],
  ])('%s', (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });

  it.each(['', '1.2.3', 'x', '1,2,3'])('%s is none', (text) => {
    expect(readDecimal(text)).toBeNull();
  });
});

describe('money', () => {
  it.each([
    ['450 triệu đồng', '450000000'],
    ['1,25 tỷ đồng', '1250000000'],
    ['120.500.000 đồng', '120500000'],
    ['300 nghìn đồng', '300000'],
  ])('%s', (text, amount) => {
    expect(findMoney(mapped(text))[0]?.amount).toBe(amount);
  });
});

describe('targets', () => {
  const target = (text: string, planYear: number | null = null) => {
    const found = findTargets(
      mapped(text),
      { locator: null, heading: null, planYear, inTargets: true },
      new EvidenceCutter(text),
    );
    return found.map(({ measure, operator, value, year }) => [measure, operator, value, year]);
  };

  it.each([
    ['trên 30% nữ giám đốc vào năm 2025', '2.3', '>', '30', 2025],
    ['ít nhất 50% lao động nữ hưởng lương năm 2025', '2.1', '>=', '50', 2025],
    ['dưới 30% lao động nữ làm nông nghiệp vào năm 2025', '2.2', '<', '30', 2025],
    ['từ 60% trở lên cơ quan có lãnh đạo chủ chốt là nữ', '1.1', '>=', '60', null],
    ['số giờ làm nội trợ của phụ nữ không quá 1,7 lần nam giới', '3.1', '<=', '1.7', null],
    ['tỷ số giới tính khi sinh không vượt quá 111 bé trai/100 bé gái', '4.1', '<=', '111', null],
    ['tử vong mẹ còn 42/100.000 trẻ đẻ sống', '4.2', '=', '42', null],
    ['khoảng 99% trẻ em dân tộc thiểu số hoàn thành tiểu học', '5.2a', '~', '99', null],
    ['100% nạn nhân bị mua bán trở về được hỗ trợ', '3.3', '=', '100', null],
    ['tối thiểu 80% dân số được tiếp cận kiến thức cơ bản', '6.1', '>=', '80', null],
  ])('%s', (text, measure, operator, value, year) => {
    expect(target(text)).toEqual([[measure, operator, value, year]]);
  });

  it('two years in one clause are two targets', () => {
    expect(target('Đạt 60% vào năm 2025 và 75% vào năm 2030 cơ quan có lãnh đạo chủ chốt là nữ')).toEqual([
      ['1.1', '=', '60', 2025],
      ['1.1', '=', '75', 2030],
    ]);
  });

  it('takes the year of the plan only when the clause names none', () => {
    expect(target('đạt 26,05% nữ giám đốc', 2023)).toEqual([['2.3', '=', '26.05', 2023]]);
  });

  it('a measure nobody knows is kept with a null measure', () => {
    expect(target('95% thôn bản có tủ sách pháp luật')).toEqual([[null, '=', '95', null]]);
  });
});

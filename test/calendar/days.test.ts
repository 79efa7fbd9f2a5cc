import { describe, expect, it } from 'vitest';
import { deadlineEntries, observanceEntries, reportEntries } from '../../src/calendar/calendar.ts';
import { daysIn } from '../../src/calendar/days.ts';

const part = { id: 'x:1', title: 'Việc', titleEn: null, locator: null, actorId: null };
const annual = { period: null, year: 2024 };
const long = { period: null, year: null };

describe('the days that a text states', () => {
  it.each([
    ['Báo cáo hằng năm trước ngày 20/11', [[20, 11, null]]],
    [
      'trước ngày 15/6 và 15/12 hằng năm',
      [
        [15, 6, null],
        [15, 12, null],
      ],
    ],
    ['chậm nhất ngày 05 tháng 12 năm 2025', [[5, 12, 2025]]],
    [
      'từ 15/11/2024 đến hết 15/12/2024',
      [
        [15, 11, 2024],
        [15, 12, 2024],
      ],
    ],
    ['TRƯỚC NGÀY 30.6.2024', [[30, 6, 2024]]],
    ['trước ngày 31/02', []],
    ['trước ngày 20/13', []],
    ['theo Kế hoạch số 20/11 và 93/KH-UBND', []],
    ['theo Quyết định ngày 20/11/QĐ-UBND', []],
    ['sáu tháng, hằng năm', []],
  ] as [string, (number | null)[][]][])('%s', (text, days) => {
    expect(daysIn(text).map(({ day, month, year }) => [day, month, year])).toEqual(days);
  });
});

describe('the days of an entry', () => {
  it('of a report that comes back are those of each year', () => {
    const duty = {
      ...part,
      title: 'Báo cáo trước ngày 15/6 và 15/12',
      interval: 'HALF_YEARLY' as const,
      recipient: null,
    };
    expect(reportEntries(duty, long, 2023).map((one) => one.startsOn)).toEqual(['2023-06-15', '2023-12-15']);
    expect(reportEntries({ ...duty, title: 'Báo cáo sáu tháng' }, long, 2023)).toMatchObject([
      { startsOn: null, days: 'NOT_STATED' },
    ]);
  });

  it('of a deadline need a year, unless the plan is for one or the words say each year', () => {
    const task = { ...part, deadline: null, deadlineAsStated: 'trước ngày 20/11' };
    expect(deadlineEntries(task, annual, 2024)).toMatchObject([{ startsOn: '2024-11-20', days: 'STATED' }]);
    expect(deadlineEntries(task, long, 2024)).toMatchObject([{ startsOn: null, days: 'YEAR_NOT_STATED' }]);
    expect(deadlineEntries({ ...task, deadlineAsStated: 'trước ngày 20/11 hằng năm' }, long, 2019)).toMatchObject([
      { startsOn: '2019-11-20' },
    ]);
    expect(deadlineEntries({ ...task, deadline: '2024-06-30' }, annual, 2024)).toMatchObject([
      { endsOn: '2024-06-30' },
    ]);
    expect(deadlineEntries({ ...task, deadline: '2025-06-30' }, annual, 2024)).toEqual([]);
    expect(deadlineEntries({ ...task, deadlineAsStated: 'trước ngày 20/11/2025' }, annual, 2024)).toEqual([]);
  });

  it('of an observance may reach into the next year, and are of its own year where it prints one', () => {
    const { title: _, titleEn: __, ...rest } = part;
    const month = { ...rest, name: 'Tháng', nameEn: null, startsOn: '12-15', endsOn: '01-15', year: null };
    expect(observanceEntries(month, 2024)).toMatchObject([{ startsOn: '2024-12-15', endsOn: '2025-01-15' }]);
    expect(observanceEntries({ ...month, year: 2023 }, 2024)).toEqual([]);
    expect(observanceEntries({ ...month, startsOn: '02-29', endsOn: null }, 2023)).toMatchObject([
      { startsOn: null, days: 'NOT_STATED' },
    ]);
    expect(observanceEntries({ ...month, startsOn: null, endsOn: null }, 2024)).toMatchObject([{ days: 'NOT_STATED' }]);
  });
});

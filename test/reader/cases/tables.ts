import { type Case, HEAD, plan } from './case.ts';

const head = HEAD('TỈNH HÀ TĨNH', '120/KH-UBND', 'Hà Tĩnh, ngày 20 tháng 5 năm 2021');
const title = 'Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030';

/** A plan whose targets stand in a table, one a row and one year a column. */
const withTable = (rows: string) =>
  plan({ head, title, preamble: `II. CHỈ TIÊU\n${rows}` }).replace('I. NHIỆM VỤ', 'III. NHIỆM VỤ');

const targets = [
  { measure: '2.3', operator: '>=' as const, value: '27', year: 2025 },
  { measure: '2.3', operator: '>=' as const, value: '30', year: 2030 },
  { measure: '4.1', operator: '<=' as const, value: '112', year: 2025 },
  { measure: '4.1', operator: '<=' as const, value: '109', year: 2030 },
];

/** Tables of targets and tasks. */
export const TABLES: readonly Case[] = [
  {
    kind: 'table of targets by year: words and units in the cells',
    text: withTable(
      '| STT | Chỉ tiêu | Năm 2025 | Năm 2030 |\n|---|---|---|---|\n| 1 | Tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã | ít nhất 27% | ít nhất 30% |\n| 2 | Tỷ số giới tính khi sinh | không quá 112 bé trai/100 bé gái | không quá 109 bé trai/100 bé gái |',
    ),
    expected: { targets, tasks: [{ locator: 'III.1' }, { locator: 'III.2' }] },
  },
  {
    kind: 'table of targets by year: a column of units, years behind "đến"',
    text: withTable(
      '| TT | Nội dung chỉ tiêu | ĐVT | Đến năm 2025 | Đến năm 2030 |\n| 1 | Tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã | % | ≥ 27 | ≥ 30 |',
    ),
    expected: { targets: targets.slice(0, 2), tasks: [{ locator: 'III.1' }, { locator: 'III.2' }] },
  },
  {
    kind: 'table of targets by year: the years in a second row of the head, the unit in brackets',
    text: `<html><body>${head
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join(
        '',
      )}<p>KẾ HOẠCH</p><p>${title}</p><p>I. MỤC TIÊU</p><table><tr><th rowspan="2">Chỉ tiêu</th><th colspan="2">Lộ trình</th></tr><tr><th>2025</th><th>2030</th></tr><tr><td>Tỷ lệ nữ giám đốc, chủ doanh nghiệp, hợp tác xã (%)</td><td>≥ 27</td><td>≥ 30</td></tr></table><p>II. NHIỆM VỤ</p><p>1. Phát thanh về bình đẳng giới.</p></body></html>`,
    expected: { targets: targets.slice(0, 2), tasks: [{ locator: 'II.1' }] },
  },
  {
    kind: 'column of the deadline named "Hoàn thành"',
    text: plan({
      head,
      tasks:
        '| TT | Nội dung công việc | Chủ trì | Hoàn thành |\n| 1 | Tập huấn cho cán bộ nữ ở xã | Sở Nội vụ | Tháng 9/2021 |',
    }),
    expected: { tasks: [{ locator: 'I.1', lead: ['Sở Nội vụ'], deadline: 'Tháng 9/2021' }] },
  },
];

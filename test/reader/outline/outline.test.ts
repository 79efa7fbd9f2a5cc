import { describe, expect, it } from 'vitest';
import { splitClauses } from '../../../src/reader/outline/clauses.ts';
import { readOrdinal } from '../../../src/reader/outline/ordinal.ts';
import { readText } from '../support/fixtures.ts';
import { mapped } from '../support/mapped.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới tỉnh Hà Nam năm 2022\n';
const tasksOf = async (body: string) =>
  (await readText(HEAD + body)).tasks.filter(({ kind }) => kind === 'TASK').map(({ locator }) => locator);

describe('ordinals', () => {
  it.each([
    ['I. MỤC ĐÍCH', 'I'],
    ['II/ NỘI DUNG', 'II'],
    ['IV - KINH PHÍ', 'IV'],
    ['III NHIỆM VỤ', 'III'],
    ['Phần thứ hai', 'II'],
    ['1. Mục đích', '1'],
    ['1.Mục đích', '1'],
    ['1.2.3. Việc', '1.2.3'],
    ['a) Việc', 'a'],
    ['đ) Việc', 'đ'],
    ['b. Việc', 'b'],
    ['Điều 2. Việc', '2'],
    ['- Việc', ''],
    ['• Việc', ''],
  ])('%s', (text, label) => {
    expect(readOrdinal(mapped(text))?.label).toBe(label);
  });

  it.each(['15/11 là ngày khai mạc', '20 lớp tập huấn', '2.500 tờ rơi', 'Việc khác', 'UBND tỉnh', 'i-ốt'])(
    '%s opens with none',
    (text) => {
      expect(readOrdinal(mapped(text))).toBeNull();
    },
  );
});

describe('locators', () => {
  it('are the path of printed ordinals, a dash by its place', async () => {
    expect(
      await tasksOf(
        'I. MỤC ĐÍCH\n1. Cho rõ.\nII. NHIỆM VỤ\n1. Tuyên truyền\na) Mở lớp.\nb) In sách.\n2. Cán bộ\n- Rà soát.\n- Quy hoạch.\n+ Cấp tỉnh;\n3. Báo cáo năm.',
      ),
    ).toEqual(['II.1.a', 'II.1.b', 'II.2-1', 'II.2-2', 'II.3']);
  });

  it('name a decimal once below its heading', async () => {
    expect(await tasksOf('II. NHIỆM VỤ\n1. Tuyên truyền\n1.1. Mở lớp.\n1.2. In sách.')).toEqual(['II.1.1', 'II.1.2']);
  });

  it('stay unique when a page prints an ordinal twice', async () => {
    expect(await tasksOf('II. NHIỆM VỤ\n1. Mở lớp nghề.\n1. In sách mới.')).toEqual(['II.1', 'II.1~2']);
  });

  it('count paragraphs and clauses in prose without ordinals', async () => {
    expect(
      await tasksOf(
        'Trong năm, tổ chức hai hội thi cho nông dân; mở lớp dạy nghề cho phụ nữ nghèo. Kiểm tra các xã vào quý IV.',
      ),
    ).toHaveLength(3);
  });

  it('leave purposes, targets and money out of the tasks; a duty of an agency is one', async () => {
    const bundle = await readText(
      `${HEAD}I. MỤC ĐÍCH, YÊU CẦU\n1. Để dân hiểu.\nII. MỤC TIÊU\n1. Đạt 60% lãnh đạo chủ chốt là nữ.\nIII. NHIỆM VỤ\n1. Mở lớp nghề.\nIV. KINH PHÍ\n1. Ngân sách 5 triệu đồng.\nV. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế lo khám.\nNơi nhận:\n- Lưu: VT.`,
    );
    expect(bundle.tasks.filter(({ kind }) => kind === 'TASK').map(({ locator }) => locator)).toEqual(['III.1', 'V.1']);
    expect(bundle.purposes.map(({ locator }) => locator)).toEqual(['I.1']);
    expect(bundle.targets).toHaveLength(1);
    expect(bundle.budget[0]?.amount?.amount).toBe('5000000');
    expect(bundle.responsibilities[0]?.agency).toBe('Sở Y tế');
  });
});

describe('clauses', () => {
  it.each([
    [
      'a noun behind a semicolon goes on with the clause',
      'Triển khai Chương trình nông thôn mới; Chương trình giảm nghèo',
      1,
    ],
    ['an elaboration goes on with the clause', 'tổ chức kiểm tra tại các xã; tập trung các xã vùng xa', 1],
    ['an outcome goes on with the clause', 'Vận động toàn dân; giảm dần khoảng cách', 1],
    ['a general opening joins the next clause', 'Tiếp tục thực hiện các hoạt động vì phụ nữ; kiện toàn bộ máy', 1],
    ['each verb of work opens a clause', 'mở lớp nghề; in tài liệu; giám sát cơ sở. Kiểm tra cuối năm', 4],
    ['two plans carried out are two clauses', 'Thực hiện Kế hoạch số 1/KH-UBND và Kế hoạch số 2/KH-UBND', 2],
    ['a semicolon in brackets parts nothing', 'mở lớp nghề (may; thêu; đan) cho phụ nữ', 1],
  ])('%s', (_name, text, count) => {
    expect(splitClauses(mapped(text))).toHaveLength(count);
  });
});

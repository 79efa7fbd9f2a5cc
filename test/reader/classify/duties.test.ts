import { describe, expect, it } from 'vitest';
import { readText } from '../support/fixtures.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới tỉnh Hà Nam năm 2022\n';
const leaves = async (body: string) =>
  (await readText(HEAD + body)).tasks
    .filter(({ kind }) => kind === 'TASK')
    .map(({ locator, leadAgencies, coAgencies }) => [
      locator,
      leadAgencies.map(({ name }) => name),
      coAgencies.map(({ name }) => name),
    ]);

describe('duties under "tổ chức thực hiện"', () => {
  it('are tasks of the plan, led by the body they are laid on', async () => {
    expect(
      await leaves(
        'I. NHIỆM VỤ\n1. In tờ gấp về luật.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\na) Theo dõi việc thực hiện kế hoạch.\nb) Tổng hợp báo cáo năm.\n2. Sở Tài chính bố trí kinh phí cho các lớp học.',
      ),
    ).toEqual([
      ['I.1', [], []],
      ['II.1.a', ['Sở Nội vụ'], []],
      ['II.1.b', ['Sở Nội vụ'], []],
      ['II.2', ['Sở Tài chính'], []],
    ]);
  });

  it.each([
    'Mở lớp học nghề: Sở Nội vụ chủ trì, Sở Tài chính phối hợp.',
    'Mở lớp học nghề; Sở Nội vụ chủ trì; Sở Tài chính phối hợp.',
    'Sở Nội vụ chủ trì, Sở Tài chính phối hợp mở lớp học nghề.',
  ])('who joins in does not lead: %s', async (task) => {
    expect(await leaves(`I. NHIỆM VỤ\n1. ${task}`)).toEqual([['I.1', ['Sở Nội vụ'], ['Sở Tài chính']]]);
  });

  it.each([
    ['Báo Hà Nam đăng loạt bài về nữ công nhân.', ['Báo Hà Nam'], []],
    ['Sở Nội vụ chủ trì, phối hợp với Hội Chữ thập đỏ tỉnh hỗ trợ nạn nhân.', ['Sở Nội vụ'], ['Hội Chữ thập đỏ tỉnh']],
    ['Trung tâm Hỗ trợ phát triển phụ nữ chủ trì mở lớp học nghề.', ['Trung tâm Hỗ trợ phát triển phụ nữ'], []],
    ['Liên minh Hợp tác xã chủ trì; Ngân hàng Chính sách xã hội phối hợp.', ['Liên minh Hợp tác xã'], []],
  ])('a body is known by what its name begins with: %s', async (task, lead, co) => {
    const [first] = await leaves(`I. NHIỆM VỤ\n1. ${task}`);
    expect(first?.[1]).toEqual(lead);
    if (co.length > 0) expect(first?.[2]).toEqual(co);
  });
});

describe('the deadline of a task', () => {
  it.each([
    ['In tờ gấp, hoàn thành trước ngày 30/9/2022.', 'trước ngày 30/9/2022', '2022-09-30'],
    ['In tờ gấp. Thời hạn: Quý III/2022.', 'Quý III/2022', null],
    ['In tờ gấp. Tiến độ: tháng 5 năm 2022.', 'tháng 5 năm 2022', null],
    ['In tờ gấp; hoàn thành trong tháng 10/2022.', 'trong tháng 10/2022', null],
  ])('is what the label or the verb gives: %s', async (task, stated, day) => {
    const { tasks } = await readText(`${HEAD}I. NHIỆM VỤ\n1. ${task}`);
    const found = tasks.find(({ kind }) => kind === 'TASK');
    expect([found?.deadline?.value, found?.deadlineOn]).toEqual([stated, day]);
  });
});

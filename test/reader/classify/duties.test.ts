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
});

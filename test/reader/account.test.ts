import { describe, expect, it } from 'vitest';
import { readText } from './support/fixtures.ts';

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới tỉnh Hà Nam năm 2022\n';
const TAIL = '\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mẫu';
const read = async (body: string) => {
  const bundle = await readText(HEAD + body + TAIL);
  return {
    tasks: bundle.tasks.filter(({ kind }) => kind === 'TASK').map(({ locator }) => locator),
    unread: bundle.source.unread.map(({ reason, text }) => `${reason}: ${text}`),
  };
};

describe('every line of the body is placed or kept as unread', () => {
  it('places bases, headings, purposes, tasks, recipients and the signature', async () => {
    expect(
      await read(
        'Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức của cán bộ.\nII. NHIỆM VỤ\n1. Mở ba lớp tập huấn cho cán bộ nữ.\n2. In một nghìn tờ gấp.\nTrên đây là Kế hoạch công tác bình đẳng giới năm 2022.',
      ),
    ).toEqual({ tasks: ['II.1', 'II.2'], unread: [] });
  });

  it('keeps a sentence below a heading that no ordinal introduces', async () => {
    const line = 'Riêng các xã biên giới giao đồn biên phòng lo phần việc còn lại trong quý tới.';
    expect(await read(`II. NHIỆM VỤ\n${line}\n1. Mở ba lớp tập huấn cho cán bộ nữ.`)).toEqual({
      tasks: ['II.1'],
      unread: [`below-heading: ${line}`],
    });
  });

  it('keeps a table that lists no tasks, row by row', async () => {
    const { unread } = await read(
      'II. NHIỆM VỤ\n1. Mở ba lớp tập huấn cho cán bộ nữ.\nXã | Số lớp | Số người |\nXã Bình Nghĩa | hai lớp | tám mươi người |\nXã Tràng An | một lớp | bốn mươi người |',
    );
    expect(unread).toHaveLength(3);
    expect(unread[1]).toBe('table-row: Xã Bình Nghĩa | hai lớp | tám mươi người');
  });

  it('says nothing of a page that is no plan', async () => {
    expect((await readText('Thời tiết hôm nay nắng đẹp trên toàn miền Bắc, không mưa.')).source.unread).toEqual([]);
  });
});

describe('a table behind a task', () => {
  it.each([
    ['opens with a verb of work', '1. Mở ba lớp tập huấn cho cán bộ nữ cấp xã'],
    ['ends as a sentence', '1. Các xã hoàn thành việc rà soát cán bộ nữ.'],
  ])('leaves the task a task: it %s', async (_, task) => {
    const { tasks, unread } = await read(
      `I. NHIỆM VỤ\n${task}\nNội dung | Đơn vị chủ trì | Thời gian |\nIn tờ gấp về luật | Sở Tư pháp | Quý I |\nMở chuyên mục trên báo | Báo Hà Nam | Quý II |`,
    );
    expect(tasks).toEqual(['I.1', 'I.1~2', 'I.2']);
    expect(unread).toEqual([]);
  });

  it('stands under the heading it follows', async () => {
    const { tasks } = await read(
      'I. NHIỆM VỤ\n1. Công tác truyền thông\nNội dung | Đơn vị chủ trì | Thời gian |\nIn tờ gấp về luật | Sở Tư pháp | Quý I |',
    );
    expect(tasks).toEqual(['I.1.1']);
  });
});

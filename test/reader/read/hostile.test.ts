import { describe, expect, it } from 'vitest';
import { readText } from '../support/fixtures.ts';

/** Repetitions that make back-tracking patterns explode; each about three megabytes. */
const REPETITIONS: Readonly<Record<string, string>> = {
  'one word': 'thực hiện '.repeat(210_000),
  'numbers of documents': 'Kế hoạch số 1/KH-UBND ngày 1/1/2020 của UBND tỉnh về thực hiện '.repeat(36_000),
  announcements: 'vừa ban hành Kế hoạch về bình đẳng giới '.repeat(58_000),
  bodies: 'Ủy ban nhân dân tỉnh Hà Nội '.repeat(82_000),
  'lines of bodies': 'Ủy ban nhân dân tỉnh Hà Nội;\n'.repeat(80_000),
  'portal labels': `${'Số hiệu: Ngày ban hành: '.repeat(10)}\n`.repeat(9500),
  laws: 'Luật bình '.repeat(210_000),
  'open quotes': '"mô hình '.repeat(260_000),
  percentages: 'đạt 50% năm '.repeat(200_000),
  agencies: 'cơ quan chủ trì phối hợp '.repeat(90_000),
  dates: 'ngày 1 tháng 1 năm 2020 '.repeat(110_000),
  blanks: `${' '.repeat(3_000_000)}bình đẳng giới`,
};

describe('hostile input', () => {
  it.each(Object.entries(REPETITIONS))(
    'three megabytes of %s stay below two seconds a megabyte',
    async (_name, text) => {
      const before = process.cpuUsage();
      const bundle = await readText(text);
      // Time of the processor, not of the clock: other work on the machine must not fail a test.
      const seconds = process.cpuUsage(before).user / 1e6;
      expect(seconds).toBeLessThan((Buffer.byteLength(text) / 1e6) * 2);
      expect(bundle.warnings.map(({ kind }) => kind)).toContain('oversized-repetitive');
    },
  );

  it('ten thousand nested bullets are read, as HTML and as text', async () => {
    const nested = `<html><body>${'<ul><li>mục '.repeat(10_000)}${'</li></ul>'.repeat(10_000)}</body></html>`;
    const before = process.cpuUsage();
    expect((await readText(nested)).pageKind).toBe('not_a_document');
    const lines = Array.from({ length: 10_000 }, (_, index) => `${' '.repeat(index % 100)}- mục con`).join('\n');
    expect((await readText(lines)).pageKind).toBe('not_a_document');
    expect(process.cpuUsage(before).user).toBeLessThan(4e6);
  });

  it('a plan of ten thousand tasks grows in line with its length', async () => {
    const head =
      'ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới tỉnh Hà Nam năm 2022\nI. NHIỆM VỤ\n';
    const task = (index: number) =>
      `${index + 1}. Tuyên truyền ở thôn ${index} theo Kế hoạch số ${index + 9}/KH-UBND ngày 1/2/2021 của UBND tỉnh.`;
    const time = async (count: number) => {
      const before = process.cpuUsage();
      const bundle = await readText(head + Array.from({ length: count }, (_, index) => task(index % 90)).join('\n'));
      expect(bundle.tasks.filter(({ kind }) => kind === 'TASK')).toHaveLength(count);
      return process.cpuUsage(before).user;
    };
    await time(500);
    const small = await time(1000);
    const large = await time(10_000);
    expect(large / small).toBeLessThan(25);
  });

  it('scripts, frames, handlers and javascript: links are dropped and reported', async () => {
    const page =
      '<html><body onload="x()"><script>ban hành Kế hoạch số 9/KH-UBND</script><iframe src="a"></iframe><p>UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 12/KH-UBND về công tác bình đẳng giới năm 2022.</p><a href="javascript:alert(1)">Tải về</a></body></html>';
    const bundle = await readText(page);
    expect(bundle.document?.number?.value.canonical).toBe('12/KH-UBND');
    expect(bundle.source.text).not.toContain('9/KH-UBND');
    expect(bundle.warnings.find(({ kind }) => kind === 'active-content')?.where).toBe('4 places');
  });
});

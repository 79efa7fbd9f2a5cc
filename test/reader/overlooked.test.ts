import { describe, expect, it } from 'vitest';
import { classifyTask } from '../../src/reader/classify/areas.ts';
import { type PlanBundle, readDocument } from '../../src/reader/index.ts';
import { foldAligned } from '../../src/reader/text/fold-aligned.ts';
import { fixtureBytes } from './support/fixtures.ts';
import { loadReference } from './support/reference.ts';

const reference = loadReference();
const read = (lines: readonly string[]) => readDocument(new TextEncoder().encode(lines.join('\n')), { reference });

/** Plans of different shape: parts and articles, a decision, a letter, fields of a portal, a table in an annex. */
const PLANS = [
  '30-full-plan-articles.txt',
  '02-tay-ninh-decision-with-plan.txt',
  '03-dong-thap-letter.txt',
  '01-kon-tum-plan-metadata.txt',
  '31-can-tho-annex-table.txt',
  '48-thai-binh-union.txt',
];

/** Lines of work as plans write them: who, what, how many, until when; some look like a portal's menu or its foot. */
const WORK = [
  'Sở Y tế mở 04 lớp tập huấn về chăm sóc sức khỏe sinh sản cho phụ nữ mang thai trước ngày 30/9.',
  'Hỗ trợ 200 phụ nữ vay vốn khởi nghiệp trong quý III.',
  '- Đăng tải 12 tin, bài về bình đẳng giới trên Báo tỉnh;',
  'Chia sẻ tài liệu cho 30 trường học về giáo dục giới tính trước tháng 10.',
  'Cổng thông tin điện tử tỉnh mở chuyên mục về bình đẳng giới trước ngày 30/6.',
  'Trong quý II, mở hai lớp dạy nghề cho phụ nữ dân tộc thiểu số.',
  'Giao các xã biên giới lập địa chỉ tin cậy cho nạn nhân bạo lực trên cơ sở giới.',
  'Thành lập 10 câu lạc bộ phụ nữ khởi nghiệp | Hội Phụ nữ | Quý II |',
];

/** Tells whether absence could be said of what a line gives: no task of its area, and nothing left unread. */
function isLost({ tasks, source }: PlanBundle, line: string): boolean {
  const words = line.replace(/^- /, '').slice(0, 30);
  if (source.unread.some(({ text }) => text.includes(words))) return false;
  const { primary } = classifyTask({ folded: foldAligned(line) }, null, reference.actionAreas);
  const leaves = tasks.filter(({ kind }) => kind === 'TASK');
  return primary
    ? !leaves.some(({ actionArea, secondaryActionAreas }) => [actionArea, ...secondaryActionAreas].includes(primary))
    : !leaves.some(({ text }) => text.includes(words));
}

describe('a line of work, wherever it stands in a plan, is a task or unread', () => {
  it.each(PLANS)('%s', async (name) => {
    const lines = new TextDecoder().decode(fixtureBytes(name)).split('\n');
    const places = lines.flatMap((_, at) => (at > 0 ? [at] : []));
    expect(places.length).toBeGreaterThan(15);
    const lost: string[] = [];
    for (const [at, place] of places.entries()) {
      // Each place gets its share of the lines, so that every line stands in every part.
      for (const line of WORK.filter((_, number) => (number + at) % 4 === 0)) {
        const bundle = await read([...lines.slice(0, place), line, ...lines.slice(place)]);
        if (bundle.source.completeness === 'FULL' && bundle.plan && isLost(bundle, line))
          lost.push(`${place} after "${lines[place - 1]}": ${line}`);
      }
    }
    expect(lost).toEqual([]);
  });
});

const HEAD =
  'ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới tỉnh Hà Nam năm 2022'.split(
    '\n',
  );
const TAIL = 'Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Thị Mẫu'.split('\n');
const unread = async (body: readonly string[]) => (await read([...HEAD, ...body, ...TAIL])).source.unread;

it('a line without an end, directly below the word that names the kind of act, is the title', async () => {
  const line = 'Tổ chức hội thi về bình đẳng giới tỉnh Hà Nam năm 2022';
  const at = HEAD.indexOf('KẾ HOẠCH') + 1;
  const { source, document } = await read([
    ...HEAD.slice(0, at),
    line,
    '1. Mở ba lớp tập huấn cho cán bộ nữ.',
    ...TAIL,
  ]);
  expect(document?.title?.value).toBe(`KẾ HOẠCH ${line}`);
  expect(source.unread).toEqual([]);
});

describe('what reads as work', () => {
  it.each([
    'Nâng cao nhận thức của cán bộ, công chức và nhân dân về bình đẳng giới.',
    'Tổ chức thực hiện đồng bộ, nghiêm túc, hiệu quả các nội dung của Kế hoạch.',
    'Bảo đảm sự phối hợp chặt chẽ giữa các ngành, các cấp.',
    'Phấn đấu đến năm 2025 đạt 60% cơ quan có lãnh đạo chủ chốt là nữ.',
    'Năm 2021, tỉnh đã mở 12 lớp tập huấn cho 600 cán bộ.',
  ])('is no aim, no order to carry out the plan and nothing done before: %s', async (purpose) => {
    expect(
      await unread(['I. MỤC ĐÍCH, YÊU CẦU', purpose, 'II. NHIỆM VỤ', '1. Mở ba lớp tập huấn cho cán bộ nữ.']),
    ).toEqual([]);
  });

  it('is an aim all the same where no task of the plan is about its subject', async () => {
    const line = 'Tăng cường hỗ trợ nạn nhân bạo lực trên cơ sở giới.';
    expect(await unread(['I. MỤC ĐÍCH', line, 'II. NHIỆM VỤ', '1. Luân chuyển cán bộ nữ về cơ sở.'])).toMatchObject([
      { reason: 'reads-as-work', text: line },
    ]);
  });
});

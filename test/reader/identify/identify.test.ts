import { describe, expect, it } from 'vitest';
import { readText } from '../support/fixtures.ts';

const masthead = (province: string, number: string, date: string) =>
  `ỦY BAN NHÂN DÂN\n${province}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: ${number}\n${date}\n`;

describe('what a page is', () => {
  it.each([
    ['a report on results', 'BÁO CÁO\nKết quả công tác bình đẳng giới năm 2022\n', '9/BC-UBND'],
    ['a decision on members of a board', 'QUYẾT ĐỊNH\nVề việc kiện toàn Ban Vì sự tiến bộ của phụ nữ\n', '9/QĐ-UBND'],
    [
      'a plan of another policy',
      'KẾ HOẠCH\nThực hiện Chiến lược công tác dân tộc giai đoạn 2021 - 2030\n',
      '9/KH-UBND',
    ],
    ['a plan for start-ups', 'KẾ HOẠCH\nHỗ trợ phụ nữ khởi nghiệp năm 2022\n', '9/KH-UBND'],
    ['a plan against child marriage', 'KẾ HOẠCH\nGiảm thiểu tảo hôn năm 2022\n', '9/KH-UBND'],
  ])('%s is a near miss', async (_name, title, number) => {
    const bundle = await readText(
      `${masthead('TỈNH HÀ NAM', number, 'Hà Nam, ngày 3 tháng 4 năm 2022')}${title}I. NỘI DUNG\n1. Mở lớp nghề.\n`,
    );
    expect(bundle.pageKind).toBe('near_miss');
    expect(bundle.tasks).toEqual([]);
    expect(bundle.document?.number?.value.canonical).toBe(number);
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('not-gender-plan');
  });

  it('a plan on the sex ratio at birth stays a programme plan', async () => {
    const bundle = await readText(
      `${masthead('TỈNH LẠNG SƠN', '106/KH-UBND', 'Lạng Sơn, ngày 4 tháng 5 năm 2022')}KẾ HOẠCH\nKiểm soát mất cân bằng giới tính khi sinh giai đoạn 2022 - 2025\nI. NHIỆM VỤ\n1. Mở lớp.\n`,
    );
    expect([bundle.pageKind, bundle.plan?.role?.value]).toEqual(['plan', 'PROGRAMME']);
  });
});

describe('what is never invented', () => {
  it('a day of issue from the day of the page', async () => {
    const bundle = await readText(
      'Đăng ngày 05/03/2022 08:00\nUBND tỉnh Hà Nam vừa ban hành Kế hoạch số 5/KH-UBND về công tác bình đẳng giới năm 2022.',
    );
    expect(bundle.source.publishedOn?.value).toBe('2022-03-05');
    expect(bundle.document?.issuedOn).toBeNull();
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('no-issue-date');
  });

  it('a day of publication from the clock of the visitor', async () => {
    const bundle = await readText(
      'Thứ 6 - 26/02/2016\nUBND tỉnh Hà Nam vừa ban hành Kế hoạch số 5/KH-UBND ngày 1/3/2022 về công tác bình đẳng giới năm 2022.',
    );
    expect(bundle.source.publishedOn).toBeNull();
  });

  it('a year where a date has none', async () => {
    const bundle = await readText(
      'Ngày 13-10, UBND tỉnh Hà Nam ban hành Kế hoạch số 5/KH-UBND về công tác bình đẳng giới.',
    );
    expect(bundle.document?.issuedOn).toBeNull();
    expect(bundle.plan?.year).toBeNull();
  });

  it('a signer from the author of an article', async () => {
    const bundle = await readText(
      'UBND tỉnh Hà Nam vừa ban hành Kế hoạch số 5/KH-UBND về công tác bình đẳng giới năm 2022.\nNguyễn Văn An',
    );
    expect(bundle.document?.signer).toBeNull();
  });

  it('a province when no words and no address tell it', async () => {
    const bundle = await readText('UBND tỉnh vừa ban hành Kế hoạch số 5/KH-UBND về công tác bình đẳng giới năm 2022.');
    expect(bundle.plan?.provinceId).toBeNull();
    expect(bundle.document?.issuer?.value.provinceId).toBeNull();
  });
});

describe('places that contradict each other', () => {
  it('the portal and the masthead on the day of issue', async () => {
    const bundle = await readText(
      `Số hiệu: 5/KH-UBND\nNgày ban hành: 04/04/2022\nLoại văn bản: Kế hoạch\n${masthead('TỈNH HÀ NAM', '5/KH-UBND', 'Hà Nam, ngày 3 tháng 4 năm 2022')}KẾ HOẠCH\nCông tác bình đẳng giới năm 2022\nI. NHIỆM VỤ\n1. Mở lớp.`,
    );
    expect(bundle.document?.issuedOn?.value).toBe('2022-04-03');
    expect(bundle.conflicts).toMatchObject([{ field: 'document.issuedOn', stated: '2022-04-04', known: '2022-04-03' }]);
  });

  it('the symbol and the type', async () => {
    const bundle = await readText(
      `${masthead('TỈNH HÀ NAM', '55/CT-UBND', 'Hà Nam, ngày 3 tháng 4 năm 2022')}KẾ HOẠCH\nCông tác bình đẳng giới năm 2022\nI. NHIỆM VỤ\n1. Mở lớp.`,
    );
    expect(bundle.document?.type?.value).toBe('KH');
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('symbol-conflict');
  });

  it('a page older than what it tells', async () => {
    const bundle = await readText(
      'Đăng ngày 05/03/2022 08:00\nUBND tỉnh Hà Nam vừa ban hành Kế hoạch số 5/KH-UBND ngày 5/6/2022 về công tác bình đẳng giới năm 2022.',
    );
    expect(bundle.document?.issuedOn?.value).toBe('2022-06-05');
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('date-order');
  });

  it('a strategy named before it was issued', async () => {
    const bundle = await readText(
      `${masthead('TỈNH HÀ NAM', '5/KH-UBND', 'Hà Nam, ngày 3 tháng 1 năm 2021')}KẾ HOẠCH\nCông tác bình đẳng giới năm 2021\nI. NHIỆM VỤ\n1. Làm tốt Chiến lược về bình đẳng giới giai đoạn 2021 - 2030.`,
    );
    expect(bundle.warnings.map(({ kind }) => kind)).toContain('strategy-not-yet-issued');
  });
});

import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/reader/index.ts';
import { writeDocx, zipDocx } from '../support/docx-writer.ts';
import { readText } from '../support/fixtures.ts';
import { loadReference } from '../support/reference.ts';

const head = (number: string, dateLine: string, title = 'KẾ HOẠCH\nCÔNG TÁC BÌNH ĐẲNG GIỚI NĂM 2023') =>
  `ỦY BAN NHÂN DÂN\nTỈNH QUẢNG TRỊ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: ${number}\n${dateLine}\n${title}\n`;
const WORK = 'I. NHIỆM VỤ\n1. Mở hai lớp học nghề cho phụ nữ nghèo.\n2. In tờ gấp về luật cho các bản.\n';
const facts = async (text: string, url?: string) => {
  const { document, plan, pageKind, source, warnings } = await readText(text, url ? { url } : {});
  return {
    pageKind,
    number: document?.number?.value.canonical ?? null,
    type: document?.type?.value ?? null,
    issuedOn: document?.issuedOn?.value ?? null,
    signer: document?.signer?.value.name ?? null,
    issuer: document?.issuer?.value ?? null,
    province: plan?.provinceId?.value ?? null,
    unit: plan?.unit ?? null,
    year: plan?.year?.value ?? null,
    period: plan?.period?.value ?? null,
    publishedOn: source.publishedOn?.value ?? null,
    warnings: warnings.map(({ kind }) => kind),
  };
};

describe('letters that only look like Đ', () => {
  it.each([
    ['Ð', 'U+00D0'],
    ['Ɖ', 'U+0189'],
  ])('%s (%s) is read as Đ in numbers and names', async (letter) => {
    const text = head(
      '71/QĐ-UBND',
      'Quảng Trị, ngày 4 tháng 5 năm 2023',
      'QUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH BÌNH ĐẲNG GIỚI NĂM 2023',
    );
    expect(await facts(text.replaceAll('Đ', letter) + WORK)).toMatchObject({
      pageKind: 'plan',
      number: '71/QĐ-UBND',
      issuedOn: '2023-05-04',
      province: 'quang-tri',
      year: 2023,
    });
  });
});

describe('letterheads', () => {
  it.each(['Quảng Trị, ngày 04/05/2023', 'Quảng Trị, ngày 4-5-2023', 'Quảng Trị, ngày 4.5.2023'])(
    'read the day of "%s"',
    async (line) => {
      expect(await facts(head('71/KH-UBND', line) + WORK)).toMatchObject({
        pageKind: 'plan',
        issuedOn: '2023-05-04',
        year: 2023,
      });
    },
  );

  it.each([
    'TRIỂN KHAI CÔNG TÁC BÌNH ĐẲNG GIỚI TRÊN ĐỊA BÀN TỈNH NĂM 2023',
    'VỀ CÔNG TÁC BÌNH ĐẲNG GIỚI\nVÀ VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH NĂM 2023',
    'THỰC HIỆN CHIẾN LƯỢC BÌNH ĐẲNG GIỚI\nTRONG NGÀNH VÀ ĐỊA PHƯƠNG\nNĂM 2023',
  ])('take a title without its type: %s', async (title) => {
    const { tasks } = await readText(head('71/KH-UBND', 'Quảng Trị, ngày 4 tháng 5 năm 2023', title) + WORK);
    expect(tasks.filter(({ kind }) => kind === 'TASK')).toHaveLength(2);
    expect(await facts(head('71/KH-UBND', 'Quảng Trị, ngày 4 tháng 5 năm 2023', title) + WORK)).toMatchObject({
      pageKind: 'plan',
      type: 'KH',
      year: 2023,
    });
  });

  it.each([
    ['71/KH.UBND', '71/KH-UBND'],
    ['71/KH-UBND', '71/KH-UBND'],
    ['71/BC-SYT.DS', '71/BC-SYT.DS'],
  ])('read the point in %s', async (printed, canonical) => {
    expect((await facts(head(printed, 'Quảng Trị, ngày 4 tháng 5 năm 2023') + WORK)).number).toBe(canonical);
  });
});

describe('announcing sentences', () => {
  it.each([
    [
      'Ngày 9/6/2023, UBND tỉnh Quảng Trị ra Quyết định số 12/QĐ-UBND về công tác bình đẳng giới năm 2023.',
      '12/QĐ-UBND',
      '2023-06-09',
    ],
    [
      'UBND tỉnh Quảng Trị vừa phê duyệt Kế hoạch bình đẳng giới năm 2023 theo Quyết định số 12/QĐ-UBND ngày 9/6/2023.',
      '12/QĐ-UBND',
      '2023-06-09',
    ],
    [
      'Kế hoạch bình đẳng giới năm 2023 của tỉnh được nói tới nhiều. UBND tỉnh Quảng Trị ban hành Kế hoạch vì sự tiến bộ của phụ nữ năm 2023 kèm theo Quyết định số 12/QĐ-UBND ngày 09 tháng 6 năm 2023.',
      '12/QĐ-UBND',
      '2023-06-09',
    ],
    [
      'Theo Kế hoạch số 318 của UBND tỉnh Quảng Trị về công tác bình đẳng giới năm 2023, các xã sẽ mở lớp.',
      '318',
      null,
    ],
  ])('%s', async (text, number, issuedOn) => {
    expect(await facts(`Tin trong tỉnh\n\n${text}`)).toMatchObject({
      pageKind: 'report_about_plan',
      number,
      issuedOn,
      province: 'quang-tri',
      year: 2023,
    });
  });

  it.each([
    ['huyện Nho Quan', 'DISTRICT'],
    ['xã Gia Lâm', 'COMMUNE'],
    ['tỉnh Quảng Trị', 'PROVINCE'],
  ])('"%s có kế hoạch" means its committee', async (name, level) => {
    const { issuer, pageKind } = await facts(
      `Tin trong ngày\n\nNgày 7/11/2023, ${name} có Kế hoạch triển khai Tháng hành động vì bình đẳng giới năm 2023 trên địa bàn.`,
    );
    expect([pageKind, issuer?.kind, issuer?.level]).toEqual(['report_about_plan', 'PEOPLES_COMMITTEE', level]);
  });

  it.each([
    ['UBND tỉnh Quảng Trị Lê Văn Mẫu', 'Lê Văn Mẫu'],
    ['UBND tỉnh Hà Nam Hoàng Thị Thử Nghiệm', 'Hoàng Thị Thử Nghiệm'],
    ['UBND thành phố Hà Nội, bà Vũ Thu Mẫu', 'Vũ Thu Mẫu'],
    ['UBND huyện Hải Lăng Trần Quốc Thử', 'Trần Quốc Thử'],
  ])('the signer of "Phó Chủ tịch %s ký" is %s', async (office, signer) => {
    const text = `Tin\n\nNgày 9/6/2023, Phó Chủ tịch ${office} ký ban hành Kế hoạch số 12/KH-UBND về công tác bình đẳng giới năm 2023.`;
    expect((await facts(text)).signer).toBe(signer);
  });

  it('completes a day without a year by the year of the plan, and says so', async () => {
    expect(
      await facts(
        'Tin\n\nNgày 14-10, UBND tỉnh Quảng Trị ban hành Kế hoạch số 12/KH-UBND về công tác bình đẳng giới năm 2021.',
      ),
    ).toMatchObject({ issuedOn: '2021-10-14', warnings: expect.arrayContaining(['year-inferred']) });
  });

  it.each(['on June 9, 2023', 'dated 9 June 2023', 'on 9/6/2023'])('read an English day: %s', async (day) => {
    expect(
      await facts(
        `Quang Tri and its women\n\nThe People's Committee of Quang Tri province issued Plan No. 12/KH-UBND ${day} on gender equality and the advancement of women in 2023 for the province.`,
      ),
    ).toMatchObject({ number: '12/KH-UBND', issuedOn: '2023-06-09', year: 2023, province: 'quang-tri' });
  });
});

describe('places and pages', () => {
  it.each(['xã Hòa Bình', 'phường Hà Nam', 'xã Phú Yên', 'huyện Hòa Bình'])('%s is no province', async (unit) => {
    const read = await facts(
      `Tin\n\nNgày 5/8/2024, UBND ${unit} ban hành Kế hoạch số 64/KH-UBND về công tác bình đẳng giới năm 2024.`,
    );
    expect([read.province, read.unit]).toEqual([null, unit]);
  });

  it('warns of a province that was merged before the day of issue, and of no other', async () => {
    const told = (day: string) =>
      facts(
        `Tin\n\nNgày ${day}, UBND tỉnh Bình Dương ban hành Kế hoạch số 64/KH-UBND về công tác bình đẳng giới năm 2025.`,
      );
    expect((await told('5/8/2025')).warnings).toContain('dissolved-province');
    expect((await told('5/3/2025')).warnings).not.toContain('dissolved-province');
  });

  it.each([
    ['Thứ Năm, 17-10-2024, 01:15 (GMT+7)\nCông tác phụ nữ\nĐăng ngày: 03-09-2024; 12 lần đọc', '2024-09-03'],
    ['Người đăng: An Ngày đăng tin: 06/11/2024 Lượt xem: 17', '2024-11-06'],
    ['Ngày hết hạn: 10/09/2024\nLần dự thảo: 2', null],
    ['Hạn chót góp ý: 10/09/2024', null],
  ])('take the day of posting from %j', async (lines, day) => {
    expect(
      (
        await facts(
          `${lines}\n\nUBND tỉnh Quảng Trị ban hành Kế hoạch số 91/KH-UBND ngày 20/8/2024 về công tác bình đẳng giới năm 2024.`,
        )
      ).publishedOn,
    ).toBe(day);
  });
});

describe('Word files', () => {
  const read = async (xml: string) =>
    (
      await readDocument(
        zipDocx(
          `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${xml}</w:body></w:document>`,
        ),
        { reference: loadReference() },
      )
    ).source.text;
  const run = (text: string, marks = '') => `<w:r>${marks}<w:t xml:space="preserve">${text}</w:t></w:r>`;

  it('show the result of a simple field', async () => {
    expect(
      await read(
        `<w:p>${run('Kế hoạch ngày ')}<w:fldSimple w:instr="DATE">${run('05')}</w:fldSimple>${run(' tháng 3 năm 2024')}</w:p>`,
      ),
    ).toBe('Kế hoạch ngày 05 tháng 3 năm 2024');
  });

  it.each([
    ['<w:rPr><w:vanish/></w:rPr>', 'Mở lớp.'],
    ['<w:rPr><w:b/><w:vanish w:val="true"/></w:rPr>', 'Mở lớp.'],
    ['<w:rPr><w:vanish w:val="0"/></w:rPr>', 'Mở lớp.Ghi chú kín.'],
  ])('leave out what %s hides', async (marks, text) => {
    expect(await read(`<w:p>${run('Mở lớp.')}${run('Ghi chú kín.', marks)}</w:p>`)).toBe(text);
  });

  it('stay byte for byte where nothing is hidden', async () => {
    const bundle = await readDocument(writeDocx(['Mở lớp học nghề cho phụ nữ.']), { reference: loadReference() });
    expect(bundle.source.text).toBe('Mở lớp học nghề cho phụ nữ.');
  });
});

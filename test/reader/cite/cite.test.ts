import { describe, expect, it } from 'vitest';
import { readCitations } from '../../../src/reader/cite/index.ts';
import { EvidenceCutter } from '../../../src/reader/evidence.ts';
import { placeIndex } from '../../../src/reader/grammar/place.ts';
import { readText } from '../support/fixtures.ts';
import { mapped } from '../support/mapped.ts';
import { loadReference } from '../support/reference.ts';

const index = placeIndex(loadReference());

function cite(text: string, preamble = false) {
  return readCitations({
    text: mapped(text),
    locator: null,
    preamble,
    named: [],
    own: new Set(),
    isOwn: (type, issuer) => type === 'KH' && issuer.territory === 'DISTRICT',
    index,
    cutter: new EvidenceCutter(text),
  });
}

describe('relations by the verb', () => {
  it.each([
    ['Căn cứ Nghị định số 70/2008/NĐ-CP ngày 04/6/2008', 'BASED_ON'],
    ['Thực hiện Công văn số 12/BNV-CTTN ngày 1/2/2025', 'IMPLEMENTS'],
    ['Cụ thể hóa Quyết định số 9/QĐ-TTg', 'IMPLEMENTS'],
    ['Tiếp tục triển khai thực hiện Kế hoạch số 8/KH-UBND', 'CONTINUES'],
    ['bảo đảm kết quả thực hiện Kế hoạch số 8/KH-UBND', 'CONTINUES'],
    ['Theo đề nghị của Sở Y tế tại Tờ trình số 81/TTr-SYT', 'PROPOSED_IN'],
    ['Xét Tờ trình số 80/TTr-SNV', 'PROPOSED_IN'],
    ['thay thế Quyết định số 5/QĐ-UBND', 'REPLACES'],
    ['sửa đổi, bổ sung Quyết định số 5/QĐ-UBND', 'AMENDS'],
    ['bãi bỏ Quyết định số 5/QĐ-UBND', 'REPEALS'],
    ['đính chính Công văn số 5/UBND-VX', 'CORRECTS'],
    ['tổng kết Kế hoạch số 5/KH-UBND', 'REVIEWS'],
    ['theo quy định tại Thông tư số 5/2020/TT-BNV', 'REFERENCES'],
    ['ban hành kèm theo Quyết định số 5/QĐ-UBND', 'PROMULGATES'],
  ])('%s', (text, relation) => {
    expect(cite(text).map((citation) => citation.relation)).toEqual([relation]);
  });
});

describe('an act that follows another without the word "số"', () => {
  it.each([
    [
      'Căn cứ Công văn số 55/BNV-CTTN ngày 2/3/2025 hướng dẫn công tác năm 2025 và Kế hoạch 834/KH-UBND ngày 26/6/2021',
      2,
    ],
    ['Thực hiện Nghị quyết số 28/NQ-CP ban hành Chiến lược; Quyết định 1790/QĐ-TTg phê duyệt Chương trình', 2],
    ['Căn cứ Chỉ thị 21-CT/TW về công tác phụ nữ và Thông tư 191/2009/TT-BTC hướng dẫn kinh phí', 2],
  ])('%s', (text, count) => {
    const found = cite(text);
    expect(found.map(({ relation }) => relation)).toEqual(Array(count).fill(found[0]?.relation));
    expect(found.flatMap(({ nested }) => nested)).toEqual([]);
  });
});

describe('the verb that opens a line of the preamble governs each act behind a semicolon', () => {
  it.each([
    [
      'Thực hiện Quyết định số 12/QĐ-TTg phê duyệt Chương trình; văn bản số 75/LĐTBXH-BĐG ngày 5/4/2012 của Bộ Lao động. Thương binh hướng dẫn; Kế hoạch số 10/KH-UBND về bình đẳng giới',
      'IMPLEMENTS',
    ],
    ['Triển khai Nghị quyết số 28/NQ-CP; theo dõi chung của các ngành; Kế hoạch số 9/KH-UBND', 'IMPLEMENTS'],
    ['Căn cứ Luật; thay mặt Tỉnh ủy, cùng các sở; Công văn số 3/BNV-CTTN', 'BASED_ON'],
  ])('%s', (text, relation) => {
    expect(
      cite(text, true)
        .filter(({ number }) => number)
        .map((found) => found.relation),
    ).toSatisfy((all: string[]) => all.length > 0 && all.every((one) => one === relation));
  });
});

describe('what belongs to a citation', () => {
  it('number, date, issuer and subject as printed', () => {
    expect(
      cite(
        'Thực hiện Kế hoạch số 38/KH-UBND, ngày 5/3/2021 của UBND tỉnh Hà Nam về phòng ngừa bạo lực; nay yêu cầu',
      )[0],
    ).toMatchObject({
      type: 'KH',
      numberAsPrinted: '38/KH-UBND',
      dateAsPrinted: '5/3/2021',
      date: '2021-03-05',
      issuerAsPrinted: 'UBND tỉnh Hà Nam',
      subject: 'về phòng ngừa bạo lực',
    });
  });

  it('who proposes, before the proposal', () => {
    expect(cite('Theo đề nghị của Sở Y tế tại Tờ trình số 81/TTr-SYT ngày 14/4/2025')[0]?.issuerAsPrinted).toBe(
      'Sở Y tế',
    );
  });

  it('an act inside the title of a cited act is nested, not cited', () => {
    const [only, ...others] = cite(
      'Thực hiện Quyết định số 178/QĐ-TTg ngày 28/01/2016 của Thủ tướng Chính phủ về thực hiện Thông báo kết luận số 196-TB/TW ngày 16/3/2015',
    );
    expect(others).toEqual([]);
    expect(only?.nested).toEqual([{ numberAsPrinted: '196-TB/TW', number: '196-TB/TW', date: '2015-03-16' }]);
  });

  it('acts joined by "và" share the verb and keep their own dates', () => {
    const citations = cite(
      'Thực hiện Công văn số 1/BNV-CT ngày 1/2/2025 của Bộ Nội vụ về hướng dẫn và Quyết định số 2/QĐ-UBND ngày 3/4/2021 của UBND tỉnh ban hành kế hoạch',
    );
    expect(citations.map(({ relation, date }) => [relation, date])).toEqual([
      ['IMPLEMENTS', '2025-02-01'],
      ['IMPLEMENTS', '2021-04-03'],
    ]);
  });

  it('a law by its name has no number', () => {
    expect(cite('Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;', true)[0]).toMatchObject({
      relation: 'BASED_ON',
      type: 'Luật',
      number: null,
      date: '2006-11-29',
    });
  });

  it('a counter without its symbol stays a counter', () => {
    expect(cite('theo Kế hoạch số 702 của UBND tỉnh')[0]).toMatchObject({ number: '702', method: 'counter' });
  });
});

describe('a law that amends others', () => {
  it.each([
    [
      'Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019',
      '2019-11-22',
    ],
    ['Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày 25/11/2019', '2019-11-25'],
    ['Luật sửa đổi một số điều của Luật Bảo hiểm xã hội ngày 1 tháng 2 năm 2020', '2020-02-01'],
  ])('names them in its title: %s', async (law, date) => {
    const { citations } = await readText(
      `ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 5/KH-UBND\nHà Nam, ngày 3 tháng 4 năm 2022\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2022\nCăn cứ ${law};\nI. NHIỆM VỤ\n1. Mở lớp học nghề.`,
    );
    expect(citations.map((citation) => [citation.type, citation.date])).toEqual([['Luật', date]]);
  });
});

describe('acts named by type and issuer alone', () => {
  it.each([
    [
      'Thực hiện Kế hoạch của thành phố về bình đẳng giới, phường phát tờ rơi',
      'KH',
      'IMPLEMENTS',
      'Kế hoạch của thành phố',
    ],
    [
      'Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh về phát triển nguồn nhân lực',
      'NQ',
      'BASED_ON',
      'Nghị quyết của Hội đồng nhân dân tỉnh',
    ],
    [
      'Tiếp tục thực hiện Chỉ thị của Thủ tướng Chính phủ ngày 5/3/2020',
      'CT',
      'CONTINUES',
      'Chỉ thị của Thủ tướng Chính phủ ngày 5/3/2020',
    ],
    ['theo Chương trình hành động của Tỉnh ủy', 'CTr', 'IMPLEMENTS', 'Chương trình hành động của Tỉnh ủy'],
    ['Tổng kết Đề án do UBND tỉnh ban hành', 'ĐA', 'REVIEWS', 'Đề án do UBND tỉnh ban hành'],
    [
      'triển khai thực hiện kế hoạch của Ban Vì sự tiến bộ của phụ nữ tỉnh',
      'KH',
      'IMPLEMENTS',
      'kế hoạch của Ban Vì sự tiến bộ của phụ nữ tỉnh',
    ],
  ])('%s', (text, type, relation, subject) => {
    expect(cite(text)).toMatchObject([{ type, relation, subject, number: null }]);
  });

  it('takes none for an act that is one’s own, of many, or of nobody', () => {
    for (const text of [
      'Các phòng thực hiện Kế hoạch của UBND huyện',
      'xây dựng kế hoạch của tỉnh',
      'thực hiện các chương trình của Chính phủ',
      'theo kế hoạch của các đơn vị',
      'thực hiện kế hoạch của UBND các xã',
      'thực hiện kế hoạch công tác hằng năm',
      'phối hợp với kế hoạch của Bộ Nội vụ',
    ])
      expect(cite(text), text).toEqual([]);
  });

  it('finds an act once where its number stands behind its issuer', () => {
    const cited = cite('Thực hiện Kế hoạch của UBND tỉnh số 15/KH-UBND ngày 3/2/2024');
    expect(cited).toMatchObject([{ number: '15/KH-UBND', date: '2024-02-03' }]);
  });
});

describe('laws named by words', () => {
  it('knows a law by its capitals, whatever it is on, and no body of lawyers', () => {
    const cited = cite('Căn cứ Luật Người khuyết tật; Luật Thanh niên năm 2020; Bộ luật Dân sự', true);
    expect(cited.map(({ subject }) => subject)).toEqual([
      'Luật Người khuyết tật',
      'Luật Thanh niên năm 2020',
      'Bộ luật Dân sự',
    ]);
    expect(cite('Sở Tư pháp phối hợp với Hội Luật gia tỉnh, Đoàn Luật sư tỉnh')).toEqual([]);
    expect(cite('Phổ biến luật cho người dân; Luật này có hiệu lực')).toEqual([]);
  });
});

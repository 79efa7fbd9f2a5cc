import { type Case, committee, HEAD, plan } from './case.ts';

/** Whole texts: letterheads, preambles, tasks, targets and signatures. */
export const TEXTS: readonly Case[] = [
  {
    kind: 'look-alike of Đ in the symbol of a decision',
    text: plan({
      head: HEAD('TỈNH ÐIỆN BIÊN', '318/QÐ-UBND', 'Ðiện Biên, ngày 11 tháng 4 năm 2023'),
      type: 'QUYẾT ÐỊNH',
      title: 'Ban hành Kế hoạch công tác bình đẳng giới năm 2023',
    }),
    expected: {
      number: '318/QĐ-UBND',
      type: 'QĐ',
      issuedOn: '2023-04-11',
      issuer: committee('PROVINCE', 'dien-bien'),
      year: 2023,
    },
  },
  {
    kind: 'look-alike of Đ in an announcement',
    text: 'Ngày 12/5/2022, UBND tỉnh Lâm Ðồng ban hành Quyết định số 977/QƉ-UBND về Kế hoạch bình đẳng giới năm 2022.',
    expected: { number: '977/QĐ-UBND', type: 'QĐ', provinceId: 'lam-dong', issuedOn: '2022-05-12', year: 2022 },
  },
  {
    kind: 'look-alike of Đ in a cited number',
    text: plan({
      head: HEAD('TỈNH SƠN LA', '71/KH-UBND', 'Sơn La, ngày 20 tháng 3 năm 2023'),
      preamble: 'Căn cứ Quyết định số 2232/QÐ-TTg ngày 28/12/2020 của Thủ tướng Chính phủ;',
    }),
    expected: { citations: [{ number: '2232/QĐ-TTg', relation: 'BASED_ON', date: '2020-12-28' }] },
  },
  {
    kind: 'letterhead of a law portal without the word of the type',
    text: 'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 92/KH-UBND | Tuyên Quang, ngày 17 tháng 3 năm 2023 |\nTHỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI TỈNH TUYÊN QUANG NĂM 2023\nI. NHIỆM VỤ\n1. In tờ rơi về bình đẳng giới.',
    expected: {
      pageKind: 'plan',
      number: '92/KH-UBND',
      type: 'KH',
      issuedOn: '2023-03-17',
      provinceId: 'tuyen-quang',
      year: 2023,
      tasks: [{ locator: 'I.1' }],
    },
  },
  {
    kind: 'letterhead of a law portal without the word of the type',
    text: 'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 1544/QĐ-UBND | Cần Thơ, ngày 21 tháng 6 năm 2021 |\nPHÊ DUYỆT KẾ HOẠCH THỰC HIỆN CHIẾN LƯỢC QUỐC GIA VỀ BÌNH ĐẲNG GIỚI GIAI ĐOẠN 2021 - 2030\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ\nĐiều 1. Phê duyệt Kế hoạch kèm theo Quyết định này.',
    expected: {
      pageKind: 'plan',
      number: '1544/QĐ-UBND',
      type: 'QĐ',
      capacity: 'CHAIRMAN',
      provinceId: 'can-tho',
      year: null,
      period: { from: 2021, to: 2030 },
    },
  },
  {
    kind: 'two columns of a letterhead parted by a tab',
    text: plan({
      head: 'ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÒA BÌNH\tĐộc lập - Tự do - Hạnh phúc\nSố: 44/KH-UBND\tHòa Bình, ngày 08 tháng 3 năm 2023',
    }),
    expected: {
      pageKind: 'plan',
      number: '44/KH-UBND',
      issuedOn: '2023-03-08',
      issuer: committee('PROVINCE', 'hoa-binh'),
      signer: 'Đào Thị Mẫu',
    },
  },
  {
    kind: 'two columns of a letterhead parted by spaces',
    text: plan({
      head: 'UBND HUYỆN ĐẠI LỘC        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n                          Độc lập - Tự do - Hạnh phúc\nSố: 18/KH-UBND            Đại Lộc, ngày 02 tháng 3 năm 2023',
      preamble: 'Thực hiện Kế hoạch số 1022/KH-UBND ngày 20/02/2023 của UBND tỉnh Quảng Nam;',
    }),
    expected: {
      pageKind: 'plan',
      number: '18/KH-UBND',
      issuedOn: '2023-03-02',
      issuer: committee('DISTRICT', 'quang-nam'),
      citations: [{ number: '1022/KH-UBND', relation: 'IMPLEMENTS', date: '2023-02-20' }],
    },
  },
  ...['ngày 07/4/2023', 'ngày 7/4/2023', 'ngày 07-04-2023', 'ngày 07.4.2023'].map((day) => ({
    kind: `numeric day in a letterhead: ${day}`,
    text: plan({ head: HEAD('TỈNH NAM ĐỊNH', '60/KH-UBND', `Nam Định, ${day}`) }),
    expected: {
      pageKind: 'plan',
      issuedOn: '2023-04-07',
      provinceId: 'nam-dinh',
      tasks: [{ locator: 'I.1' }, { locator: 'I.2' }],
    },
  })),
  {
    kind: 'commune named like a province',
    text: plan({
      head: HEAD('XÃ QUẢNG NAM', '05/KH-UBND', 'Quảng Nam, ngày 09 tháng 01 năm 2026'),
      title: 'Bình đẳng giới năm 2026',
    }),
    url: 'https://thanhhoa.gov.vn/xa-quang-nam',
    expected: { provinceId: 'thanh-hoa', unit: 'xã Quảng Nam', level: 'COMMUNE' },
  },
  {
    kind: 'district named like a province',
    text: 'Ngày 14/3/2022, UBND huyện Hòa Bình, tỉnh Bạc Liêu ban hành Kế hoạch số 21/KH-UBND về bình đẳng giới năm 2022.',
    expected: { provinceId: 'bac-lieu', unit: 'huyện Hòa Bình', level: 'DISTRICT', number: '21/KH-UBND' },
  },
  {
    kind: 'ward named like a province, without any word of its province',
    text: 'Ngày 20/10/2025, UBND phường Hà Nam ban hành Kế hoạch số 33/KH-UBND về bình đẳng giới năm 2025.',
    expected: { provinceId: null, unit: 'phường Hà Nam', level: 'COMMUNE' },
  },
  {
    kind: 'act inside the title of an amending law',
    text: plan({
      head: HEAD('TỈNH HÀ GIANG', '81/KH-UBND', 'Hà Giang, ngày 20 tháng 3 năm 2023'),
      preamble:
        'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống mua bán người và Luật Trợ giúp pháp lý ngày 20 tháng 6 năm 2022;\nCăn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;',
    }),
    expected: {
      namedCitations: [
        { name: 'Luật sửa đổi, bổ sung một số điều của Luật Phòng, chống mua bán người', relation: 'BASED_ON' },
        { name: 'Luật Bình đẳng giới', relation: 'BASED_ON' },
      ],
      citations: [],
    },
  },
  ...[
    '|\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Mẫu\n|',
    '|\nTM. ỦY BAN\nNHÂN DÂN\nKT. CHỦ\nTỊCH\nPHÓ CHỦ TỊCH\nLê Mẫu\n|',
    '| | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH |\n| | Lê Mẫu |',
    'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCHLê Mẫu',
  ].map((sign, at) => ({
    kind: `signature in cells ${at + 1}`,
    text: plan({ head: HEAD('TỈNH NINH THUẬN', '61/KH-UBND', 'Ninh Thuận, ngày 20 tháng 3 năm 2023'), sign }),
    expected: { signer: 'Lê Mẫu', tasks: [{ locator: 'I.1' }, { locator: 'I.2' }] },
  })),
  ...[
    ['Chương trình “Phòng ngừa và ứng phó với bạo lực trên cơ sở giới” giai đoạn 2021 - 2025', 'gbv-2021-2025'],
    ['Chương trình “Truyền thông về bình đẳng giới đến năm 2030”', 'comm-2030'],
    ['Đề án “Hỗ trợ hoạt động bình đẳng giới vùng dân tộc thiểu số, giai đoạn 2018-2025”', 'scheme-1898'],
  ].map(([name, id]) => ({
    kind: `programme in quotation marks: ${id}`,
    text: `Ngày 10/6/2022, UBND tỉnh Hậu Giang ban hành Kế hoạch số 91/KH-UBND thực hiện ${name} trên địa bàn tỉnh.`,
    expected: { programmes: [id ?? ''], number: '91/KH-UBND' },
  })),
  ...[
    ['Tờ trình số 88/TTr-SVHTT.GĐ ngày 01/3/2023 của Sở Văn hóa và Thể thao', '88/TTr-SVHTT.GĐ'],
    ['Tờ trình số 45/SNV ngày 01/3/2023 của Sở Nội vụ', '45/SNV'],
    ['Tờ trình số 12/TTr-BDT-CS ngày 01/3/2023 của Ban Dân tộc', '12/TTr-BDT-CS'],
  ].map(([cited, number]) => ({
    kind: `symbol of a proposal: ${number}`,
    text: plan({
      head: HEAD('TỈNH BÌNH PHƯỚC', '90/KH-UBND', 'Bình Phước, ngày 20 tháng 3 năm 2023'),
      preamble: `Xét đề nghị tại ${cited};`,
    }),
    expected: { citations: [{ number: number ?? '', relation: 'PROPOSED_IN' as const, date: '2023-03-01' }] },
  })),
  ...['90/KH.UBND', '90 /KH - UBND', '90/KH–UBND'].map((number) => ({
    kind: `symbol with a point or spaces: ${number}`,
    text: plan({ head: HEAD('TỈNH BÌNH PHƯỚC', number, 'Bình Phước, ngày 20 tháng 3 năm 2023') }),
    expected: { number: '90/KH-UBND' },
  })),
  {
    kind: 'facts of a cited act stay with it',
    text: plan({
      head: HEAD('TỈNH TRÀ VINH', '31/KH-UBND', 'Trà Vinh, ngày 20 tháng 3 năm 2023'),
      tasks:
        '1. Tiếp tục thực hiện Kế hoạch số 55/KH-UBND ngày 02/4/2021 về bình đẳng giới giai đoạn 2021 - 2025.\n2. Sở Nội vụ chủ trì, Sở Tài chính phối hợp rà soát cán bộ nữ.',
    }),
    expected: {
      year: 2023,
      period: { from: 2023, to: 2023 },
      tasks: [
        { locator: 'I.1', deadline: null },
        { locator: 'I.2', area: 'T07', lead: ['Sở Nội vụ'], co: ['Sở Tài chính'] },
      ],
    },
  },
  {
    kind: 'preamble that opens with "Triển khai" right below the title',
    text: plan({
      head: HEAD('TỈNH TRÀ VINH', '31/KH-UBND', 'Trà Vinh, ngày 20 tháng 3 năm 2023'),
      title: 'Thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ tỉnh Trà Vinh năm 2023',
      preamble:
        'Triển khai Nghị quyết số 28/NQ-CP ngày 03/3/2021 của Chính phủ về Chiến lược quốc gia giai đoạn 2021 - 2030,\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
    }),
    expected: { pageKind: 'plan', year: 2023, period: { from: 2023, to: 2023 } },
  },
  {
    kind: 'all units of a kind are one lead agency',
    text: plan({
      head: HEAD('TỈNH TRÀ VINH', '31/KH-UBND', 'Trà Vinh, ngày 20 tháng 3 năm 2023'),
      tasks: '1. Treo cờ.\nII. TỔ CHỨC THỰC HIỆN\n1. UBND các huyện, thị xã, thành phố tuyên truyền về bình đẳng giới.',
    }),
    expected: { tasks: [{ locator: 'I.1' }, { locator: 'II.1', lead: ['UBND các huyện, thị xã, thành phố'] }] },
  },
  {
    kind: 'two values of one sentence, each with its year and the operator',
    text: plan({
      head: HEAD('TỈNH HÀ TĨNH', '120/KH-UBND', 'Hà Tĩnh, ngày 20 tháng 5 năm 2021'),
      title: 'Thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030',
      preamble: 'MỤC TIÊU\n1. Nữ giám đốc, chủ doanh nghiệp đạt ít nhất 27% vào năm 2025 và 30% vào năm 2030.',
    }),
    expected: {
      targets: [
        { measure: '2.3', operator: '>=', value: '27', year: 2025 },
        { measure: '2.3', operator: '>=', value: '30', year: 2030 },
      ],
    },
  },
];

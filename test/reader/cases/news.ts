import { type Case, committee } from './case.ts';

/** Pages that tell of a plan. */
export const NEWS: readonly Case[] = [
  ...[
    ['Chủ tịch UBND tỉnh Quảng Bình Trần Thị Mẫu đã ký ban hành', 'Trần Thị Mẫu', 'quang-binh'],
    ['Phó Chủ tịch UBND tỉnh Kon Tum Y Mẫu Ngọc vừa ký', 'Y Mẫu Ngọc', 'kon-tum'],
    ['Phó Chủ tịch Thường trực UBND tỉnh Thừa Thiên Huế Nguyễn Văn Mẫu ký', 'Nguyễn Văn Mẫu', 'hue'],
  ].map(([words, signer, provinceId]) => ({
    kind: `signer behind the name of a province: ${provinceId}`,
    text: `${words} Kế hoạch số 70/KH-UBND ngày 10/3/2023 về công tác bình đẳng giới năm 2023.`,
    expected: { signer, provinceId, number: '70/KH-UBND', issuedOn: '2023-03-10' },
  })),
  ...[
    'Ngày 18/5/2022, UBND tỉnh Gia Lai đã ra Quyết định số 402/QĐ-UBND về Kế hoạch bình đẳng giới năm 2022.',
    'UBND tỉnh Gia Lai có Quyết định số 402/QĐ-UBND, ngày 18-5-2022, ban hành Kế hoạch bình đẳng giới năm 2022.',
    'Kế hoạch bình đẳng giới năm 2022 được UBND tỉnh Gia Lai phê duyệt tại Quyết định số 402/QĐ-UBND ngày 18/5/2022.',
    'Tại Quyết định số 402/QĐ-UBND ngày 18 tháng 5 năm 2022, UBND tỉnh Gia Lai đã thông qua Kế hoạch bình đẳng giới năm 2022.',
  ].map((text, at) => ({
    kind: `other verbs and orders of issuing ${at + 1}`,
    text,
    expected: {
      pageKind: 'report_about_plan',
      number: '402/QĐ-UBND',
      type: 'QĐ',
      issuedOn: '2022-05-18',
      issuer: committee('PROVINCE', 'gia-lai'),
      year: 2022,
      citations: [],
    },
  })),
  ...[
    'Thực hiện Kế hoạch số 508 của UBND tỉnh Bắc Kạn về bình đẳng giới năm 2021, nhà trường tổ chức nói chuyện.',
    'Theo Kế hoạch 508 của UBND tỉnh Bắc Kạn về Tháng hành động vì bình đẳng giới năm 2021, các xã treo cờ.',
    'Căn cứ Kế hoạch 508 về bình đẳng giới năm 2021 của UBND tỉnh Bắc Kạn, bệnh viện khám miễn phí cho phụ nữ.',
  ].map((text, at) => ({
    kind: `plan known by a number without symbol ${at + 1}`,
    text,
    expected: {
      pageKind: 'report_about_plan',
      number: '508',
      type: 'KH',
      provinceId: 'bac-kan',
      year: 2021,
      issuedOn: null,
    },
  })),
  ...[
    'UBND huyện Krông Bông có kế hoạch Tháng hành động vì bình đẳng giới năm 2022, triển khai từ ngày 15/11.',
    'Huyện Krông Bông vừa xây dựng kế hoạch tổ chức Tháng hành động vì bình đẳng giới năm 2022.',
    'Tháng hành động vì bình đẳng giới năm 2022 được UBND huyện Krông Bông lên kế hoạch tổ chức từ 15/11 đến 15/12.',
  ].map((text, at) => ({
    kind: `district that has a plan, no number ${at + 1}`,
    text,
    url: 'https://krongbong.daklak.gov.vn/tin/5',
    expected: {
      pageKind: 'report_about_plan',
      number: null,
      issuer: committee('DISTRICT', 'dak-lak'),
      level: 'DISTRICT',
      year: 2022,
    },
  })),
  ...[
    'Để thu hẹp khoảng cách giới trong các cơ quan của địa phương, ngày 14/5/2019, UBND tỉnh Bình Thuận đã ban hành Kế hoạch số 1180/KH-UBND về bình đẳng giới năm 2019.',
    'Nhằm nâng cao vị thế của phụ nữ trên mọi lĩnh vực của đời sống, ngày 14 tháng 5 năm 2019, UBND tỉnh Bình Thuận có Kế hoạch số 1180/KH-UBND về bình đẳng giới năm 2019.',
  ].map((text, at) => ({
    kind: `day right before who issues, behind the aim ${at + 1}`,
    text,
    expected: { issuedOn: '2019-05-14', number: '1180/KH-UBND', provinceId: 'binh-thuan' },
  })),
  ...[
    'Thực hiện Kế hoạch số 93KH-UBND ngày 24/10/2023 của UBND tỉnh Bạc Liêu về Tháng hành động vì bình đẳng giới năm 2023, Sở Du lịch đã có Công văn số 812/SDL-VP triển khai đến các phòng.',
    'Theo Kế hoạch số 93/KH-UBND ngày 24/10/2023 của UBND tỉnh Bạc Liêu về Tháng hành động vì bình đẳng giới năm 2023, Sở Nội vụ vừa có Công văn số 512/SNV-TCCB gửi các đơn vị.',
  ].map((text, at) => ({
    kind: `letter of a department that passes on the plan of its province ${at + 1}`,
    text,
    expected: {
      pageKind: 'report_about_plan',
      number: '93/KH-UBND',
      type: 'KH',
      issuedOn: '2023-10-24',
      issuer: committee('PROVINCE', 'bac-lieu'),
      year: 2023,
    },
  })),
  ...['Plan No. 77 to implement', 'Plan number 77 on'].map((words) => ({
    kind: `English plan known by its counter: ${words}`,
    text: `The People's Committee of Lang Son Province has just issued ${words} the National Strategy on Gender Equality for the 2021-2030 period.`,
    expected: {
      pageKind: 'report_about_plan',
      number: '77',
      type: 'KH',
      issuedOn: null,
      provinceId: 'lang-son',
      strategies: ['strategy-2021-2030'],
    },
  })),
  {
    kind: 'article in English about the national strategy alone',
    text: 'Towards gender equality\nThe National Strategy on Gender Equality for 2021-2030 was approved under Decision No. 1234/QĐ-TTg dated 3 March 2021 of the Prime Minister. Women in many provinces take part.',
    expected: { number: null, issuedOn: null },
  },
  {
    kind: 'day and month, the year in the title',
    text: 'Cao Bằng triển khai công tác bình đẳng giới năm 2023\n\nNgày 15-3, UBND tỉnh Cao Bằng ban hành Kế hoạch số 512/KH-UBND.',
    expected: {
      issuedOn: '2023-03-15',
      number: '512/KH-UBND',
    },
  },
  {
    kind: 'day and month, the year in the subject',
    text: 'Hôm 2/4, UBND tỉnh Bình Thuận đã ban hành Kế hoạch số 1180/KH-UBND về bình đẳng giới năm 2024.',
    expected: { issuedOn: '2024-04-02', number: '1180/KH-UBND', year: 2024 },
  },
  {
    kind: 'day and month without any year',
    text: 'Ngày 2/4, UBND tỉnh Bình Thuận ban hành Kế hoạch số 1180/KH-UBND về công tác bình đẳng giới.',
    expected: { issuedOn: null, number: '1180/KH-UBND', year: null },
  },
  ...['on April 5, 2023', 'on 5 April 2023', 'dated 5th April 2023'].map((day) => ({
    kind: `English day: ${day}`,
    text: `Gender equality in Lang Son\nThe People's Committee of Lang Son Province issued Plan No. 77/KH-UBND ${day} on gender equality in 2023.`,
    expected: { issuedOn: '2023-04-05', number: '77/KH-UBND', provinceId: 'lang-son', year: 2023 },
  })),
  ...[
    ['Thứ Sáu, 20/06/2025 10:11:12\nĐăng ngày 08/3/2023', '2023-03-08'],
    ['Hôm nay là 20/06/2025\nNgày đăng tin: 08/03/2023', '2023-03-08'],
    ['Ngày hết hạn: 30/12/2023', null],
    ['Ngày đăng: 08-03-2023 | Ngày hết hạn: 30-12-2023', '2023-03-08'],
    ['08/03/2023 07:30 SA - Lượt xem: 99', '2023-03-08'],
  ].map(([line, day]) => ({
    kind: `day of the page among other days: ${line}`,
    text: `Kế hoạch bình đẳng giới năm 2023\n${line}\nUBND tỉnh Đồng Tháp ban hành Kế hoạch số 66/KH-UBND ngày 03/3/2023 về bình đẳng giới năm 2023.`,
    expected: { publishedOn: day, issuedOn: '2023-03-03' },
  })),
];

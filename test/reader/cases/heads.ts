import { type Case, committee } from './case.ts';

const WORK = 'I. NHIỆM VỤ\n1. Phát thanh về bình đẳng giới ở các xã.';
const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc';

/** Heads of acts as portals and translations run them together or leave them out. */
export const HEADS: readonly Case[] = [
  {
    kind: 'a masthead cell that runs over its rule',
    text: `ỦY BAN NHÂN DÂN TỈNH LÀO CAI __________ Số: 210/KH-UBND | ${MOTTO} __________\nKẾ HOẠCH\nCông tác bình đẳng giới năm 2022\n${WORK}`,
    expected: { pageKind: 'plan', number: '210/KH-UBND', issuer: committee('PROVINCE', 'lao-cai'), year: 2022 },
  },
  {
    kind: 'a masthead cell that runs over its rule',
    text: `UBND HUYỆN KRÔNG PA ------- Số 31/KH-UBND | ${MOTTO} -------\nKrông Pa, ngày 4 tháng 3 năm 2021\nKẾ HOẠCH\nVì sự tiến bộ của phụ nữ năm 2021\n${WORK}`,
    url: 'https://krongpa.gialai.gov.vn/van-ban/31',
    expected: {
      number: '31/KH-UBND',
      issuer: committee('DISTRICT', 'gia-lai'),
      issuedOn: '2021-03-04',
      tasks: [{ locator: 'I.1' }],
    },
  },
  {
    kind: 'a masthead cell that runs over its rule, below the fields of a portal',
    text: `Kế hoạch 88/KH-UBND Đà Nẵng 2023 bình đẳng giới\nCơ quan ban hành: | Ủy ban nhân dân Thành phố Đà Nẵng | Số công báo: | Đang cập nhật |\nSố hiệu: | 88/KH-UBND | Người ký: | Ngô Thị Mẫu |\nNgày ban hành: | 14/04/2023 | Ngày hết hiệu lực: | Đang cập nhật |\nỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG _______ Số: 88/KH-UBND | ${MOTTO} _______`,
    expected: {
      pageKind: 'plan',
      number: '88/KH-UBND',
      issuedOn: '2023-04-14',
      signer: 'Ngô Thị Mẫu',
      issuer: committee('PROVINCE', 'da-nang'),
      tasks: [],
    },
  },
  {
    kind: 'the symbol says that a body of the state issued it',
    text: 'No. 515/QD-BYT\nIndependence – Freedom – Happiness\nHanoi, March 2, 2022\nPursuant to Resolution No. 28/NQ-CP dated March 3, 2021 of the Government on gender equality;\nArticle 1. The Action Plan for gender equality of the health sector is promulgated together with this Decision.\nArticle 2. This Decision comes into force as of its date of signing.',
    expected: { pageKind: 'near_miss', number: '515/QĐ-BYT', tasks: [] },
  },
  {
    kind: 'the symbol says that a body of the state issued it',
    text: 'Kế hoạch 1220/KH-BNV về bình đẳng giới năm 2025\nSố: 1220/KH-BNV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 7 tháng 3 năm 2025\nKẾ HOẠCH\nTriển khai công tác bình đẳng giới năm 2025',
    expected: { pageKind: 'near_miss', number: '1220/KH-BNV' },
  },
  {
    kind: 'the frame of an act in English holds no work',
    text: 'No. 73/KH-UBND\nIndependence – Freedom – Happiness\nThai Binh, March 5, 2021\nPLAN\nOn gender equality in 2021\nPursuant to Resolution No. 28/NQ-CP dated March 3, 2021 of the Government on the National Strategy for Gender Equality;\nAt the request of the Director of the Department of Labor;\nArticle 1. The plan is attached hereto.\n1. Train officials of communes on gender equality.',
    expected: { number: '73/KH-UBND', tasks: [{ locator: '1' }] },
  },
];

import { type Case, HEAD } from './case.ts';

const decision = (province: string, number: string, place: string, rest: string) =>
  `${HEAD(province, number, place)}\nQUYẾT ĐỊNH\n${rest}`;

/** Decisions whose articles and annexed plans stand in the lines of a portal. */
export const DECISIONS: readonly Case[] = [
  {
    kind: 'an article parted from its number is no head of the annexed plan',
    text: decision(
      'TỈNH BẮC KẠN',
      '645/QĐ-UBND',
      'Bắc Kạn, ngày 12 tháng 4 năm 2018',
      'Về việc ban hành Kế hoạch thực hiện Đề án bình đẳng giới vùng dân tộc thiểu số giai đoạn 2018 - 2025\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Bình đẳng giới ngày 29/11/2006;\nQUYẾT ĐỊNH:\nĐiều 1.\nBan hành kèm theo Quyết định này Kế hoạch thực hiện Đề án bình đẳng giới vùng dân tộc thiểu số giai đoạn 2018 - 2025.\nĐiều 2.\nQuyết định này có hiệu lực từ ngày ký.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nHoàng Thị Mẫu\nKẾ HOẠCH\nTHỰC HIỆN ĐỀ ÁN BÌNH ĐẲNG GIỚI VÙNG DÂN TỘC THIỂU SỐ\nI. NHIỆM VỤ\n1. Tập huấn cho già làng về bình đẳng giới.',
    ),
    expected: {
      pageKind: 'plan',
      signer: 'Hoàng Thị Mẫu',
      effectiveOn: '2018-04-12',
      period: { from: 2018, to: 2025 },
      tasks: [{ locator: 'I.1' }],
    },
  },
  {
    kind: 'an article parted from its number is no head of the annexed plan',
    text: decision(
      'TỈNH HÀ TĨNH',
      '1907/QĐ-UBND',
      'Hà Tĩnh, ngày 30 tháng 6 năm 2021',
      'Ban hành Kế hoạch thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030\nỦY BAN NHÂN DÂN TỈNH\nQUYẾT ĐỊNH:\nĐiều 1\nBan hành kèm theo Quyết định này Kế hoạch thực hiện Chiến lược quốc gia về bình đẳng giới.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nVõ Văn Mẫu\nKẾ HOẠCH\nThực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030\n(Ban hành kèm theo Quyết định số 1907/QĐ-UBND ngày 30/6/2021)\nI. NHIỆM VỤ\n1. Truyền thông trên hệ thống loa xã về bình đẳng giới.\n2. Đào tạo nghề cho lao động nữ.',
    ),
    expected: { signer: 'Võ Văn Mẫu', tasks: [{ locator: 'I.1' }, { locator: 'I.2' }] },
  },
  {
    kind: 'an article parted from its number is no head of the annexed plan',
    text: decision(
      'THÀNH PHỐ HẢI PHÒNG',
      '88/QĐ-UBND',
      'Hải Phòng, ngày 9 tháng 1 năm 2023',
      'Về việc ban hành Chương trình bình đẳng giới năm 2023\nCHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ\nQUYẾT ĐỊNH:\nĐiều 1:\nBan hành kèm theo Quyết định này là Chương trình bình đẳng giới năm 2023 của thành phố.\nCHỦ TỊCH\nNguyễn Văn Mẫu\nCHƯƠNG TRÌNH\nBình đẳng giới năm 2023\n(Ban hành kèm theo Quyết định này)\nI. NHIỆM VỤ\n1. Kiểm tra việc thi hành pháp luật về bình đẳng giới.',
    ),
    expected: { signer: 'Nguyễn Văn Mẫu', year: 2023, tasks: [{ locator: 'I.1' }] },
  },
];

/** What a page of the tests says of its plan. Names of people are invented. */
export interface PageFacts {
  number: string;
  province: string;
  /** Day of issue as printed, e.g. "ngày 5 tháng 3 năm 2022"; null when the page does not tell it. */
  issued: string | null;
  year: number;
  /** A sentence that cites another act. */
  cites?: string;
  /** Tasks; two without it. */
  tasks?: readonly string[];
}

const TASKS = [
  'Mở lớp tập huấn kỹ năng lồng ghép giới cho cán bộ xã, phường.',
  'Xây dựng địa chỉ tin cậy hỗ trợ nạn nhân bạo lực trên cơ sở giới.',
] as const;

/** Writes a provincial plan as a portal shows its full text. */
export function planPage({ number, province, issued, year, cites, tasks = TASKS }: PageFacts): string {
  return [
    `ỦY BAN NHÂN DÂN\nTỈNH ${province.toUpperCase()}`,
    `Số: ${number}`,
    ...(issued ? [`${province}, ${issued}`] : []),
    `KẾ HOẠCH\nThực hiện công tác bình đẳng giới trên địa bàn tỉnh ${province} năm ${year}`,
    ...(cites ? [cites] : []),
    `Ủy ban nhân dân tỉnh ban hành kế hoạch bình đẳng giới năm ${year} như sau:`,
    'I. MỤC ĐÍCH, YÊU CẦU',
    '1. Nâng cao nhận thức của cộng đồng về bình đẳng giới.',
    'II. NHIỆM VỤ',
    ...tasks.map((task, i) => `${i + 1}. ${task}`),
    `TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu`,
  ].join('\n\n');
}

/** Writes an article that tells of a plan in a few words. */
export function articlePage({ number, province, year }: PageFacts): string {
  return [
    `Tỉnh ${province} triển khai công tác bình đẳng giới năm ${year}`,
    `Ủy ban nhân dân tỉnh ${province} vừa ban hành Kế hoạch số ${number} thực hiện công tác bình đẳng giới năm ${year}.`,
    'Theo đó, kế hoạch đề ra nhiệm vụ tuyên truyền về bình đẳng giới tới từng thôn, bản.',
  ].join('\n\n');
}

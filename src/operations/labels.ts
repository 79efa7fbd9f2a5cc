import type { TitleLanguage } from './column-titles.ts';
import type { Cell } from './rows.ts';

/** A word in both languages. */
type Label = readonly [vi: string, en: string];

/**
 * What the codes of the graph are called, for pages and tables alike. A code means the same wherever it stands, so one
 * table holds them all; `Completeness` and `PresenceState` have no name in common.
 */
const LABELS = {
  FULL: ['Có toàn văn', 'Full text'],
  PARTIAL: ['Có một phần văn bản', 'A part of the text'],
  REPORT_ONLY: ['Biết qua tin, bài', 'Told by a report'],
  CITED_ONLY: ['Chỉ được viện dẫn', 'Only cited'],
  PRESENT: ['Có', 'Present'],
  NOT_ADDRESSED: ['Không đề cập', 'Not addressed'],
  SOURCE_PARTIAL: ['Chưa rõ: nguồn không cho thấy hết', 'Unclear: the source shows a part'],
  NOT_REVIEWED: ['Chưa rõ: chưa ai kiểm tra', 'Unclear: not reviewed'],
  NO_PLAN_FOUND: ['Đã tìm, không thấy', 'Looked for, not found'],
  NOT_SEARCHED: ['Chưa ai tìm', 'Nobody looked'],
  PROVINCE_DID_NOT_EXIST: ['Khi ấy chưa hoặc không còn', 'Did not exist then'],
  EXACT: ['đúng năm', 'covers the year'],
  EARLIER: ['năm trước', 'an earlier year'],
  LATER: ['năm sau', 'a later year'],
  MIXED: ['nhiều năm khác nhau', 'different years'],
  NONE: ['không có kế hoạch', 'no plan'],
  NEAREST: ['năm ấy hoặc gần nhất', 'that year or the nearest'],
  ANNUAL: ['Kế hoạch năm', 'Annual plan'],
  STRATEGY: ['Kế hoạch nhiều năm thực hiện chiến lược', 'Multi-year plan for a strategy'],
  PROGRAMME: ['Kế hoạch thực hiện chương trình, đề án', 'Plan for a programme'],
  CAMPAIGN: ['Kế hoạch tháng hành động, phong trào', 'Plan for a campaign'],
  MACHINE: ['Máy đọc, chưa ai kiểm tra', 'Read by machine, not checked'],
  REVIEWED: ['Đã kiểm tra', 'Reviewed'],
  DISPUTED: ['Đang có ý kiến khác', 'Disputed'],
  AS_ISSUED: ['theo địa giới của năm ấy', 'as the map was that year'],
  CURRENT: ['34 tỉnh, thành phố ngày nay', 'today’s 34 provinces'],
  FOR_STRATEGY: ['theo chiến lược', 'for the strategy'],
  PART_OF: ['thuộc', 'part of'],
  HAS_PART: ['gồm', 'includes'],
  IMPLEMENTS: ['thực hiện', 'implements'],
  CONTINUES: ['tiếp tục', 'continues'],
  BASED_ON: ['căn cứ', 'is based on'],
  PROPOSED_IN: ['theo đề nghị tại', 'was proposed in'],
  GUIDES: ['theo hướng dẫn', 'is guided by'],
  PROMULGATES: ['ban hành', 'promulgates'],
  APPROVES: ['phê duyệt', 'approves'],
  AMENDS: ['sửa đổi', 'amends'],
  REPLACES: ['thay thế', 'replaces'],
  REPEALS: ['bãi bỏ', 'repeals'],
  CORRECTS: ['đính chính', 'corrects'],
  SUPPLEMENTS: ['bổ sung', 'supplements'],
  REVIEWS: ['tổng kết', 'reviews'],
  REFERENCES: ['nhắc đến', 'refers to'],
  GTE: ['từ … trở lên', 'at least'],
  GT: ['trên', 'more than'],
  LTE: ['không quá', 'at most'],
  LT: ['dưới', 'less than'],
  EQ: ['bằng', 'exactly'],
  ABOUT: ['khoảng', 'about'],
  CONFIRMED: ['Đã xác nhận', 'Confirmed'],
  PUBLISHED: ['Đã công bố', 'Published'],
  SOURCE: ['Theo nguồn', 'As the source says'],
  UNVERIFIED: ['Chưa được xác nhận', 'Not verified'],
  MONTHLY: ['hằng tháng', 'monthly'],
  QUARTERLY: ['hằng quý', 'quarterly'],
  HALF_YEARLY: ['sáu tháng', 'half-yearly'],
  YEARLY: ['hằng năm', 'yearly'],
  ONCE: ['một lần', 'once'],
  NATION: ['Cấp quốc gia', 'Nation'],
  PROVINCE: ['Cấp tỉnh', 'Province'],
  DISTRICT: ['Cấp huyện', 'District'],
  COMMUNE: ['Cấp xã', 'Commune'],
  NATIONAL: ['Cả nước', 'National'],
  PROVINCIAL: ['Của tỉnh', 'Provincial'],
  STRONGER: ['Cao hơn mốc quốc gia', 'Stronger than the national value'],
  EQUAL: ['Bằng mốc quốc gia', 'Equal to the national value'],
  WEAKER: ['Thấp hơn mốc quốc gia', 'Weaker than the national value'],
  NOT_COMPARABLE: ['Không so được', 'Not comparable'],
  OBSERVANCE: ['Ngày, tháng hưởng ứng', 'Observance'],
  REPORT: ['Báo cáo', 'Report'],
  DEADLINE: ['Thời hạn của nhiệm vụ', 'Deadline of a task'],
  STATED: ['Có nêu', 'Stated'],
  YEAR_NOT_STATED: ['Có ngày, không rõ năm nào', 'The day, not the year'],
  NOT_STATED: ['Không nêu ngày', 'No day is stated'],
  ANNUAL_COVERS: ['kế hoạch năm của năm ấy', 'annual plan of the year'],
  MULTI_YEAR_COVERS: ['kế hoạch nhiều năm bao gồm năm ấy', 'multi-year plan that covers the year'],
  ANNUAL_NEAR: ['kế hoạch năm gần nhất', 'annual plan of a near year'],
  CITED_COVERS: ['chỉ biết qua viện dẫn', 'known by citation only'],
  NO_PLAN: ['không có kế hoạch', 'no plan'],
  NATIONAL_ASSEMBLY: ['Quốc hội', 'National Assembly'],
  GOVERNMENT: ['Chính phủ', 'Government'],
  PRIME_MINISTER: ['Thủ tướng', 'Prime Minister'],
  MINISTRY: ['Bộ, cơ quan ngang bộ', 'Ministry or ministerial agency'],
  PEOPLES_COUNCIL: ['Hội đồng nhân dân', 'People’s Council'],
  PEOPLES_COMMITTEE: ['Ủy ban nhân dân', 'People’s Committee'],
  DEPARTMENT: ['Sở, ban, ngành', 'Department'],
  COMMITTEE: ['Ban chỉ đạo, ban vì sự tiến bộ của phụ nữ', 'Steering committee'],
  PARTY: ['Cơ quan Đảng', 'Party body'],
  MASS_ORGANISATION: ['Đoàn thể', 'Mass organisation'],
  PORTAL: ['Nơi đăng tin', 'Portal'],
  OTHER: ['Cơ quan khác', 'Other body'],
  ADDED: ['Thêm', 'Added'],
  CHANGED: ['Thay đổi', 'Changed'],
  CORRECTED: ['Đính chính', 'Corrected'],
  WITHDRAWN: ['Rút', 'Withdrawn'],
  IDENTICAL: ['Giống hệt', 'Identical'],
  TRIGRAM: ['Giống phần lớn', 'Much alike'],
} as const satisfies Readonly<Record<string, Label>>;

/** Kinds of hits of the search bear the names of things, and some of them are names of roles and levels too. */
const SEARCH_KINDS: Readonly<Record<string, Label>> = {
  PLAN: ['Kế hoạch', 'Plan'],
  TASK: ['Nhiệm vụ', 'Task'],
  TARGET: ['Chỉ tiêu của kế hoạch', 'Target'],
  DOCUMENT: ['Văn bản', 'Document'],
  PROGRAMME: ['Chương trình', 'Programme'],
  STRATEGY: ['Chiến lược', 'Strategy'],
  MEASURE: ['Đại lượng', 'Measure'],
  PROVINCE: ['Tỉnh, thành phố', 'Province'],
  DISTRICT: ['Đơn vị cấp huyện', 'District'],
  ORGANISATION: ['Cơ quan, tổ chức', 'Organisation'],
  PASSAGE: ['Đoạn văn của trang nguồn', 'Passage of a source'],
};

/** Names a code in both languages, by the enum that it is of; one without a name stays as it is. */
export function labelOf(code: string, type?: string): Label {
  if (type === 'SearchKind' && Object.hasOwn(SEARCH_KINDS, code)) return SEARCH_KINDS[code] ?? [code, code];
  return Object.hasOwn(LABELS, code) ? LABELS[code as keyof typeof LABELS] : [code, code];
}

/** Writes the codes of a cell by their names, where it holds codes and a language is asked for. */
export function named(cell: Cell, type: string | null, language: TitleLanguage | null): Cell {
  if (type === null || language === null || typeof cell !== 'string') return cell;
  return cell
    .split('; ')
    .map((code) => labelOf(code, type)[language === 'vi' ? 0 : 1])
    .join('; ');
}

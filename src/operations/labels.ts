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
} as const satisfies Readonly<Record<string, Label>>;

/** Names a code in both languages; one without a name stays as it is. */
export function labelOf(code: string): Label {
  return Object.hasOwn(LABELS, code) ? LABELS[code as keyof typeof LABELS] : [code, code];
}

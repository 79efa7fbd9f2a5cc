import type { OperationEntry } from './operation-list.ts';

/** What the variables of the questions are called, Vietnamese and English; where a name means several things, by type. */
const TITLES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  actors: ['Cơ quan có nhiệm vụ (tên ngắn trong địa chỉ của cơ quan)', 'Bodies whose tasks they are (slugs)'],
  after: ['Con trỏ của trang trước', 'Cursor of the page before'],
  agencies: ['Cơ quan chủ trì (tên ngắn trong địa chỉ của cơ quan)', 'Lead agencies (slugs)'],
  afterVersion: ['Sau phiên bản', 'After version'],
  alignment: ['Kế hoạch được đứng vào năm', 'A plan may stand for'],
  areas: ['Lĩnh vực hành động', 'Action areas'],
  asOf: ['Theo bản đồ của ngày', 'By the map of the day'],
  basis: ['Địa giới', 'Map'],
  completeness: ['Biết được bao nhiêu', 'How much is known'],
  day: ['Tính đến ngày', 'As of the day'],
  first: ['Số mục mỗi trang', 'Items a page'],
  from: ['Từ năm', 'From the year'],
  'from:Date': ['Ban hành từ ngày', 'Issued from the day'],
  'from:ID': ['Kế hoạch thứ nhất (mã bản ghi)', 'First plan (id)'],
  groupBy: ['Chia theo', 'Divided by'],
  id: ['Mã bản ghi', 'Id of the record'],
  kinds: ['Loại kết quả', 'Kinds of hits'],
  'kinds:OrganisationKind': ['Loại cơ quan', 'Kinds of bodies'],
  measure: ['Đếm', 'Counted'],
  measures: ['Chỉ tiêu quốc gia (số)', 'National measures (numbers)'],
  minSimilarity: ['Giống nhau ít nhất (0 đến 1)', 'Least similarity (0 to 1)'],
  number: ['Số, ký hiệu văn bản', 'Number of the document'],
  programmes: ['Chương trình, đề án (số văn bản hoặc tên ngắn)', 'Programmes (numbers or slugs)'],
  province: ['Tỉnh, thành phố', 'Province'],
  provinces: ['Tỉnh, thành phố, cách nhau bằng dấu phẩy', 'Provinces, with commas between'],
  region: ['Vùng (mã)', 'Region (code)'],
  roles: ['Loại kế hoạch', 'Kinds of plans'],
  rows: ['Dòng', 'Rows'],
  scope: ['Phạm vi', 'Scope'],
  secondary: ['Kể cả lĩnh vực thứ hai', 'Second areas too'],
  similar: ['Số nhiệm vụ giống được nêu', 'Similar tasks shown'],
  standing: ['So với mốc quốc gia', 'Against the national value'],
  strategy: ['Chiến lược (tên ngắn)', 'Strategy (slug)'],
  targetYears: ['Năm của chỉ tiêu', 'Years of the targets'],
  text: ['Từ, cụm từ', 'Words'],
  to: ['Đến năm', 'To the year'],
  'to:ID': ['Kế hoạch thứ hai (mã bản ghi)', 'Second plan (id)'],
  types: ['Loại văn bản (mã)', 'Types of documents (codes)'],
  where: ['Tìm việc giống ở đâu', 'Where the like is looked for'],
  year: ['Năm', 'Year'],
};

/** Names a variable in both languages, e.g. for a form. Returns: its own name twice where it has no title. */
export function variableTitle({ name, type }: Pick<OperationEntry['variables'][number], 'name' | 'type'>) {
  return TITLES[`${name}:${type.replace(/[^A-Za-z]/g, '')}`] ?? TITLES[name] ?? ([name, name] as const);
}

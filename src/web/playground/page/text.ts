import type { PlaygroundGroup } from '../playground.types.ts';

export type Language = 'vi' | 'en';

/** Every sentence of the page in both languages. GraphiQL's own buttons stay English: it ships no translations. */
export const TEXT = {
  vi: {
    tagline: 'Hỏi và so sánh kế hoạch bình đẳng giới của các tỉnh, thành phố Việt Nam bằng một truy vấn GraphQL.',
    skip: 'Tới trình soạn truy vấn',
    language: 'Ngôn ngữ',
    operations: 'Câu hỏi có sẵn',
    operationsHint: 'Chọn một câu hỏi để mở trong thẻ mới, rồi nhấn Ctrl+Enter để chạy.',
    noOperations: 'Máy chủ chưa có câu hỏi có sẵn nào.',
    close: 'Đóng',
    here: 'Có gì ở đây',
    provinces: 'tỉnh, thành phố',
    plans: 'kế hoạch',
    tasks: 'nhiệm vụ',
    documents: 'văn bản',
    coverage: (found: string, all: string) => `${found}/${all} tỉnh (theo tên cũ và mới) có kế hoạch`,
    today: (count: string) => `hiện nay ${count} tỉnh, thành phố`,
    FULL: 'có toàn văn',
    PARTIAL: 'có một phần văn bản',
    REPORT_ONLY: 'biết qua tin, bài',
    CITED_ONLY: 'chỉ được viện dẫn',
    noSource: 'chưa có nguồn',
    version: 'Phiên bản dữ liệu',
    published: 'công bố',
    counting: 'Đang đọc số liệu…',
    countsFailed: 'Chưa đọc được số liệu của bộ dữ liệu; truy vấn vẫn dùng được.',
    links: 'Liên kết',
    editor: 'Trình soạn truy vấn GraphQL',
    editorLoading: 'Đang mở trình soạn truy vấn…',
    editorKeys:
      'Nhấn Enter để vào ô soạn thảo, Escape rồi Tab để rời ô, Ctrl+Enter để chạy truy vấn từ bất cứ đâu trên trang.',
    editorFailed: 'Không mở được trình soạn truy vấn. Hãy tải lại trang.',
    configFailed: 'Không đọc được danh sách câu hỏi có sẵn từ máy chủ; bạn vẫn tự viết truy vấn được.',
  },
  en: {
    tagline: "Ask and compare the gender-equality plans of Việt Nam's provinces in one GraphQL query.",
    skip: 'Skip to the query editor',
    language: 'Language',
    operations: 'Ready-made questions',
    operationsHint: 'Choose a question to open it in a new tab, then press Ctrl+Enter to run it.',
    noOperations: 'The server has no ready-made questions yet.',
    close: 'Close',
    here: 'What is here',
    provinces: 'provinces',
    plans: 'plans',
    tasks: 'tasks',
    documents: 'documents',
    coverage: (found: string, all: string) => `plans of ${found} of ${all} provinces (former names included)`,
    today: (count: string) => `${count} provinces today`,
    FULL: 'whole text',
    PARTIAL: 'part of the text',
    REPORT_ONLY: 'through a report',
    CITED_ONLY: 'only cited',
    noSource: 'without a source',
    version: 'Dataset version',
    published: 'published',
    counting: 'Reading the counts…',
    countsFailed: 'The counts of the dataset could not be read; queries still work.',
    links: 'Links',
    editor: 'GraphQL query editor',
    editorLoading: 'Opening the query editor…',
    editorKeys:
      'Press Enter to type in an editor, Escape then Tab to leave it, Ctrl+Enter to run the query from anywhere.',
    editorFailed: 'The query editor could not be opened. Please reload the page.',
    configFailed: 'The ready-made questions could not be read from the server; you can still write queries yourself.',
  },
} as const satisfies Record<Language, Record<string, string | ((...counts: string[]) => string)>>;

/** User groups in the order of the menu. */
export const GROUPS: readonly { group: PlaygroundGroup; vi: string; en: string }[] = [
  { group: 'ministry', vi: 'Bộ, ngành theo dõi', en: 'Ministry dashboards' },
  { group: 'researcher', vi: 'Nhà nghiên cứu', en: 'Researchers' },
  { group: 'portal', vi: 'Cổng thông tin', en: 'Portals' },
];

export const OTHER_LANGUAGE: Record<Language, Language> = { vi: 'en', en: 'vi' };

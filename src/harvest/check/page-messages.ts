import type { PageKind, Warning } from '../../reader/bundle/bundle.schema.ts';
import type { ImportErrorCode } from '../../reader/read-error.ts';
import type { FaultKind } from '../../works/check-bundle.ts';
import { error, type Message, note, warning } from './message.ts';

/** Why nothing can be read of a page, by the code of the reader. */
const REFUSALS = {
  'refused-EMPTY_INPUT': error('trang rỗng', 'the page is empty'),
  'refused-INPUT_TOO_LARGE': error('trang quá lớn', 'the page is too large'),
  'refused-BINARY_INPUT': error('không phải văn bản đọc được', 'this is no readable document'),
  'refused-SCANNED_PDF': error(
    'PDF chỉ có ảnh quét, không có chữ; hãy đăng bản có chữ',
    'the PDF has only scanned images and no text; publish one with text',
  ),
  'refused-ENCRYPTED_PDF': error('PDF đặt mật khẩu', 'the PDF has a password'),
  'refused-ENCRYPTED_DOCX': error('DOCX đặt mật khẩu', 'the DOCX has a password'),
  'refused-CORRUPT_FILE': error('tệp bị hỏng', 'the file is damaged'),
  'refused-LEGACY_ENCODING': error(
    'chữ theo bảng mã cũ (TCVN3, VNI); hãy đăng bằng Unicode',
    'the letters are in an old encoding (TCVN3, VNI); publish it in Unicode',
  ),
  'refused-LEGACY_WORD': error(
    'tệp Word đời cũ (.doc); hãy đăng .docx, PDF có chữ hoặc trang HTML',
    'an old Word file (.doc); publish .docx, a PDF with text or an HTML page',
  ),
  'refused-ARCHIVE_TOO_LARGE': error('tệp giải nén ra quá lớn', 'the file unfolds to too much'),
  'refused-UNKNOWN_ARCHIVE': error('tệp nén không phải DOCX', 'an archive that is no DOCX'),
  'refused-UNREADABLE_TEXT': error('chữ bị hỏng, không đọc được', 'the text is damaged beyond reading'),
} satisfies Record<`refused-${ImportErrorCode}`, Message>;

/** What a page is. */
const KINDS = {
  'kind-plan': note('đọc được kế hoạch: {0}', 'a plan was read: {0}'),
  'kind-report_about_plan': warning(
    'bài viết về một kế hoạch, không phải văn bản: {0}',
    'an article about a plan, not the document: {0}',
  ),
  'kind-near_miss': error(
    'là văn bản, nhưng không phải kế hoạch về bình đẳng giới',
    'an official document, but no gender-equality plan',
  ),
  'kind-not_a_document': error(
    'không phải nguồn tin, gói dữ liệu hay văn bản hành chính',
    'neither a feed, nor a plan bundle, nor an official document',
  ),
} satisfies Record<`kind-${PageKind}`, Message>;

/** Gaps that the reader met, by kind. */
const GAPS = {
  'gap-truncated': warning('văn bản bị cắt', 'the text is cut'),
  'gap-report-only': warning('chỉ có tin bài, không có văn bản', 'only a report, not the document'),
  'gap-no-number': warning('không có số, ký hiệu văn bản', 'no document number'),
  'gap-no-issue-date': warning('không có ngày ban hành', 'no issue date'),
  'gap-no-signer': note('không thấy người ký', 'no signer'),
  'gap-year-inferred': note('năm của kế hoạch là suy ra ({0})', 'the year of the plan is inferred ({0})'),
  'gap-number-without-symbol': warning('số văn bản thiếu ký hiệu ({0})', 'the number has no symbol ({0})'),
  'gap-symbol-conflict': warning('hai chỗ ghi số, ký hiệu khác nhau ({0}, {1})', 'two different numbers ({0}, {1})'),
  'gap-province-from-host': note('tỉnh là suy ra từ tên miền ({0})', 'the province is told by the host alone ({0})'),
  'gap-below-province': note('kế hoạch của cấp dưới tỉnh', 'a plan of a unit below the province'),
  'gap-cited-date-conflict': note(
    'ngày của văn bản viện dẫn không khớp ({0})',
    'the date of a cited act differs ({0})',
  ),
  'gap-cited-issuer-conflict': note(
    'cơ quan của văn bản viện dẫn không khớp ({0})',
    'the issuer of a cited act differs ({0})',
  ),
  'gap-cited-after-document': warning('viện dẫn văn bản ban hành sau ({0})', 'it cites an act of a later day ({0})'),
  'gap-strategy-period-conflict': note('giai đoạn của chiến lược không khớp', 'the years of the strategy differ'),
  'gap-strategy-not-yet-issued': warning(
    'viện dẫn chiến lược chưa ban hành khi ấy',
    'it cites a strategy that was not issued then',
  ),
  'gap-ocr-repaired': note('đã sửa lỗi nhận dạng chữ ({0})', 'letters of a scan were repaired ({0})'),
  'gap-encoding-damaged': warning('có chữ bị hỏng', 'some letters are damaged'),
  'gap-foreign-language': warning('không phải tiếng Việt', 'not in Vietnamese'),
  'gap-not-gender-plan': note('không phải kế hoạch về bình đẳng giới', 'no gender-equality plan'),
  'gap-not-a-document': note('không phải văn bản', 'no document'),
  'gap-oversized-repetitive': warning('nội dung lặp lại quá nhiều', 'it repeats itself too much'),
  'gap-active-content': note('có mã chạy trong trang, đã bỏ qua', 'active content was passed over'),
  'gap-header-conflict': warning('hai chỗ ghi khác nhau ({0}; {1})', 'two places differ ({0}; {1})'),
  'gap-date-order': warning('thứ tự ngày không hợp lý ({0}; {1})', 'dates in an impossible order ({0}; {1})'),
  'gap-dissolved-province': note('tỉnh đã được sáp nhập ({0})', 'the province was merged into another ({0})'),
} satisfies Record<`gap-${Warning['kind']}`, Message>;

/** What is wrong with a bundle whose form is right. */
const FAULTS = {
  'bundle-long-text': error('văn bản có {0} ký tự, nhiều hơn {1}', 'the text has {0} characters, more than {1}'),
  'bundle-checksum': error('"source.sha256" không phải là SHA-256', '"source.sha256" is no SHA-256 in hex'),
  'bundle-address': error('"source.url" không phải là địa chỉ trang web', '"source.url" is no web address'),
  'bundle-moment': error('"source.capturedAt" không phải là thời điểm', '"source.capturedAt" is no point in time'),
  'bundle-parent': error('tại {0}: không có nhiệm vụ "{1}"', 'at {0}: there is no task "{1}"'),
  'bundle-circle': error('tại {0}: "{1}" nằm dưới chính nó', 'at {0}: "{1}" stands below itself'),
  'bundle-null': error('tại {0}: có ký tự rỗng (NUL)', 'at {0}: a null character'),
  'bundle-surrogate': error('tại {0}: có nửa ký tự Unicode', 'at {0}: half of a character (a lone surrogate)'),
  'bundle-quote': error(
    'tại {0}: câu trích không nằm ở {1}–{2} của văn bản',
    'at {0}: the quote does not stand at {1}–{2} of the text',
  ),
  'bundle-entries': error('tại {0}: {1} mục, nhiều hơn {2}', 'at {0}: {1} entries, more than {2}'),
  'bundle-day': error('tại {0}: "{1}" không phải là ngày', 'at {0}: "{1}" is no day'),
} satisfies Record<`bundle-${FaultKind}`, Message>;

/** What is said of pages and of plan bundles. */
export const PAGE_MESSAGES = {
  ...REFUSALS,
  ...KINDS,
  ...GAPS,
  'plan-unplaced': warning(
    'không rõ kế hoạch của tỉnh nào hay để làm gì: chỉ lưu văn bản',
    'whose plan it is, or what for, is not told: only the document is kept',
  ),
  'plan-no-period': warning('không rõ kế hoạch của năm nào', 'the year of the plan is not told'),
  'plan-no-tasks': warning('không đọc được nhiệm vụ nào', 'no task was read'),
  'plan-unread': note('{0} dòng chưa xếp được vào đâu', '{0} lines could not be placed'),
  'future-issue-date': warning('ngày ban hành {0} ở tương lai', 'the issue date {0} lies in the future'),
  'unknown-province': error('không có tỉnh "{0}"', 'there is no province "{0}"'),
  'bundle-no-json': error('không phải JSON (UTF-8)', 'this is no JSON in UTF-8'),
  'bundle-form': error('tại {0}: {1}', 'at {0}: {1}'),
  ...FAULTS,
};

import type { FailureReason } from '../failure.ts';
import { error, type Message, note, warning } from './message.ts';
import { PAGE_MESSAGES } from './page-messages.ts';

/** What is said where something cannot be had, by reason. */
const FAILURES = {
  'failed-address': error(
    '{0} không phải là địa chỉ http(s), hoặc có tên, mật khẩu hay dấu cách; hãy ghi địa chỉ công khai, không có những thứ ấy',
    '{0} is no http(s) address, or has a user, a password or a space in it; give a public address without',
  ),
  'failed-private': error(
    '{0} dẫn tới máy nội bộ hoặc mạng riêng; hãy đăng ở địa chỉ công khai',
    '{0} leads to this machine or a private network; publish it at a public address',
  ),
  'failed-redirects': error(
    '{0} chuyển hướng quá 5 lần; hãy ghi thẳng địa chỉ cuối cùng',
    '{0} leads on more than 5 times; give the address where it ends',
  ),
  'failed-size': error(
    '{0} lớn hơn 16 MB; hãy để ít mục hơn trong nguồn tin, hoặc đăng tệp nhỏ hơn',
    '{0} is larger than 16 MB; keep fewer entries in the feed, or publish a smaller file',
  ),
  'failed-slow': error(
    '{0} không trả lời xong trong 30 giây; hãy xem lại máy chủ và đường truyền',
    '{0} does not answer whole within 30 seconds; look at the server and its line',
  ),
  'failed-network': error(
    'không kết nối được với {0} ({1}); hãy xem máy chủ có chạy và tường lửa có cho vào không',
    '{0} cannot be reached ({1}); look whether the server runs and its firewall lets programs in',
  ),
  'failed-status': error(
    '{0} trả lời mã {1}; hãy sửa liên kết, hoặc mở trang cho mọi người đọc',
    '{0} answers {1}; mend the link, or let everybody read the page',
  ),
  'failed-robots': error(
    'robots.txt của trang không cho chương trình đọc {0}, hoặc không lấy được robots.txt; hãy cho "kehoach-graph" đọc',
    'robots.txt asks programs not to read {0}, or cannot be had itself; let "kehoach-graph" read it',
  ),
  'failed-encoding': error(
    'nội dung không đúng bảng mã đã khai báo; hãy dùng UTF-8',
    'the content is not in the encoding that it declares; use UTF-8',
  ),
  'failed-no-feed': error(
    'không phải nguồn tin (Atom, RSS hay JSON Feed), hoặc XML, JSON viết sai; hãy xem lại địa chỉ và cú pháp',
    'this is no feed (Atom, RSS or JSON Feed), or its XML or JSON is broken; look at the address and the syntax',
  ),
  'failed-other': error('không đọc được {0} ({1})', '{0} cannot be read ({1})'),
} satisfies Record<`failed-${FailureReason}`, Message>;

/** What is said where a connection failed for a reason that a publisher can name. */
const CONNECTIONS = {
  'failed-name': error(
    'không có máy chủ nào tên như trong {0}; hãy xem lại tên miền',
    'there is no host of the name in {0}; look at the domain',
  ),
  'failed-refused': error(
    'máy chủ của {0} từ chối kết nối; hãy xem dịch vụ web có chạy ở cổng ấy không',
    'the server of {0} refuses the connection; look whether the web service runs at that port',
  ),
  'failed-cut': error(
    'máy chủ của {0} ngắt kết nối giữa chừng; hãy xem nhật ký của máy chủ và tường lửa',
    'the server of {0} ends the connection in the middle; look at its log and firewall',
  ),
  'failed-certificate': error(
    'chứng thư số của {0} không dùng được ({1}); hãy gia hạn, hoặc cài đủ chuỗi chứng thư',
    'the certificate of {0} cannot be trusted ({1}); renew it, or install its whole chain',
  ),
} satisfies Record<string, Message>;

/** The message of a connection that failed, by the code that the system gives. */
export function messageOfConnection(code: string): keyof typeof CONNECTIONS | 'failed-network' {
  if (/^(?:ENOTFOUND|EAI_\w+)$/.test(code)) return 'failed-name';
  if (code === 'ECONNREFUSED') return 'failed-refused';
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code)) return 'failed-cut';
  if (/CERT|^ERR_TLS|^ERR_SSL|^UNABLE_TO_/.test(code)) return 'failed-certificate';
  return 'failed-network';
}

const FEED = {
  'feed-empty': warning(
    'nguồn tin không có mục (entry, item) nào; hãy thêm mỗi văn bản một mục',
    'the feed has no entry; add one for each document',
  ),
  'feed-no-title': warning('nguồn tin không có tên (title); hãy thêm', 'the feed has no title; add one'),
  'feed-no-id': warning(
    'nguồn tin Atom không có mã (id); hãy thêm một mã không bao giờ đổi',
    'the Atom feed has no id; add one that never changes',
  ),
  'feed-complete': note(
    'nguồn tin khai là đầy đủ (fh:complete): mục nào không còn ở đây sẽ bị rút',
    'the feed says that it is complete (fh:complete): what is not in it any more is withdrawn',
  ),
  'feed-deleted': note('{0} mục được khai là đã xóa', '{0} entries are declared deleted'),
  'feed-no-validators': warning(
    'máy chủ không gửi ETag hay Last-Modified: mỗi lần đều phải tải lại toàn bộ; hãy bật một trong hai',
    'the server sends neither ETag nor Last-Modified: all of it is loaded each time; turn one of them on',
  ),
  'feed-no-304': warning(
    'máy chủ không trả lời 304 khi nội dung chưa đổi',
    'the server does not answer 304 when nothing has changed',
  ),
  'feed-type': warning(
    'máy chủ gửi nguồn tin với kiểu nội dung (Content-Type) {0}; hãy gửi application/atom+xml, application/rss+xml hay application/feed+json',
    'the server sends the feed with the content type {0}; send application/atom+xml, application/rss+xml or application/feed+json',
  ),
  'feed-pages-read': note(
    'đã đọc thử {0} trong {1} trang; thêm --pages để đọc nhiều hơn',
    '{0} of {1} pages were read; --pages reads more',
  ),
  'entry-nothing': error(
    'không có mã (id, guid) và không có liên kết (link): bị bỏ qua; hãy thêm cả hai',
    'neither id nor link: it is passed over; add both',
  ),
  'entry-no-id': warning(
    'không có mã (id, guid); hãy thêm một mã không bao giờ đổi',
    'no id (id, guid); add one that never changes',
  ),
  'entry-no-page': error(
    'không có liên kết (link, url) tới trang; hãy thêm địa chỉ của trang có toàn văn',
    'no link (link, url) to a page; add the address of the page with the whole text',
  ),
  'entry-bad-link': error(
    '{0} không phải là liên kết (link, url) tới một trang web; hãy ghi địa chỉ http(s)',
    '{0} is no link (link, url) to a page of the web; give an http(s) address',
  ),
  'entry-relative-link': warning(
    'liên kết (link, url) {0} không ghi tên máy chủ; hãy ghi đủ địa chỉ',
    'the link (link, url) {0} does not name its host; give the whole address',
  ),
  'entry-same-id': error(
    'trùng mã (id, guid) với mục {0}: chỉ mục đầu được đọc; hãy cho mỗi văn bản một mã',
    'the same id (id, guid) as entry {0}: only the first is read; give each document its own',
  ),
  'entry-same-page': warning('cùng trang với mục {0}', 'the same page as entry {0}'),
  'entry-no-title': warning(
    'không có tiêu đề (title); hãy ghi số, ký hiệu và trích yếu',
    'no title; give the number and the subject',
  ),
  'entry-no-date': warning('không có ngày đăng', 'no date of publication'),
  'entry-bad-date': warning(
    '{0} không phải là ngày giờ hợp lệ; hãy ghi như 2026-03-12T08:30:00+07:00',
    '{0} is no valid date; write it like 2026-03-12T08:30:00+07:00',
  ),
  'entry-future-date': warning(
    'ngày {0} ở tương lai; hãy ghi ngày đăng thật',
    'the date {0} lies in the future; give the day it was published',
  ),
  'entry-date-order': warning('cập nhật ({0}) trước khi đăng ({1})', 'updated ({0}) before it was published ({1})'),
  'entry-deleted': warning(
    'vừa có mặt vừa được khai là đã xóa (deleted-entry); hãy bỏ một trong hai',
    'it is shown and declared deleted (deleted-entry); take one of them out',
  ),
  'empty-date': warning('{0} có vẻ là ngày trống', '{0} looks like an empty date'),
} satisfies Record<string, Message>;

/** All that can be said, in both languages. */
export const MESSAGES = { ...FAILURES, ...CONNECTIONS, ...FEED, ...PAGE_MESSAGES };
export type MessageCode = keyof typeof MESSAGES;

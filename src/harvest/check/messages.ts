import type { FailureReason } from '../failure.ts';
import { error, type Message, note, warning } from './message.ts';
import { PAGE_MESSAGES } from './page-messages.ts';

/** What is said where something cannot be had, by reason. */
const FAILURES = {
  'failed-address': error(
    '{0} không phải là địa chỉ http(s), hoặc có mật khẩu trong địa chỉ',
    '{0} is no http(s) address, or has a password in it',
  ),
  'failed-private': error(
    '{0} dẫn tới máy nội bộ hoặc mạng riêng; hãy đăng ở địa chỉ công khai',
    '{0} leads to this machine or a private network; publish it at a public address',
  ),
  'failed-redirects': error('{0} chuyển hướng quá 5 lần', '{0} leads on more than 5 times'),
  'failed-size': error('{0} lớn hơn 16 MB', '{0} is larger than 16 MB'),
  'failed-slow': error('{0} không trả lời xong trong 30 giây', '{0} does not answer whole within 30 seconds'),
  'failed-network': error('không kết nối được với {0} ({1})', '{0} cannot be reached ({1})'),
  'failed-status': error('{0} trả lời mã {1}', '{0} answers {1}'),
  'failed-robots': error(
    'robots.txt của trang không cho chương trình đọc {0}, hoặc không lấy được robots.txt',
    'robots.txt asks programs not to read {0}, or cannot be had itself',
  ),
  'failed-encoding': error(
    'nội dung không đúng bảng mã đã khai báo; hãy dùng UTF-8',
    'the content is not in the encoding that it declares; use UTF-8',
  ),
  'failed-no-feed': error('không phải nguồn tin (Atom, RSS hay JSON Feed)', 'this is no feed (Atom, RSS or JSON Feed)'),
  'failed-other': error('không đọc được {0} ({1})', '{0} cannot be read ({1})'),
} satisfies Record<`failed-${FailureReason}`, Message>;

const FEED = {
  'feed-empty': warning('nguồn tin không có mục nào', 'the feed has no entry'),
  'feed-no-title': warning('nguồn tin không có tên (title)', 'the feed has no title'),
  'feed-no-id': warning('nguồn tin Atom không có mã (id)', 'the Atom feed has no id'),
  'feed-complete': note(
    'nguồn tin khai là đầy đủ (fh:complete): mục nào không còn ở đây sẽ bị rút',
    'the feed says that it is complete (fh:complete): what is not in it any more is withdrawn',
  ),
  'feed-deleted': note('{0} mục được khai là đã xóa', '{0} entries are declared deleted'),
  'feed-no-validators': warning(
    'máy chủ không gửi ETag hay Last-Modified: mỗi lần đều phải tải lại toàn bộ',
    'the server sends neither ETag nor Last-Modified: all of it is loaded each time',
  ),
  'feed-no-304': warning(
    'máy chủ không trả lời 304 khi nội dung chưa đổi',
    'the server does not answer 304 when nothing has changed',
  ),
  'feed-type': warning(
    'máy chủ gửi nguồn tin với kiểu nội dung {0}',
    'the server sends the feed with the content type {0}',
  ),
  'feed-pages-read': note(
    'đã đọc thử {0} trong {1} trang; thêm --pages để đọc nhiều hơn',
    '{0} of {1} pages were read; --pages reads more',
  ),
  'entry-nothing': error('không có mã và không có liên kết: bị bỏ qua', 'neither id nor link: it is passed over'),
  'entry-no-id': warning('không có mã (id, guid)', 'no id (id, guid)'),
  'entry-no-page': error('không có liên kết tới trang', 'no link to a page'),
  'entry-bad-link': error('{0} không phải là liên kết tới một trang web', '{0} is no link to a page of the web'),
  'entry-relative-link': warning('liên kết {0} không ghi tên máy chủ', 'the link {0} does not name its host'),
  'entry-same-id': error(
    'trùng mã với mục {0}: chỉ mục đầu được đọc',
    'the same id as entry {0}: only the first is read',
  ),
  'entry-same-page': warning('cùng trang với mục {0}', 'the same page as entry {0}'),
  'entry-no-title': warning('không có tiêu đề', 'no title'),
  'entry-no-date': warning('không có ngày đăng', 'no date of publication'),
  'entry-bad-date': warning('{0} không phải là ngày giờ hợp lệ', '{0} is no valid date'),
  'entry-future-date': warning('ngày {0} ở tương lai', 'the date {0} lies in the future'),
  'entry-date-order': warning('cập nhật ({0}) trước khi đăng ({1})', 'updated ({0}) before it was published ({1})'),
  'entry-deleted': warning('vừa có mặt vừa được khai là đã xóa', 'it is shown and declared deleted'),
  'empty-date': warning('{0} có vẻ là ngày trống', '{0} looks like an empty date'),
} satisfies Record<string, Message>;

/** All that can be said, in both languages. */
export const MESSAGES = { ...FAILURES, ...FEED, ...PAGE_MESSAGES };
export type MessageCode = keyof typeof MESSAGES;

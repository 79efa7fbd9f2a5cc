import { WORK_VERBS } from './verbs.ts';

/** Verbs that say how or what for, not what is done: they give work only with a number, a day or somebody who does it. */
const AIM_VERBS = new Set(
  'bao cao|bao dam|chu trong|cung co|dam bao|doi moi|dua|duy tri|gan|ghi nhan|giu vung|giup|hoan thanh|hoan thien|huy dong|khac phuc|khai thac|nang cao|ngan chan|ngan ngua|phan dau|phat huy|phat trien|quan tam|su dung|tang cuong|tao|tham gia|thi dua|thong nhat|thuc day|tiep can|xac dinh|xoa bo|yeu cau|day manh'.split(
    '|',
  ),
);
/** Of those, the ones that every purpose opens with: they name a state, whatever the plan does for it. */
const STATE_VERBS = new Set(
  'bao cao|bao dam|chu trong|cung co|dam bao|gan|ghi nhan|giu vung|giup|hoan thanh|nang cao|phan dau|phat huy|quan tam|su dung|tao|thong nhat|thuc day|tiep can|xac dinh|xoa bo|yeu cau'.split(
    '|',
  ),
);
/** Words before the verb that say how it is done. */
const MANNER =
  'chu dong|dinh ky|kip thoi|nghiem tuc|nhanh chong|rong rai|thuong xuyen|tich cuc|tiep tuc|tap trung|thuc hien|trien khai|to chuc|phoi hop|chu tri|tham muu|tien hanh|lam tot';

const manners = new Set(MANNER.split('|'));
const longestFirst = (verbs: readonly string[]) => [...verbs].sort((a, b) => b.length - a.length).join('|');
/** Orders say who, and their deed follows; "moi" without its accents is "each" and "new" far more often than "invite". */
const named = new Set(['giao', 'phan cong', 'chi dao', 'moi']);
const plain = WORK_VERBS.filter((verb) => !manners.has(verb) && !named.has(verb));

/** A verb of doing that a clause opens with. */
export const OPENS_WITH_DEED = new RegExp(
  `^(?:(?:${MANNER})[ ,]+(?:va |cac )*)*(?:${longestFirst(plain.filter((verb) => !AIM_VERBS.has(verb)))})(?![a-z])`,
);
/** A verb that only aims, unless its subject is one of the plan's own. */
export const OPENS_WITH_EFFORT = new RegExp(
  `^(?:(?:${MANNER})[ ,]+(?:va |cac )*)*(?:${longestFirst([...plain.filter((verb) => !STATE_VERBS.has(verb)), ...manners])})(?![a-z])`,
);
/** Any verb of work at the start of a word. */
export const HAS_VERB = new RegExp(
  `(?:^|[^a-z])(?:${longestFirst(WORK_VERBS.filter((verb) => !named.has(verb)))})(?![a-z])`,
);

const NUMBER = '(?:\\d[\\d.,]*|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|hang tram|hang nghin)';
const THINGS =
  'lop|cuoc|buoi|hoi nghi|hoi thao|hoi thi|toa dam|khoa|dot|chuyen de|chuyen muc|chuong trinh truyen thong|tin|bai|phong su|to gap|to roi|ban tin|tai lieu|cuon|ap phich|pa no|pano|bang ron|khau hieu|mo hinh|cau lac bo|clb|nhom|to|diem|co so|nha|can nha|xa|phuong|thi tran|huyen|thon|ap|khu|truong|doanh nghiep|don vi|phu nu|nu |nguoi|can bo|hoc sinh|hoc vien|hoi vien|ho |ho gia dinh|em|tre em|chau|suat|phan qua|luot|doan|san pham|dia chi|giuong|cap';
/** So many classes, communes, women: what is done is counted. */
export const COUNTS = new RegExp(`(?:^|[^a-z\\d])${NUMBER} (?:nghin |trieu |tram )?(?:${THINGS})(?![a-z])`);
/** A duty to report, which is kept as one. */
export const REPORTS = /(?:^|[^a-z])(?:gui|nop|tong hop|co|lap|gui ve|thuc hien)?(?: che do)? ?bao cao(?! vien)/;
/** A day, month or quarter until which it is done; a year alone is a goal's. */
export const HAS_DAY =
  /(?:truoc|cham nhat|den het|den|trong|vao|xong|hoan thanh)(?: het)? (?:ngay )?(?:\d{1,2}\s?[/-]\s?\d{1,2}|ngay \d{1,2} thang|thang (?:\d|mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi)|quy (?:[ivx\d]|mot|hai|ba|tu))|(?:^|[^a-z])quy [iv]{1,3}(?![a-z])|[:(,] ?thang \d{1,2}(?:\/\d{4})?(?=[.;,)]|$)/;
/** When and where, before the clause: "Trong quý II, …", "Tại các xã biên giới, …". */
export const CIRCUMSTANCE =
  /^(?:(?:hang|trong|tai|truoc|den|tu|vao|o|cham nhat|rieng|voi|doi voi|ngoai ra|dong thoi|theo do|quy|thang|nam)(?: [^,;]{1,70})?, )+/;
/** Somebody is told to do it. */
export const ORDERS = /^(?:giao|phan cong|yeu cau|de nghi|chi dao|uy quyen(?: cho)?)(?: cho)? /;
/** The plan itself is what is carried out: "triển khai thực hiện Kế hoạch này", "ban hành Kế hoạch … như sau". */
export const WHOLE_ACT =
  /^(?:(?:tiep tuc|to chuc|trien khai|thuc hien|ban hanh|xay dung|cu the hoa|quan triet|kem theo|day du|nghiem tuc|co hieu qua|hieu qua|dong bo|kip thoi|thong nhat|tot|va|cac|nhung|noi dung|nhiem vu|giai phap|muc tieu|chi tieu|hoat dong|cong tac|cua|theo|duoc|giao|neu|tai|trong)[ ,]*)+(?:(?:ke hoach|quyet dinh|cong van|van ban|chien luoc|chuong trinh|nghi quyet|chi thi|luat|cong tac binh dang gioi|binh dang gioi|su tien bo)(?![a-z])|$|[.;])/;
/** What was done already. */
export const IS_PAST =
  /(?:^|[^a-z])(?:da|duoc) (?:to chuc|mo|trien khai|ban hanh|thuc hien|ho tro|xay dung|thanh lap|in|phat|cap|tap huan|duoc|co|phoi hop|kiem tra|dao tao|boi duong|tuyen truyen)(?![a-z])/;
/** Who sees to it that the act is carried out, with no work of its own. */
export const OVERSEES =
  /^(?:(?:co trach nhiem|theo doi|don doc|huong dan|kiem tra|giam sat|chu tri|phoi hop|viec|to chuc|trien khai|thuc hien|va|cac|noi dung|ke hoach|quyet dinh|nay)[ ,]*)+(?:$|[.;])/;
/** Where the money comes from; that is kept as the budget. */
export const FUNDS =
  /^(?:bo tri|can doi|su dung|lap|huy dong|long ghep)[^.;]{0,80}(?:du toan|kinh phi|ngan sach|nguon)/;

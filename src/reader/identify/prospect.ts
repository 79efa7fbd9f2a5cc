import type { FoundBody } from '../grammar/body.ts';

/** Who is asked, urged or advised, beside bodies that are known by name. */
const ASKED =
  'cac|moi|tung|so|ban|nganh|doan the|to chuc|co quan|don vi|dia phuong|cap|uy|chinh quyen|co tham quyen|co so|lanh dao|thu truong|chu tich|giam doc|thuong truc|tinh|thanh pho|thi xa|huyen|quan|xa|phuong|thi tran|truong|hoc|toan|trong|thuoc|lien quan|chu dong|can cu|tinh hinh thuc te|tham muu|chu tri|phoi hop|voi|kip thoi|nghiem tuc|som|khan truong|tiep tuc|xem xet|de|va|hoac|ky|duyet|ban hanh|phe duyet|thong qua|xay dung|lap|len|ra|co';
/** A verb by which somebody wants an act that is not there yet; and the adverbs of what is to come or never came. */
const WANTED =
  '(?<!(?:chuong|to|quy|qua|cong|lo|hanh|tien|giao|phap) )trinh|(?<!theo )(?:de nghi|de xuat|kien nghi|yeu cau)|(?<!(?:theo|ban|su) )chi dao|giao|don doc|huong dan|phan cong|nhac nho|doi hoi|se|chua|khong|du kien|chuan bi|dang(?! (?:uy|bo|vien|doan))|can|phai|nen|hay';
const PROSPECT = new RegExp(`(?<![a-z])(?:${WANTED})(?:[\\s,]+(?:${ASKED}))*[\\s,]*$`);
/** "Hằng năm, UBND tỉnh đều ban hành kế hoạch …": a habit is no act. */
const HABIT = /(?<![a-z])(?:hang nam|moi nam|hang quy|hang thang|thuong xuyen)(?![a-z])|(?<![a-z])deu\s*$/;
/** "Góp ý dự thảo Kế hoạch …": what is drafted is not issued. */
const DRAFT = /(?<![a-z])(?:du thao|ban thao)(?: (?:cac|mot so|noi dung|\d+))*\s*$/;

/**
 * Whether the words before a verb of issuing, or before the name of a document, say that it is wanted, drafted or a
 * habit and not issued: "… trình UBND tỉnh ký ban hành", "yêu cầu các huyện xây dựng", "sẽ ban hành", "dự thảo".
 *
 * `from` is where the sentence begins. A number printed behind proves the act whatever stands before it.
 */
export function isProspect(folded: string, from: number, verb: number, bodies: readonly FoundBody[]): boolean {
  const words = bodies
    .filter(({ start, end }) => start >= from && end <= verb)
    .reduce(
      (before, { start, end }) => before.slice(0, start - from) + ' '.repeat(end - start) + before.slice(end - from),
      folded.slice(from, verb),
    );
  return PROSPECT.test(words) || HABIT.test(words) || DRAFT.test(words);
}

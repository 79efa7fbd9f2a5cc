import type { Citation } from '../bundle/bundle.schema.ts';

export type Relation = Citation['relation'];

/**
 * Folded verbs that govern a citation, and the relation each implies. Searched in the words before the citation; the
 * nearest wins, the earlier line of two at the same place.
 */
export const RELATION_VERBS: readonly (readonly [Relation, string])[] = [
  ['PROPOSED_IN', 'theo de nghi|xet de nghi|de nghi cua|xet(?: to trinh| bao cao)?'],
  [
    'CONTINUES',
    'tiep tuc (?:to chuc )?(?:trien khai )?(?:thuc hien|trien khai|duy tri)(?: co hieu qua| hieu qua| tot| day du)?|(?:dam bao|bao dam) (?:ket qua )?thuc hien|(?:dam bao|bao dam) ket qua|phat huy ket qua',
  ],
  ['REVIEWS', 'tong ket|so ket|danh gia (?:giua ky |cuoi ky |ket qua )?(?:thuc hien|viec thuc hien)'],
  ['REPLACES', 'thay the|thay cho'],
  ['AMENDS', 'sua doi,? bo sung|dieu chinh,? bo sung|sua doi|dieu chinh'],
  ['REPEALS', 'bai bo|huy bo|cham dut hieu luc|het hieu luc'],
  ['CORRECTS', 'dinh chinh'],
  ['SUPPLEMENTS', 'bo sung,? cap nhat|bo sung'],
  ['PROMULGATES', 'ban hanh kem theo'],
  ['GUIDES', 'huong dan (?:thi hanh|thuc hien|trien khai)'],
  ['REFERENCES', 'tiep theo|theo quy dinh (?:tai|cua)|duoc quy dinh tai|quy dinh tai|thuc hien theo quy dinh'],
  [
    'IMPLEMENTS',
    'trien khai(?: va)? thuc hien|thuc hien|trien khai|cu the hoa|theo (?:chi dao|huong dan|tinh than|noi dung|yeu cau)(?: cua [a-z ]{3,40})?(?: tai)?|quan triet|hoat dong tai|theo|under|implement(?:s|ing)?|in (?:accordance|line) with',
  ],
  ['BASED_ON', 'can cu(?: vao)?|pursuant to|based on'],
  ['APPROVES', 'phe duyet'],
];

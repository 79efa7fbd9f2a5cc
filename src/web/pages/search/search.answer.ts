import type { Words } from '../frame/language.ts';

/** What can be found, in the order of the groups. */
export const KINDS = [
  'PLAN',
  'TASK',
  'TARGET',
  'DOCUMENT',
  'PROGRAMME',
  'STRATEGY',
  'MEASURE',
  'PROVINCE',
  'DISTRICT',
  'ORGANISATION',
  'PASSAGE',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: Readonly<Record<Kind, Words>> = {
  PLAN: ['Kế hoạch', 'Plans'],
  TASK: ['Nhiệm vụ', 'Tasks'],
  TARGET: ['Chỉ tiêu của kế hoạch', 'Targets of plans'],
  DOCUMENT: ['Văn bản', 'Documents'],
  PROGRAMME: ['Chương trình, đề án', 'Programmes'],
  STRATEGY: ['Chiến lược', 'Strategies'],
  MEASURE: ['Chỉ tiêu quốc gia', 'National measures'],
  PROVINCE: ['Tỉnh, thành phố', 'Provinces and cities'],
  DISTRICT: ['Huyện, thị xã, thành phố thuộc tỉnh', 'Districts'],
  ORGANISATION: ['Cơ quan, tổ chức', 'Organisations'],
  PASSAGE: ['Đoạn trong trang nguồn', 'Passages of source pages'],
};

export interface HitAnswer {
  kind: Kind;
  title: string | null;
  locator: string | null;
  snippet: { text: string; highlights: { start: number; end: number }[] };
  subject: {
    id: string;
    plan?: { id: string; number: string | null } | null;
    /** The other body whose it is. */
    actor?: { name: string; nameEn: string | null } | null;
  } | null;
}
/** What the shipped operation Search answers. */
export interface SearchAnswer {
  search: {
    totalCount: number;
    totalIsAtLeast: boolean;
    didYouMean: string | null;
    facets: { field: string; buckets: { value: string; label: string | null; count: number }[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: HitAnswer[];
  };
}

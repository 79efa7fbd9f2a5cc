import { question } from '../../graph/ask.ts';
import type { EvidenceAnswer } from './compare/open-cell.tsx';

interface Named {
  id: string;
  name: string;
  nameEn: string | null;
}
export interface Titled {
  id: string;
  slug: string;
  title: string | null;
  titleEn: string | null;
  number: string | null;
}
export interface SourceAnswer {
  title: string | null;
  url: string | null;
  urlReason: string | null;
  completeness: string;
  publishedOn: string | null;
  publisher: { name: string; nameEn: string | null } | null;
  unread: { confirmedBy: string | null }[];
}
export interface CitationAnswer {
  relation: string;
  numberAsPrinted: string | null;
  citedAs: string | null;
  document: Titled | null;
}
export interface DatasetAnswer {
  version: number;
  publishedAt: Date | string | null;
}
export interface PlanPageAnswer extends Titled {
  summary: string | null;
  summaryEn: string | null;
  year: number | null;
  issuedOn: string | null;
  effectiveOn: string | null;
  signer: string | null;
  completeness: string | null;
  reviewState: string;
  period: { from: string | null; to: string | null } | null;
  documentType: { code: string; name: string; nameEn: string | null };
  document: { slug: string; note: string | null };
  province: Named & { slug: string; isCurrent: boolean; mergedInto: (Named & { slug: string }) | null };
  unit: Named | null;
  provinceState: { fullName: string; isoCode: string | null } | null;
  issuer: Named | null;
  parent: Titled | null;
  parents: { relation: string; plan: Titled }[];
  children: Titled[];
  strategies: Titled[];
  programmes: Titled[];
  sources: SourceAnswer[];
  citations: CitationAnswer[];
  verification: { status: string; note: string | null } | null;
  conflicts: { id: string; path: string; held: string | null; offered: string | null }[];
  history: { id: string; action: string; decidedBy: string; path: string | null; reason: string | null }[];
  targets: PlanTargetAnswer[];
}
/** A plan's own number. */
export interface PlanTargetAnswer {
  id: string;
  title: string;
  titleEn: string | null;
  operator: string | null;
  value: string | null;
  unit: string | null;
  year: number | null;
  asStated: string | null;
  againstNation: string;
  actor: { name: string; nameEn: string | null } | null;
  measure: { unit: string } | null;
  nationalMilestone: { operator: string; value: string | null; year: number } | null;
}
export interface TaskAnswer {
  id: string;
  locator: string;
  title: string;
  titleEn: string | null;
  actionArea: { code: string; name: string; nameEn: string | null } | null;
  text: string | null;
  deadlineAsStated: string | null;
  actor: { name: string; nameEn: string | null } | null;
  leadAgencies: { name: string; nameEn: string | null }[];
  evidence: EvidenceAnswer | null;
}

const TITLED = 'id slug number title titleEn';
const SOURCES =
  'sources { title url urlReason completeness publishedOn publisher { name nameEn } unread { confirmedBy } }';
const CITATIONS = `citations { relation numberAsPrinted citedAs document { ${TITLED} } }`;
const PROVINCE = 'province { id slug name nameEn isCurrent mergedInto { id slug name nameEn } }';

export const PLAN_PAGE = question(`query PlanPage($id: ID!) {
  dataset { version publishedAt }
  plan(id: $id) {
    ${TITLED} summary summaryEn year issuedOn effectiveOn signer completeness reviewState period { from to }
    documentType { code name nameEn } document { slug note } ${PROVINCE} unit { id name nameEn }
    provinceState { fullName isoCode } issuer { id name nameEn }
    parent { ${TITLED} } parents { relation plan { ${TITLED} } } children { ${TITLED} }
    strategies { ${TITLED} } programmes { ${TITLED} } ${SOURCES} ${CITATIONS}
    verification { status note } conflicts { id path held offered } history { id action decidedBy path reason }
    targets { id title titleEn operator value unit year asStated againstNation actor { name nameEn } measure { unit }
      nationalMilestone { operator value year } }
  }
}`);

export const TASKS_OF_PLAN = question(`query TasksOfPlan($id: ID!, $after: String) {
  plan(id: $id) { tasks(first: 100, after: $after) {
    nodes { id locator title titleEn text deadlineAsStated actionArea { code name nameEn } actor { name nameEn }
      leadAgencies { name nameEn }
      evidence { quote reason source { title url completeness publisher { name nameEn } } } }
    pageInfo { hasNextPage endCursor }
  } }
}`);

export interface DocumentPageAnswer extends Titled {
  numberAsPrinted: string | null;
  type: { code: string; name: string; nameEn: string | null };
  issuer: Named | null;
  signer: string | null;
  issuedOn: string | null;
  yearOfIssue: number | null;
  effectiveOn: string | null;
  field: string | null;
  note: string | null;
  province: PlanPageAnswer['province'] | null;
  provinceState: { fullName: string; isoCode: string | null } | null;
  plan: Titled | null;
  sources: SourceAnswer[];
  citations: CitationAnswer[];
  citedBy: { relation: string; citing: Titled | null }[];
}

export const DOCUMENT_PAGE = question(`query DocumentPage($id: ID!) {
  dataset { version publishedAt }
  document(id: $id) {
    ${TITLED} numberAsPrinted type { code name nameEn } issuer { id name nameEn } signer issuedOn yearOfIssue effectiveOn
    field note ${PROVINCE} provinceState { fullName isoCode } plan { ${TITLED} } ${SOURCES} ${CITATIONS}
    citedBy { relation citing { ${TITLED} } }
  }
}`);

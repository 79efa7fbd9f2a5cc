import { question } from '../../graph/ask.ts';
import { EVIDENCE, type EvidenceAnswer } from './frame/evidence.tsx';

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
  id: string;
  title: string | null;
  url: string | null;
  urlReason: string | null;
  completeness: string;
  publishedOn: string | null;
  capturedOn: string | null;
  sha256: string | null;
  text: string | null;
  publisher: { name: string; nameEn: string | null } | null;
  unread: { locator: string; text: string; reason: string; confirmedBy: string | null }[];
}
interface Printed {
  relation: string;
  verb: string | null;
  locator: string | null;
  conflict: string | null;
}
export interface CitationAnswer extends Printed {
  numberAsPrinted: string | null;
  dateAsPrinted: string | null;
  citedAs: string | null;
  unresolvedReason: string | null;
  document: Titled | null;
}
export interface CitedByAnswer extends Printed {
  citing: Titled | null;
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
  children: (Titled & { parents: { relation: string; plan: { id: string } }[] })[];
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
  'sources { id title url urlReason completeness publishedOn capturedOn sha256 text publisher { name nameEn } unread { locator text reason confirmedBy } }';
const PRINTED = 'relation verb locator conflict';
const CITATIONS = `citations { ${PRINTED} numberAsPrinted dateAsPrinted citedAs unresolvedReason document { ${TITLED} } }`;
const PROVINCE = 'province { id slug name nameEn isCurrent mergedInto { id slug name nameEn } }';

export const PLAN_PAGE = question(`query PlanPage($id: ID!) {
  dataset { version publishedAt }
  plan(id: $id) {
    ${TITLED} summary summaryEn year issuedOn effectiveOn signer completeness reviewState period { from to }
    documentType { code name nameEn } document { slug note } ${PROVINCE} unit { id name nameEn }
    provinceState { fullName isoCode } issuer { id name nameEn }
    parent { ${TITLED} } parents { relation plan { ${TITLED} } } children { ${TITLED} parents { relation plan { id } } }
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
      ${EVIDENCE} }
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
  citedBy: CitedByAnswer[];
}

export const DOCUMENT_PAGE = question(`query DocumentPage($id: ID!) {
  dataset { version publishedAt }
  document(id: $id) {
    ${TITLED} numberAsPrinted type { code name nameEn } issuer { id name nameEn } signer issuedOn yearOfIssue effectiveOn
    field note ${PROVINCE} provinceState { fullName isoCode } plan { ${TITLED} } ${SOURCES} ${CITATIONS}
    citedBy { ${PRINTED} citing { ${TITLED} } }
  }
}`);

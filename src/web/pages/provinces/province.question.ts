import { question } from '../../../graph/ask.ts';
import type { SurveyAnswer } from '../coverage/coverage.answer.ts';
import type { Titled } from '../page.questions.ts';

interface Named {
  id: string;
  name: string;
  nameEn: string | null;
}
type NamedProvince = Named & { slug: string };

interface StateAnswer {
  code: string;
  isoCode: string | null;
  fullName: string;
  validFrom: string;
  validTo: string | null;
  decree: string | null;
  act: Titled | null;
}
/** A province that became part of another, or the one that it became part of. */
interface JoinedAnswer extends NamedProvince {
  mergedOn: string | null;
}
export interface ProvincePlanAnswer extends Titled {
  role: string;
  issuedOn: string | null;
  year: number | null;
  completeness: string | null;
  period: { from: string | null; to: string | null } | null;
  province: NamedProvince;
  unit: { fullName: string } | null;
}
/** What the page of a province asks beside its years. */
export interface ProvincePageAnswer extends NamedProvince {
  isCurrent: boolean;
  mergedOn: string | null;
  mergerDecree: string | null;
  mergerAct: Titled | null;
  mergedInto: (NamedProvince & { absorbed: JoinedAnswer[] }) | null;
  absorbed: JoinedAnswer[];
  aliases: string[];
  region: Named;
  states: StateAnswer[];
  surveys: SurveyAnswer[];
  own: { nodes: ProvincePlanAnswer[]; totalCount: number };
  /** Those of all that is its territory today; of a province of today only. */
  current: { nodes: ProvincePlanAnswer[]; totalCount: number };
  documents: {
    nodes: (Titled & { type: { name: string; nameEn: string | null }; issuedOn: string | null })[];
    totalCount: number;
  };
}
/** What the shipped operation YearsOfProvince answers. */
export interface YearsAnswer {
  planCoverageByYear: {
    year: number;
    units: {
      state: string;
      parts: {
        formerProvince: { slug: string; name: string; nameEn: string | null };
        state: string;
        plans: { slug: string; number: string | null; title: string | null; completeness: string | null }[];
      }[];
      surveys: SurveyAnswer[];
    }[];
  }[];
}

const TITLED = 'id slug number title titleEn';
const JOINED = 'id slug name nameEn mergedOn';
const PLAN = `${TITLED} role issuedOn year completeness period { from to } province { id slug name nameEn } unit { fullName }`;
const SURVEY = 'id conductedBy conductedOn places note yearFrom yearTo';

export const PROVINCE_PAGE = question(`query ProvincePage($slug: String!) {
  dataset { version publishedAt }
  province(slug: $slug) {
    id slug name nameEn isCurrent mergedOn mergerDecree mergerAct { ${TITLED} }
    mergedInto { id slug name nameEn absorbed { ${JOINED} } } absorbed { ${JOINED} } aliases
    region { name nameEn } states { code isoCode fullName validFrom validTo decree act { ${TITLED} } }
    surveys { ${SURVEY} }
    own: plans(first: 100, orderBy: PERIOD_ASC) { nodes { ${PLAN} } totalCount }
    current: plans(first: 100, basis: CURRENT, orderBy: PERIOD_ASC) { nodes { ${PLAN} } totalCount }
    documents(first: 100) { nodes { ${TITLED} type { name nameEn } issuedOn } totalCount }
  }
}`);

import { question } from '../../../graph/ask.ts';
import type { Titled } from '../page.questions.ts';

export interface Period {
  from: string | null;
  to: string | null;
}
interface MilestoneAnswer {
  year: number;
  operator: string;
  value: string | null;
  fromYear: boolean;
}
export interface MeasureTargetAnswer {
  id: string;
  title: string;
  titleEn: string | null;
  operator: string | null;
  value: string | null;
  unit: string | null;
  year: number | null;
  againstNation: string;
  plan: { slug: string; number: string | null; province: { slug: string; name: string; nameEn: string | null } } | null;
}
export interface MeasureAnswer {
  id: string;
  code: string;
  title: string;
  titleEn: string | null;
  unit: string;
  verification: { status: string; note: string | null } | null;
  milestones: MilestoneAnswer[];
  targets: { totalCount: number; nodes: MeasureTargetAnswer[] };
  tasks: { totalCount: number };
}
interface ObjectiveAnswer {
  id: string;
  number: number;
  title: string;
  titleEn: string | null;
  indicators: { id: string; code: string; title: string; titleEn: string | null; measures: MeasureAnswer[] }[];
}
/** What the page of a strategy asks. */
export interface StrategyPageAnswer extends Titled {
  title: string;
  overallObjective: string | null;
  overallObjectiveEn: string | null;
  note: string | null;
  period: Period | null;
  document: Titled | null;
  objectives: ObjectiveAnswer[];
  programmes: Titled[];
  plans: {
    totalCount: number;
    nodes: (Titled & {
      completeness: string | null;
      province: { slug: string; name: string; nameEn: string | null };
    })[];
  };
}
/** A strategy as the list shows it. */
export interface ListedStrategy extends Titled {
  period: Period | null;
  objectives: { id: string }[];
  plans: { totalCount: number };
}

const TITLED = 'id slug number title titleEn';
const PLACE = 'province { slug name nameEn }';

export const STRATEGIES = question(`query StrategiesPage {
  strategies { ${TITLED} period { from to } objectives { id } plans(first: 0) { totalCount } }
}`);

export const STRATEGY_PAGE = question(`query StrategyPage($id: ID!) {
  dataset { version publishedAt }
  node(id: $id) { ... on Strategy {
    ${TITLED} overallObjective overallObjectiveEn note period { from to } document { ${TITLED} }
    objectives { id number title titleEn indicators { id code title titleEn measures {
      id code title titleEn unit verification { status note } milestones { year operator value fromYear }
      tasks(first: 0, filter: { own: true }) { totalCount }
      targets(first: 100, filter: { own: true }) { totalCount nodes {
        id title titleEn operator value unit year againstNation plan { slug number ${PLACE} } } } } } }
    programmes { ${TITLED} } plans(first: 100, orderBy: PROVINCE) { totalCount nodes { ${TITLED} completeness ${PLACE} } }
  } }
}`);

import { question } from '../../graph/ask.ts';

/** What a plan bundle says of a plan, apart from its tasks, which come by pages. */
export const PLAN = question(`query PlanBundle($id: ID) {
  plan(id: $id) {
    id role level year completeness province { slug } unit { slug name } period { from to }
    strategies { slug } programmes { slug } purposes { title locator }
    observances(own: true) { code name startsOn endsOn year }
    models(own: true) { name locator }
    reporting(own: true) { title interval recipient locator }
    document {
      number numberAsPrinted title signer issuedOn effectiveOn field type { code }
      issuer { name kind level province { slug } district { slug name } }
      citations { relation verb numberAsPrinted dateAsPrinted citedAs locator conflict }
    }
    targets(own: true) { measure { code } operator value unit year asStated title locator }
  }
}`);

export const TASKS = question(`query PlanBundleTasks($id: ID, $after: String) {
  plan(id: $id) {
    tasks(first: 100, after: $after, orderBy: POSITION) {
      pageInfo { hasNextPage endCursor }
      nodes {
        locator position kind title text parent { locator } actor { name } actionArea { code }
        secondaryActionAreas { code } programmes { slug } leadAgencies { name } coAgencies { name }
        period { from to } recurrence deadline deadlineAsStated money { amount currency asStated }
      }
    }
  }
}`);

interface Slug {
  slug: string;
}
interface Years {
  from: string | null;
  to: string | null;
}
export interface CitationAnswer {
  relation: string;
  verb: string | null;
  numberAsPrinted: string | null;
  dateAsPrinted: string | null;
  citedAs: string | null;
  locator: string | null;
  conflict: string | null;
}

export interface PlanAnswer {
  id: string;
  role: string;
  level: string;
  year: number | null;
  completeness: string | null;
  province: Slug | null;
  unit: (Slug & { name: string }) | null;
  period: Years | null;
  strategies: Slug[];
  programmes: Slug[];
  purposes: { title: string; locator: string | null }[];
  observances: {
    code: string;
    name: string;
    startsOn: string | null;
    endsOn: string | null;
    year: number | null;
  }[];
  models: { name: string; locator: string | null }[];
  reporting: { title: string; interval: string | null; recipient: string | null; locator: string | null }[];
  document: {
    number: string | null;
    numberAsPrinted: string | null;
    title: string | null;
    signer: string | null;
    issuedOn: string | null;
    effectiveOn: string | null;
    field: string | null;
    type: { code: string };
    issuer: {
      name: string;
      kind: string;
      level: string | null;
      province: Slug | null;
      district: (Slug & { name: string }) | null;
    } | null;
    citations: CitationAnswer[];
  };
  targets: {
    measure: { code: string } | null;
    operator: string | null;
    value: string | null;
    unit: string | null;
    year: number | null;
    asStated: string | null;
    title: string;
    locator: string | null;
  }[];
}

export interface TaskAnswer {
  locator: string;
  position: number;
  kind: string;
  title: string;
  text: string | null;
  parent: { locator: string } | null;
  actor: { name: string } | null;
  actionArea: { code: string } | null;
  secondaryActionAreas: { code: string }[];
  programmes: Slug[];
  leadAgencies: { name: string }[];
  coAgencies: { name: string }[];
  period: Years | null;
  recurrence: string | null;
  deadline: string | null;
  deadlineAsStated: string | null;
  money: { amount: string | null; currency: string | null; asStated: string } | null;
}

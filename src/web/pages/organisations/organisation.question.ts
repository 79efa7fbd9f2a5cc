import { question } from '../../../graph/ask.ts';
import type { Titled } from '../page.questions.ts';
import { TASK_OF_LIST, type TasksAnswer } from '../plans/tasks-of.tsx';

interface Place {
  slug: string;
  name: string;
  nameEn: string | null;
}
interface Succession {
  organisation: { id: string; slug: string; name: string; nameEn: string | null };
  validFrom: string | null;
  decree: string | null;
}
/** What the page of an organisation asks. */
export interface OrganisationPageAnswer {
  organisation: {
    id: string;
    slug: string;
    name: string;
    nameEn: string | null;
    kind: string;
    note: string | null;
    province: Place | null;
    district: { fullName: string } | null;
    predecessors: Succession[];
    successors: Succession[];
  } | null;
  documents: { totalCount: number; nodes: (Titled & { issuedOn: string | null })[] };
  tasks: TasksAnswer;
  /** What its own page states under a plan: its tasks and not the province's. */
  own: TasksAnswer;
}

const TITLED = 'id slug number title titleEn';
const SUCCESSION = 'organisation { id slug name nameEn } validFrom decree';

/** Asked first: the lists below name the body, and refuse one that is not there. */
export const ORGANISATION_KNOWN = question(`query OrganisationKnown($id: ID!) {
  dataset { version publishedAt }
  node(id: $id) { id }
}`);

export const ORGANISATION_PAGE = question(`query OrganisationPage($id: ID!, $slug: [String!]!) {
  organisation: node(id: $id) { ... on Organisation {
    id slug name nameEn kind note province { slug name nameEn } district { fullName }
    predecessors { ${SUCCESSION} } successors { ${SUCCESSION} }
  } }
  documents(first: 50, filter: { issuer: $slug }) { totalCount nodes { ${TITLED} issuedOn } }
  tasks(first: 50, filter: { agency: $slug }) { totalCount nodes { ${TASK_OF_LIST} } }
  own: tasks(first: 50, filter: { actor: $slug }) { totalCount nodes { ${TASK_OF_LIST} } }
}`);

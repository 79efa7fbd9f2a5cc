import { question } from '../../../graph/ask.ts';
import type { Titled } from '../page.questions.ts';
import { TASK_OF_LIST, type TasksAnswer } from '../plans/tasks-of.tsx';
import type { Period } from '../strategies/strategy.question.ts';

interface Place {
  slug: string;
  name: string;
  nameEn: string | null;
}
/** A programme as the list shows it. */
export interface ListedProgramme extends Titled {
  title: string;
  scope: string;
  period: Period | null;
  province: Place | null;
  parent: { id: string } | null;
  plans: { totalCount: number };
}
/** What the page of a programme asks. */
export interface ProgrammePageAnswer extends Titled {
  title: string;
  scope: string;
  note: string | null;
  period: Period | null;
  province: Place | null;
  parent: Titled | null;
  children: Titled[];
  document: Titled | null;
  strategies: Titled[];
  verification: { status: string; note: string | null } | null;
  plans: { totalCount: number; nodes: (Titled & { province: Place; completeness: string | null })[] };
  tasks: TasksAnswer;
}

const TITLED = 'id slug number title titleEn';
const PLACE = 'province { slug name nameEn }';

export const PROGRAMMES = question(`query ProgrammesPage {
  programmes { ${TITLED} scope period { from to } ${PLACE} parent { id } plans(first: 0) { totalCount } }
}`);

export const PROGRAMME_PAGE = question(`query ProgrammePage($id: ID!) {
  dataset { version publishedAt }
  node(id: $id) { ... on Programme {
    ${TITLED} scope note period { from to } ${PLACE} parent { ${TITLED} } children { ${TITLED} } document { ${TITLED} }
    strategies { ${TITLED} } verification { status note }
    plans(first: 100, orderBy: PROVINCE) { totalCount nodes { ${TITLED} completeness ${PLACE} } }
    tasks(first: 100, filter: { own: true }, orderBy: PROVINCE) { totalCount nodes { ${TASK_OF_LIST} } }
  } }
}`);

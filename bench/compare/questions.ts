/** What the same for all contenders makes of an answer: equal questions must give equal results of it. */
type Read = (data: never) => unknown;

/** A question that every contender can be asked, in its words. */
export interface Question {
  name: string;
  title: string;
  variables: Record<string, unknown>;
  /** In the words of the service, which are those of plain Apollo too. */
  query: string;
  postgraphile: { query: string; read: Read };
}

const FIVE = ['ninh-thuan', 'dong-nai', 'quang-ngai', 'lang-son', 'quang-tri'];

type Nodes = { nodes: never[] };
const countOf = ({ totalCount }: { totalCount: number }) => ({ totalCount });

/** Small, wide, counts of everything, and a page out of all tasks: what dashboards ask. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'Q1',
    title: 'one province with its newest plan',
    variables: { slug: 'quang-ngai' },
    query: `query Q1($slug: String!) { province(slug: $slug) { id slug nameEn
      plans(first: 1, filter: { role: [ANNUAL] }, orderBy: PERIOD_DESC) {
        nodes { id role year document { number title issuedOn } } } } }`,
    postgraphile: {
      query: `query Q1($slug: String!) { provinceBySlug(slug: $slug) { rowId slug nameEn
        plans: plansByProvinceId(first: 1, filter: { role: { equalTo: ANNUAL }, periodFrom: { isNull: false } }, orderBy: [PERIOD_FROM_DESC, ROW_ID_ASC]) {
          nodes { rowId role year document: documentByDocumentId { number title issuedOn } } } } }`,
      read: ({ provinceBySlug: province }: { provinceBySlug: Record<string, unknown> & { plans: Nodes } }) => ({
        province: renamed({ ...province, plans: { nodes: province.plans.nodes.map(renamed) } }),
      }),
    },
  },
  {
    name: 'Q2',
    title: '5 provinces × plans(50) × tasks(100)',
    variables: { slugs: FIVE },
    query: `query Q2($slugs: [String!]) { provinces(slugs: $slugs, orderBy: CODE) { slug
      plans(first: 50, filter: { role: [STRATEGY] }, orderBy: PERIOD_DESC) { nodes { id role document { number title }
        tasks(first: 100) { nodes { id locator title deadline reviewState actionArea { code } } } } } } }`,
    postgraphile: {
      query: `query Q2($slugs: [String!]) { provinces: allProvinces(filter: { slug: { in: $slugs } }, orderBy: POSITION_ASC) { nodes { slug
        plans: plansByProvinceId(first: 50, filter: { role: { equalTo: STRATEGY } }, orderBy: [PERIOD_FROM_DESC, ROW_ID_ASC]) {
          nodes { rowId role document: documentByDocumentId { number title }
            tasks: tasksByPlanId(first: 100, filter: { isLeaf: { equalTo: true } }, orderBy: POSITION_ASC) {
              nodes { rowId locator title deadline reviewState actionArea: actionAreaByActionAreaId { code } } } } } } } }`,
      read: ({ provinces }: { provinces: { nodes: { slug: string; plans: Nodes }[] } }) => ({
        provinces: provinces.nodes.map(({ slug, plans }) => ({
          slug,
          plans: {
            nodes: plans.nodes.map(({ tasks, ...plan }: Record<string, unknown> & { tasks: Nodes }) => ({
              ...renamed(plan),
              tasks: { nodes: tasks.nodes.map(renamed) },
            })),
          },
        })),
      }),
    },
  },
  {
    name: 'Q3',
    title: '63 provinces with three counts each',
    variables: {},
    query: `query Q3 { provinces { slug nameEn all: plans { totalCount }
      annual: plans(filter: { role: [ANNUAL] }) { totalCount } documents { totalCount } } }`,
    postgraphile: {
      query: `query Q3 { provinces: allProvinces(orderBy: POSITION_ASC) { nodes { slug nameEn all: plansByProvinceId { totalCount }
        annual: plansByProvinceId(filter: { role: { equalTo: ANNUAL } }) { totalCount } documents: documentsByProvinceId { totalCount } } } }`,
      read: ({ provinces }: { provinces: { nodes: Record<string, { totalCount: number }>[] } }) => ({
        provinces: provinces.nodes.map(({ slug, nameEn, all, annual, documents }) => ({
          ...{ slug, nameEn, all, annual, documents },
        })),
      }),
    },
  },
  {
    name: 'Q4',
    title: 'a page of 50 tasks with filters and total',
    variables: { provinces: FIVE, areas: ['T03', 'T06', 'T08'] },
    query: `query Q4($provinces: [String!], $areas: [String!]) {
      tasks(first: 50, filter: { provinces: $provinces, actionArea: $areas, reviewState: [REVIEWED] }) {
        totalCount nodes { id title deadline plan { id year } } } }`,
    postgraphile: {
      query: `query Q4($provinces: [String!], $areas: [String!]) {
        tasks: allTasks(first: 50, orderBy: [PLAN_ID_ASC, POSITION_ASC, ROW_ID_ASC], filter: { isLeaf: { equalTo: true },
          reviewState: { equalTo: REVIEWED }, actionAreaByActionAreaId: { code: { in: $areas } },
          planByPlanId: { provinceByProvinceId: { slug: { in: $provinces } } } }) {
          totalCount nodes { rowId title deadline plan: planByPlanId { rowId year } } } }`,
      read: ({ tasks }: { tasks: { totalCount: number; nodes: Record<string, unknown>[] } }) => ({
        tasks: {
          ...countOf(tasks),
          nodes: tasks.nodes.map(({ plan, ...task }) => ({
            ...renamed(task),
            plan: renamed(plan as Record<string, unknown>),
          })),
        },
      }),
    },
  },
];

/** PostGraphile calls the column `id` of a table `rowId`. */
function renamed({ rowId, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { id: rowId, ...rest };
}

/** A question that only the service answers: as a query, or by an address. */
export type OwnQuestion = { name: string; title: string } & (
  | { query: string; variables: Record<string, unknown> }
  | { path: string }
);

/** Tells the questions that every contender can be asked. */
export function isShared(question: Question | OwnQuestion): question is Question {
  return 'postgraphile' in question;
}

const COMPARE = `query ($provinces: [String!]!) { comparePlans(provinces: $provinces, year: 2023) {
  columns { province { slug } plans { number } state alignment }
  rows { key presentIn cells { state taskCount secondaryTaskCount } } coverage { expected found } } }`;

/** What is asked of the service alone: `all` are the slugs of all provinces. */
export function ownQuestions(all: readonly string[]): readonly OwnQuestion[] {
  return [
    { name: 'C3', title: 'comparePlans, 3 columns', query: COMPARE, variables: { provinces: FIVE.slice(0, 3) } },
    { name: 'C63', title: 'comparePlans, 63 columns', query: COMPARE, variables: { provinces: all } },
    {
      name: 'Coverage',
      title: 'planCoverage of a year',
      query: '{ planCoverage(year: 2023) { coverage { expected found } units { province { slug } state } } }',
      variables: {},
    },
    {
      name: 'Search',
      title: 'search for three words',
      query: '{ search(text: "bạo lực giới", first: 20) { totalCount nodes { title snippet { text } } } }',
      variables: {},
    },
    { name: 'Feed', title: 'the plans of a province as Atom', path: '/feeds/provinces/quang-ngai.atom' },
    { name: 'JSON', title: 'an operation as JSON', path: '/operations/PlanCoverage.json?year=2023' },
    { name: 'CSV', title: 'an operation as CSV', path: '/operations/PlanCoverage.csv?year=2023' },
  ];
}

import type { TableQuestion } from './data-table.ts';

const TASK = `id plan { id } parent { id } position locator title titleEn actionArea { code } secondaryActionAreas { code }
  programmes { slug } measures { measure { code } } leadAgencies { name } leadAgenciesAsStated coAgencies { name }
  actor { name } period { from to } recurrence deadline deadlineAsStated money { amount currency asStated }
  evidence { quote reason locator source { id } } reviewState`;

const tasksOf = (kind: 'TASK' | 'HEADING') => `query Tasks($after: String) {
  tasks(filter: { kind: [${kind}] }, first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${TASK} } }
}`;

/** The tables of the data files. Neither the text of a source nor the author of a page is among what they ask for. */
export const TABLES: readonly TableQuestion[] = [
  {
    name: 'provinces',
    description: 'Provinces and cities by name, those merged included.',
    asked: 'once',
    rows: 'provinces[]',
    question: `{ provinces { id slug name nameEn code kind region { code name } isCurrent mergedInto { slug } mergedOn mergerDecree } }`,
  },
  {
    name: 'province_states',
    description: 'What a province was in each span of time: code, kind, full name, region, act.',
    asked: 'once',
    rows: 'provinces[].states[]',
    question: `{ provinces { province: slug states { id code isoCode kind name fullName region { code } validFrom validTo decree verification { status note } } } }`,
  },
  {
    name: 'plans',
    description: 'Plans: the role that a document plays for a province and a period.',
    asked: 'pages',
    rows: 'plans.nodes[]',
    question: `query Plans($after: String) { plans(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      id slug province { slug } unit { slug } level role number documentType { code } title titleEn issuedOn effectiveOn
      issuer { name } signer period { from to } year strategies { slug } programmes { slug } parent { id }
      document { id } completeness reviewState sources { id url } } } }`,
  },
  {
    name: 'tasks',
    description: 'Tasks of plans, without the headings above them.',
    asked: 'pages',
    rows: 'tasks.nodes[]',
    question: tasksOf('TASK'),
  },
  {
    name: 'task_headings',
    description: 'Headings under which plans order their tasks.',
    asked: 'pages',
    rows: 'tasks.nodes[]',
    question: tasksOf('HEADING'),
  },
  {
    name: 'targets',
    description: 'Targets of plans, each beside the national value of the same measure, unit and year.',
    asked: 'pages',
    rows: 'targets.nodes[]',
    question: `query Targets($after: String) { targets(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      id plan { id } title titleEn measure { code } operator value unit year asStated locator actor { name }
      againstNation nationalMilestone { operator value year } source { id url } } } }`,
  },
  {
    name: 'documents',
    description: 'Documents: plans, the acts that they cite, and what was published beside them.',
    asked: 'pages',
    rows: 'documents.nodes[]',
    question: `query Documents($after: String) { documents(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      id slug type { code } number numberAsPrinted title titleEn field issuer { name } signer issuedOn effectiveOn yearOfIssue
      province { slug } plan { id } } } }`,
  },
  {
    name: 'citations',
    description: 'What documents and their tasks say of other documents.',
    asked: 'pages',
    rows: 'documents.nodes[].citations[]',
    question: `query Citations($after: String) { documents(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      citingDocument: id citations { id relation verb citedAs numberAsPrinted dateAsPrinted document { id } locator conflict
      unresolvedReason } } } }`,
  },
  {
    name: 'sources',
    description: 'Pages and files that carry, report or cite a document, one row for each document that they tell of.',
    asked: 'pages',
    rows: 'documents.nodes[].sources[]',
    question: `query Sources($after: String) { documents(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
      tellsOf: id sources { id publisher { name } url urlReason title publishedOn capturedOn language completeness sha256 } } } }`,
  },
  {
    name: 'programmes',
    description: 'National and provincial programmes.',
    asked: 'once',
    rows: 'programmes[]',
    question: `{ programmes { id slug number title titleEn scope province { slug } period { from to } parent { slug } strategies { slug } document { id } } }`,
  },
  {
    name: 'national_milestones',
    description: 'Values that the national strategies set for each measure and year.',
    asked: 'once',
    rows: 'strategies[].objectives[].indicators[].measures[].milestones[]',
    question: `{ strategies { strategy: slug objectives { objective: number indicators { indicator: code measures {
      measure: code measureTitle: title unit milestones { year operator value fromYear } } } } } }`,
  },
  {
    name: 'action_areas',
    description: 'Areas of action by which tasks are ordered.',
    asked: 'once',
    rows: 'actionAreas[]',
    question: `{ actionAreas { code name nameEn description descriptionEn crossCutting objectives { number } } }`,
  },
  {
    name: 'surveys',
    description: 'Who looked for plans of which provinces and years, where and when.',
    asked: 'once',
    rows: 'surveys[]',
    question: `{ surveys { id conductedBy conductedOn places provinces { slug } yearFrom yearTo note } }`,
  },
  {
    name: 'coverage_cells',
    description:
      'For each province and each year that has a plan: whether one is known, and if not, whether somebody looked.',
    asked: 'years',
    rows: 'planCoverage.units[]',
    question: `query Coverage($year: Int!) { planCoverage(year: $year) { year units {
      province { slug } state completeness plans { id } surveys { id } } } }`,
  },
  {
    name: 'comparison_cells',
    description:
      'For each province, action area and year that has a plan: what the standing plan has there, and why it is empty.',
    asked: 'years',
    rows: 'comparePlans.rows[].cells[]',
    question: `query Comparison($year: Int!) { comparePlans(year: $year) { year rows { actionArea: key cells {
      province { slug } state taskCount secondaryTaskCount plans { id year } } } } }`,
  },
  {
    name: 'comparison_columns',
    description: 'Which plan stands for a province in each year of the comparison, by which rule, and why.',
    asked: 'years',
    rows: 'comparePlans.columns[].parts[]',
    question: `query Columns($year: Int!) { comparePlans(year: $year) { year columns { province { slug } parts {
      state alignment rule yearsApart plan { id } why whyVi } } } }`,
  },
];

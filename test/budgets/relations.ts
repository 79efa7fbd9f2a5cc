/** A relation of the graph, asked for under many parents at once. */
export interface Relation {
  /** The type whose field it is, and the field. */
  name: string;
  /** The most statements of the whole query. */
  budget: number;
  query: string;
}

const inPlans = (fields: string, filter = '') =>
  `provinces(slugs: $slugs) { plans(first: $first${filter}) { nodes { id ${fields} } } }`;

/** Parents under which the fields of a type are asked for; `$slugs` and `$first` set how many there are. */
const PARENTS = {
  Province: (fields: string) => `provinces(slugs: $slugs) { slug ${fields} }`,
  Plan: (fields: string) => inPlans(fields),
  'Plan of a unit': (fields: string) => inPlans(fields, ', filter: { level: [DISTRICT] }'),
  Task: (fields: string) => inPlans(`tasks(first: 3) { nodes { id ${fields} } }`),
  // The oldest first: what is new has not been cited yet.
  Document: (fields: string) =>
    `provinces(slugs: $slugs) { documents(first: $first, orderBy: ISSUED_ON_ASC) { nodes { id ${fields} } } }`,
  Strategy: (fields: string) => `strategies { id ${fields} }`,
  Programme: (fields: string) => `programmes { id ${fields} }`,
  Query: (fields: string) => fields,
} as const;

const VARIABLES = { $slugs: '[String!]', $first: 'Int' } as const;

function queryOf(type: keyof typeof PARENTS, fields: string): string {
  const body = PARENTS[type](fields);
  const used = Object.entries(VARIABLES).filter(([name]) => body.includes(name));
  const head = used.map(([name, kind]) => `${name}: ${kind}`).join(', ');
  return `query ${head ? `(${head}) ` : ''}{ ${body} }`;
}

/** By type: the field, what is asked of it, and the most statements that the query may run. */
const FIELDS: Record<keyof typeof PARENTS, readonly (readonly [field: string, budget: number])[]> = {
  Province: [
    ['states { code decree }', 2],
    ['state(asOf: "2025-03-01") { code }', 2],
    ['mergedInto { name }', 1],
    ['absorbed { name }', 2],
    ['aliases', 2],
    ['districts { name successor { name } }', 2],
    ['surveys { places provinces { slug } }', 4],
    ['plans { nodes { id } totalCount }', 3],
    ['plans(basis: CURRENT) { nodes { id } totalCount }', 3],
    ['documents { nodes { id } totalCount }', 3],
    // A count reads no page, and a page counts nothing.
    ['plans { totalCount }', 2],
    ['documents { pageInfo { endCursor } }', 2],
  ],
  Plan: [
    ['title number completeness period { from to }', 2],
    ['province { name }', 2],
    ['provinceState { fullName }', 3],
    ['issuer { name province { name } }', 3],
    ['documentType { code }', 2],
    ['document { field note }', 2],
    ['parent { number }', 3],
    ['parents { relation plan { number } }', 3],
    ['children { number }', 3],
    ['strategies { title number }', 3],
    ['programmes { title number }', 3],
    ['purposes { title }', 3],
    ['tasks(first: 3) { nodes { title } totalCount }', 4],
    ['tasks { totalCount }', 3],
    ['targets { value measure { code } nationalMilestone { value } }', 4],
    ['observances { name }', 3],
    ['models { name }', 3],
    ['reporting { title }', 3],
    ['citations { verb document { number } }', 4],
    ['sources { url publisher { name } }', 3],
  ],
  'Plan of a unit': [
    ['unit { fullName }', 3],
    ['issuer { name district { name } }', 4],
    ['document { unit { name province { name } } }', 3],
    ['parents { plan { unit { name } province { name } } }', 3],
  ],
  Task: [
    ['actionArea { code }', 3],
    ['secondaryActionAreas { code }', 4],
    ['actor { name }', 4],
    ['programmes { title }', 4],
    ['leadAgencies { name }', 4],
    ['coAgencies { name }', 4],
    ['citations { verb document { number } }', 5],
    ['measures { derived measure { code milestones { value } } }', 5],
    ['parent { title }', 4],
    ['children { title }', 4],
    ['plan { number }', 4],
    ['evidence { quote source { url } }', 4],
  ],
  Document: [
    ['type { name }', 2],
    ['issuer { name }', 3],
    ['province { name } provinceState { code }', 3],
    ['plan { role }', 3],
    ['sources { url publisher { name } }', 3],
    ['citations { document { number } }', 4],
    ['citedBy { citing { number } }', 4],
    ['incomingCitations(first: 3) { totalCount nodes { citing { number } } }', 5],
  ],
  Strategy: [
    ['plans(first: $first) { nodes { number } totalCount }', 3],
    ['programmes { title } document { number }', 3],
    ['objectives { indicators { measures { milestones { value } } } }', 5],
    ['objectives { indicators { measures { targets(first: 3) { nodes { value } totalCount } } } }', 4],
    ['objectives { indicators { measures { tasks(first: 3) { nodes { title } totalCount } } } }', 4],
  ],
  Programme: [
    ['plans(first: $first) { nodes { number } totalCount }', 3],
    ['tasks(first: $first) { nodes { title } totalCount }', 3],
    ['parent { title } children { title }', 3],
    ['document { number } province { name } strategies { title }', 5],
  ],
  Query: [
    ['plans(first: $first) { nodes { number } totalCount }', 2],
    ['documents(first: $first) { nodes { number } totalCount }', 2],
    ['tasks(first: $first) { nodes { title } totalCount }', 2],
    ['targets(first: $first) { nodes { value } totalCount }', 2],
  ],
};

/** Every relation, type by type. */
export const RELATIONS: readonly Relation[] = Object.entries(FIELDS).flatMap(([type, fields]) =>
  fields.map(([field, budget]) => ({
    name: `${type}.${field}`,
    budget,
    query: queryOf(type as keyof typeof PARENTS, field),
  })),
);

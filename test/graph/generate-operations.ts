import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Random, randomOf } from '../generators/random.ts';

/** What arguments may be given: by name, values of their type; those that are not listed here are left out. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  first: ['0', '1', '2', '5'],
  last: ['1', '3'],
  year: ['2021', '2023', '2024', '2025'],
  slug: ['"dong-nai"', '"quang-ngai"', '"ninh-thuan"', '"gbv-2021-2025"', '"strategy-2021-2030"'],
  provinces: ['["dong-nai"]', '["ninh-thuan", "quang-ngai", "gia-lai"]'],
  slugs: ['["quang-ngai", "dong-nai"]'],
  asOf: ['"2024-06-01"', '"2025-08-01"'],
  own: ['true', 'false'],
  id: ['"plan:ninh-thuan-827-2024"'],
  text: ['"bạo lực"', '"bình đẳng giới"'],
};
/** Filters that lists of plans and of tasks both take. */
const FILTERS = [
  '{ provinces: ["dong-nai", "quang-ngai"] }',
  '{ year: 2024 }',
  '{ role: [ANNUAL] }',
  '{ actionArea: ["T03", "T06"] }',
  '{ level: [PROVINCE], reviewState: [REVIEWED] }',
  '{ issuedOn: { from: "2022-01-01" } }',
];
const WITH_PLAN_FILTERS = /^(Plan|Task)Filter$/;
/** Entries of the query that need arguments which fit each other, or that say what time it is. */
const LEFT_OUT = new Set(['comparePlans', 'planDiff', 'search', 'suggest', 'node', 'nodes', '_entities', '_service']);
const DEPTH = 4;

/** Writes queries that are different for each seed, over all of a schema, small enough for its limits. */
export function generateOperation(schema: GraphQLSchema, seed: number): string {
  const random = randomOf('operation', seed);
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no queries');
  const roots = Object.values(query.getFields()).filter((field) => !LEFT_OUT.has(field.name) && canBeAsked(field));
  const chosen = random.some(roots, random.whole(1, 2));
  return `{ ${chosen.map((field, i) => `r${i}: ${ask(random, field, DEPTH)}`).join(' ')} }`;
}

function canBeAsked({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.every(
    ({ name, type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined || VALUES[name],
  );
}

function ask(random: Random, field: GraphQLField<unknown, unknown>, depth: number): string | null {
  const target = getNamedType(field.type);
  const head = `${field.name}${argumentsOf(random, field, depth)}`;
  if (isLeafType(target)) return head;
  if (!isObjectType(target)) return `${head} { __typename }`;
  return `${head} { ${selection(random, target, depth - 1)} }`;
}

function selection(random: Random, type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(canBeAsked);
  const plain = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const deep = depth > 0 ? fields.filter((field) => !plain.includes(field)) : [];
  const parts = [
    '__typename',
    ...random.some(plain, random.whole(1, 4)).map((field) => ask(random, field, 0)),
    ...random.some(deep, random.whole(0, 2)).map((field) => ask(random, field, depth)),
  ];
  const [first, ...rest] = parts;
  // Now and then behind a fragment or another name, as clients write it.
  if (random.chance(0.2)) return `${first} ... on ${type.name} { ${rest.join(' ')} }`;
  if (random.chance(0.1)) return `${parts.join(' ')} other: ${plain[0]?.name ?? '__typename'}`;
  return parts.join(' ');
}

function argumentsOf(random: Random, { args }: GraphQLField<unknown, unknown>, depth: number): string {
  const paged = args.some(({ name }) => name === 'first');
  const given = args.flatMap(({ name, type, defaultValue }) => {
    const needed = isNonNullType(type) && defaultValue === undefined;
    // Lists in lists stay within the limits of cost.
    if (name === 'first' && paged) return [`first: ${depth >= DEPTH ? random.pick(VALUES.first ?? []) : 2}`];
    if (name === 'last' || (!needed && !random.chance(0.4))) return [];
    const value = literalOf(random, name, type);
    return value === null ? [] : [`${name}: ${value}`];
  });
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

function literalOf(random: Random, name: string, type: GraphQLInputType): string | null {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const value = random.pick(named.getValues()).name;
    return isListType(type) || (isNonNullType(type) && isListType(type.ofType)) ? `[${value}]` : value;
  }
  if (WITH_PLAN_FILTERS.test(named.name)) return random.pick(FILTERS);
  return VALUES[name] ? random.pick(VALUES[name] ?? []) : null;
}

import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { openApp } from '../support/app.ts';

type Field = GraphQLField<unknown, unknown>;

/** What a required argument is given, so that the field has something to answer. */
const REQUIRED: Readonly<Record<string, string>> = {
  'Query.comparePlans.provinces': '["ninh-thuan", "dong-nai"]',
  'Query.comparePlans.year': '2024',
  'Query.planCoverage.year': '2025',
  'Query.planCoverageByYear.from': '2024',
  'Query.planCoverageByYear.to': '2025',
  'Query.planGaps.provinces': '["ninh-thuan", "dong-nai"]',
  'Query.planGaps.year': '2024',
  'Plan.calendar.year': '2025',
  'Query.planDiff.from': '"plan:dong-nai-9478-2023"',
  'Query.planDiff.to': '"plan:quang-ngai-93-2025"',
  'Query.planStatistics.groupBy': '[PROVINCE]',
  'Query.search.text': '"bao luc"',
  'Query.suggest.text': '"ninh"',
  'Query.node.id': '"province:hue"',
  'Query.nodes.ids': '["province:hue"]',
  'Query._entities.representations': '[{ __typename: "Province", slug: "hue" }]',
};

/** What selects one thing where a field gives nothing without it. */
const NAMED: Readonly<Record<string, string>> = {
  'Query.plan': 'number: "827", province: "ninh-thuan"',
  'Query.province': 'slug: "gia-lai"',
  'Query.document': 'number: "827", province: "ninh-thuan"',
  'Query.strategy': 'slug: "strategy-2021-2030"',
  'Query.programme': 'slug: "project-8"',
};

interface Case {
  name: string;
  query: string;
  variables: Record<string, unknown>;
}

function required(owner: string, field: Field): string[] {
  return field.args.filter(isRequiredArgument).map((argument) => {
    const value = REQUIRED[`${owner}.${field.name}.${argument.name}`];
    if (value === undefined) throw new Error(`REQUIRED has no value for ${owner}.${field.name}(${argument.name}:)`);
    return `${argument.name}: ${value}`;
  });
}

function called(owner: string, field: Field, given: readonly string[] = []): string {
  const names = new Set(given.map((one) => one.split(':')[0]));
  const named = given.length === 0 ? (NAMED[`${owner}.${field.name}`] ?? '') : '';
  const rest = required(owner, field).filter((one) => !names.has(one.split(':')[0]));
  const all = [...rest, ...given, ...(named ? [named] : [])];
  return all.length > 0 ? `${field.name}(${all.join(', ')})` : field.name;
}

/** Selects something of every kind below a field: leaves, the nodes of a page, its count. */
function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  const leaves = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return field.name === 'nodes' || field.name === 'groups' || field.name === 'coverage'
      ? [`${field.name} { __typename }`]
      : [];
  });
  return `{ __typename ${leaves.join(' ')} }`;
}

/** Finds the shortest way from the root to every field with arguments: the text before it and behind it. */
function fieldsWithArguments(schema: GraphQLSchema) {
  const root = schema.getQueryType();
  if (!root) throw new Error('there is no query type');
  const found: { owner: string; field: Field; open: string; close: string }[] = [];
  const seen = new Set([root.name]);
  let level = [{ type: root, open: '{ ', close: ' }' }];
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { type, open, close } of level) {
      for (const field of Object.values(type.getFields())) {
        if (field.args.length > 0) found.push({ owner: type.name, field, open, close });
        const named = getNamedType(field.type);
        if (!isObjectType(named) || seen.has(named.name)) continue;
        seen.add(named.name);
        next.push({ type: named, open: `${open}${called(type.name, field)} { `, close: ` }${close}` });
      }
    }
    level = next;
  }
  return found;
}

/** Lists an argument and, the first time that its input object is met, every place inside it. */
function places(name: string, type: GraphQLInputType, met: Set<string>): Place[] {
  const bare = getNullableType(type);
  const own = [{ argument: name, path: [] as string[], type }];
  if (!isInputObjectType(bare) || met.has(bare.name)) return own;
  met.add(bare.name);
  const inner = Object.values(bare.getFields()).flatMap((field) =>
    places(name, field.type, met).map((place) => ({ ...place, path: [field.name, ...place.path] })),
  );
  return [...own, ...inner];
}

interface Place {
  argument: string;
  path: string[];
  type: GraphQLInputType;
}

const literalAt = ({ argument, path }: Place, value: string) =>
  `${argument}: ${path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, value)}`;

function casesOf(schema: GraphQLSchema): Case[] {
  const met = new Set<string>();
  return fieldsWithArguments(schema).flatMap(({ owner, field, open, close }) => {
    const around = (given: string[]) => `${open}${called(owner, field, given)} ${selection(field.type)}${close}`;
    const every = field.args.flatMap((argument: GraphQLArgument) => places(argument.name, argument.type, met));
    const at = (place: Place) => `${owner}.${field.name}(${[place.argument, ...place.path].join('.')})`;
    const nullable = every.filter(({ type }) => !isNonNullType(type));
    const lists = every.filter(({ type }) => isListType(getNullableType(type)));
    const cases = nullable.flatMap((place) => {
      const bare = String(getNullableType(place.type));
      return [
        { name: `${at(place)} null`, query: around([literalAt(place, 'null')]), variables: {} },
        {
          name: `${at(place)} a variable that holds null`,
          query: `query ($value: ${bare}) ${around([literalAt(place, '$value')])}`,
          variables: { value: null },
        },
      ];
    });
    const all = field.args.filter((argument) => !isNonNullType(argument.type)).map(({ name }) => `${name}: null`);
    if (all.length > 0) cases.push({ name: `${owner}.${field.name} all null`, query: around(all), variables: {} });
    return [
      ...cases,
      ...lists.map((place) => ({ name: `${at(place)} empty`, query: around([literalAt(place, '[]')]), variables: {} })),
    ];
  });
}

/** Some hundred questions, one after another. */
const SLOW_MS = 180_000;

const app = openApp();
const empty = openApp('migrated');

describe('null and empty', () => {
  it.each([
    { what: 'the seeds', service: app, share: 0.85 },
    { what: 'an empty database', service: empty, share: 0 },
  ])(
    'are answered in every argument of every field, or refused with a reason, on $what',
    { timeout: SLOW_MS },
    async ({ service, share }) => {
      const cases = casesOf(service().schema);
      expect(cases.length).toBeGreaterThan(200);
      const wrong: string[] = [];
      let answered = 0;
      for (const { name, query, variables } of cases) {
        const { data, errors } = await service().query(query, variables);
        const codes = (errors ?? []).map((error) => String(error.extensions?.code));
        if (codes.some((code) => !(code in ERROR_CATALOGUE) || code === 'INTERNAL_SERVER_ERROR'))
          wrong.push(`${name}: ${codes.join(', ')} for ${query}`);
        else if (codes.includes('GRAPHQL_VALIDATION_FAILED') || codes.includes('QUERY_TOO_LARGE'))
          wrong.push(`${name}: the question is wrong: ${errors?.[0]?.message} ${query}`);
        else if (!errors && data) answered++;
      }
      expect(wrong).toEqual([]);
      expect(answered / cases.length, 'most are answered').toBeGreaterThan(share);
    },
  );
});

describe('an argument with a default', () => {
  it('takes the default for null, and says so in the schema by taking null at all', async () => {
    const { data, errors } = await app().query(
      `query ($basis: TerritoryBasis, $rows: ComparisonAxis) {
        none: comparePlans(provinces: ["ninh-thuan", "dong-nai"], year: 2024) { basis axis }
        null: comparePlans(provinces: ["ninh-thuan", "dong-nai"], year: 2024, basis: $basis, rows: $rows) { basis axis }
      }`,
      { basis: null, rows: null },
    );
    expect(errors).toBeUndefined();
    expect(data.null).toEqual(data.none);
    expect(data.null).toEqual({ basis: 'AS_ISSUED', axis: 'ACTION_AREA' });
    const args = app().schema.getQueryType()?.getFields().comparePlans?.args ?? [];
    expect(args.filter(({ defaultValue }) => defaultValue !== undefined).map(({ type }) => String(type))).toEqual([
      'TerritoryBasis',
      'Alignment',
      'ComparisonAxis',
    ]);
  });
});

describe('no provinces', () => {
  it('means all of them in a comparison', async () => {
    const { data, errors } = await app().query(`{
      all: comparePlans(year: 2025) { requested coverage { expected found } }
      today: comparePlans(provinces: null, year: 2025, basis: CURRENT) { requested coverage { expected found } }
      coverage: planCoverage(year: 2025) { coverage { expected } }
    }`);
    expect(errors).toBeUndefined();
    expect(data.all.requested).toHaveLength(63);
    expect(data.all.coverage.expected).toBe(data.coverage.coverage.expected);
    expect(data.today.requested).toHaveLength(34);
    expect(data.today.coverage.expected).toBe(34);
  });

  it('means all of them in the table of an operation too', async () => {
    const { statusCode, body } = await app().http.inject('/operations/ComparePlans.csv?provinces=&year=2025');
    expect(statusCode).toBe(200);
    expect(body).toContain('lang-son');
  });
});

describe('an error in one field', () => {
  it('leaves the others their answers', async () => {
    const { data, errors } = await app().query('{ strategies { slug } plan(number: "224/KH-UBND") { number } }');
    expect(data.strategies.length).toBeGreaterThan(1);
    expect(data.plan).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['AMBIGUOUS_NUMBER']);
  });

  it('takes away one id of several and no more', async () => {
    const { data, errors } = await app().query(
      '{ strategies { slug } nodes(ids: ["bogus", "province:hue", "plan:none"]) { id } }',
    );
    expect(data.strategies.length).toBeGreaterThan(1);
    expect(data.nodes).toEqual([null, { id: 'province:hue' }, null]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([[['nodes', 0], 'BAD_ID']]);
  });
});

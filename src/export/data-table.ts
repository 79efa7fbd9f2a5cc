import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { parsePath, type RowPath } from '../operations/row-path.ts';

/** What the cells of a column are, in every form in which a table is written. */
export type DataType = 'integer' | 'number' | 'decimal' | 'date' | 'datetime' | 'boolean' | 'string';

/** How often the question of a table is asked: once, page by page, or once for each year that has a plan. */
type Asked = 'once' | 'pages' | 'years';

/** A table of the dataset as a question of the graph: what is selected is what it holds. */
export interface TableQuestion {
  name: string;
  description: string;
  asked: Asked;
  /** Where the items stand of which each becomes a row. */
  rows: string;
  question: string;
}

export interface DataColumn {
  name: string;
  type: DataType;
  path: RowPath;
  /** From the descriptions of the schema, step by step: unit, and why it can be empty. */
  description: string;
  /** The values of a code list; null for a free value. */
  codes: readonly string[] | null;
  /** True for what stands in a source word by word: files carry 300 characters of it at most. */
  quoted: boolean;
}

export interface DataTable extends Pick<TableQuestion, 'name' | 'description' | 'asked'> {
  document: DocumentNode;
  rows: RowPath;
  columns: readonly DataColumn[];
}

const TYPES: Readonly<Record<string, DataType>> = {
  Int: 'integer',
  Float: 'number',
  Decimal: 'decimal',
  Date: 'date',
  DateTime: 'datetime',
  Boolean: 'boolean',
};

/** Fields that repeat the words of a source. */
const QUOTED = new Set(['quote', 'asStated', 'leadAgenciesAsStated', 'deadlineAsStated', 'citedAs']);

/** What is asked to go on, and is no fact. */
const OF_PAGES = new Set(['pageInfo', 'totalCount']);

/** Reads a question as a table, whose columns are named after what it selects. Throws when the schema does not fit. */
export function dataTable(table: TableQuestion, schema: GraphQLSchema): DataTable {
  const document = parse(table.question);
  const [definition] = document.definitions;
  const query = schema.getQueryType();
  if (definition?.kind !== Kind.OPERATION_DEFINITION || !query) throw new Error(`${table.name} asks nothing`);
  const rows = parsePath(table.rows);
  const columns = [...columnsOf(definition.selectionSet, query, { schema, rows, path: [], names: [], told: [] })];
  const twice = columns.find(({ name }, index) => columns.findIndex((other) => other.name === name) !== index);
  if (twice) throw new Error(`${table.name} has two columns "${twice.name}"`);
  const { name, description, asked } = table;
  return { name, description, asked, document, rows, columns };
}

interface Place {
  schema: GraphQLSchema;
  rows: RowPath;
  path: RowPath;
  /** Names of the steps below the row, or below the thing above it that is asked for too. */
  names: readonly string[];
  told: readonly string[];
}

function* columnsOf(set: SelectionSetNode, type: GraphQLOutputType, place: Place): Generator<DataColumn> {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) throw new Error(`${named.name} has no fields`);
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD || OF_PAGES.has(selection.name.value)) continue;
    const field: GraphQLField<unknown, unknown> | undefined = named.getFields()[selection.name.value];
    if (!field) throw new Error(`${named.name} has no field ${selection.name.value}`);
    const name = (selection.alias ?? selection.name).value;
    const path = [...place.path, { field: name, each: isList(field.type) }];
    const onTheWay = path.every((step, at) => step.field === place.rows[at]?.field);
    const below: Place = {
      ...place,
      path,
      names: onTheWay ? [] : [...place.names, snakeCase(name)],
      told: onTheWay ? [] : [...place.told, (field.description ?? '').trim()],
    };
    if (selection.selectionSet) yield* columnsOf(selection.selectionSet, field.type, below);
    else yield leaf(field, below);
  }
}

function leaf(field: GraphQLField<unknown, unknown>, { path, names, told, rows }: Place): DataColumn {
  const type = getNamedType(field.type);
  const many = path.some((step, at) => step.each && step.field !== rows[at]?.field);
  return {
    name: names.join('_'),
    type: many ? 'string' : (TYPES[type.name] ?? 'string'),
    path,
    description: `${told.join(' → ')}${many ? ' Several are parted by "; ".' : ''}`,
    codes: isEnumType(type) && !many ? type.getValues().map(({ name }) => name) : null,
    quoted: QUOTED.has(field.name),
  };
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** Example: `nationalMilestone` is `national_milestone`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

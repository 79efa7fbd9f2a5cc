import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, valueFromASTUntyped } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { inProject } from '../base/project.ts';
import { titlesOf } from './column-titles.ts';
import { parsePath, type RowPath } from './row-path.ts';

const OPERATIONS_FOLDER = inProject('schema/operations');

const columnSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** From the root of the answer, or, with a leading point, from the row's own item. */
  path: z.string().min(1),
  titleVi: z.string().min(1).optional(),
  titleEn: z.string().min(1).optional(),
});

const headSchema = z.strictObject({
  group: z.enum(['ministry', 'researcher', 'portal']),
  vi: z.string().min(1),
  en: z.string().min(1),
  /** Place in its group's menu; the flagship is 0. */
  position: z.number().int(),
  /** The SQL statements that its defaults run on the seeds; a test holds it to the number. */
  statements: z.number().int().positive(),
  /** Where the items stand of which each becomes a row of the table. */
  rows: z.string().min(1),
  /** Whether something without items stays in the table, in a row with empty cells. */
  withoutItems: z.enum(['keep', 'drop']),
  columns: z.array(columnSchema).min(1),
  /** Columns from which a row is an entry of a calendar; only where rows have days. */
  calendar: z
    .strictObject({
      /** A day, several, or MM-DD of the year in the column or the variable "year". */
      starts: z.string(),
      /** The last day; absent: the same. */
      ends: z.string().optional(),
      title: z.string(),
      titleEn: z.string().optional(),
    })
    .optional(),
});

/** A column of the flat table of an operation. */
interface OperationColumn {
  name: string;
  path: RowPath;
  titleVi: string;
  titleEn: string;
}

/** A shipped operation: a real question of one of the three groups of users. */
export interface ShippedOperation {
  name: string;
  group: 'ministry' | 'researcher' | 'portal';
  titleVi: string;
  titleEn: string;
  position: number;
  statements: number;
  document: string;
  ast: DocumentNode;
  definition: OperationDefinitionNode;
  /** The defaults that its variables declare. */
  variables: Record<string, unknown>;
  rows: RowPath;
  withoutItems: 'keep' | 'drop';
  columns: readonly OperationColumn[];
  /** Names of the columns from which rows are entries of a calendar; null where they have no days. */
  calendar: CalendarColumns | null;
}

/** See the head of an operation. */
interface CalendarColumns {
  starts: string;
  ends?: string | undefined;
  title: string;
  titleEn?: string | undefined;
}

/** Reads the shipped operations, the flagship first. The head of each file is YAML in comments. */
export async function readOperations(folder = OPERATIONS_FOLDER): Promise<ShippedOperation[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  const operations = await Promise.all(
    names.map(async (file) => readOperation(file, await readFile(join(folder, file), 'utf8'))),
  );
  const groups = headSchema.shape.group.options;
  return operations.sort(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) || a.position - b.position || (a.name < b.name ? -1 : 1),
  );
}

/** Reads one operation. Throws when its head or its query does not have the form that the doors need. */
export function readOperation(file: string, text: string): ShippedOperation {
  const name = file.replace(/\.graphql$/, '');
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const yaml = lines.slice(0, end).map((line) => line.replace(/^# ?/, ''));
  const head = headSchema.parse(parseYaml(yaml.join('\n')));
  const document = `${lines.slice(end).join('\n').trim()}\n`;
  const ast = parse(document);
  const [definition] = ast.definitions;
  // Without fragments the fields of a row's path stand where the path says, which following the pages relies on.
  if (ast.definitions.length !== 1 || definition?.kind !== Kind.OPERATION_DEFINITION || definition.name?.value !== name)
    throw new Error(`${file} must hold one operation, named ${name}, and no fragments.`);
  const rows = parsePath(head.rows);
  const missing = Object.values(head.calendar ?? {}).find((name) => !head.columns.some((one) => one.name === name));
  if (missing) throw new Error(`${file} has no column "${missing}" for its calendar.`);
  return {
    name,
    group: head.group,
    titleVi: head.vi,
    titleEn: head.en,
    position: head.position,
    statements: head.statements,
    document,
    ast,
    definition,
    variables: defaultsOf(definition),
    rows,
    withoutItems: head.withoutItems,
    calendar: head.calendar ?? null,
    columns: head.columns.map((column) => ({
      name: column.name,
      path: parsePath(column.path, rows),
      ...titlesOf(column.name),
      ...(column.titleVi && { titleVi: column.titleVi }),
      ...(column.titleEn && { titleEn: column.titleEn }),
    })),
  };
}

/** Collects the defaults from the query itself, so that they are written once. */
function defaultsOf(definition: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

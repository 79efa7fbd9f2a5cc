import { parse as parseCsv } from 'csv-parse/sync';
import {
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  type SelectionSetNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectedField } from '../../src/operations/column-types.ts';
import { readOperations } from '../../src/operations/operations.ts';
import { variableType } from '../../src/operations/plain-variables.ts';
import { openApp } from '../support/app.ts';

const app = openApp();
const operations = await readOperations();

/** Names that the command line and the CSV door keep for themselves. */
const RESERVED = ['csv', 'json', 'url', 'titles', 'help', 'version', 'bom', 'since', 'hash'];

interface CsvAnswer {
  header: string[];
  rows: string[][];
}

async function csvOf(path: string): Promise<CsvAnswer> {
  const response = await app().http.inject(`/operations/${path}`);
  expect(response.statusCode, response.body).toBe(200);
  const [header = [], ...rows] = parseCsv(response.body, { bom: true }) as string[][];
  return { header, rows };
}

describe('the shipped operations', () => {
  it('are at least twenty, with questions for each of the three groups', () => {
    expect(operations.length).toBeGreaterThanOrEqual(20);
    for (const group of ['ministry', 'researcher', 'portal'])
      expect(operations.filter((operation) => operation.group === group).length).toBeGreaterThanOrEqual(4);
    expect(operations[0]?.name).toBe('PlansSideBySide');
    const questions = operations.flatMap((operation) => [operation.titleVi, operation.titleEn]);
    expect(new Set(questions).size).toBe(questions.length);
  });

  it('have places of their own in the menu of their group', () => {
    const places = operations.map((operation) => `${operation.group} ${operation.position}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s takes variables that plain parameters can express',
    (_name, operation) => {
      for (const definition of operation.definition.variableDefinitions ?? []) {
        expect(() => variableType(definition, app().schema)).not.toThrow();
        expect(RESERVED).not.toContain(definition.variable.name.value);
      }
    },
  );

  it('answer on the real data without errors, each with exactly its budget of statements', async () => {
    const budgets: Record<string, { budget: number; run: number; rows: number }> = {};
    for (const operation of operations) {
      const answer = await app().query(operation.document, operation.variables);
      expect(answer.errors, operation.name).toBeUndefined();
      const { header, rows } = await csvOf(`${operation.name}.csv`);
      expect(header, operation.name).toEqual(operation.columns.map((column) => column.name));
      budgets[operation.name] = { budget: operation.statements, run: answer.statements.length, rows: rows.length };
    }
    console.table(budgets);
    expect(Object.keys(budgets)).toHaveLength(operations.length);
    for (const [name, { budget, run, rows }] of Object.entries(budgets)) {
      expect(run, `statements of ${name}`).toBe(budget);
      expect(rows, `rows of ${name}`).toBeGreaterThan(0);
    }
  });

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s fills its columns from fields that its query asks for, lists marked as lists',
    (_name, operation) => {
      for (const { name, path } of operation.columns) {
        let type: GraphQLOutputType | null | undefined = app().schema.getQueryType();
        let set: SelectionSetNode | undefined = operation.definition.selectionSet;
        for (const [at, step] of path.entries()) {
          const found = selectedField(set, type ? getNamedType(type) : undefined, step.field, app().schema);
          expect(found, `${name} at ${step.field}`).not.toBeNull();
          type = found?.type;
          expect(isListType(getNullableType(type)), `${name} at ${step.field}`).toBe(step.each);
          // A list in pages beside the rows would be cut without a word: its pages are not followed.
          if (at >= operation.rows.length) expect(step.field, name).not.toBe('nodes');
          set = found?.node.selectionSet;
        }
        expect(isLeafType(getNamedType(type)), name).toBe(true);
      }
    },
  );
});

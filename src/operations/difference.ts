import type { GraphQLSchema } from 'graphql';
import { getNamedType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { TracedTable } from './answer.ts';
import type { ShippedOperation } from './operations.ts';
import { VERSION_FIELD } from './result.ts';
import type { TracedRow } from './rows.ts';

/** How the rows of an answer differ from those of an earlier one. */
export interface RowDifference {
  /** Rows that stand in the earlier answer only. */
  gone: TracedRow[];
  /** Rows that stand in the later one only. */
  fresh: TracedRow[];
  same: number;
}

/** Compares two answers row by row; rows in another order are the same, and so is another number of the version. */
export function differenceOf(operation: ShippedOperation, from: TracedTable, to: TracedTable): RowDifference {
  const kept = operation.columns.flatMap(({ name }, at) => (name === VERSION_FIELD ? [] : [at]));
  const nameOf = ({ cells }: TracedRow) => JSON.stringify(kept.map((at) => cells[at] ?? null));
  const left = new Map<string, TracedRow[]>();
  for (const row of from.rows) left.set(nameOf(row), [...(left.get(nameOf(row)) ?? []), row]);
  const fresh = to.rows.filter((row) => !left.get(nameOf(row))?.pop());
  return { gone: [...left.values()].flat(), fresh, same: to.rows.length - fresh.length };
}

const SEARCHED = [
  'plan',
  'task',
  'target',
  'document',
  'source-page',
  'programme',
  'strategy',
  'province',
  'district',
  'organisation',
] as const;

/** The types of records of which the objects of the graph are made, where these are not shown as records themselves. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  Plan: ['plan', 'document', 'source-page', 'organisation'],
  PlanConnection: ['plan', 'document'],
  CoverageUnit: ['plan', 'document', 'source-page', 'survey', 'province'],
  PlanCoverage: ['plan', 'document', 'source-page', 'survey', 'province'],
  ComparisonCell: ['plan', 'document', 'source-page', 'survey', 'task', 'target', 'strategy', 'action-area'],
  PlanGap: ['plan', 'document', 'source-page', 'survey', 'task', 'target', 'strategy', 'action-area'],
  ComparisonColumn: ['plan', 'document', 'source-page', 'survey'],
  PlanStatistics: ['plan', 'document', 'task', 'target'],
  PlanDiff: ['plan', 'task', 'target'],
  Task: ['task', 'plan'],
  TaskConnection: ['task', 'plan'],
  Target: ['target', 'plan'],
  TargetConnection: ['target', 'plan'],
  Document: ['document', 'source-page'],
  DocumentConnection: ['document'],
  Province: ['province', 'region'],
  ProvinceState: ['province'],
  District: ['district'],
  Organisation: ['organisation'],
  Programme: ['programme', 'document'],
  Strategy: ['strategy', 'document'],
  Objective: ['strategy'],
  Indicator: ['strategy'],
  Measure: ['strategy', 'target', 'task'],
  ActionArea: ['action-area', 'strategy'],
  DocumentType: ['document-type'],
  Source: ['source-page'],
  Survey: ['survey'],
  SearchHit: [...SEARCHED],
  // The log tells of every record.
  Change: [...SEARCHED, 'survey', 'region', 'action-area', 'document-type'],
  CalendarEntry: ['plan', 'task'],
};

/** Names the types of records that an answer of the operation can be made of. */
export function typesBehind({ ast }: ShippedOperation, schema: GraphQLSchema): string[] {
  const info = new TypeInfo(schema);
  const found = new Set<string>();
  visit(
    ast,
    visitWithTypeInfo(info, {
      Field: () => {
        const type = info.getType();
        for (const name of MADE_OF[type ? getNamedType(type).name : ''] ?? []) found.add(name);
      },
    }),
  );
  return [...found];
}

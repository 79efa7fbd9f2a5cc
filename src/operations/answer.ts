import type { GraphQLFormattedError } from 'graphql';
import { askAllPages } from './follow-pages.ts';
import type { ShippedOperation } from './operations.ts';
import { type Cell, type TracedRow, tracedRows } from './rows.ts';

/** The answer of the GraphQL server. */
interface GraphqlAnswer {
  data?: unknown;
  errors?: readonly GraphQLFormattedError[];
}

/** Asks the GraphQL server in this process; the doors have no other way to the data. */
export type Execute = (document: string, variables: Record<string, unknown>) => Promise<GraphqlAnswer>;

/** The errors of an answer that cannot become a table: a table with holes would not show them. */
export class AnswerErrors extends Error {
  override readonly name = 'AnswerErrors';
  constructor(
    readonly errors: readonly GraphQLFormattedError[],
    /** What was answered all the same. */
    readonly data?: unknown,
  ) {
    super(errors[0]?.message ?? 'the answer has errors');
  }
}

/** More than this is a copy of the database: a table ends here and says so. */
export const MAX_ROWS = 50_000;

/** The flat table of an operation's answer. */
export interface Table {
  rows: Cell[][];
  /** True when there is more than these rows. */
  cut: boolean;
}

/** The same with the records of which the rows were made. */
export interface TracedTable {
  rows: TracedRow[];
  cut: boolean;
}

/**
 * Asks an operation for its whole table. `first` among the variables asks for that many and no further page.
 *
 * Throws: AnswerErrors.
 */
export async function answerTable(
  operation: ShippedOperation,
  variables: Record<string, unknown>,
  execute: Execute,
  maxRows = MAX_ROWS,
): Promise<Table> {
  const { rows, cut } = await answerTraced(operation, variables, execute, maxRows);
  return { rows: rows.map(({ cells }) => cells), cut };
}

/** The same, with the records of each row where the operation's query names them. Throws: AnswerErrors. */
export async function answerTraced(
  operation: ShippedOperation,
  variables: Record<string, unknown>,
  execute: Execute,
  maxRows: number,
): Promise<TracedTable> {
  const run = async (document: string, values: Record<string, unknown>) => {
    const answer = await execute(document, values);
    if (answer.errors?.length) throw new AnswerErrors(answer.errors);
    return answer.data;
  };
  const { data, cut } = await askAllPages(operation, variables, run, { maxRows, follow: variables.first == null });
  const rows: TracedRow[] = [];
  for (const row of tracedRows(data, operation)) {
    if (rows.length === maxRows) return { rows, cut: true };
    rows.push(row);
  }
  return { rows, cut };
}

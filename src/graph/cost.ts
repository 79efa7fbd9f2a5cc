import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';

/** The longest page of a list. */
export const MAX_PAGE = 100;

/** How many objects a field may add to an answer. Stands at the field itself, as `complexity`. */
export type FieldCost = (field: Pick<ComplexityEstimatorArgs, 'args' | 'childComplexity'>) => number;

/** All provinces that ever were: columns, cells and units of a comparison are as many. */
export const ALL_PROVINCES = 63;

/** What belongs to one thing alone is short by nature: its sources, programmes, citations. */
const SHORT_LIST = 5;
const DEFAULT_PAGE = 20;

/**
 * Gives the cost of a list without pages.
 *
 * @param length how many entries it has at most, as a rule; those that one thing has if it is not said
 * @param namedBy the argument that names the entries, which are then as many as there are names
 */
export function listCost(length = SHORT_LIST, namedBy?: string): FieldCost {
  return ({ args, childComplexity }) => {
    const named: unknown = namedBy && args[namedBy];
    return (Array.isArray(named) ? named.length : length) * (1 + childComplexity);
  };
}

/** Gives the cost of a list in pages: the page that is asked for. */
export function pagesCost(): FieldCost {
  return ({ args, childComplexity }) => 1 + pageSize(args) * childComplexity;
}

/** Gives the cost of the entries inside a page, which the page itself multiplies. */
export function entriesCost(): FieldCost {
  return ({ childComplexity }) => 1 + childComplexity;
}

function pageSize({ first, last }: { [name: string]: unknown }): number {
  const asked = first ?? last ?? DEFAULT_PAGE;
  return typeof asked === 'number' ? Math.min(Math.max(asked, 0), MAX_PAGE) : MAX_PAGE;
}

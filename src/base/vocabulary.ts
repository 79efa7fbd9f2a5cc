/**
 * The words that the reader of documents and the graph share. They stand below both, so that what is read, stored and
 * answered is called by one name.
 */

/** How much of a document a source shows, from the least to the most; PostgreSQL compares its enum in this order. */
export const COMPLETENESS = ['CITED_ONLY', 'REPORT_ONLY', 'PARTIAL', 'FULL'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** What one document says of another, by the verb that it uses. */
export const RELATIONS = [
  'IMPLEMENTS',
  'CONTINUES',
  'BASED_ON',
  'PROPOSED_IN',
  'GUIDES',
  'PROMULGATES',
  'APPROVES',
  'AMENDS',
  'REPLACES',
  'REPEALS',
  'CORRECTS',
  'SUPPLEMENTS',
  'REVIEWS',
  'REFERENCES',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** The stored names of the comparison signs that plans print, and the sign of each. */
export const OPERATORS = ['GTE', 'GT', 'LTE', 'LT', 'EQ', 'ABOUT'] as const;
export type Operator = (typeof OPERATORS)[number];

/** The signs as the reader writes them. */
export const OPERATOR_SIGNS = ['>=', '<=', '>', '<', '=', '~'] as const;
export type OperatorSign = (typeof OPERATOR_SIGNS)[number];
export const OPERATOR_OF: Readonly<Record<OperatorSign, Operator>> = {
  '>=': 'GTE',
  '<=': 'LTE',
  '>': 'GT',
  '<': 'LT',
  '=': 'EQ',
  '~': 'ABOUT',
};

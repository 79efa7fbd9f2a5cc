import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { ERROR_CATALOGUE } from '../base/errors.ts';
import type { FieldCost } from './cost.ts';

/** Deeper than any real question: a plan's parent's document's citations end at eleven. */
export const MAX_DEPTH = 16;

/** Objects that an answer could hold at most. The side-by-side view of all 63 provinces needs about 600,000. */
export const MAX_COST = 1_000_000;

/** A top field runs statements of its own, so a hundred of them are all that one query may have. */
const TOP_FIELD_COST = 10_000;

/**
 * Refuses an operation that is too deep or could give too much. The cost depends on the variables, so it is looked at
 * for each request and not among the validation rules.
 *
 * Throws: GraphQLError with QUERY_TOO_LARGE.
 */
export function checkSize(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string | null,
): void {
  const depth = depthOf(document, operationName);
  if (depth > MAX_DEPTH) throw tooLarge(`The query is ${depth} fields deep; ${MAX_DEPTH} are allowed.`);
  const cost = costUnlessWrong(schema, document, variables, operationName);
  if (cost === null || cost <= MAX_COST) return;
  throw tooLarge(
    `The answer could hold ${cost.toLocaleString('en')} objects; ${MAX_COST.toLocaleString('en')} are allowed.`,
  );
}

/** Returns the cost; null when the variables do not fit, which the execution then says with the right code. */
function costUnlessWrong(...query: Parameters<typeof costOf>): number | null {
  try {
    return costOf(...query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // The library's own bound on the work of estimating: fragments that unfold without end.
    if (error.message.includes('maximum allowed number of nodes')) throw tooLarge('The query has too many fields.');
    return null;
  }
}

function tooLarge(fact: string): GraphQLError {
  const { remedy, status } = ERROR_CATALOGUE.QUERY_TOO_LARGE;
  return new GraphQLError(`${fact} ${remedy}`, { extensions: { code: 'QUERY_TOO_LARGE', http: { status } } });
}

/** Estimates the most objects that an answer could hold, by the page sizes that the query asks for. */
export function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  variables: Record<string, unknown>,
  operationName?: string | null,
): number {
  return getComplexity({
    schema,
    query,
    variables,
    ...(operationName && { operationName }),
    estimators: [estimate(schema)],
  });
}

/** Adds up what the fields themselves say (`complexity`); a field that says nothing holds one object or none. */
function estimate(schema: GraphQLSchema): ComplexityEstimator {
  const roots = [schema.getQueryType()?.name, schema.getSubscriptionType()?.name];
  return ({ field, args, childComplexity, type }) => {
    // Introspection reads the schema and no data; GraphQL itself bounds how deep it may go.
    if (field.name.startsWith('__') || type.name.startsWith('__')) return 0;
    if (!isCompositeType(getNamedType(field.type))) return 0;
    const cost = field.extensions.complexity as FieldCost | undefined;
    return (
      (roots.includes(type.name) ? TOP_FIELD_COST : 0) + (cost?.({ args, childComplexity }) ?? 1 + childComplexity)
    );
  };
}

/** Counts the fields on the longest way from the root to a leaf. Fields of the introspection do not count. */
export function depthOf(document: DocumentNode, operationName?: string | null): number {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const known = new Map<string, number>();
  const depth = (set: SelectionSetNode | undefined): number =>
    Math.max(
      0,
      ...(set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.INLINE_FRAGMENT) return depth(selection.selectionSet);
        if (selection.kind === Kind.FIELD)
          return selection.name.value.startsWith('__') ? 0 : 1 + depth(selection.selectionSet);
        const name = selection.name.value;
        // Validation has refused cycles; the memory keeps fragments within fragments from taking exponential time.
        const found = known.get(name) ?? depth(fragments.get(name)?.selectionSet);
        known.set(name, found);
        return found;
      }),
    );
  return Math.max(
    0,
    ...document.definitions.map((one) =>
      one.kind === Kind.OPERATION_DEFINITION && (!operationName || one.name?.value === operationName)
        ? depth(one.selectionSet)
        : 0,
    ),
  );
}

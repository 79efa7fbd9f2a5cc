import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import { ERROR_CATALOGUE } from '../base/errors.ts';
import { MAX_PAGE } from '../graph/pagination.ts';

/** Deeper than any real question: a plan's parent's document's citations end at eleven. */
export const MAX_DEPTH = 16;

/** Objects that an answer could hold at most. The side-by-side view of all 63 provinces needs about 600,000. */
export const MAX_COST = 1_000_000;

/** A top field runs statements of its own, so a hundred of them are all that one query may have. */
const TOP_FIELD_COST = 10_000;
const DEFAULT_PAGE = 20;
const ALL_PROVINCES = 63;
/** Lists without pages are short by nature: sources, programmes, citations of one thing. */
const SHORT_LIST = 5;

/** Refuses queries that are too deep or could give too much, before any of their fields runs. */
export function limitQueries(schema: GraphQLSchema): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        // Here and not among the validation rules: Apollo Server remembers which documents are valid, but the cost
        // depends on the variables.
        async didResolveOperation({ document, request, operationName }) {
          const depth = depthOf(document, operationName);
          if (depth > MAX_DEPTH) throw tooLarge(`The query is ${depth} fields deep; ${MAX_DEPTH} are allowed.`);
          const cost = costUnlessWrong(schema, document, request.variables ?? {}, operationName);
          if (cost !== null && cost > MAX_COST)
            throw tooLarge(
              `The answer could hold ${cost.toLocaleString('en')} objects; ${MAX_COST.toLocaleString('en')} are allowed.`,
            );
        },
      };
    },
  };
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

function estimate(schema: GraphQLSchema): ComplexityEstimator {
  const root = schema.getQueryType()?.name;
  return ({ field, args, childComplexity, type }) => {
    // Introspection reads the schema and no data; GraphQL itself bounds how deep it may go.
    if (field.name.startsWith('__') || type.name.startsWith('__')) return 0;
    if (!isCompositeType(getNamedType(field.type))) return 0;
    const top = type.name === root ? TOP_FIELD_COST : 0;
    if (isListType(getNullableType(field.type))) {
      // The items of a page are counted where the page is asked for.
      if (type.name.endsWith('Connection')) return 1 + childComplexity;
      return top + listLength(field.name, args) * (1 + childComplexity);
    }
    const isPaged = getNamedType(field.type).name.endsWith('Connection');
    return top + (isPaged ? 1 + pageSize(args) * childComplexity : 1 + childComplexity);
  };
}

function pageSize({ first, last }: { [name: string]: unknown }): number {
  const asked = first ?? last ?? DEFAULT_PAGE;
  return typeof asked === 'number' ? Math.min(Math.max(asked, 0), MAX_PAGE) : MAX_PAGE;
}

/** Lists without pages that are as long as the country or its code lists. */
const LONG_LISTS: Readonly<Record<string, number>> = {
  provinces: ALL_PROVINCES,
  columns: ALL_PROVINCES,
  cells: ALL_PROVINCES,
  units: ALL_PROVINCES,
  rows: 23,
  groups: 100,
};

function listLength(name: string, { slugs, ids }: { [name: string]: unknown }): number {
  const named = slugs ?? ids;
  if (Array.isArray(named)) return named.length;
  return LONG_LISTS[name] ?? SHORT_LIST;
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

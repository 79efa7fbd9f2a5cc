import { type DocumentNode, type FieldNode, type GraphQLSchema, getNamedType, isCompositeType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { FieldCost } from './cost.ts';
import { perQuestion } from './query-memory.ts';

/** A top field runs statements of its own, so a hundred of them are all that one query may have. */
const TOP_FIELD_COST = 10_000;

/** How many entries the lists of the introspection have in this schema, as a rule. */
const SCHEMA_LISTS: Readonly<Record<string, number>> = {
  types: 200,
  fields: 8,
  args: 1,
  inputFields: 1,
  enumValues: 1,
  interfaces: 0.1,
  possibleTypes: 0.1,
  directives: 8,
};

/** A question with what it is asked with. */
export interface Costed {
  document: DocumentNode;
  variables: Record<string, unknown>;
  operationName?: string | null | undefined;
}

/** The field that makes a question costly. */
export interface Costliest {
  /** From the root, e.g. "provinces.plans.nodes.tasks". */
  path: string;
  /** The page size with which the whole would fit; null when the field has no pages, or none is small enough. */
  fits: number | null;
}

/** A field as it was met: the same one may stand in a fragment that is used in several places. */
interface Met {
  node: FieldNode;
  cost: number;
  isRoot: boolean;
  hasPages: boolean;
}

/** Estimates the most objects that an answer could hold, by the page sizes that the query asks for. */
export function costOf(schema: GraphQLSchema, question: Costed): number {
  const remembered = COSTS.get(schema) ?? perQuestion((asked) => estimate(schema, asked, {}));
  COSTS.set(schema, remembered);
  return remembered(question);
}

const COSTS = new WeakMap<GraphQLSchema, (question: Costed) => number>();

/**
 * Finds what to make smaller in a question that costs too much: from the costliest top field down, as long as one list
 * makes up most of what it stands in.
 */
export function costliest(schema: GraphQLSchema, question: Costed, allowed: number): Costliest | null {
  const met: Met[] = [];
  estimate(schema, question, { met });
  const most = (fields: readonly Met[]) =>
    fields.reduce<Met | null>((best, field) => (best === null || field.cost > best.cost ? field : best), null);
  const way: Met[] = [];
  for (let at = most(met.filter(({ isRoot }) => isRoot)); at !== null && at.cost > 0; ) {
    way.push(at);
    const below = new Set(fieldsBelow(at.node, question.document));
    at = most(met.filter(({ node }) => below.has(node)));
    if (at && way.some(({ node }) => node === at?.node)) break;
  }
  // Further down than the last list in pages there is nothing that a smaller page would mend.
  const lastPages = way.findLastIndex(({ hasPages }) => hasPages);
  const upTo = way.slice(0, lastPages < 0 ? way.length : lastPages + 1);
  const target = upTo.at(-1);
  if (!target) return null;
  const fits = target.hasPages
    ? SIZES.find((size) => estimate(schema, question, { smaller: { node: target.node, size } }) <= allowed)
    : undefined;
  return { path: upTo.map(({ node }) => node.name.value).join('.'), fits: fits ?? null };
}

/** Sizes to propose, the largest that fits. */
const SIZES = [50, 20, 10, 5, 2, 1];

interface Watch {
  /** Collects every field with its cost. */
  met?: Met[];
  /** Estimates with another page size at one field. */
  smaller?: { node: FieldNode; size: number };
}

function estimate(schema: GraphQLSchema, { document, variables, operationName }: Costed, watch: Watch): number {
  const roots = [schema.getQueryType()?.name, schema.getSubscriptionType()?.name];
  // Adds up what the fields themselves say (`complexity`); a field that says nothing holds one object or none.
  const estimator: ComplexityEstimator = ({ field, args, childComplexity, type, node }) => {
    if (!isCompositeType(getNamedType(field.type))) return 0;
    // Introspection reads no data, and yet a query of a few lines can ask for all fields of all types a hundred times.
    if (field.name.startsWith('__') || type.name.startsWith('__')) {
      return (SCHEMA_LISTS[field.name] ?? 1) * (1 + childComplexity);
    }
    const ownCost = field.extensions.complexity as FieldCost | undefined;
    const { smaller } = watch;
    const asked = smaller?.node === node ? { ...args, first: smaller.size, last: null } : args;
    const isRoot = roots.includes(type.name);
    const cost = (isRoot ? TOP_FIELD_COST : 0) + (ownCost?.({ args: asked, childComplexity }) ?? 1 + childComplexity);
    watch.met?.push({ node, cost, isRoot, hasPages: field.args.some(({ name }) => name === 'first') });
    return cost;
  };
  return getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName && { operationName }),
    estimators: [estimator],
  });
}

/** The fields that stand directly below a field, through fragments too. */
function fieldsBelow({ selectionSet }: FieldNode, document: DocumentNode): FieldNode[] {
  const seen = new Set<string>();
  const collect = (set: FieldNode['selectionSet']): FieldNode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === 'Field') return [selection];
      if (selection.kind === 'InlineFragment') return collect(selection.selectionSet);
      const name = selection.name.value;
      if (seen.has(name)) return [];
      seen.add(name);
      const fragment = document.definitions.find((one) => one.kind === 'FragmentDefinition' && one.name.value === name);
      return fragment?.kind === 'FragmentDefinition' ? collect(fragment.selectionSet) : [];
    });
  return collect(selectionSet);
}

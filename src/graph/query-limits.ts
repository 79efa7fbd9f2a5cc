import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, type SelectionSetNode, visit } from 'graphql';
import { ERROR_CATALOGUE } from '../base/errors.ts';
import { type Costed, costliest, costOf } from './query-cost.ts';
import { perDocument } from './query-memory.ts';

/** What a request may hold at most, on every door. The table of limits in docs/reference.md is compared with this one. */
export const LIMITS = {
  tokens: { most: 10_000, meaning: 'Words and signs of the query.' },
  depth: { most: 16, meaning: 'Fields on the longest way from the root; those of the introspection do not count.' },
  rootFields: { most: 100, meaning: 'Fields at the top of the operation, through fragments too.' },
  introspections: { most: 5, meaning: 'Fields `__schema` at the top; what they ask for counts in the cost.' },
  aliases: { most: 500, meaning: 'Fields under another name than their own.' },
  directives: { most: 100, meaning: 'Uses of directives such as `@include`.' },
  variableDepth: { most: 10, meaning: 'Lists and objects inside each other in the variables.' },
  variableValues: { most: 20_000, meaning: 'Values in the variables, those of lists and objects counted one by one.' },
  text: { most: 1_000, meaning: 'Characters of a text in the query or its variables.' },
  cost: {
    most: 1_000_000,
    meaning:
      'Objects that the answer could hold by the page sizes it asks for: a list without pages counts as 5, a top field adds 10,000.',
  },
} as const satisfies Record<string, { most: number; meaning: string }>;

export type Limit = keyof typeof LIMITS;

/** Deeper than any real question: a plan's parent's document's citations end at eleven. */
export const MAX_DEPTH = LIMITS.depth.most;
/** The side-by-side view of all 63 provinces needs about 600,000. */
export const MAX_COST = LIMITS.cost.most;

/**
 * Refuses an operation that is too large. The cost depends on the variables, so it is looked at for each request and
 * not among the validation rules.
 *
 * Returns: its cost; null when the variables do not fit, which the execution then says with the right code.
 * Throws: GraphQLError with QUERY_TOO_LARGE.
 */
export function checkSize(schema: GraphQLSchema, question: Costed): number | null {
  const counts = countsOf(question.document, question.operationName);
  for (const [limit, found] of Object.entries(counts) as [Limit, number][]) {
    if (found > LIMITS[limit].most) throw tooLarge(limit, found, FACTS[limit]?.(found) ?? '');
  }
  const cost = costUnlessWrong(schema, question);
  if (cost === null || cost <= MAX_COST) return cost;
  throw tooCostly(cost, costliest(schema, question, MAX_COST));
}

const number = (value: number) => value.toLocaleString('en');
const FACTS: Partial<Record<Limit, (found: number) => string>> = {
  depth: (found) => `The query is ${found} fields deep; ${MAX_DEPTH} are allowed.`,
  rootFields: (found) => `The query has ${found} fields at the top; ${LIMITS.rootFields.most} are allowed.`,
  introspections: (found) => `The query asks ${found} times for the schema; ${LIMITS.introspections.most} are allowed.`,
  aliases: (found) => `The query renames ${number(found)} fields; ${LIMITS.aliases.most} are allowed.`,
  directives: (found) => `The query uses ${number(found)} directives; ${LIMITS.directives.most} are allowed.`,
};

/** Returns the cost; null when the variables do not fit. */
function costUnlessWrong(schema: GraphQLSchema, question: Costed): number | null {
  try {
    return costOf(schema, question);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // The library's own bound on the work of estimating: fragments that unfold without end.
    if (error.message.includes('maximum allowed number of nodes')) {
      throw tooLarge('tokens', LIMITS.tokens.most + 1, 'The query has too many fields.');
    }
    return null;
  }
}

function tooCostly(cost: number, field: ReturnType<typeof costliest>): GraphQLError {
  const fact = `The answer could hold ${number(cost)} objects; ${number(MAX_COST)} are allowed.`;
  if (field === null) return tooLarge('cost', cost, fact);
  const way =
    field.fits === null ? 'Ask for fewer things above it.' : `With "first: ${field.fits}" there the query would fit.`;
  return tooLarge('cost', cost, `${fact} Most of them come from ${field.path}. ${way}`, { costliest: field.path });
}

/** Makes the refusal of a request that holds more than it may: its extensions say of what, how much, and how much may be. */
export function tooLarge(limit: Limit, found: number, fact: string, more: Record<string, unknown> = {}): GraphQLError {
  const { remedy, status } = ERROR_CATALOGUE.QUERY_TOO_LARGE;
  return new GraphQLError(`${fact} ${remedy}`, {
    extensions: { code: 'QUERY_TOO_LARGE', http: { status }, limit, found, allowed: LIMITS[limit].most, ...more },
  });
}

/** Counts what each costs little to write and something to look at, and the depth. */
const countsOf = perDocument((document, operationName): Partial<Record<Limit, number>> => {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: ({ alias }) => {
      if (alias) aliases++;
    },
    Directive: () => {
      directives++;
    },
  });
  const atTop = (counts: (name: string) => number) =>
    fold(document, operationName, {
      field: counts,
      add: (found) => found.reduce((sum, count) => sum + count, 0),
    });
  const rootFields = atTop(() => 1);
  const introspections = atTop((name) => (name === '__schema' ? 1 : 0));
  return { rootFields, introspections, aliases, directives, depth: depthOf(document, operationName) };
});

/** Counts the fields on the longest way from the root to a leaf. Fields of the introspection do not count. */
export function depthOf(document: DocumentNode, operationName?: string | null): number {
  return fold(document, operationName, {
    field: (name, below) => (name.startsWith('__') ? 0 : 1 + below()),
    add: (depths) => Math.max(0, ...depths),
  });
}

interface Fold {
  /** The number of a field, by its name and what stands below it. */
  field(name: string, below: () => number): number;
  /** The number of a selection, of the numbers of its parts. */
  add(values: number[]): number;
}

/** Makes a number of the operation that is asked for, through its fragments, each of which is looked at once. */
function fold(document: DocumentNode, operationName: string | null | undefined, { field, add }: Fold): number {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const walk = (set: SelectionSetNode | undefined): number =>
    add(
      (set?.selections ?? []).map((selection) => {
        if (selection.kind === Kind.INLINE_FRAGMENT) return walk(selection.selectionSet);
        if (selection.kind === Kind.FIELD) return field(selection.name.value, () => walk(selection.selectionSet));
        const name = selection.name.value;
        // Validation has refused cycles; the memory keeps fragments within fragments from taking exponential time.
        const found = known.get(name) ?? walk(fragments.get(name));
        known.set(name, found);
        return found;
      }),
    );
  const asked = document.definitions.filter(
    (one) => one.kind === Kind.OPERATION_DEFINITION && (!operationName || one.name?.value === operationName),
  );
  return Math.max(0, ...asked.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? walk(one.selectionSet) : 0)));
}

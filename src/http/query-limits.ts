import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  isOutputType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { RequestContext } from '../core/context.ts';
import type { ErrorCode } from '../core/errors.ts';

/** No name, number, cursor or search of this dataset is longer. */
const MAX_TEXT_LENGTH = 1_000;
/** Each list inside a list multiplies what is read. The flagship query has 8 fields, 4 lists and 2 pages inside each other. */
const LIMITS: Shape = { fields: 20, lists: 6, pages: 3 };
const NOTHING: Shape = { fields: 0, lists: 0, pages: 0 };

/** Refuses what no honest query holds, before anything is read: writes, unusable texts, depth without end. */
export function queryLimits(): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, request, document, operation }) => {
        if (!operation) return;
        if (operation.operation !== 'query') {
          throw refusal(
            'GRAPHQL_VALIDATION_FAILED',
            `This API answers queries and has no ${operation.operation} type. Ask with "query".`,
          );
        }
        checkTexts(document, request.variables ?? {});
        checkShape(schema, document, operation);
      },
    }),
  };
}

function refusal(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}

function checkTexts(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  visit(document, { StringValue: (node) => checkText('A text in the query', node.value) });
  for (const [name, value] of Object.entries(variables)) checkValue(`Variable "$${name}"`, value);
}

function checkValue(subject: string, value: unknown): void {
  if (typeof value === 'string') checkText(subject, value);
  else if (value !== null && typeof value === 'object')
    for (const part of Object.values(value)) checkValue(subject, part);
}

function checkText(subject: string, text: string): void {
  if (text.includes('\u0000')) {
    throw refusal('BAD_USER_INPUT', `${subject} holds the character U+0000, which no text here can hold. Remove it.`);
  }
  if (text.length > MAX_TEXT_LENGTH) {
    throw refusal(
      'QUERY_TOO_LARGE',
      `${subject} has ${text.length} characters. The longest that can be used has ${MAX_TEXT_LENGTH}.`,
    );
  }
}

function checkShape(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): void {
  const fragments = new Map(
    document.definitions.flatMap((definition): [string, FragmentDefinitionNode][] =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
  const shape = measure(operation.selectionSet, schema.getQueryType(), { schema, fragments, known: new Map() });
  for (const [part, limit] of Object.entries(LIMITS)) {
    const found = shape[part as keyof Shape];
    if (found <= limit) continue;
    throw refusal(
      'QUERY_TOO_LARGE',
      `The query has ${found} ${part} inside each other. It may have ${limit}; split it, or fetch again by id.`,
    );
  }
}

/** How many of each lie inside each other. */
interface Shape {
  fields: number;
  lists: number;
  pages: number;
}

interface Measuring {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  known: Map<SelectionSetNode, Shape>;
}

/** Measures each selection once, so that fragments used many times cost nothing. Validation has refused cycles. */
function measure(set: SelectionSetNode, parent: GraphQLOutputType | null | undefined, measuring: Measuring): Shape {
  const measured = measuring.known.get(set);
  if (measured) return measured;
  const shape = { fields: 0, lists: 0, pages: 0 };
  for (const selection of set.selections) {
    const part = shapeOf(selection, parent, measuring);
    shape.fields = Math.max(shape.fields, part.fields);
    shape.lists = Math.max(shape.lists, part.lists);
    shape.pages = Math.max(shape.pages, part.pages);
  }
  measuring.known.set(set, shape);
  return shape;
}

function shapeOf(selection: SelectionNode, parent: GraphQLOutputType | null | undefined, measuring: Measuring): Shape {
  const { schema, fragments } = measuring;
  if (selection.kind !== Kind.FIELD) {
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    if (!fragment) return NOTHING;
    const on = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : parent;
    return measure(fragment.selectionSet, isOutputType(on) ? on : null, measuring);
  }
  const type = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value]?.type : null;
  // Introspection has no field of its own here; GraphQL itself limits how deep it goes.
  const below =
    selection.selectionSet && type ? measure(selection.selectionSet, getNamedType(type), measuring) : NOTHING;
  const isList = type && isListType(getNullableType(type)) && selection.selectionSet;
  const isPage = isList && (selection.name.value === 'nodes' || selection.name.value === 'edges');
  return {
    fields: below.fields + 1,
    lists: below.lists + (isList ? 1 : 0),
    pages: below.pages + (isPage ? 1 : 0),
  };
}

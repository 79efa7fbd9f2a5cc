import {
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { ShippedOperation } from './operations.ts';
import type { RowPath } from './row-path.ts';

/** What the cells of a column are. */
export type ColumnType = 'number' | 'day' | 'moment' | 'truth' | 'label' | 'text';

const SCALARS: Readonly<Record<string, ColumnType>> = {
  Int: 'number',
  Float: 'number',
  Decimal: 'number',
  Date: 'day',
  DateTime: 'moment',
  Boolean: 'truth',
};

/** Reads from the schema what the cells of each column are; a column of several values is text. */
export function columnTypes(operation: ShippedOperation, schema: GraphQLSchema): ColumnType[] {
  return operation.columns.map(({ path }) => {
    const type = leafType(operation.definition.selectionSet, path, schema);
    if (isEnumType(type)) return 'label';
    return SCALARS[type?.name ?? ''] ?? 'text';
  });
}

/** Names the enum of each column that holds codes; null for the others. */
export function columnEnums(operation: ShippedOperation, schema: GraphQLSchema): (string | null)[] {
  return operation.columns.map(({ path }) => {
    const type = leafType(operation.definition.selectionSet, path, schema);
    return isEnumType(type) ? type.name : null;
  });
}

function leafType(selection: SelectionSetNode, path: RowPath, schema: GraphQLSchema): GraphQLNamedType | undefined {
  let type: GraphQLNamedType | undefined = schema.getQueryType() ?? undefined;
  let set: SelectionSetNode | undefined = selection;
  for (const { field } of path) {
    const node: SelectionNode | undefined = set?.selections.find(
      (one) => one.kind === Kind.FIELD && (one.alias ?? one.name).value === field,
    );
    if (node?.kind !== Kind.FIELD || !(isObjectType(type) || isInterfaceType(type))) return undefined;
    const found: GraphQLOutputType | undefined = type.getFields()[node.name.value]?.type;
    type = found && getNamedType(found);
    set = node.selectionSet;
  }
  return type;
}

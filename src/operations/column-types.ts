import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
  Kind,
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
    const found = selectedField(set, type, field, schema);
    if (!found) return undefined;
    type = getNamedType(found.type);
    set = found.node.selectionSet;
  }
  return type;
}

/** Finds a field of an answer in what a query asks of a type, also where it asks it of one kind of thing only (`... on`). */
export function selectedField(
  set: SelectionSetNode | undefined,
  type: GraphQLNamedType | undefined,
  name: string,
  schema: GraphQLSchema,
): { node: FieldNode; type: GraphQLOutputType } | null {
  for (const one of set?.selections ?? []) {
    if (one.kind === Kind.FIELD && (one.alias ?? one.name).value === name) {
      const of = isObjectType(type) || isInterfaceType(type) ? type.getFields()[one.name.value]?.type : undefined;
      if (of) return { node: one, type: of };
    }
    if (one.kind === Kind.INLINE_FRAGMENT) {
      const kind = one.typeCondition ? schema.getType(one.typeCondition.name.value) : type;
      const found = selectedField(one.selectionSet, kind, name, schema);
      if (found) return found;
    }
  }
  return null;
}

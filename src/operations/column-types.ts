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

/** Tells of each column, in the words of the schema, when it has nothing; empty where the schema does not say. */
export function columnReasons(operation: ShippedOperation, schema: GraphQLSchema): string[] {
  return operation.columns.map(({ path }) => {
    const clauses = fieldsOn(operation.definition.selectionSet, path, schema).flatMap(
      ({ description }) => description?.match(/\b(?:null|empty)\b[^.;]*/gi) ?? [],
    );
    return [...new Set(clauses)].join('; ');
  });
}

function leafType(selection: SelectionSetNode, path: RowPath, schema: GraphQLSchema): GraphQLNamedType | undefined {
  const fields = fieldsOn(selection, path, schema);
  return fields.length === path.length ? fields.at(-1)?.named : undefined;
}

/** The fields on the way to a cell, as far as the schema has them. */
function fieldsOn(selection: SelectionSetNode, path: RowPath, schema: GraphQLSchema) {
  const fields: { named: GraphQLNamedType; description: string | null }[] = [];
  let type: GraphQLNamedType | undefined = schema.getQueryType() ?? undefined;
  let set: SelectionSetNode | undefined = selection;
  for (const { field } of path) {
    const found = selectedField(set, type, field, schema);
    if (!found) return fields;
    type = getNamedType(found.type);
    set = found.node.selectionSet;
    fields.push({ named: type, description: found.description });
  }
  return fields;
}

/** Finds a field of an answer in what a query asks of a type, also where it asks it of one kind of thing only (`... on`). */
export function selectedField(
  set: SelectionSetNode | undefined,
  type: GraphQLNamedType | undefined,
  name: string,
  schema: GraphQLSchema,
): { node: FieldNode; type: GraphQLOutputType; description: string | null } | null {
  for (const one of set?.selections ?? []) {
    if (one.kind === Kind.FIELD && (one.alias ?? one.name).value === name) {
      const of = isObjectType(type) || isInterfaceType(type) ? type.getFields()[one.name.value] : undefined;
      if (of) return { node: one, type: of.type, description: of.description ?? null };
    }
    if (one.kind === Kind.INLINE_FRAGMENT) {
      const kind = one.typeCondition ? schema.getType(one.typeCondition.name.value) : type;
      const found = selectedField(one.selectionSet, kind, name, schema);
      if (found) return found;
    }
  }
  return null;
}

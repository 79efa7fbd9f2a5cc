import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { ShippedOperation } from './operations.ts';
import type { JsonSchema } from './variable-schema.ts';

const SCALARS: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
  JSON: {},
};

/** Describes the data of a question's answer as JSON: each field that it selects, by its type and nullability. */
export function dataSchema(operation: ShippedOperation, schema: GraphQLSchema): JsonSchema {
  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no questions');
  return objectSchema(root, operation.definition.selectionSet, schema);
}

/** What a fragment selects may be there or not: it depends on which thing it is. */
function objectSchema(type: GraphQLNamedType, set: SelectionSetNode, schema: GraphQLSchema): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      properties[name] = fieldSchema(type, selection, schema);
      required.push(name);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
      if (!narrowed) continue;
      const inner = objectSchema(narrowed, selection.selectionSet, schema).properties as Record<string, JsonSchema>;
      for (const [name, one] of Object.entries(inner)) if (!Object.hasOwn(properties, name)) properties[name] = one;
    }
  }
  return { type: 'object', required, properties, additionalProperties: false };
}

function fieldSchema(type: GraphQLNamedType, field: FieldNode, schema: GraphQLSchema): JsonSchema {
  if (field.name.value === '__typename') return { type: 'string' };
  const found = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
  if (!found) throw new Error(`${type.name} has no field "${field.name.value}"`);
  return valueSchema(found.type, field.selectionSet, schema);
}

function valueSchema(type: GraphQLOutputType, set: SelectionSetNode | undefined, schema: GraphQLSchema): JsonSchema {
  if (isNonNullType(type)) return presentSchema(type.ofType, set, schema);
  const present = presentSchema(type, set, schema);
  if (!('type' in present)) return present;
  return {
    ...present,
    type: [present.type, 'null'],
    ...(Array.isArray(present.enum) && { enum: [...present.enum, null] }),
  };
}

function presentSchema(type: GraphQLOutputType, set: SelectionSetNode | undefined, schema: GraphQLSchema): JsonSchema {
  if (isListType(type)) return { type: 'array', items: valueSchema(type.ofType, set, schema) };
  if (set) return objectSchema(type as GraphQLNamedType, set, schema);
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  return SCALARS[(type as GraphQLNamedType).name] ?? { type: 'string' };
}

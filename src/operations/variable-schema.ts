import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  type VariableDefinitionNode,
} from 'graphql';
import type { ShippedOperation } from './operations.ts';
import { variableType } from './plain-variables.ts';
import { variableTitle } from './variable-titles.ts';

/** A JSON Schema (2020-12), as OpenAPI 3.1 and the Model Context Protocol read it. */
export type JsonSchema = Record<string, unknown>;

const SCALARS: Readonly<Record<string, JsonSchema>> = {
  Int: { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  Date: { type: 'string', format: 'date' },
  DateTime: { type: 'string', format: 'date-time' },
};

/** Describes the variables of an operation, one property each. */
export function variablesSchema(operation: ShippedOperation, schema: GraphQLSchema): JsonSchema {
  const definitions = operation.definition.variableDefinitions ?? [];
  const required = definitions.filter(
    (definition) => !definition.defaultValue && isNonNullType(variableType(definition, schema)),
  );
  return {
    type: 'object',
    properties: Object.fromEntries(
      definitions.map((definition) => [definition.variable.name.value, variableSchema(definition, operation, schema)]),
    ),
    ...(required.length > 0 && { required: required.map(({ variable }) => variable.name.value) }),
    additionalProperties: false,
  };
}

/** Describes one variable: its type, and the default that the operation declares. */
function variableSchema(
  definition: VariableDefinitionNode,
  operation: ShippedOperation,
  schema: GraphQLSchema,
): JsonSchema {
  const name = definition.variable.name.value;
  const type = variableType(definition, schema);
  const fallback = operation.variables[name];
  const [vi, en] = variableTitle({ name, type: String(type) });
  return { ...schemaOf(type), description: `${en} · ${vi}`, ...(fallback !== undefined && { default: fallback }) };
}

function schemaOf(type: GraphQLInputType): JsonSchema {
  if (isNonNullType(type)) return schemaOf(type.ofType);
  if (isListType(type)) return { type: 'array', items: schemaOf(type.ofType) };
  if (isEnumType(type)) return { type: 'string', enum: type.getValues().map(({ name }) => name) };
  return SCALARS[type.name] ?? { type: 'string' };
}

import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';
import { AppError } from '../base/errors.ts';
import { nearest } from '../base/text.ts';
import type { ShippedOperation } from './operations.ts';

/** Parameters as a URL or a command line gives them: a name may come several times. */
export type PlainParameters = Iterable<readonly [name: string, value: string]>;

const TRUE = new Set(['true', '1', 'yes']);
const FALSE = new Set(['false', '0', 'no']);
const INT_LIMIT = 2 ** 31;

/**
 * Reads plain parameters as the variables of an operation, by the types that it declares. Lists come as repeated or
 * comma-separated values; an empty value takes a default away.
 *
 * Throws: BAD_USER_INPUT for a parameter that the operation does not have, and for a value that its type does not.
 */
export function readVariables(
  operation: ShippedOperation,
  schema: GraphQLSchema,
  parameters: PlainParameters,
): Record<string, unknown> {
  const given = new Map<string, string[]>();
  for (const [name, value] of parameters) given.set(name, [...(given.get(name) ?? []), value]);
  const definitions = new Map(
    (operation.definition.variableDefinitions ?? []).map((one) => [one.variable.name.value, one]),
  );
  const variables: Record<string, unknown> = {};
  for (const [name, values] of given) {
    const definition = definitions.get(name);
    if (!definition) throw unknownParameter(operation, name, [...definitions.keys()]);
    variables[name] = readVariable(name, variableType(definition, schema), values);
  }
  for (const [name, definition] of definitions) {
    if (!given.has(name) && !definition.defaultValue && isNonNullType(variableType(definition, schema)))
      throw bad(`${operation.name} needs the parameter "${name}".`);
  }
  return variables;
}

/** Resolves the declared type of a variable. Throws when plain parameters cannot express it. */
export function variableType(definition: VariableDefinitionNode, schema: GraphQLSchema): GraphQLInputType {
  const type = typeFromAST(schema, definition.type as never) as GraphQLInputType | undefined;
  const name = definition.variable.name.value;
  if (!type) throw new Error(`The type of the variable "${name}" is not in the schema.`);
  const bare = isNonNullType(type) ? type.ofType : type;
  const item = isListType(bare) ? (isNonNullType(bare.ofType) ? bare.ofType.ofType : bare.ofType) : bare;
  if (isInputObjectType(item) || isListType(item))
    throw new Error(`The variable "${name}" of an operation must be a scalar, an enum or a list of them.`);
  return type;
}

/** Reads the values given to one variable, by its type. Throws: BAD_USER_INPUT. */
export function readVariable(name: string, type: GraphQLInputType, values: readonly string[]): unknown {
  const nullable = !isNonNullType(type);
  const bare: GraphQLInputType = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) {
    const item = isNonNullType(bare.ofType) ? bare.ofType.ofType : bare.ofType;
    const parts = values.flatMap((value) => value.split(',')).map((part) => part.trim());
    const present = parts.filter((part) => part !== '');
    if (present.length === 0 && nullable) return null;
    return present.map((part) => readOne(name, item, part));
  }
  const [value = '', ...more] = values;
  if (more.length > 0) throw bad(`"${name}" was given ${values.length} times. It takes one value.`);
  if (value.trim() === '') {
    if (nullable) return null;
    throw bad(`"${name}" is empty. It needs a value.`);
  }
  return readOne(name, bare, value.trim());
}

function readOne(name: string, type: GraphQLInputType, text: string): unknown {
  const shown = text.slice(0, 80);
  if (isEnumType(type)) {
    const names = type.getValues().map((value) => value.name);
    const wanted = text.toUpperCase();
    if (names.includes(wanted)) return wanted;
    throw bad(`"${name}" is "${shown}". It must be one of ${names.join(', ')}.`, nearest(text, names));
  }
  if (!isScalarType(type)) throw new Error(`The variable "${name}" has a type that plain parameters cannot express.`);
  switch (type.name) {
    case 'Int': {
      if (/^[+-]?\d{1,10}$/.test(text) && Math.abs(Number(text)) < INT_LIMIT) return Number(text);
      throw bad(`"${name}" is "${shown}". It must be a whole number.`);
    }
    case 'Float': {
      if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
      throw bad(`"${name}" is "${shown}". It must be a number with a decimal point.`);
    }
    case 'Boolean': {
      if (TRUE.has(text.toLowerCase())) return true;
      if (FALSE.has(text.toLowerCase())) return false;
      throw bad(`"${name}" is "${shown}". It must be true or false.`);
    }
    default:
      return readScalar(name, () => type.parseValue(text), text);
  }
}

/** Lets the scalar itself look at the text; the server reads it once more and gets it as it was written. */
function readScalar(name: string, parse: () => unknown, text: string): string {
  try {
    parse();
    return text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw bad(`"${name}" is "${text.slice(0, 80)}", which cannot be used: ${reason.slice(0, 200)}`);
  }
}

function unknownParameter(operation: ShippedOperation, name: string, known: string[]): AppError {
  const near = nearest(name, known);
  const list = known.length > 0 ? `It takes ${known.join(', ')}.` : 'It takes no parameters.';
  return bad(
    `${operation.name} has no parameter "${name.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} ${list}`,
    near,
  );
}

function bad(message: string, suggestion: string | null = null): AppError {
  return new AppError('BAD_USER_INPUT', message, suggestion ? { suggestion } : {});
}

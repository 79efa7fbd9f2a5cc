import {
  type GraphQLEnumType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
} from 'graphql';
import { AppError } from '../../../base/errors.ts';
import { nearest } from '../../../base/text.ts';
import type { ShippedOperation } from '../../../operations/operations.ts';
import { readVariable, variableType } from '../../../operations/plain-variables.ts';
import { variableTitle } from '../../../operations/variable-titles.ts';
import { operationAddress } from '../../kit/copy-as.ts';
import type { Words } from '../frame/language.ts';
import { findProvince, type NamedProvince } from '../provinces/province-list.ts';

/** A variable of a question, as its form shows it. */
export interface AskedVariable {
  name: string;
  title: Words;
  type: 'Int' | 'Float' | 'Boolean' | 'Date' | 'text';
  isList: boolean;
  isRequired: boolean;
  /** The codes of which one or several are chosen, and the enum that they are of; null where anything may be written. */
  codes: GraphQLEnumType | null;
  /** What stands in its field: what was given, else the default. */
  shown: readonly string[];
  problem?: Words | undefined;
}

/** A question as an address asks it. */
export interface AskedQuestion {
  operation: ShippedOperation;
  variables: readonly AskedVariable[];
  /** What was given and could be read; the defaults stand for the rest. */
  given: Record<string, unknown>;
  /** What is wrong and belongs to no field. */
  problem?: Words | undefined;
  /** Parameters of the address that keep what was given, with some of it changed. */
  query(changes?: Record<string, unknown>): string;
}

/** Parameters of a page that are no variables. */
const OF_THE_PAGE = new Set(['version', 'titles', 'lang']);

const PROVINCES = new Set(['province', 'provinces']);

/** Says of a variable whether it names provinces. */
export const namesProvinces = (name: string) => PROVINCES.has(name);

/**
 * Reads a question from the parameters of its page as `readVariables` does, so that its address means the same in every
 * form; beside that provinces may be written by their names. What cannot be read leaves the default standing.
 */
export function readAsked(
  operation: ShippedOperation,
  schema: GraphQLSchema,
  all: readonly NamedProvince[],
  params: URLSearchParams,
): AskedQuestion {
  const given: Record<string, unknown> = {};
  const definitions = operation.definition.variableDefinitions ?? [];
  const variables = definitions.map((definition): AskedVariable => {
    const name = definition.variable.name.value;
    const type = variableType(definition, schema);
    const bare = getNullableType(type);
    const named = getNamedType(type);
    const isProvince = namesProvinces(name);
    const texts = params.getAll(name);
    const shape = {
      name,
      title: variableTitle({ name, type: String(type) }),
      type: typeOf(named.name),
      isList: isListType(bare),
      isRequired: isNonNullType(type),
      codes: isEnumType(named) ? named : null,
    };
    if (!params.has(name)) return { ...shape, shown: shownOf(operation.variables[name], isProvince ? all : []) };
    const shown = isListType(bare) ? texts.flatMap((text) => text.split(',')) : texts;
    const kept = shown.map((text) => text.trim().slice(0, LONGEST_SHOWN)).filter((text) => text !== '');
    try {
      const value = readVariable(name, type, isProvince ? texts.map((text) => slugsIn(text, all)) : texts);
      // An empty field takes nothing away where there is no default, and no size of a page is the standing one.
      const isEmpty = value === null && (name === 'first' || operation.variables[name] === undefined);
      if (!isEmpty) given[name] = value;
      return { ...shape, shown: isProvince ? shownOf(value, all) : kept };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...shape, shown: kept, problem: problemOfType(type, texts) };
    }
  });
  const unknown = [...params.keys()].find(
    (name) => !OF_THE_PAGE.has(name) && !variables.some((variable) => variable.name === name),
  );
  return {
    operation,
    variables,
    given,
    ...(unknown !== undefined && { problem: unknownParameter(unknown, variables) }),
    query: (changes = {}) => {
      const address = operationAddress({ operation: operation.name, variables: { ...given, ...changes } }, null);
      const at = address.indexOf('?');
      return at < 0 ? '' : address.slice(at);
    },
  };
}

const LONGEST_SHOWN = 500;

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function typeOf(name: string): AskedVariable['type'] {
  return name === 'Int' || name === 'Float' || name === 'Boolean' || name === 'Date' ? name : 'text';
}

function shownOf(value: unknown, all: readonly NamedProvince[]): string[] {
  if (value == null) return [];
  const list = Array.isArray(value) ? value : [value];
  return list.map((one) => all.find(({ slug }) => slug === one)?.name ?? String(one));
}

/** Writes slugs for names of provinces; what is no name of one stays, since districts and codes can be asked too. */
function slugsIn(text: string, all: readonly NamedProvince[]): string {
  return text
    .split(',')
    .map((part) => {
      if (part.trim() === '') return part;
      const found = findProvince(all, part.trim());
      return 'problem' in found ? part : found.slug;
    })
    .join(',');
}

function unknownParameter(name: string, variables: readonly AskedVariable[]): Words {
  const names = variables.map((variable) => variable.name);
  const near = nearest(name, names);
  return [
    `Câu hỏi này không có tham số “${short(name)}”.${near ? ` Có phải là “${near}”?` : ''}`,
    `This question has no parameter “${short(name)}”.${near ? ` Did you mean “${near}”?` : ''}`,
  ];
}

/** Says what a variable of a type takes. */
function problemOfType(type: GraphQLInputType, texts: readonly string[]): Words {
  const named = getNamedType(type);
  const text = short(texts.map((one) => one.trim()).join(', '));
  if (texts.length > 1 && !isListType(getNullableType(type)))
    return ['Chỉ một giá trị được dùng ở đây.', 'This takes one value.'];
  if (text === '') return ['Cần có một giá trị.', 'This needs a value.'];
  const [vi, en] = isEnumType(named)
    ? [
        `Hãy chọn: ${named
          .getValues()
          .map(({ name }) => name)
          .join(', ')}.`,
        `Choose one of ${named
          .getValues()
          .map(({ name }) => name)
          .join(', ')}.`,
      ]
    : (TAKES[named.name] ?? ['Hãy xem lại giá trị này.', 'Look at this value again.']);
  return [`“${text}” không dùng được. ${vi}`, `“${text}” cannot be used. ${en}`];
}

const TAKES: Readonly<Record<string, Words>> = {
  Int: ['Hãy nhập một số nguyên.', 'Enter a whole number.'],
  Float: ['Hãy nhập một số, phần lẻ sau dấu chấm.', 'Enter a number with a decimal point.'],
  Boolean: ['Hãy chọn có (true) hoặc không (false).', 'Choose true or false.'],
  Date: ['Hãy nhập một ngày có thật, ví dụ 2024-12-31.', 'Enter a day that there is, e.g. 2024-12-31.'],
};

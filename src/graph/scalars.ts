import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { GraphQLDateTime, GraphQLJSON, GraphQLLocalDate } from 'graphql-scalars';

/** Says whether a text is a day that the calendar has, in a year that the database can hold. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function parseDay(value: unknown, written: string, nodes?: ValueNode): string {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new GraphQLError(
    `${written.slice(0, 80)} is not a day. Write one that the calendar has as YYYY-MM-DD, e.g. "2025-07-01".`,
    nodes ? { nodes } : {},
  );
}

/** A calendar day kept as text: a plan's day has no clock and no time zone, so it never becomes a `Date` object. */
export const DateScalar = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'Date',
  parseValue: (value) => parseDay(value, JSON.stringify(value) ?? 'undefined'),
  parseLiteral: (node) => parseDay(node.kind === Kind.STRING ? node.value : null, print(node), node),
  description: 'A day of the Gregorian calendar without a time, YYYY-MM-DD (ISO 8601).',
});

/** An instant. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description: 'An instant in UTC, e.g. 2026-11-22T08:15:00.000Z (RFC 3339).',
});

/** A decimal number that keeps its digits. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'A decimal number as text, so that no digit is lost: "26.05". Plain digits, a point, no separators.',
  serialize: (value) => {
    const text = String(value);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  },
});

/** A value of any shape. */
export const JsonScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  name: 'JSON',
  description: 'Any JSON value (RFC 8259): the content of a record, whose form depends on its type.',
});

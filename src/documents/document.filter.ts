import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType, Int } from 'type-graphql';
import { AppError } from '../base/errors.ts';
import { fold, nearest } from '../base/text.ts';
import { isAny } from '../database/connection.ts';
import { describedEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import type { Order } from '../graph/pagination.ts';
import { DateScalar } from '../graph/scalars.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { documentLoaders } from './document.loaders.ts';
import { type Completeness, documents, documentTypes, sources } from './document.table.ts';
import { CompletenessEnum } from './document.type.ts';

@InputType({ description: 'A range of days, both ends included.' })
export class DateRange {
  @Field(() => DateScalar, { nullable: true, description: 'From this day on.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'To this day.' })
  to?: string | null;
}

@InputType({ description: 'Filters combine with AND; a list inside one is OR.' })
export class DocumentFilter {
  @Field(() => [String], { nullable: true, description: 'Slugs of provinces or districts.' })
  provinces?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Year of issue.' })
  year?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of document types, e.g. "KH".' })
  documentType?: string[] | null;

  @Field(() => DateRange, { nullable: true, description: 'Day of issue; documents without one are left out.' })
  issuedOn?: DateRange | null;

  @Field(() => [CompletenessEnum], { nullable: true, description: 'Completeness of the best source.' })
  completeness?: Completeness[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only documents with a citation that resolves to nothing.',
  })
  hasUnresolvedCitations?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words in number or title; diacritics and case do not matter.' })
  text?: string | null;
}

const DOCUMENT_ORDERS = ['ISSUED_ON_ASC', 'ISSUED_ON_DESC', 'NUMBER'] as const;
export type DocumentOrderName = (typeof DOCUMENT_ORDERS)[number];
export const DocumentOrderEnum = describedEnum(
  'DocumentOrder',
  DOCUMENT_ORDERS,
  'Orders of documents; each is total.',
  {
    ISSUED_ON_ASC:
      'Day of issue, oldest first; without a day: 1 January of the year of issue, and last when that is not known either.',
    ISSUED_ON_DESC: 'Day of issue, newest first; unknown ones last.',
    NUMBER: 'Counter of the number, then symbol; without a number last.',
  },
);

const id = { expression: sql`${documents.id} collate "C"`, type: 'text' } as const;
/** The day by which documents without one are sorted. */
const day = (unknown: string) =>
  sql`coalesce(${documents.issuedOn}, make_date(${documents.yearOfIssue}, 1, 1), ${sql.raw(`'${unknown}'`)}::date)`;

export const documentOrders: Readonly<Record<DocumentOrderName, Order>> = {
  ISSUED_ON_ASC: { name: 'documents/issued-asc', columns: [{ expression: day('9999-12-31'), type: 'date' }, id] },
  ISSUED_ON_DESC: {
    name: 'documents/issued-desc',
    columns: [{ expression: day('0001-01-01'), type: 'date', descending: true }, id],
  },
  NUMBER: {
    name: 'documents/number',
    columns: [
      { expression: sql`coalesce(${documents.numberValue}, 999999999)`, type: 'int' },
      { expression: sql`coalesce(${documents.numberSymbol}, '') collate "C"`, type: 'text' },
      id,
    ],
  },
};

/** Writes "the folded words stand in this column"; undefined for an empty text. */
export function containsWords(
  column: SQL | { name: string } | unknown,
  text: string | null | undefined,
): SQL | undefined {
  if (text == null) return undefined;
  const words = fold(text).split(' ').filter(Boolean);
  return sql.join(
    words.length === 0 ? [sql`true`] : words.map((word) => sql`${column} like ${`%${word}%`}`),
    sql` and `,
  );
}

/** The best completeness of a document's sources; null when it has none. */
export function bestCompleteness(documentId: unknown): SQL {
  return sql`(select max(best.completeness) from ${sources} as best where best.document_id = ${documentId})`;
}

/** Writes "one of these enum values". */
export function isOneOf(expression: SQL, values: readonly string[] | null | undefined): SQL | undefined {
  return values == null ? undefined : sql`${expression}::text = any(${sql.param(values)}::text[])`;
}

/** Writes "is or lies below one of these units". */
export async function inUnits(
  ctx: RequestContext,
  provinceId: unknown,
  districtId: unknown,
  slugs: string[] | null | undefined,
) {
  if (slugs == null) return undefined;
  const units = await resolveUnits(ctx, slugs);
  const whole = units.filter((unit) => unit.districtId === null).map((unit) => unit.provinceId);
  const parts = units.flatMap((unit) => unit.districtId ?? []);
  return sql`${isAny(provinceId, whole)} or ${isAny(districtId, parts)}`;
}

/** Writes "of one of these types". Throws: UNKNOWN_VALUE. */
export async function ofTypes(ctx: RequestContext, codes: string[] | null | undefined): Promise<SQL | undefined> {
  if (codes == null) return undefined;
  const known = await ctx.use(documentLoaders).documentTypes();
  const resolved = codes.map((code) => {
    const type =
      known.find((entry) => entry.code === code.normalize('NFC')) ??
      known.find((entry) => fold(entry.code) === fold(code));
    if (type) return type.code;
    throw unknownValue(
      'document type',
      code,
      known.map((entry) => entry.code),
      '{ documents { nodes { type { code } } } }',
    );
  });
  return isAny(documentTypes.code, resolved);
}

/** Makes the error for a value that a code list does not have. */
export function unknownValue(kind: string, value: string, known: Iterable<string>, list: string): AppError {
  const near = nearest(value, known);
  return new AppError(
    'UNKNOWN_VALUE',
    `Unknown ${kind} "${value.slice(0, 80)}".${near ? ` Did you mean "${near}"?` : ''} List them with ${list}.`,
    near ? { suggestion: near } : {},
  );
}

/** Checks a year of a filter: the calendar of the database has the years 1 to 9999. Throws: BAD_USER_INPUT. */
export function checkYear(name: string, year: number | null | undefined): void {
  if (year == null || (year >= 1 && year <= 9999)) return;
  throw new AppError('BAD_USER_INPUT', `"${name}" is ${year}. It must be a year from 1 to 9999.`);
}

/** Turns a filter of documents into conditions. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export async function documentConditions(
  ctx: RequestContext,
  filter: DocumentFilter | null | undefined,
): Promise<(SQL | undefined)[]> {
  if (!filter) return [];
  checkYear('year', filter.year);
  return [
    await inUnits(ctx, documents.provinceId, documents.districtId, filter.provinces),
    await ofTypes(ctx, filter.documentType),
    filter.year == null ? undefined : sql`${documents.yearOfIssue} = ${filter.year}`,
    issuedWithin(filter.issuedOn),
    isOneOf(bestCompleteness(documents.id), filter.completeness),
    unresolved(filter.hasUnresolvedCitations),
    containsWords(documents.searchText, filter.text),
  ];
}

/** Writes "issued between these days". */
export function issuedWithin(range: DateRange | null | undefined): SQL | undefined {
  if (!range || (range.from == null && range.to == null)) return undefined;
  return sql`${documents.issuedOn} between ${range.from ?? '0001-01-01'}::date and ${range.to ?? '9999-12-31'}::date`;
}

function unresolved(wanted: boolean | null | undefined): SQL | undefined {
  if (wanted == null) return undefined;
  const exists = sql`exists (select 1 from citations as open where open.document_id = ${documents.id} and open.cited_document_id is null)`;
  return wanted ? exists : sql`not ${exists}`;
}

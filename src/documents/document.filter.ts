import { type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { Field, InputType, Int } from 'type-graphql';
import { fold } from '../base/text.ts';
import type { Completeness } from '../base/vocabulary.ts';
import { isAny } from '../database/connection.ts';
import { describedEnum } from '../graph/common.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear, containsWords, DateRange, isOneOf, uncertain, unknownValue } from '../graph/filters.ts';
import type { Conditions } from '../graph/page-loader.ts';
import type { Order } from '../graph/pagination.ts';
import { ACROSS_SUCCESSION, organisationIdsOf } from '../organisations/organisation.lookup.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { bestCompleteness } from './completeness.ts';
import { documentLoaders } from './document.loaders.ts';
import { documents, documentTypes } from './document.table.ts';
import { CompletenessEnum } from './document.type.ts';

@InputType({ description: 'Filters combine with AND; a list inside one is OR.' })
export class DocumentFilter {
  @Field(() => [String], { nullable: true, description: 'Slugs of provinces or districts.' })
  provinces?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Year of issue.' })
  year?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of document types, e.g. "KH".' })
  documentType?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of the organisations that issued them.' })
  issuer?: string[] | null;

  @Field(() => Boolean, ACROSS_SUCCESSION)
  acrossSuccession?: boolean | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Day of issue; the year of issue where the day is not known. See `unplaced`.',
  })
  issuedOn?: DateRange | null;

  @Field(() => [CompletenessEnum], { nullable: true, description: 'Completeness of the best source.' })
  completeness?: Completeness[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only documents with a citation that resolves to nothing.',
  })
  hasUnresolvedCitations?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words in number or title, as `search` finds them: whole words, with or without diacritics, abbreviations, English.',
  })
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

/** Turns a filter of documents into conditions. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export function documentConditions(ctx: RequestContext, filter: DocumentFilter | null | undefined): Conditions {
  return filter ? lookedUp(ctx, filter) : [];
}

async function lookedUp(ctx: RequestContext, filter: DocumentFilter): Promise<(SQL | undefined)[]> {
  checkYear('year', filter.year);
  const issuerIds = filter.issuer == null ? null : await organisationIdsOf(ctx, filter.issuer, filter.acrossSuccession);
  return [
    await inUnits(ctx, documents.provinceId, documents.districtId, filter.provinces),
    await ofTypes(ctx, filter.documentType),
    filter.year == null ? undefined : uncertain(sql`${documents.yearOfIssue} = ${filter.year}`),
    issuerIds ? isAny(documents.issuerId, issuerIds) : undefined,
    issuedWithin(filter.issuedOn),
    isOneOf(bestCompleteness(documents.id), filter.completeness),
    unresolved(filter.hasUnresolvedCitations),
    containsWords('DOCUMENT', documents.id, filter.text),
  ];
}

/** Writes "issued between these days"; by the year of issue where the day is not known, as far as it tells. */
export function issuedWithin(
  range: DateRange | null | undefined,
  { issuedOn, yearOfIssue }: Record<'issuedOn' | 'yearOfIssue', PgColumn> = documents,
): SQL | undefined {
  if (!range || (range.from == null && range.to == null)) return undefined;
  const [from, to] = [sql`${range.from ?? '0001-01-01'}::date`, sql`${range.to ?? '9999-12-31'}::date`];
  const [first, last] = [sql`make_date(${yearOfIssue}, 1, 1)`, sql`make_date(${yearOfIssue}, 12, 31)`];
  return uncertain(sql`case when ${issuedOn} is not null then ${issuedOn} between ${from} and ${to}
    when ${first} >= ${from} and ${last} <= ${to} then true when ${last} < ${from} or ${first} > ${to} then false end`);
}

function unresolved(wanted: boolean | null | undefined): SQL | undefined {
  if (wanted == null) return undefined;
  const exists = sql`exists (select 1 from citations as open where open.document_id = ${documents.id} and open.cited_document_id is null)`;
  return wanted ? exists : sql`not ${exists}`;
}

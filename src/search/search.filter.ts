import { type SQL, sql } from 'drizzle-orm';
import { Field, InputType, Int } from 'type-graphql';
import { actionAreaIdsOf } from '../action-areas/action-area.lookup.ts';
import type { Completeness } from '../base/vocabulary.ts';
import { isAny } from '../database/connection.ts';
import { ofTypes } from '../documents/document.filter.ts';
import { documentTypes } from '../documents/document.table.ts';
import { CompletenessEnum } from '../documents/document.type.ts';
import type { RequestContext } from '../graph/context.ts';
import { checkYear, DateRange, isOneOf } from '../graph/filters.ts';
import { type TerritoryBasis, TerritoryBasisEnum } from '../plans/plan.type.ts';
import { inUnits } from '../provinces/province.filter.ts';
import { resolveUnits } from '../provinces/province.lookup.ts';
import { liesWithin } from '../provinces/territory.ts';
import { searchEntries } from './entry.table.ts';

@InputType({
  description:
    'Filters combine with AND; a list inside one is OR. What has no such fact (a measure has no province) is left out.',
})
export class SearchFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Slugs of provinces (with all units below them) or of districts.',
  })
  provinces?: string[] | null;

  @Field(() => TerritoryBasisEnum, {
    nullable: true,
    description: 'CURRENT: a province of `provinces` stands for all the land that it holds today. Else AS_ISSUED.',
  })
  basis?: TerritoryBasis | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A year that the period covers; of other documents the year of issue.',
  })
  year?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of primary action areas; only tasks have one.' })
  actionArea?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of document types, e.g. "KH".' })
  documentType?: string[] | null;

  @Field(() => [CompletenessEnum], { nullable: true, description: 'Completeness of the document’s best source.' })
  completeness?: Completeness[] | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Day of issue of the document; those without a day are left out.',
  })
  issuedOn?: DateRange | null;
}

/** Turns a filter into conditions on the entries of the index. Throws: UNKNOWN_PROVINCE, UNKNOWN_VALUE. */
export async function entryConditions(
  ctx: RequestContext,
  filter: SearchFilter | null | undefined,
): Promise<(SQL | undefined)[]> {
  if (!filter) return [];
  const { year, issuedOn } = filter;
  checkYear('year', year);
  const types = await ofTypes(ctx, filter.documentType);
  const areas = filter.actionArea == null ? null : await actionAreaIdsOf(ctx, filter.actionArea);
  return [
    await inTerritory(ctx, filter),
    year == null ? undefined : sql`${year} between ${searchEntries.yearFrom} and ${searchEntries.yearTo}`,
    areas ? isAny(searchEntries.actionAreaId, areas) : undefined,
    types && sql`${searchEntries.documentTypeId} in (select ${documentTypes.id} from ${documentTypes} where ${types})`,
    isOneOf(sql`${searchEntries.completeness}`, filter.completeness),
    issuedOn?.from == null ? undefined : sql`${searchEntries.issuedOn} >= ${issuedOn.from}::date`,
    issuedOn?.to == null ? undefined : sql`${searchEntries.issuedOn} <= ${issuedOn.to}::date`,
  ];
}

async function inTerritory(ctx: RequestContext, { provinces, basis }: SearchFilter): Promise<SQL | undefined> {
  if (provinces == null || basis !== 'CURRENT')
    return inUnits(ctx, searchEntries.provinceId, searchEntries.districtId, provinces);
  const units = await resolveUnits(ctx, provinces);
  const holders = units.filter((unit) => unit.districtId === null).map((unit) => unit.provinceId);
  const districts = units.flatMap((unit) => unit.districtId ?? []);
  const within = liesWithin(searchEntries.provinceId, (holder) => isAny(holder, holders));
  return sql`${within} or ${isAny(searchEntries.districtId, districts)}`;
}

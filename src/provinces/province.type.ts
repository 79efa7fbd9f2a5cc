import { Field, ID, ObjectType } from 'type-graphql';
import { describedEnum, Node, registerNodeType, Verification } from '../graph/common.type.ts';
import { DateScalar } from '../graph/scalars.ts';
import { PROVINCE_KINDS, type ProvinceKind } from './province.table.ts';

registerNodeType('province', 'Province');
registerNodeType('district', 'District');

const ProvinceKindEnum = describedEnum('ProvinceKind', PROVINCE_KINDS, 'Kind of a province-level unit.', {
  PROVINCE: 'Province (tỉnh).',
  CITY: 'Centrally-run city (thành phố trực thuộc trung ương).',
});

const DISTRICT_KINDS = ['PROVINCIAL_CITY', 'TOWN', 'DISTRICT', 'URBAN_DISTRICT'] as const;
const DistrictKindEnum = describedEnum('DistrictKind', DISTRICT_KINDS, 'Kind of a district-level unit.', {
  PROVINCIAL_CITY: 'City below a province (thành phố thuộc tỉnh).',
  TOWN: 'Town (thị xã).',
  DISTRICT: 'Rural district (huyện).',
  URBAN_DISTRICT: 'Urban district (quận).',
});

const PROVINCE_ORDERS = ['CODE', 'NAME'] as const;
export type ProvinceOrder = (typeof PROVINCE_ORDERS)[number];
export const ProvinceOrderEnum = describedEnum(
  'ProvinceOrder',
  PROVINCE_ORDERS,
  'Orders of provinces; each is total.',
  {
    CODE: 'Code in the set of 63.',
    NAME: 'Name in the Vietnamese alphabet: Lạng Sơn stands before Lâm Đồng.',
  },
);

@ObjectType({
  simpleResolvers: true,
  description: 'A socio-economic region (vùng kinh tế - xã hội). The division changed with the mergers of 2025.',
})
export class Region {
  @Field(() => String, { description: 'Abbreviation, e.g. "DBSH".' })
  code: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name; null when there is none.' })
  nameEn: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the division was checked.' })
  verification: Verification | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a province was from one day to another: a merger, a new kind or a new code begins a new state.',
})
export class ProvinceState {
  @Field(() => ID, { description: 'Names the state inside the dataset.' })
  id: string;

  @Field(() => String, {
    description:
      'Code of the General Statistics Office, two digits. Codes are reused: 52 was Bình Định and is now Gia Lai.',
  })
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'ISO 3166-2 code; the list still has the 63 units. Null when none exists.',
  })
  isoCode: string | null;

  @Field(() => ProvinceKindEnum, { description: 'Province or centrally-run city.' })
  kind: ProvinceKind;

  @Field(() => String, { description: 'Name in this state, e.g. "Thừa Thiên Huế".' })
  name: string;

  @Field(() => String, { description: 'Name with its kind, e.g. "Tỉnh Thừa Thiên Huế".' })
  fullName: string;

  @Field(() => Region, { description: 'The region in this state.' })
  region: Region;

  @Field(() => DateScalar, { description: 'First day. 2008-08-01 is where the dataset begins, not a founding.' })
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while the state holds.' })
  validTo: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the act that began the state; null when not known.' })
  decree: string | null;

  /** The act that ended it by a merger. */
  mergerDecree: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the facts of this state were checked.' })
  verification: Verification | null;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description:
    'A province or centrally-run city as an enduring identity by name: 63 names. Its plain fields are those of its newest state in the dataset, whatever the arguments of a query.',
})
export class Province extends Node {
  @Field(() => String, { description: 'Name in addresses, e.g. "ninh-thuan".' })
  slug: string;

  @Field(() => String, { description: 'Vietnamese name, e.g. "Ninh Thuận".' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Name without diacritics, as English texts write it.' })
  nameEn: string | null;

  @Field(() => String, { description: 'Code of the newest state. Not an identity: see `states`.' })
  code: string;

  @Field(() => ProvinceKindEnum, { description: 'Kind in the newest state.' })
  kind: ProvinceKind;

  @Field(() => Region, { description: 'Region of the newest state.' })
  region: Region;

  @Field(() => Boolean, {
    description:
      'True when the newest state is open: the province exists today by the dataset, whatever the clock says.',
  })
  isCurrent: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day from which it is part of another; null for a province that continues.',
  })
  mergedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the act by which it became part of another; null for a province that continues.',
  })
  mergerDecree: string | null;

  mergedIntoId: string | null;
  /** By which names sort as Vietnamese dictionaries do, byte by byte. */
  sortKey: string;
  position: number;
  newestState: ProvinceState;
}

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A district-level unit below a province. The level was abolished on 2025-07-01.',
})
export class District extends Node {
  @Field(() => String, {
    description: 'Name in addresses; lives beside province slugs ("hue" the province, "hue-city" the district).',
  })
  slug: string;

  @Field(() => String, { description: 'Code of the General Statistics Office, three digits.' })
  code: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { description: 'Name with its kind.' })
  fullName: string;

  @Field(() => String, { nullable: true, description: 'Name without diacritics.' })
  nameEn: string | null;

  @Field(() => DistrictKindEnum, { description: 'Kind of the unit.' })
  kind: (typeof DISTRICT_KINDS)[number];

  @Field(() => DateScalar, { nullable: true, description: 'First day; null when not known.' })
  validFrom: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it exists.' })
  validTo: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the facts were checked.' })
  verification: Verification | null;

  provinceId: string;
  successorProvinceId: string | null;
}

/** Sorts by name in the Vietnamese alphabet; the same province given twice stands once. */
export function sortedByName(provinces: readonly Province[]): Province[] {
  return [...new Map(provinces.map((province) => [province.id, province])).values()].toSorted((a, b) =>
    a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0,
  );
}

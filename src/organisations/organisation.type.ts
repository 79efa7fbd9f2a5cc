import { Field, ObjectType } from 'type-graphql';
import type { Level } from '../database/columns.ts';
import { describedEnum, LevelEnum, Node, registerNodeType, Verification } from '../graph/common.type.ts';
import { connectionOf } from '../graph/pagination.ts';
import { DateScalar } from '../graph/scalars.ts';
import { ORGANISATION_KINDS, type OrganisationKind } from './organisation.table.ts';

registerNodeType('organisation', 'Organisation');

export const OrganisationKindEnum = describedEnum(
  'OrganisationKind',
  ORGANISATION_KINDS,
  'Kind of a body; its territory is its level.',
  {
    NATIONAL_ASSEMBLY: 'National Assembly (Quốc hội) and its bodies.',
    GOVERNMENT: 'The Government as a collective (Chính phủ).',
    PRIME_MINISTER: 'The Prime Minister (Thủ tướng Chính phủ).',
    MINISTRY: 'Ministry or ministerial agency (bộ, cơ quan ngang bộ) and its vertical agencies.',
    PEOPLES_COUNCIL: "People's Council (Hội đồng nhân dân).",
    PEOPLES_COMMITTEE: "People's Committee (Ủy ban nhân dân).",
    DEPARTMENT: 'Department of a province or bureau of a district (sở, ban, phòng).',
    COMMITTEE:
      'Steering committee or Committee for the Advancement of Women (ban chỉ đạo, Ban Vì sự tiến bộ của phụ nữ).',
    PARTY: 'Party body (cấp ủy, Ban Chấp hành Đảng bộ).',
    MASS_ORGANISATION: 'Mass organisation (Hội Liên hiệp Phụ nữ, Mặt trận Tổ quốc …).',
    PORTAL: 'Website or newspaper that publishes pages.',
    OTHER: 'Another kind of body.',
  },
);

@ObjectType({
  simpleResolvers: true,
  implements: Node,
  description: 'A body that issues, implements, proposes or publishes (cơ quan, tổ chức).',
})
export class Organisation extends Node {
  @Field(() => String, { description: 'Name in addresses, e.g. "ubnd-ninh-thuan".' })
  slug: string;

  @Field(() => String, { description: 'Vietnamese name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'English name; null when there is none.' })
  nameEn: string | null;

  @Field(() => OrganisationKindEnum, { description: 'Kind of body.' })
  kind: OrganisationKind;

  @Field(() => LevelEnum, { nullable: true, description: 'Level of its territory; null for a publisher without one.' })
  level: Level | null;

  @Field(() => String, {
    nullable: true,
    description: 'What is not certain about the body; null when nothing needs saying.',
  })
  note: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the body was checked.' })
  verification: Verification | null;

  provinceId: string | null;
  districtId: string | null;
}

export const OrganisationConnection = connectionOf(Organisation, 'Organisation');

@ObjectType({
  simpleResolvers: true,
  description: 'That the duties of one body passed to another. Both stay bodies of their own.',
})
export class Succession {
  @Field(() => Organisation, { description: 'The body on the other side: the successor, or the predecessor.' })
  organisation: Organisation;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which the successor had them; null when not known. See `verification`.',
  })
  validFrom: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the act by which they passed; null when not known.' })
  decree: string | null;

  @Field(() => Verification, { nullable: true, description: 'How far the day and the act were checked.' })
  verification: Verification | null;
}

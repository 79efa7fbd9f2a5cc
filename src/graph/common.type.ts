import { Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { LEVELS, REVIEW_STATES, VERIFICATION_STATUSES, type VerificationStatus } from '../database/columns.ts';
import { DateScalar } from './scalars.ts';

/** Makes the enum object that the schema needs from a list of values: `{ A: 'A', B: 'B' }`. */
function enumOf<T extends string>(values: readonly T[]): { [K in T]: K } {
  return Object.fromEntries(values.map((value) => [value, value])) as { [K in T]: K };
}

type EnumDescriptions<T extends string> = { [K in T]: string };

/** Registers an enum; every value must be described. Returns the enum object to use in `@Field(() => …)`. */
export function describedEnum<T extends string>(
  name: string,
  values: readonly T[],
  description: string,
  descriptions: EnumDescriptions<T>,
): { [K in T]: K } {
  const made = enumOf(values);
  registerEnumType(made, {
    name,
    description,
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: descriptions[value] }])) as never,
  });
  return made;
}

export const LevelEnum = describedEnum('Level', LEVELS, 'Territorial level of a body or a plan.', {
  NATION: 'The whole country (trung ương).',
  PROVINCE: 'A province or centrally-run city (cấp tỉnh).',
  DISTRICT: 'A district-level unit; abolished nationwide on 2025-07-01 (cấp huyện).',
  COMMUNE: 'A commune, ward or special zone (cấp xã).',
});

export const ReviewStateEnum = describedEnum('ReviewState', REVIEW_STATES, 'Who stands behind a record.', {
  MACHINE: 'Read by a program; no person has looked at it.',
  REVIEWED: 'Checked by a person against its source. Curated records are of this kind.',
  DISPUTED: 'Somebody contests it; it is shown with the mark until the dispute ends.',
});

const VerificationStatusEnum = describedEnum(
  'VerificationStatus',
  VERIFICATION_STATUSES,
  'How far a fact was checked against public sources.',
  {
    CONFIRMED: 'Read in two or more independent public sources.',
    PUBLISHED: 'Read in one public source.',
    SOURCE: 'Stated only by the source document itself.',
    UNVERIFIED: 'General knowledge that no source at hand confirms. Check it before relying on it.',
  },
);

/** Anything that `node` can fetch again. */
@InterfaceType({
  description: 'Anything with an id that `node` and `nodes` can fetch again (Relay Global Object Identification).',
  resolveType: (value: { id: string }) => typeNameOf(value.id),
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Readable and stable, e.g. "plan:ninh-thuan-827-2024". Opaque: do not build it yourself.',
  })
  id: string;
}

const TYPE_NAMES = new Map<string, string>();

/** Says which type the ids with this prefix belong to. */
export function registerNodeType(prefix: string, typeName: string): void {
  TYPE_NAMES.set(prefix, typeName);
}

/** Finds the type of an id by its prefix; undefined for a prefix that no type has. */
function typeNameOf(id: string): string | undefined {
  return TYPE_NAMES.get(id.slice(0, id.indexOf(':')));
}

/** How far a fact was checked. */
@ObjectType({
  simpleResolvers: true,
  description: 'How far a fact was checked. Absent (null) where the fact is the curator’s own wording.',
})
export class Verification {
  @Field(() => VerificationStatusEnum, { description: 'The mark.' })
  status: VerificationStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What exactly is not certain, in English; null when nothing needs saying.',
  })
  note: string | null;
}

/** A period of days. */
@ObjectType({
  simpleResolvers: true,
  description: 'A period of whole days, both ends included. An end that the source does not give is null.',
})
export class Period {
  @Field(() => DateScalar, { nullable: true, description: 'First day; null when the source leaves the start open.' })
  from: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null when the source leaves the end open.' })
  to: string | null;
}

/** Reads a verification mark from its two columns. */
export function toVerification(row: {
  verificationStatus: VerificationStatus | null;
  verificationNote: string | null;
}): Verification | null {
  return row.verificationStatus ? { status: row.verificationStatus, note: row.verificationNote } : null;
}

/** Reads a period from its two columns; null when neither end is known. */
export function toPeriod(row: { periodFrom: string | null; periodTo: string | null }): Period | null {
  return row.periodFrom || row.periodTo ? { from: row.periodFrom, to: row.periodTo } : null;
}

/** The parts of an entity that read these marks and periods. */
export const verificationPart = { columns: ['verificationStatus', 'verificationNote'], make: toVerification } as const;
export const periodPart = { columns: ['periodFrom', 'periodTo'], make: toPeriod } as const;

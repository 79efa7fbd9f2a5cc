import { date, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { level, verificationColumns } from '../database/columns.ts';
import { districts, provinces } from '../provinces/province.table.ts';

export const ORGANISATION_KINDS = [
  'NATIONAL_ASSEMBLY',
  'GOVERNMENT',
  'PRIME_MINISTER',
  'MINISTRY',
  'PEOPLES_COUNCIL',
  'PEOPLES_COMMITTEE',
  'DEPARTMENT',
  'COMMITTEE',
  'PARTY',
  'MASS_ORGANISATION',
  'PORTAL',
  'OTHER',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
export const organisationKind = pgEnum('organisation_kind', ORGANISATION_KINDS);

export const organisations = pgTable(
  'organisations',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    kind: organisationKind('kind').notNull(),
    /** Null for a publisher with no territory. */
    level: level('level'),
    provinceId: text('province_id').references(() => provinces.id),
    districtId: text('district_id').references(() => districts.id),
    note: text('note'),
    ...verificationColumns(),
  },
  (table) => [
    index('organisations_province_idx').on(table.provinceId),
    index('organisations_district_idx').on(table.districtId),
    index('organisations_kind_idx').on(table.kind),
  ],
);

/** The body to which another's duties passed, and from when: both stay, and what one did is never told as the other's. */
export const organisationSuccessors = pgTable(
  'organisation_successors',
  {
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    successorId: text('successor_id')
      .notNull()
      .references(() => organisations.id),
    validFrom: date('valid_from', { mode: 'string' }),
    /** Number of the act by which they passed. */
    decree: text('decree'),
    position: integer('position').notNull(),
    ...verificationColumns(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.successorId] }),
    index('organisation_successors_successor_idx').on(table.successorId),
  ],
);

import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, date, index, integer, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { verificationColumns } from '../database/columns.ts';
import { vietnameseSortKey } from './sort-key.ts';

export const PROVINCE_KINDS = ['PROVINCE', 'CITY'] as const;
export type ProvinceKind = (typeof PROVINCE_KINDS)[number];
export const provinceKind = pgEnum('province_kind', PROVINCE_KINDS);

export const regions = pgTable('regions', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  nameEn: text('name_en'),
  position: integer('position').notNull(),
  ...verificationColumns(),
});

/** An enduring identity by name; what changes with time is in `province_states`. */
export const provinces = pgTable(
  'provinces',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    /** The newest state in the dataset; the plain fields of a province are its. */
    newestStateId: text('newest_state_id')
      .notNull()
      .references((): AnyPgColumn => provinceStates.id),
    position: integer('position').notNull(),
    sortKey: text('sort_key').generatedAlwaysAs((): SQL => vietnameseSortKey(sql`name`)),
    ...verificationColumns(),
  },
  (table) => [index('provinces_position_idx').on(table.position)],
);

export const provinceStates = pgTable(
  'province_states',
  {
    id: text('id').primaryKey(),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
    code: text('code').notNull(),
    isoCode: text('iso_code'),
    kind: provinceKind('kind').notNull(),
    name: text('name').notNull(),
    fullName: text('full_name').notNull(),
    regionId: text('region_id')
      .notNull()
      .references(() => regions.id),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }),
    decree: text('decree'),
    ...verificationColumns(),
  },
  (table) => [
    unique('province_states_province_from').on(table.provinceId, table.validFrom),
    unique('province_states_code_from').on(table.code, table.validFrom),
    index('province_states_region_idx').on(table.regionId),
  ],
);

/** Other spellings and former slugs. A slug leads to one province only; an alias may be shared. */
export const provinceAliases = pgTable(
  'province_aliases',
  {
    id: text('id').primaryKey(),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
    kind: text('kind', { enum: ['FORMER_SLUG', 'ALIAS'] }).notNull(),
    value: text('value').notNull(),
    folded: text('folded').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    index('province_aliases_province_idx').on(table.provinceId),
    index('province_aliases_folded_idx').on(table.folded),
  ],
);

/** A province that ended by becoming part of another. */
export const provinceMergers = pgTable(
  'province_mergers',
  {
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
    intoId: text('into_id')
      .notNull()
      .references(() => provinces.id),
    mergedOn: date('merged_on', { mode: 'string' }).notNull(),
    decree: text('decree'),
  },
  (table) => [primaryKey({ columns: [table.provinceId] }), index('province_mergers_into_idx').on(table.intoId)],
);

export const districts = pgTable(
  'districts',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    fullName: text('full_name').notNull(),
    nameEn: text('name_en'),
    kind: text('kind', { enum: ['PROVINCIAL_CITY', 'TOWN', 'DISTRICT', 'URBAN_DISTRICT'] }).notNull(),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
    validFrom: date('valid_from', { mode: 'string' }),
    validTo: date('valid_to', { mode: 'string' }),
    successorProvinceId: text('successor_province_id').references(() => provinces.id),
    note: text('note'),
    ...verificationColumns(),
  },
  (table) => [
    index('districts_province_idx').on(table.provinceId),
    index('districts_successor_idx').on(table.successorProvinceId),
  ],
);

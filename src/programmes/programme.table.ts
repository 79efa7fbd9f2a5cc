import { type AnyPgColumn, index, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { periodColumns, verificationColumns } from '../database/columns.ts';
import { documents } from '../documents/document.table.ts';
import { provinces } from '../provinces/province.table.ts';
import { strategies } from '../strategies/strategy.table.ts';

export const SCOPES = ['NATIONAL', 'PROVINCIAL'] as const;
export type Scope = (typeof SCOPES)[number];
export const scope = pgEnum('scope', SCOPES);

export const programmes = pgTable(
  'programmes',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    scope: scope('scope').notNull(),
    provinceId: text('province_id').references(() => provinces.id),
    parentId: text('parent_id').references((): AnyPgColumn => programmes.id),
    documentId: text('document_id').references(() => documents.id),
    note: text('note'),
    ...periodColumns(),
    ...verificationColumns(),
  },
  (table) => [
    index('programmes_document_idx').on(table.documentId),
    index('programmes_province_idx').on(table.provinceId),
    index('programmes_parent_idx').on(table.parentId),
  ],
);

export const programmeStrategies = pgTable(
  'programme_strategies',
  {
    programmeId: text('programme_id')
      .notNull()
      .references(() => programmes.id),
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
  },
  (table) => [
    primaryKey({ columns: [table.programmeId, table.strategyId] }),
    index('programme_strategies_strategy_idx').on(table.strategyId),
  ],
);

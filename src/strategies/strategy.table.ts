import { boolean, index, integer, numeric, pgEnum, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { OPERATORS } from '../base/vocabulary.ts';
import { periodColumns, verificationColumns } from '../database/columns.ts';
import { documents } from '../documents/document.table.ts';

export const operator = pgEnum('operator', OPERATORS);

export const strategies = pgTable(
  'strategies',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    overallObjective: text('overall_objective'),
    overallObjectiveEn: text('overall_objective_en'),
    documentId: text('document_id').references(() => documents.id),
    note: text('note'),
    ...periodColumns(),
    ...verificationColumns(),
  },
  (table) => [index('strategies_document_idx').on(table.documentId)],
);

export const objectives = pgTable(
  'objectives',
  {
    id: text('id').primaryKey(),
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
  },
  (table) => [unique('objectives_strategy_number').on(table.strategyId, table.number)],
);

export const indicators = pgTable(
  'indicators',
  {
    id: text('id').primaryKey(),
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
    objectiveId: text('objective_id')
      .notNull()
      .references(() => objectives.id),
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    position: integer('position').notNull(),
  },
  (table) => [
    unique('indicators_strategy_code').on(table.strategyId, table.code),
    index('indicators_objective_idx').on(table.objectiveId),
  ],
);

export const measures = pgTable(
  'measures',
  {
    id: text('id').primaryKey(),
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
    indicatorId: text('indicator_id')
      .notNull()
      .references(() => indicators.id),
    code: text('code').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    unit: text('unit').notNull(),
    position: integer('position').notNull(),
    ...verificationColumns(),
  },
  (table) => [
    unique('measures_strategy_code').on(table.strategyId, table.code),
    index('measures_indicator_idx').on(table.indicatorId),
  ],
);

export const milestones = pgTable(
  'milestones',
  {
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
    measureId: text('measure_id')
      .notNull()
      .references(() => measures.id),
    year: integer('year').notNull(),
    operator: operator('operator').notNull(),
    /** Null for a state that is reached or kept rather than counted. */
    value: numeric('value'),
    fromYear: boolean('from_year').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.measureId, table.year] }),
    index('milestones_strategy_idx').on(table.strategyId),
  ],
);

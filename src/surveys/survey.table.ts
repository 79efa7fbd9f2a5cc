import { date, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { provinces } from '../provinces/province.table.ts';

/** Somebody looked for plans: without a survey nobody may say that a plan does not exist. */
export const surveys = pgTable('surveys', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  conductedBy: text('surveyed_by').notNull(),
  /** Null when the day was not recorded. */
  conductedOn: date('surveyed_on', { mode: 'string' }),
  places: text('places').notNull(),
  /** The years whose plans were looked for; null at an end means that the survey names no limit. */
  yearFrom: integer('year_from'),
  yearTo: integer('year_to'),
  note: text('note'),
});

export const surveyProvinces = pgTable(
  'survey_provinces',
  {
    surveyId: text('survey_id')
      .notNull()
      .references(() => surveys.id),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
  },
  (table) => [
    primaryKey({ columns: [table.surveyId, table.provinceId] }),
    index('survey_provinces_province_idx').on(table.provinceId),
  ],
);

import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { objectives } from '../strategies/strategy.table.ts';

export const actionAreas = pgTable('action_areas', {
  id: text('id').primaryKey(),
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  nameEn: text('name_en'),
  description: text('description').notNull(),
  descriptionEn: text('description_en'),
  /** True when the area is among the strategy's means and serves every objective. */
  crossCutting: boolean('cross_cutting').notNull(),
  position: integer('position').notNull(),
});

export const actionAreaObjectives = pgTable(
  'action_area_objectives',
  {
    actionAreaId: text('action_area_id')
      .notNull()
      .references(() => actionAreas.id),
    objectiveId: text('objective_id')
      .notNull()
      .references(() => objectives.id),
  },
  (table) => [
    primaryKey({ columns: [table.actionAreaId, table.objectiveId] }),
    index('action_area_objectives_objective_idx').on(table.objectiveId),
  ],
);

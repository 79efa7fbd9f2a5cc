import { index, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { verificationColumns } from '../database/columns.ts';
import { sources } from '../documents/document.table.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { plans } from '../plans/plan.table.ts';
import { measures, operator } from '../strategies/strategy.table.ts';

/** A plan's own number for a measure; compared with others only on the same measure, unit and year. */
export const targets = pgTable(
  'targets',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    measureId: text('measure_id').references(() => measures.id),
    operator: operator('operator'),
    value: numeric('value'),
    unit: text('unit'),
    year: integer('year'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    asStated: text('as_stated'),
    locator: text('locator'),
    /** What the page from which the number was taken says of the plan's document. */
    sourceId: text('source_id').references(() => sources.id),
    /** The other body whose page or document states it; null for the plan's own. */
    actorId: text('actor_id').references(() => organisations.id),
    position: integer('position').notNull(),
    ...verificationColumns(),
  },
  (table) => [
    index('targets_plan_idx').on(table.planId),
    index('targets_measure_idx').on(table.measureId, table.year),
    index('targets_actor_idx').on(table.actorId),
    index('targets_source_idx').on(table.sourceId),
  ],
);

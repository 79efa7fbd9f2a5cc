import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import { actionAreas } from '../action-areas/action-area.table.ts';
import { periodColumns, reviewState } from '../database/columns.ts';
import { sources } from '../documents/document.table.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { plans } from '../plans/plan.table.ts';
import { programmes } from '../programmes/programme.table.ts';
import { measures } from '../strategies/strategy.table.ts';

/** A tree inside a plan: a leaf is a task, an inner node a heading. */
export const tasks = pgTable(
  'tasks',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    parentId: text('parent_id').references((): AnyPgColumn => tasks.id),
    locator: text('locator').notNull(),
    position: integer('position').notNull(),
    isLeaf: boolean('is_leaf').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    text: text('text'),
    actionAreaId: text('action_area_id').references(() => actionAreas.id),
    /** The body whose task it is when that is not the plan's issuer. */
    actorId: text('actor_id').references(() => organisations.id),
    /** Who leads, as stated, where the text names no body but a collective. */
    leadAgenciesAsStated: text('lead_agencies_as_stated'),
    recurrence: text('recurrence'),
    deadline: date('deadline', { mode: 'string' }),
    deadlineAsStated: text('deadline_as_stated'),
    moneyAmount: numeric('money_amount'),
    moneyCurrency: text('money_currency'),
    moneyAsStated: text('money_as_stated'),
    evidenceSourceId: text('evidence_source_id').references(() => sources.id),
    evidenceLocator: text('evidence_locator'),
    evidenceQuote: text('evidence_quote'),
    evidenceStart: integer('evidence_start'),
    evidenceEnd: integer('evidence_end'),
    evidenceReason: text('evidence_reason'),
    reviewState: reviewState('review_state').notNull(),
    /** The folded words by which tasks of different plans are compared: as printed, else the editors' title. */
    matchText: text('match_text').notNull(),
    ...periodColumns(),
  },
  (table) => [
    unique('tasks_plan_locator').on(table.planId, table.locator),
    index('tasks_plan_position_idx').on(table.planId, table.position),
    // The order of every list of tasks, and what lists are most often narrowed by: a page is found in the index alone.
    index('tasks_order_idx')
      .on(
        sql`${table.planId} collate "C"`,
        table.position,
        sql`${table.id} collate "C"`,
        table.actionAreaId,
        table.reviewState,
      )
      .where(sql`${table.isLeaf}`),
    index('tasks_parent_idx').on(table.parentId),
    index('tasks_action_area_idx').on(table.actionAreaId, table.planId),
    index('tasks_actor_idx').on(table.actorId),
    index('tasks_source_idx').on(table.evidenceSourceId),
  ],
);

export const taskSecondaryAreas = pgTable(
  'task_secondary_areas',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    actionAreaId: text('action_area_id')
      .notNull()
      .references(() => actionAreas.id),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.actionAreaId] }),
    index('task_secondary_areas_area_idx').on(table.actionAreaId),
  ],
);

export const taskProgrammes = pgTable(
  'task_programmes',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    programmeId: text('programme_id')
      .notNull()
      .references(() => programmes.id),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.programmeId] }),
    index('task_programmes_programme_idx').on(table.programmeId),
  ],
);

/** The measures of a strategy that a task serves: stated by an editor, or derived from its words. */
export const taskMeasures = pgTable(
  'task_measures',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    measureId: text('measure_id')
      .notNull()
      .references(() => measures.id),
    derived: boolean('derived').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.measureId] }),
    index('task_measures_measure_idx').on(table.measureId),
  ],
);

export const taskAgencies = pgTable(
  'task_agencies',
  {
    taskId: text('task_id')
      .notNull()
      .references(() => tasks.id),
    organisationId: text('organisation_id')
      .notNull()
      .references(() => organisations.id),
    role: text('role', { enum: ['LEAD', 'CO'] }).notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.organisationId, table.role] }),
    index('task_agencies_organisation_idx').on(table.organisationId),
  ],
);

/**
 * How many tasks of its issuer a plan has in each primary area, null for those of none: what statistics add up, so that
 * they read a row an area and not a row a task. Derived, without foreign keys: replaced with what it derives from.
 */
export const taskAreaCounts = pgTable(
  'task_area_counts',
  {
    planId: text('plan_id').notNull(),
    actionAreaId: text('action_area_id'),
    count: integer('count').notNull(),
  },
  (table) => [unique('task_area_counts_key').on(table.planId, table.actionAreaId).nullsNotDistinct()],
);

import { boolean, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { level, periodColumns, reviewState, verificationColumns } from '../database/columns.ts';
import { documents, relation } from '../documents/document.table.ts';
import { organisations } from '../organisations/organisation.table.ts';
import { programmes } from '../programmes/programme.table.ts';
import { districts, provinces } from '../provinces/province.table.ts';
import { strategies } from '../strategies/strategy.table.ts';

export const PLAN_ROLES = ['ANNUAL', 'STRATEGY', 'PROGRAMME', 'CAMPAIGN'] as const;
export type PlanRole = (typeof PLAN_ROLES)[number];
export const planRole = pgEnum('plan_role', PLAN_ROLES);

/** The planning role that a document plays for a province (or a unit below it) and a period. */
export const plans = pgTable(
  'plans',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    documentId: text('document_id')
      .notNull()
      .unique()
      .references(() => documents.id),
    role: planRole('role').notNull(),
    level: level('level').notNull(),
    provinceId: text('province_id')
      .notNull()
      .references(() => provinces.id),
    districtId: text('district_id').references(() => districts.id),
    /** Only when the period lies in one calendar year. */
    year: integer('year'),
    summary: text('summary'),
    summaryEn: text('summary_en'),
    reviewState: reviewState('review_state').notNull(),
    ...periodColumns(),
    ...verificationColumns(),
  },
  (table) => [
    index('plans_province_idx').on(table.provinceId, table.periodFrom),
    index('plans_district_idx').on(table.districtId),
    index('plans_period_idx').on(table.periodFrom, table.periodTo),
    index('plans_role_idx').on(table.role, table.level),
    index('plans_year_idx').on(table.year),
    index('plans_review_idx').on(table.reviewState),
  ],
);

/** Every higher plan that a plan implements or continues. */
export const planParents = pgTable(
  'plan_parents',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    parentId: text('parent_id')
      .notNull()
      .references(() => plans.id),
    relation: relation('relation').notNull(),
    locator: text('locator'),
    /** The one parent through which the plan hangs from its strategy. */
    forStrategy: boolean('for_strategy').notNull(),
    position: integer('position').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.parentId] }),
    index('plan_parents_parent_idx').on(table.parentId),
  ],
);

export const planStrategies = pgTable(
  'plan_strategies',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    strategyId: text('strategy_id')
      .notNull()
      .references(() => strategies.id),
    locator: text('locator'),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.strategyId] }),
    index('plan_strategies_strategy_idx').on(table.strategyId),
  ],
);

export const planProgrammes = pgTable(
  'plan_programmes',
  {
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    programmeId: text('programme_id')
      .notNull()
      .references(() => programmes.id),
    locator: text('locator'),
  },
  (table) => [
    primaryKey({ columns: [table.planId, table.programmeId] }),
    index('plan_programmes_programme_idx').on(table.programmeId),
  ],
);

export const PURPOSE_KINDS = ['PURPOSE', 'REQUIREMENT', 'OBJECTIVE'] as const;
export type PurposeKind = (typeof PURPOSE_KINDS)[number];

export const purposes = pgTable(
  'purposes',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    kind: text('kind', { enum: PURPOSE_KINDS }).notNull(),
    locator: text('locator'),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    titleEn: text('title_en'),
  },
  (table) => [index('purposes_plan_idx').on(table.planId)],
);

/** A day, week or month that a plan observes; days are MM-DD, years only where the document prints one. */
export const observances = pgTable(
  'observances',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    code: text('code').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    year: integer('year'),
    theme: text('theme'),
    locator: text('locator'),
    /** The other body whose page or document states it; null for the plan's own. */
    actorId: text('actor_id').references(() => organisations.id),
    position: integer('position').notNull(),
  },
  (table) => [index('observances_plan_idx').on(table.planId), index('observances_actor_idx').on(table.actorId)],
);

/** A model (mô hình) that a plan keeps, reviews or scales. */
export const planModels = pgTable(
  'plan_models',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    locator: text('locator'),
    /** The other body whose page or document states it; null for the plan's own. */
    actorId: text('actor_id').references(() => organisations.id),
    position: integer('position').notNull(),
  },
  (table) => [index('plan_models_plan_idx').on(table.planId), index('plan_models_actor_idx').on(table.actorId)],
);

export const reportingDuties = pgTable(
  'reporting_duties',
  {
    id: text('id').primaryKey(),
    planId: text('plan_id')
      .notNull()
      .references(() => plans.id),
    interval: text('interval', { enum: ['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE'] }),
    recipient: text('recipient'),
    title: text('title').notNull(),
    titleEn: text('title_en'),
    locator: text('locator'),
    /** The other body whose page or document states it; null for the plan's own. */
    actorId: text('actor_id').references(() => organisations.id),
    position: integer('position').notNull(),
  },
  (table) => [
    index('reporting_duties_plan_idx').on(table.planId),
    index('reporting_duties_actor_idx').on(table.actorId),
  ],
);

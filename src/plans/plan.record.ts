import { z } from 'zod';
import { RELATIONS } from '../base/vocabulary.ts';
import { LEVELS, REVIEW_STATES } from '../database/columns.ts';
import {
  childTable,
  idOf,
  idOrNull,
  keySchema,
  periodRow,
  periodSchema,
  recordType,
  references,
  textSchema,
  verificationRow,
  verificationSchema,
  yearSchema,
} from '../records/record.ts';
import {
  observances,
  PLAN_ROLES,
  PURPOSE_KINDS,
  planModels,
  planParents,
  planProgrammes,
  planStrategies,
  plans,
  purposes,
  reportingDuties,
} from './plan.table.ts';

const monthDaySchema = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'must be MM-DD');
const located = { locator: textSchema.nullish() };
/** The other body whose page or document states it; left out for the plan's own. */
const acted = { actor: keySchema.nullish() };
const titled = { title: textSchema, titleEn: textSchema.nullish() };

export const planSchema = z
  .strictObject({
    key: keySchema,
    document: keySchema,
    role: z.enum(PLAN_ROLES),
    level: z.enum(LEVELS),
    province: keySchema,
    /** The unit below the province whose plan it is. */
    district: keySchema.nullish(),
    period: periodSchema.nullish(),
    year: yearSchema.nullish(),
    summary: textSchema.nullish(),
    summaryEn: textSchema.nullish(),
    parents: z
      .array(
        z.strictObject({
          plan: keySchema,
          relation: z.enum(RELATIONS),
          forStrategy: z.boolean().default(false),
          ...located,
        }),
      )
      .default([]),
    strategies: z.array(z.strictObject({ strategy: keySchema, ...located })).default([]),
    programmes: z.array(z.strictObject({ programme: keySchema, ...located })).default([]),
    purposes: z.array(z.strictObject({ kind: z.enum(PURPOSE_KINDS), ...titled, ...located })).default([]),
    observances: z
      .array(
        z.strictObject({
          code: keySchema,
          name: textSchema,
          nameEn: textSchema.nullish(),
          startsOn: monthDaySchema.nullish(),
          endsOn: monthDaySchema.nullish(),
          year: yearSchema.nullish(),
          theme: textSchema.nullish(),
          ...located,
          ...acted,
        }),
      )
      .default([]),
    models: z
      .array(z.strictObject({ name: textSchema, nameEn: textSchema.nullish(), ...located, ...acted }))
      .default([]),
    reporting: z
      .array(
        z.strictObject({
          interval: z.enum(['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE']).nullish(),
          recipient: textSchema.nullish(),
          ...titled,
          ...located,
          ...acted,
        }),
      )
      .default([]),
    reviewState: z.enum(REVIEW_STATES).default('REVIEWED'),
    verification: verificationSchema.nullish(),
  })
  .refine(
    (c) => c.parents.filter((parent) => parent.forStrategy).length <= 1,
    'only one parent may be the one for the strategy',
  )
  .refine(
    (c) =>
      !c.year ||
      !c.period?.from ||
      !c.period.to ||
      (c.period.from >= `${c.year}-01-01` && c.period.to <= `${c.year}-12-31`),
    'a plan has a year only when its period lies in that year',
  );
export type PlanContent = z.infer<typeof planSchema>;

const planId = (c: PlanContent) => idOf('plan', c.key);
const partId = (kind: string, c: PlanContent, position: number) => `${kind}:${c.key}/${position}`;

export const planRecord = recordType({
  type: 'plan',
  schema: planSchema,
  main: plans,
  children: [
    childTable(planParents, planParents.planId, (c: PlanContent) =>
      c.parents.map((parent, position) => ({
        planId: planId(c),
        parentId: idOf('plan', parent.plan),
        relation: parent.relation,
        locator: parent.locator ?? null,
        forStrategy: parent.forStrategy,
        position,
      })),
    ),
    childTable(planStrategies, planStrategies.planId, (c: PlanContent) =>
      c.strategies.map(({ strategy, locator }) => ({
        planId: planId(c),
        strategyId: idOf('strategy', strategy),
        locator: locator ?? null,
      })),
    ),
    childTable(planProgrammes, planProgrammes.planId, (c: PlanContent) =>
      c.programmes.map(({ programme, locator }) => ({
        planId: planId(c),
        programmeId: idOf('programme', programme),
        locator: locator ?? null,
      })),
    ),
    childTable(purposes, purposes.planId, (c: PlanContent) =>
      c.purposes.map((purpose, position) => ({
        id: partId('purpose', c, position),
        planId: planId(c),
        kind: purpose.kind,
        title: purpose.title,
        titleEn: purpose.titleEn ?? null,
        locator: purpose.locator ?? null,
        position,
      })),
    ),
    childTable(observances, observances.planId, (c: PlanContent) =>
      c.observances.map((observance, position) => ({
        id: partId('observance', c, position),
        planId: planId(c),
        code: observance.code,
        name: observance.name,
        nameEn: observance.nameEn ?? null,
        startsOn: observance.startsOn ?? null,
        endsOn: observance.endsOn ?? null,
        year: observance.year ?? null,
        theme: observance.theme ?? null,
        locator: observance.locator ?? null,
        actorId: idOrNull('organisation', observance.actor),
        position,
      })),
    ),
    childTable(planModels, planModels.planId, (c: PlanContent) =>
      c.models.map((model, position) => ({
        id: partId('model', c, position),
        planId: planId(c),
        name: model.name,
        nameEn: model.nameEn ?? null,
        locator: model.locator ?? null,
        actorId: idOrNull('organisation', model.actor),
        position,
      })),
    ),
    childTable(reportingDuties, reportingDuties.planId, (c: PlanContent) =>
      c.reporting.map((duty, position) => ({
        id: partId('reporting-duty', c, position),
        planId: planId(c),
        interval: duty.interval ?? null,
        recipient: duty.recipient ?? null,
        title: duty.title,
        titleEn: duty.titleEn ?? null,
        locator: duty.locator ?? null,
        actorId: idOrNull('organisation', duty.actor),
        position,
      })),
    ),
  ],
  layering: {
    work: (c) => idOf('plan', c.key),
    compared: ['role', 'level', 'province', 'district', 'period', 'year'],
  },
  references: (c) =>
    references(
      ['document', c.document, 'document'],
      ['province', c.province, 'province'],
      ['district', c.district, 'district'],
      ...c.parents.map((entry, i): [string, string, string] => ['plan', entry.plan, `parents[${i}].plan`]),
      ...c.strategies.map((entry, i): [string, string, string] => [
        'strategy',
        entry.strategy,
        `strategies[${i}].strategy`,
      ]),
      ...c.programmes.map((entry, i): [string, string, string] => [
        'programme',
        entry.programme,
        `programmes[${i}].programme`,
      ]),
      ...(['observances', 'models', 'reporting'] as const).flatMap((list) =>
        c[list].map((entry, i): [string, string | null | undefined, string] => [
          'organisation',
          entry.actor,
          `${list}[${i}].actor`,
        ]),
      ),
    ),
  row: (c) => ({
    id: planId(c),
    slug: c.key,
    documentId: idOf('document', c.document),
    role: c.role,
    level: c.level,
    provinceId: idOf('province', c.province),
    districtId: idOrNull('district', c.district),
    year: c.year ?? null,
    summary: c.summary ?? null,
    summaryEn: c.summaryEn ?? null,
    reviewState: c.reviewState,
    ...periodRow(c.period),
    ...verificationRow(c.verification),
  }),
});

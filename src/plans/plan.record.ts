import { z } from 'zod';
import { LEVELS, REVIEW_STATES } from '../database/columns.ts';
import { RELATIONS } from '../documents/document.table.ts';
import {
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
        }),
      )
      .default([]),
    models: z.array(z.strictObject({ name: textSchema, nameEn: textSchema.nullish(), ...located })).default([]),
    reporting: z
      .array(
        z.strictObject({
          interval: z.enum(['MONTHLY', 'QUARTERLY', 'HALF_YEARLY', 'YEARLY', 'ONCE']).nullish(),
          recipient: textSchema.nullish(),
          ...titled,
          ...located,
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

export const planRecord = recordType({
  type: 'plan',
  schema: planSchema,
  main: plans,
  children: [
    { table: planParents, owner: planParents.planId },
    { table: planStrategies, owner: planStrategies.planId },
    { table: planProgrammes, owner: planProgrammes.planId },
    { table: purposes, owner: purposes.planId },
    { table: observances, owner: observances.planId },
    { table: planModels, owner: planModels.planId },
    { table: reportingDuties, owner: reportingDuties.planId },
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
    ),
  rows: (c) => {
    const id = idOf('plan', c.key);
    const part = (kind: string, position: number) => `${kind}:${c.key}/${position}`;
    return {
      main: {
        id,
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
      },
      children: [
        c.parents.map((p, position) => ({
          planId: id,
          parentId: idOf('plan', p.plan),
          relation: p.relation,
          locator: p.locator ?? null,
          forStrategy: p.forStrategy,
          position,
        })),
        c.strategies.map((s) => ({ planId: id, strategyId: idOf('strategy', s.strategy), locator: s.locator ?? null })),
        c.programmes.map((p) => ({
          planId: id,
          programmeId: idOf('programme', p.programme),
          locator: p.locator ?? null,
        })),
        c.purposes.map((p, position) => ({
          ...nulls(p, ['titleEn', 'locator']),
          id: part('purpose', position),
          planId: id,
          position,
        })),
        c.observances.map((o, position) => ({
          ...nulls(o, ['nameEn', 'startsOn', 'endsOn', 'year', 'theme', 'locator']),
          id: part('observance', position),
          planId: id,
          position,
        })),
        c.models.map((m, position) => ({
          ...nulls(m, ['nameEn', 'locator']),
          id: part('model', position),
          planId: id,
          position,
        })),
        c.reporting.map((r, position) => ({
          ...nulls(r, ['interval', 'recipient', 'titleEn', 'locator']),
          id: part('reporting-duty', position),
          planId: id,
          position,
        })),
      ],
    };
  },
});

/** Writes null for absent keys, so that every row of an insert names the same columns. */
function nulls<T extends Record<string, unknown>>(value: T, keys: string[]): Record<string, unknown> {
  return { ...Object.fromEntries(keys.map((key) => [key, null])), ...value };
}

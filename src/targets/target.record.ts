import { z } from 'zod';
import { OPERATORS } from '../base/vocabulary.ts';
import { sourceId } from '../documents/document.record.ts';
import {
  decimalSchema,
  idOf,
  idOrNull,
  keySchema,
  recordType,
  references,
  textSchema,
  verificationRow,
  verificationSchema,
  yearSchema,
} from '../records/record.ts';
import { measureId } from '../strategies/strategy.record.ts';
import { targets } from './target.table.ts';

export const targetSchema = z.strictObject({
  key: keySchema,
  plan: keySchema,
  /** The national measure that the number is for; null when there is none. */
  measure: z.strictObject({ strategy: keySchema, code: z.string() }).nullish(),
  operator: z.enum(OPERATORS).nullish(),
  value: decimalSchema.nullish(),
  unit: textSchema.nullish(),
  year: yearSchema.nullish(),
  title: textSchema,
  titleEn: textSchema.nullish(),
  asStated: textSchema.nullish(),
  locator: textSchema.nullish(),
  /** The page from which the number was taken, and the document that it speaks of. */
  source: z.strictObject({ page: keySchema, document: keySchema }).nullish(),
  /** The other body whose page or document states it; left out for the plan's own. */
  actor: keySchema.nullish(),
  position: z.number().int().nonnegative(),
  verification: verificationSchema.nullish(),
});
export type TargetContent = z.infer<typeof targetSchema>;

export const targetRecord = recordType({
  type: 'target',
  schema: targetSchema,
  main: targets,
  children: [],
  layering: { work: (c) => idOf('plan', c.plan), part: true, compared: ['operator', 'value', 'unit', 'year'] },
  references: (c) =>
    references(
      ['plan', c.plan, 'plan'],
      ['strategy', c.measure?.strategy, 'measure.strategy'],
      ['source-page', c.source?.page, 'source.page'],
      ['organisation', c.actor, 'actor'],
    ),
  row: (c) => ({
    id: idOf('target', c.key),
    planId: idOf('plan', c.plan),
    measureId: c.measure ? measureId(c.measure.strategy, c.measure.code) : null,
    operator: c.operator ?? null,
    value: c.value ?? null,
    unit: c.unit ?? null,
    year: c.year ?? null,
    title: c.title,
    titleEn: c.titleEn ?? null,
    asStated: c.asStated ?? null,
    locator: c.locator ?? null,
    sourceId: c.source ? sourceId(c.source.page, c.source.document) : null,
    actorId: idOrNull('organisation', c.actor),
    position: c.position,
    ...verificationRow(c.verification),
  }),
});

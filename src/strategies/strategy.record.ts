import { z } from 'zod';
import {
  decimalSchema,
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
import { indicators, measures, milestones, OPERATORS, objectives, strategies } from './strategy.table.ts';

const milestoneSchema = z.strictObject({
  year: yearSchema,
  operator: z.enum(OPERATORS),
  value: decimalSchema.nullish(),
  fromYear: z.boolean().default(false),
});

const measureSchema = z.strictObject({
  /** The indicator's code, with a letter where it holds several measures: "3.2a". */
  code: z.string().regex(/^\d+\.\d+[a-z]?$/),
  title: textSchema,
  titleEn: textSchema.nullish(),
  unit: textSchema,
  milestones: z.array(milestoneSchema),
  verification: verificationSchema.nullish(),
});

export const strategySchema = z.strictObject({
  key: keySchema,
  title: textSchema,
  titleEn: textSchema.nullish(),
  overallObjective: textSchema.nullish(),
  overallObjectiveEn: textSchema.nullish(),
  document: keySchema.nullish(),
  period: periodSchema,
  note: textSchema.nullish(),
  objectives: z
    .array(
      z.strictObject({
        number: z.number().int().positive(),
        title: textSchema,
        titleEn: textSchema.nullish(),
        indicators: z.array(
          z.strictObject({
            code: z.string().regex(/^\d+\.\d+$/),
            title: textSchema,
            titleEn: textSchema.nullish(),
            measures: z.array(measureSchema).min(1),
          }),
        ),
      }),
    )
    .default([]),
  verification: verificationSchema.nullish(),
});
export type StrategyContent = z.infer<typeof strategySchema>;

/** The ids of the parts of a strategy. */
export const objectiveId = (strategy: string, number: number | string) => `objective:${strategy}/${number}`;
export const measureId = (strategy: string, code: string) => `measure:${strategy}/${code}`;

export const strategyRecord = recordType({
  type: 'strategy',
  schema: strategySchema,
  main: strategies,
  children: [
    { table: objectives, owner: objectives.strategyId },
    { table: indicators, owner: indicators.strategyId },
    { table: measures, owner: measures.strategyId },
    { table: milestones, owner: milestones.strategyId },
  ],
  references: (c) => references(['document', c.document, 'document']),
  rows: (c) => {
    const id = idOf('strategy', c.key);
    const indicatorId = (code: string) => `indicator:${c.key}/${code}`;
    const allIndicators = c.objectives.flatMap((o) =>
      o.indicators.map((i) => ({ ...i, objective: objectiveId(c.key, o.number) })),
    );
    const allMeasures = allIndicators.flatMap((i) => i.measures.map((m) => ({ ...m, indicator: indicatorId(i.code) })));
    return {
      main: {
        id,
        slug: c.key,
        title: c.title,
        titleEn: c.titleEn ?? null,
        overallObjective: c.overallObjective ?? null,
        overallObjectiveEn: c.overallObjectiveEn ?? null,
        documentId: idOrNull('document', c.document),
        note: c.note ?? null,
        ...periodRow(c.period),
        ...verificationRow(c.verification),
      },
      children: [
        c.objectives.map((o) => ({
          id: objectiveId(c.key, o.number),
          strategyId: id,
          number: o.number,
          title: o.title,
          titleEn: o.titleEn ?? null,
        })),
        allIndicators.map((i, position) => ({
          id: indicatorId(i.code),
          strategyId: id,
          objectiveId: i.objective,
          code: i.code,
          title: i.title,
          titleEn: i.titleEn ?? null,
          position,
        })),
        allMeasures.map((m, position) => ({
          id: measureId(c.key, m.code),
          strategyId: id,
          indicatorId: m.indicator,
          code: m.code,
          title: m.title,
          titleEn: m.titleEn ?? null,
          unit: m.unit,
          position,
          ...verificationRow(m.verification),
        })),
        allMeasures.flatMap((m) =>
          m.milestones.map((s) => ({
            strategyId: id,
            measureId: measureId(c.key, m.code),
            year: s.year,
            operator: s.operator,
            value: s.value ?? null,
            fromYear: s.fromYear,
          })),
        ),
      ],
    };
  },
});

import { z } from 'zod';
import { OPERATORS } from '../base/vocabulary.ts';
import {
  childTable,
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
import { indicators, measures, milestones, objectives, strategies } from './strategy.table.ts';

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

const indicatorId = (strategy: string, code: string) => `indicator:${strategy}/${code}`;
const strategyId = (c: StrategyContent) => idOf('strategy', c.key);

function indicatorsOf(c: StrategyContent) {
  return c.objectives.flatMap(({ number, indicators: own }) =>
    own.map((indicator) => ({ ...indicator, objectiveId: objectiveId(c.key, number) })),
  );
}

function measuresOf(c: StrategyContent) {
  return indicatorsOf(c).flatMap(({ code, measures: own }) =>
    own.map((measure) => ({ ...measure, indicatorId: indicatorId(c.key, code) })),
  );
}

export const strategyRecord = recordType({
  type: 'strategy',
  schema: strategySchema,
  main: strategies,
  children: [
    childTable(objectives, objectives.strategyId, (c: StrategyContent) =>
      c.objectives.map(({ number, title, titleEn }) => ({
        id: objectiveId(c.key, number),
        strategyId: strategyId(c),
        number,
        title,
        titleEn: titleEn ?? null,
      })),
    ),
    childTable(indicators, indicators.strategyId, (c: StrategyContent) =>
      indicatorsOf(c).map(({ objectiveId: objective, code, title, titleEn }, position) => ({
        id: indicatorId(c.key, code),
        strategyId: strategyId(c),
        objectiveId: objective,
        code,
        title,
        titleEn: titleEn ?? null,
        position,
      })),
    ),
    childTable(measures, measures.strategyId, (c: StrategyContent) =>
      measuresOf(c).map(({ indicatorId: indicator, code, title, titleEn, unit, verification }, position) => ({
        id: measureId(c.key, code),
        strategyId: strategyId(c),
        indicatorId: indicator,
        code,
        title,
        titleEn: titleEn ?? null,
        unit,
        position,
        ...verificationRow(verification),
      })),
    ),
    childTable(milestones, milestones.strategyId, (c: StrategyContent) =>
      measuresOf(c).flatMap((measure) =>
        measure.milestones.map(({ year, operator, value, fromYear }) => ({
          strategyId: strategyId(c),
          measureId: measureId(c.key, measure.code),
          year,
          operator,
          value: value ?? null,
          fromYear,
        })),
      ),
    ),
  ],
  references: (c) => references(['document', c.document, 'document']),
  row: (c) => ({
    id: strategyId(c),
    slug: c.key,
    title: c.title,
    titleEn: c.titleEn ?? null,
    overallObjective: c.overallObjective ?? null,
    overallObjectiveEn: c.overallObjectiveEn ?? null,
    documentId: idOrNull('document', c.document),
    note: c.note ?? null,
    ...periodRow(c.period),
    ...verificationRow(c.verification),
  }),
});

import { z } from 'zod';
import {
  childTable,
  dateSchema,
  idOf,
  keySchema,
  recordType,
  references,
  textSchema,
  yearSchema,
} from '../records/record.ts';
import { surveyProvinces, surveys } from './survey.table.ts';

export const surveySchema = z
  .strictObject({
    key: keySchema,
    /** Who looked. */
    by: textSchema,
    /** When; null when the day was not recorded. */
    on: dateSchema.nullish(),
    /** Where: portals, lists, archives. */
    places: textSchema,
    /** Whose plans were looked for. */
    provinces: z.array(keySchema).min(1),
    /** Of which years; an end left out means that the survey names no limit. */
    years: z.strictObject({ from: yearSchema.nullish(), to: yearSchema.nullish() }).nullish(),
    note: textSchema.nullish(),
  })
  .refine(
    ({ years }) => !years?.from || !years.to || years.from <= years.to,
    'the years must not end before they begin',
  );
export type SurveyContent = z.infer<typeof surveySchema>;

export const surveyRecord = recordType({
  type: 'survey',
  schema: surveySchema,
  main: surveys,
  children: [
    childTable(surveyProvinces, surveyProvinces.surveyId, (c: SurveyContent) =>
      [...new Set(c.provinces)].map((key) => ({
        surveyId: idOf('survey', c.key),
        provinceId: idOf('province', key),
      })),
    ),
  ],
  references: (c) =>
    references(...c.provinces.map((key, i): [string, string, string] => ['province', key, `provinces[${i}]`])),
  row: (c) => ({
    id: idOf('survey', c.key),
    slug: c.key,
    conductedBy: c.by,
    conductedOn: c.on ?? null,
    places: c.places,
    yearFrom: c.years?.from ?? null,
    yearTo: c.years?.to ?? null,
    note: c.note ?? null,
  }),
});

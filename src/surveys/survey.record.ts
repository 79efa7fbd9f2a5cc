import { z } from 'zod';
import { dateSchema, idOf, keySchema, recordType, references, textSchema, yearSchema } from '../records/record.ts';
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
  children: [{ table: surveyProvinces, owner: surveyProvinces.surveyId }],
  references: (c) =>
    references(...c.provinces.map((key, i): [string, string, string] => ['province', key, `provinces[${i}]`])),
  rows: (c) => {
    const id = idOf('survey', c.key);
    return {
      main: {
        id,
        slug: c.key,
        conductedBy: c.by,
        conductedOn: c.on ?? null,
        places: c.places,
        yearFrom: c.years?.from ?? null,
        yearTo: c.years?.to ?? null,
        note: c.note ?? null,
      },
      children: [[...new Set(c.provinces)].map((key) => ({ surveyId: id, provinceId: idOf('province', key) }))],
    };
  },
});

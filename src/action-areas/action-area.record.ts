import { z } from 'zod';
import { childTable, idOf, keySchema, recordType, references, textSchema } from '../records/record.ts';
import { objectiveId } from '../strategies/strategy.record.ts';
import { actionAreaObjectives, actionAreas } from './action-area.table.ts';

export const actionAreaSchema = z.strictObject({
  key: z.string().regex(/^T\d{2}$/),
  name: textSchema,
  nameEn: textSchema.nullish(),
  description: textSchema,
  descriptionEn: textSchema.nullish(),
  crossCutting: z.boolean(),
  objectives: z.array(z.strictObject({ strategy: keySchema, number: z.number().int() })).default([]),
  position: z.number().int(),
});
export type ActionAreaContent = z.infer<typeof actionAreaSchema>;

export const actionAreaRecord = recordType({
  type: 'action-area',
  schema: actionAreaSchema,
  main: actionAreas,
  children: [
    childTable(actionAreaObjectives, actionAreaObjectives.actionAreaId, (c: ActionAreaContent) =>
      c.objectives.map((o) => ({
        actionAreaId: idOf('action-area', c.key),
        objectiveId: objectiveId(o.strategy, o.number),
      })),
    ),
  ],
  references: (c) =>
    references(
      ...c.objectives.map((o, i): [string, string, string] => ['strategy', o.strategy, `objectives[${i}].strategy`]),
    ),
  row: (c) => ({
    id: idOf('action-area', c.key),
    code: c.key,
    name: c.name,
    nameEn: c.nameEn ?? null,
    description: c.description,
    descriptionEn: c.descriptionEn ?? null,
    crossCutting: c.crossCutting,
    position: c.position,
  }),
});

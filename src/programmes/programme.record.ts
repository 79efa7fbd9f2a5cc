import { z } from 'zod';
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
} from '../records/record.ts';
import { programmeStrategies, programmes, SCOPES } from './programme.table.ts';

export const programmeSchema = z.strictObject({
  key: keySchema,
  title: textSchema,
  titleEn: textSchema.nullish(),
  scope: z.enum(SCOPES),
  province: keySchema.nullish(),
  parent: keySchema.nullish(),
  document: keySchema.nullish(),
  period: periodSchema.nullish(),
  strategies: z.array(keySchema).default([]),
  note: textSchema.nullish(),
  verification: verificationSchema.nullish(),
});
export type ProgrammeContent = z.infer<typeof programmeSchema>;

export const programmeRecord = recordType({
  type: 'programme',
  schema: programmeSchema,
  main: programmes,
  children: [
    childTable(programmeStrategies, programmeStrategies.programmeId, (c: ProgrammeContent) =>
      c.strategies.map((key) => ({ programmeId: idOf('programme', c.key), strategyId: idOf('strategy', key) })),
    ),
  ],
  references: (c) =>
    references(
      ['province', c.province, 'province'],
      ['programme', c.parent, 'parent'],
      ['document', c.document, 'document'],
      ...c.strategies.map((key, i): [string, string, string] => ['strategy', key, `strategies[${i}]`]),
    ),
  row: (c) => ({
    id: idOf('programme', c.key),
    slug: c.key,
    title: c.title,
    titleEn: c.titleEn ?? null,
    scope: c.scope,
    provinceId: idOrNull('province', c.province),
    parentId: idOrNull('programme', c.parent),
    documentId: idOrNull('document', c.document),
    note: c.note ?? null,
    ...periodRow(c.period),
    ...verificationRow(c.verification),
  }),
});

import { z } from 'zod';
import { LEVELS } from '../database/columns.ts';
import {
  childTable,
  dateSchema,
  idOf,
  idOrNull,
  keySchema,
  recordType,
  references,
  textSchema,
  verificationRow,
  verificationSchema,
} from '../records/record.ts';
import { ORGANISATION_KINDS, organisationSuccessors, organisations } from './organisation.table.ts';

export const organisationSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  nameEn: textSchema.nullish(),
  kind: z.enum(ORGANISATION_KINDS),
  level: z.enum(LEVELS).nullish(),
  province: keySchema.nullish(),
  district: keySchema.nullish(),
  note: textSchema.nullish(),
  /** The bodies to which its duties passed. */
  successors: z
    .array(
      z.strictObject({
        organisation: keySchema,
        validFrom: dateSchema.nullish(),
        decree: textSchema.nullish(),
        verification: verificationSchema.nullish(),
      }),
    )
    .nullish(),
  verification: verificationSchema.nullish(),
});
export type OrganisationContent = z.infer<typeof organisationSchema>;

export const organisationRecord = recordType({
  type: 'organisation',
  schema: organisationSchema,
  main: organisations,
  children: [
    childTable(organisationSuccessors, organisationSuccessors.organisationId, (c: OrganisationContent) =>
      (c.successors ?? []).map((successor, position) => ({
        organisationId: idOf('organisation', c.key),
        successorId: idOf('organisation', successor.organisation),
        validFrom: successor.validFrom ?? null,
        decree: successor.decree ?? null,
        position,
        ...verificationRow(successor.verification),
      })),
    ),
  ],
  references: (c) =>
    references(
      ['province', c.province, 'province'],
      ['district', c.district, 'district'],
      ...(c.successors ?? []).map((successor, i): [string, string, string] => [
        'organisation',
        successor.organisation,
        `successors[${i}].organisation`,
      ]),
    ),
  row: (c) => ({
    id: idOf('organisation', c.key),
    slug: c.key,
    name: c.name,
    nameEn: c.nameEn ?? null,
    kind: c.kind,
    level: c.level ?? null,
    provinceId: idOrNull('province', c.province),
    districtId: idOrNull('district', c.district),
    note: c.note ?? null,
    ...verificationRow(c.verification),
  }),
});

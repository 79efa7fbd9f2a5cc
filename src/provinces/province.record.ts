import { z } from 'zod';
import { fold } from '../base/text.ts';
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
import {
  districts,
  PROVINCE_KINDS,
  provinceAliases,
  provinceMergers,
  provinceStates,
  provinces,
  regions,
} from './province.table.ts';

export const regionSchema = z.strictObject({
  key: keySchema,
  name: textSchema,
  nameEn: textSchema.nullish(),
  position: z.number().int(),
  verification: verificationSchema.nullish(),
});

export const regionRecord = recordType({
  type: 'region',
  schema: regionSchema,
  main: regions,
  children: [],
  references: () => [],
  row: (c) => ({
    id: idOf('region', c.key),
    code: c.key,
    name: c.name,
    nameEn: c.nameEn ?? null,
    position: c.position,
    ...verificationRow(c.verification),
  }),
});

const stateSchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  iso: z.string().nullish(),
  kind: z.enum(PROVINCE_KINDS),
  name: textSchema,
  fullName: textSchema,
  region: keySchema,
  validFrom: dateSchema,
  validTo: dateSchema.nullish(),
  decree: textSchema.nullish(),
  verification: verificationSchema.nullish(),
});

export const provinceSchema = z.strictObject({
  key: keySchema,
  nameEn: textSchema.nullish(),
  position: z.number().int(),
  aliases: z.array(textSchema).default([]),
  formerSlugs: z.array(keySchema).default([]),
  /** Oldest first. */
  states: z.array(stateSchema).min(1),
  merger: z.strictObject({ into: keySchema, on: dateSchema, decree: textSchema.nullish() }).nullish(),
  verification: verificationSchema.nullish(),
});
export type ProvinceContent = z.infer<typeof provinceSchema>;

const provinceId = (c: ProvinceContent) => idOf('province', c.key);
const stateId = (c: ProvinceContent, from: string) => `province-state:${c.key}/${from}`;

export const provinceRecord = recordType({
  type: 'province',
  schema: provinceSchema,
  main: provinces,
  children: [
    childTable(provinceStates, provinceStates.provinceId, (c: ProvinceContent) =>
      c.states.map((state) => ({
        id: stateId(c, state.validFrom),
        provinceId: provinceId(c),
        code: state.code,
        isoCode: state.iso ?? null,
        kind: state.kind,
        name: state.name,
        fullName: state.fullName,
        regionId: idOf('region', state.region),
        validFrom: state.validFrom,
        validTo: state.validTo ?? null,
        decree: state.decree ?? null,
        ...verificationRow(state.verification),
      })),
    ),
    childTable(provinceAliases, provinceAliases.provinceId, (c: ProvinceContent) =>
      [
        ...c.formerSlugs.map((value) => ({ kind: 'FORMER_SLUG' as const, value })),
        ...c.aliases.map((value) => ({ kind: 'ALIAS' as const, value })),
      ].map(({ kind, value }, position) => ({
        id: `province-alias:${c.key}/${position}`,
        provinceId: provinceId(c),
        kind,
        value,
        folded: fold(value),
        position,
      })),
    ),
    childTable(provinceMergers, provinceMergers.provinceId, (c: ProvinceContent) =>
      [c.merger ?? []].flat().map((merger) => ({
        provinceId: provinceId(c),
        intoId: idOf('province', merger.into),
        mergedOn: merger.on,
        decree: merger.decree ?? null,
      })),
    ),
  ],
  references: (c) =>
    references(
      ['province', c.merger?.into, 'merger.into'],
      ...c.states.map((state, i): [string, string, string] => ['region', state.region, `states[${i}].region`]),
    ),
  row: (c) => {
    const newest = c.states.at(-1);
    if (!newest) throw new Error(`province ${c.key} has no state`);
    return {
      id: provinceId(c),
      slug: c.key,
      name: newest.name,
      nameEn: c.nameEn ?? null,
      newestStateId: stateId(c, newest.validFrom),
      position: c.position,
      ...verificationRow(c.verification),
    };
  },
});

export const districtSchema = z.strictObject({
  key: keySchema,
  code: z.string().regex(/^\d{3}$/),
  name: textSchema,
  fullName: textSchema,
  nameEn: textSchema.nullish(),
  kind: z.enum(['PROVINCIAL_CITY', 'TOWN', 'DISTRICT', 'URBAN_DISTRICT']),
  province: keySchema,
  validFrom: dateSchema.nullish(),
  validTo: dateSchema.nullish(),
  successorProvince: keySchema.nullish(),
  note: textSchema.nullish(),
  verification: verificationSchema.nullish(),
});
export type DistrictContent = z.infer<typeof districtSchema>;

export const districtRecord = recordType({
  type: 'district',
  schema: districtSchema,
  main: districts,
  children: [],
  references: (c) =>
    references(['province', c.province, 'province'], ['province', c.successorProvince, 'successorProvince']),
  row: (c) => ({
    id: idOf('district', c.key),
    slug: c.key,
    code: c.code,
    name: c.name,
    fullName: c.fullName,
    nameEn: c.nameEn ?? null,
    kind: c.kind,
    provinceId: idOf('province', c.province),
    validFrom: c.validFrom ?? null,
    validTo: c.validTo ?? null,
    successorProvinceId: idOrNull('province', c.successorProvince),
    note: c.note ?? null,
    ...verificationRow(c.verification),
  }),
});

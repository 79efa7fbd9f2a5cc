import { z } from 'zod';
import { RELATIONS } from '../../../src/base/vocabulary.ts';

const maybe = <T extends z.ZodType>(value: T) => value.nullable().optional();

/**
 * What a document says, written by a person: facts only, no sentences. A field left out is not checked; `null` says
 * that the document does not give it, so that any value there is an invention.
 */
export const expectedSchema = z.strictObject({
  pageKind: z.string().optional(),
  layout: z.string().optional(),
  completeness: z.string().optional(),
  number: maybe(z.string()),
  type: maybe(z.string()),
  title: maybe(z.string()),
  issuer: maybe(z.strictObject({ kind: z.string(), level: z.string(), provinceId: z.string().nullable().optional() })),
  capacity: maybe(z.enum(['COLLECTIVE', 'CHAIRMAN'])),
  publisher: maybe(z.string()),
  effectiveOn: maybe(z.string()),
  issuedOn: maybe(z.string()),
  publishedOn: maybe(z.string()),
  signer: maybe(z.string()),
  role: maybe(z.string()),
  level: maybe(z.string()),
  unit: maybe(z.string()),
  provinceId: maybe(z.string()),
  districtId: maybe(z.string()),
  year: maybe(z.int()),
  period: maybe(z.strictObject({ from: z.int().nullable(), to: z.int().nullable() })),
  strategies: z.array(z.string()).optional(),
  programmes: z.array(z.string()).optional(),
  citations: z
    .array(z.strictObject({ number: z.string(), relation: z.enum(RELATIONS), date: z.string().nullable().optional() }))
    .optional(),
  /** Acts named by words alone: a part of the name, and the relation. */
  namedCitations: z.array(z.strictObject({ name: z.string(), relation: z.enum(RELATIONS) })).optional(),
  purposes: z.int().optional(),
  tasks: z
    .array(
      z.strictObject({
        locator: z.string(),
        area: z.string().nullable().optional(),
        secondary: z.array(z.string()).optional(),
        lead: z.array(z.string()).optional(),
        co: z.array(z.string()).optional(),
        deadline: z.string().nullable().optional(),
      }),
    )
    .optional(),
  targets: z
    .array(
      z.strictObject({
        measure: z.string().nullable(),
        operator: z.string(),
        value: z.string(),
        unit: z.string().optional(),
        year: z.int().nullable().optional(),
      }),
    )
    .optional(),
  observances: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
  /** True where every line of the body can be placed. */
  nothingUnread: z.boolean().optional(),
  /** Parts of lines that no reader can place: they must be kept as unread. */
  unread: z.array(z.string()).optional(),
});

export type Expected = z.infer<typeof expectedSchema>;

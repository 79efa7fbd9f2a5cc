import { z } from 'zod';

export const evidenceSchema = z
  .strictObject({
    quote: z.string().describe('Exact text of the source: `source.text.slice(start, end)`.'),
    start: z.int().min(0).describe('First UTF-16 index of the quote in `source.text`.'),
    end: z.int().min(0).describe('Index behind the last character of the quote in `source.text`.'),
  })
  .meta({ id: 'Evidence', description: 'Where the source says it.' });

export type Evidence = z.infer<typeof evidenceSchema>;

/** The three fields that stand beside every fact. */
export const support = {
  evidence: evidenceSchema
    .nullable()
    .describe('Quote behind the fact; null when it was told by the address of the page.'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .describe('How sure the reading is, 0..1; it orders facts for review and is no probability.'),
  method: z.string().describe('How the fact was found, for example `letterhead`, `portal-field`, `announcement`.'),
};

/** Makes the schema of one fact with its evidence. */
export function fact<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, ...support });
}

export interface Fact<T> {
  readonly value: T;
  readonly evidence: Evidence | null;
  readonly confidence: number;
  readonly method: string;
}

export const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe('YYYY-MM-DD.');
export const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/);

import type { Form } from './forms.ts';
import type { JsonSchema } from './variable-schema.ts';

/** The forms in which it is told what changed since an earlier answer. */
export const DIFFERENCE_FORMS = ['json', 'csv', 'ndjson', 'html'] as const satisfies readonly Form[];
export type DifferenceForm = (typeof DIFFERENCE_FORMS)[number];

const text: JsonSchema = { type: ['string', 'null'] };
const count: JsonSchema = { type: 'integer', minimum: 0 };

const END: JsonSchema = {
  type: 'object',
  required: ['version', 'publishedAt', 'resultSha256', 'address'],
  properties: {
    version: { type: ['integer', 'null'], description: 'Null: only its hash is known.' },
    publishedAt: text,
    resultSha256: text,
    address: { ...text, description: 'Where the answer of this version is had.' },
  },
};

/** Describes what is told of the difference of two answers. */
export const DIFFERENCE: JsonSchema = {
  type: 'object',
  required: ['operation', 'changed', 'from', 'to', 'rows', 'records', 'complete', 'note'],
  properties: {
    operation: { type: 'string' },
    changed: { type: 'boolean', description: 'Whether the result is another one.' },
    from: END,
    to: END,
    rows: {
      description: 'How many rows stand in one answer only, and in both; null where the earlier rows are not known.',
      anyOf: [
        { type: 'null' },
        {
          type: 'object',
          required: ['gone', 'fresh', 'same'],
          properties: { gone: count, fresh: count, same: count },
        },
      ],
    },
    records: {
      type: 'array',
      description: 'The changed records that bear on the answer.',
      items: {
        type: 'object',
        required: ['type', 'id', 'kind', 'versions', 'publishedAt', 'reason', 'mergedInto', 'shown', 'fields'],
        properties: {
          type: { type: 'string' },
          id: { type: 'string' },
          kind: { type: 'string', enum: ['ADDED', 'CHANGED', 'CORRECTED', 'WITHDRAWN'] },
          versions: { type: 'array', items: { type: 'integer' }, description: 'Versions that changed it.' },
          publishedAt: { type: 'string' },
          reason: { type: 'string' },
          mergedInto: text,
          shown: { type: 'boolean', description: 'True: a row that differs is of this record; false: made with it.' },
          fields: {
            type: 'array',
            description: 'What changed in it, values of at most 300 characters; empty where it was added or withdrawn.',
            items: {
              type: 'object',
              required: ['name', 'before', 'after'],
              properties: { name: { type: 'string' }, before: {}, after: {} },
            },
          },
        },
      },
    },
    complete: { type: 'boolean', description: 'False: there may be more such records.' },
    note: text,
  },
};

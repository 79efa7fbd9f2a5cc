import type { GraphQLSchema } from 'graphql';
import { releaseVersion } from '../base/project.ts';
import { type ColumnType, columnTypes } from './column-types.ts';
import { DIFFERENCE, DIFFERENCE_FORMS } from './difference-schema.ts';
import { FORMS, type Form, formsOf } from './forms.ts';
import type { ShippedOperation } from './operations.ts';
import { type JsonSchema, variablesSchema } from './variable-schema.ts';

export interface OpenApiOptions {
  operations: readonly ShippedOperation[];
  schema: GraphQLSchema;
  /** Base of the addresses. */
  address: string;
}

const CELLS: Readonly<Record<ColumnType, JsonSchema>> = {
  number: { type: ['number', 'string', 'null'] },
  day: { type: ['string', 'null'] },
  moment: { type: ['string', 'null'] },
  truth: { type: ['boolean', 'string', 'null'] },
  label: { type: ['string', 'null'] },
  text: { type: ['string', 'number', 'boolean', 'null'] },
};

const VERSION: JsonSchema = { type: 'string', pattern: '^([1-9][0-9]{0,8}|latest)$' };

const HEADERS = {
  ETag: 'Of the version and the question.',
  'Dataset-Version': 'The version of the dataset.',
  'Result-SHA256': 'Hash of the result: equal hashes of two versions say that the numbers are the same.',
  Link: 'rel="cite-as": where this answer is had again.',
  Citation: 'How the answer is cited.',
  'Result-Changed': 'With "since" or "hash": whether the result is another one.',
};

/** Describes the questions for programs that know no GraphQL, one path each. Source: OpenAPI 3.1. */
export function openApi({ operations, schema, address }: OpenApiOptions): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kế hoạch Graph',
      version: releaseVersion(),
      summary: 'Questions over the gender-equality plans of Việt Nam’s provinces',
      description:
        'Each path is a question with defaults, answered in several forms. An empty value of a parameter takes a default away. Answers carry an ETag made of the dataset version and the question.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: address }],
    tags: (['ministry', 'researcher', 'portal'] as const).map((name) => ({ name })),
    paths: Object.fromEntries(
      operations.map((operation) => [`/operations/${operation.name}.{form}`, pathOf(operation, schema)]),
    ),
    components: {
      schemas: {
        Difference: DIFFERENCE,
        Errors: {
          type: 'object',
          required: ['errors'],
          properties: {
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['message'],
                properties: {
                  message: { type: 'string' },
                  extensions: {
                    type: 'object',
                    properties: { code: { type: 'string' }, suggestion: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
      },
      responses: {
        Refused: {
          description: 'What was wrong, with a code and a remedy.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } },
        },
      },
    },
  };
}

function pathOf(operation: ShippedOperation, schema: GraphQLSchema): Record<string, unknown> {
  const variables = variablesSchema(operation, schema);
  const required = (variables.required ?? []) as string[];
  const query = Object.entries(variables.properties as Record<string, JsonSchema>).map(([name, schemaOf]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    // Lists are parted by commas.
    ...(schemaOf.type === 'array' && { style: 'form', explode: false }),
    schema: schemaOf,
  }));
  return {
    get: {
      operationId: operation.name,
      tags: [operation.group],
      summary: operation.titleEn,
      description: operation.titleVi,
      parameters: [
        { name: 'form', in: 'path', required: true, schema: { type: 'string', enum: formsOf(operation) } },
        ...query,
        {
          name: 'titles',
          in: 'query',
          description: 'Language of heads and codes in every form but json.',
          schema: { type: 'string', enum: ['vi', 'en'] },
        },
        {
          name: 'version',
          in: 'query',
          description: 'Number of an older version of the dataset to answer from.',
          schema: VERSION,
        },
        {
          name: 'since',
          in: 'query',
          description: `Version of an earlier answer: the answer is then whether the result changed between it and "version" (or, where both are the same, the version that stands), and which records did it. In ${DIFFERENCE_FORMS.join(', ')}.`,
          schema: VERSION,
        },
        {
          name: 'hash',
          in: 'query',
          description:
            'SHA-256 by which an earlier answer was cited: says whether the result is still the same, also where the version is not kept.',
          schema: { type: 'string', pattern: '^[0-9A-Fa-f]{64}$' },
        },
      ],
      responses: {
        200: {
          description: 'The answer; a table that is cut says X-Rows-Truncated: true.',
          headers: Object.fromEntries(
            Object.entries(HEADERS).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
          ),
          content: Object.fromEntries(
            formsOf(operation).map((form) => [FORMS[form], { schema: answerSchema(form, operation, schema) }]),
          ),
        },
        304: { description: 'The client has this answer.' },
        default: { $ref: '#/components/responses/Refused' },
      },
    },
  };
}

function answerSchema(form: Form, operation: ShippedOperation, schema: GraphQLSchema): JsonSchema {
  if (form === 'json')
    return {
      type: 'object',
      required: ['data', 'extensions'],
      properties: {
        data: {
          description: 'The answer; with "since" or "hash": what changed.',
          anyOf: [{ $ref: '#/components/schemas/Difference' }, { type: 'object' }],
        },
        extensions: {
          type: 'object',
          required: ['datasetVersion'],
          properties: {
            datasetVersion: { type: 'integer' },
            resultSha256: { type: 'string' },
            citation: { type: 'string' },
            citeAs: { type: 'string' },
          },
        },
      },
    };
  if (form !== 'ndjson') return { type: 'string' };
  const types = columnTypes(operation, schema);
  return {
    description: 'One line.',
    type: 'object',
    required: operation.columns.map(({ name }) => name),
    properties: Object.fromEntries(
      operation.columns.map(({ name, titleEn }, at) => [name, { ...CELLS[types[at] ?? 'text'], title: titleEn }]),
    ),
    additionalProperties: false,
  };
}

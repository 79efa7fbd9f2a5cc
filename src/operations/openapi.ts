import type { GraphQLSchema } from 'graphql';
import { ERROR_CATALOGUE } from '../base/errors.ts';
import { releaseVersion } from '../base/project.ts';
import { dataSchema } from './answer-schema.ts';
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

/** Why a question is not answered, by status. A browser is told by a page. */
const REFUSALS = {
  400: 'A parameter is unknown or has a value that cannot be used.',
  404: 'A parameter names a province or record that does not exist, or a version that was never published.',
  406: 'The question has no such form; the message lists those that it has.',
  410: 'The version was published and is not kept here; the message names the command that rebuilds it.',
  429: 'Too much was asked from one address; Retry-After says when to ask again.',
  503: 'The answer cannot be given at the moment; Retry-After says when to ask again.',
} as const;

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
              minItems: 1,
              items: {
                type: 'object',
                required: ['message', 'extensions'],
                properties: {
                  message: { type: 'string' },
                  extensions: {
                    type: 'object',
                    required: ['code'],
                    properties: {
                      code: { type: 'string', enum: Object.keys(ERROR_CATALOGUE) },
                      suggestion: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
      responses: Object.fromEntries(
        [['', 'What was wrong, with a code and a remedy.'] as const, ...Object.entries(REFUSALS)].map(
          ([status, description]) => [
            `Refused${status}`,
            { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Errors' } } } },
          ],
        ),
      ),
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
        ...Object.fromEntries(
          Object.keys(REFUSALS).map((status) => [status, { $ref: `#/components/responses/Refused${status}` }]),
        ),
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
          anyOf: [{ $ref: '#/components/schemas/Difference' }, dataSchema(operation, schema)],
        },
        extensions: {
          type: 'object',
          required: ['datasetVersion'],
          properties: {
            datasetVersion: { type: 'integer' },
            resultSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
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

import type { DataColumn, DataTable, DataType } from './data-table.ts';
import { citationOf, type DatasetState, LICENCE, TITLE } from './dataset-state.ts';

/** Names of types in a table schema. Source: Frictionless Table Schema, "Types and Formats". */
const TYPES: Readonly<Record<DataType, string>> = {
  integer: 'integer',
  number: 'number',
  decimal: 'number',
  date: 'date',
  datetime: 'datetime',
  boolean: 'boolean',
  string: 'string',
};

/** What a column name leads to, where it is a key of another table. */
const KEYS: Readonly<Record<string, { resource: string; field: string }>> = {
  plan_id: { resource: 'plans', field: 'id' },
  document_id: { resource: 'documents', field: 'id' },
  citing_document: { resource: 'documents', field: 'id' },
  tells_of: { resource: 'documents', field: 'id' },
  province_slug: { resource: 'provinces', field: 'slug' },
  action_area: { resource: 'action_areas', field: 'code' },
  action_area_code: { resource: 'action_areas', field: 'code' },
};

/** A table as it was written. */
export interface WrittenTable {
  table: DataTable;
  rows: number;
  /** Bytes and SHA-256 of its CSV. */
  bytes: number;
  sha256: string;
}

/** Describes the CSV files of an export. Source: Frictionless Data Package. */
export function dataPackage(state: DatasetState, written: readonly WrittenTable[]): Record<string, unknown> {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'kehoach-graph',
    id: state.id,
    title: TITLE,
    description: `Dataset version ${state.version}, content hash ${state.contentHash}. ${citationOf(state)}`,
    version: String(state.version),
    created: state.publishedAt.toISOString(),
    ...(state.address && { homepage: state.address }),
    licenses: [{ name: LICENCE.spdx, title: LICENCE.title, path: LICENCE.url }],
    contributors: [{ title: 'Kế hoạch Graph contributors', roles: ['creator'] }],
    resources: written.map(resourceOf),
  };
}

function resourceOf({ table, rows, bytes, sha256 }: WrittenTable): Record<string, unknown> {
  const keys = table.columns.filter(({ name, type }) => type === 'string' && Object.hasOwn(KEYS, name));
  return {
    name: table.name,
    path: `${table.name}.csv`,
    type: 'table',
    description: table.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', lineTerminator: '\r\n', header: true },
    bytes,
    hash: `sha256:${sha256}`,
    rowCount: rows,
    schema: {
      fields: table.columns.map(fieldOf),
      missingValues: [''],
      ...(table.columns.some(({ name }) => name === 'id') && { primaryKey: ['id'] }),
      ...(keys.length > 0 && {
        foreignKeys: keys.map(({ name }) => ({
          fields: [name],
          reference: { resource: KEYS[name]?.resource, fields: [KEYS[name]?.field] },
        })),
      }),
    },
  };
}

function fieldOf({ name, type, description, codes }: DataColumn): Record<string, unknown> {
  return {
    name,
    type: TYPES[type],
    description,
    ...(type === 'boolean' && { trueValues: ['true'], falseValues: ['false'] }),
    ...(codes && { constraints: { enum: codes } }),
  };
}

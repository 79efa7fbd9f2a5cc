import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject(url);
interface Described {
  parameters: { name: string; in: string; schema: { enum?: string[]; type?: string } }[];
  responses: Record<string, { $ref?: string; content?: Record<string, unknown> }>;
}
let paths: [path: string, described: Described][];
let matches: (pointer: string, value: unknown) => string[];

const escaped = (name: string) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

beforeAll(async () => {
  const document = (await get('/openapi.json')).json();
  paths = Object.entries<{ get: Described }>(document.paths).map(([path, item]) => [path, item.get]);
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi');
  matches = (pointer, value) => {
    const validate = ajv.getSchema(`openapi#${pointer}`);
    if (!validate) throw new Error(`nothing stands at ${pointer}`);
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
});

/** Where the description of an answer stands. */
const schemaAt = (path: string, type: string) =>
  `/paths/${escaped(path)}/get/responses/200/content/${escaped(type)}/schema`;
const ERRORS = '/components/schemas/Errors';

describe('every question answers as /openapi.json describes it', () => {
  it('field by field', async () => {
    for (const [path] of paths) {
      const json = await get(path.replace('{form}', 'json'));
      expect(json.statusCode, path).toBe(200);
      expect(matches(schemaAt(path, 'application/json'), json.json()), path).toEqual([]);
    }
    const [path = ''] = paths[0] ?? [];
    const answer = (await get(path.replace('{form}', 'json'))).json();
    // What is not described is found: a field more, a field less, another type.
    expect(matches(schemaAt(path, 'application/json'), { ...answer, data: { ...answer.data, more: 1 } })).not.toEqual(
      [],
    );
    expect(matches(schemaAt(path, 'application/json'), { ...answer, data: {} })).not.toEqual([]);
    expect(matches(schemaAt(path, 'application/json'), { ...answer, extensions: {} })).not.toEqual([]);
  }, 120_000);

  it('where it refuses, with a status that it describes', async () => {
    for (const [path, { parameters, responses }] of paths) {
      const address = path.replace('{form}', 'json');
      const asked: [query: string, status: number][] = [
        ['nothing=1', 400],
        ...parameters
          .filter((one) => one.in === 'query' && ['integer', 'number', 'boolean'].includes(one.schema.type ?? ''))
          .map(({ name }): [string, number] => [`${name}=soon`, 400]),
        ...parameters
          .filter(({ name }) => name === 'provinces')
          .map(({ name }): [string, number] => [`${name}=atlantis,hue`, 404]),
      ];
      for (const [query, status] of asked) {
        const answer = await get(`${address}?${query}`);
        expect([answer.statusCode, matches(ERRORS, answer.json())], `${address}?${query}`).toEqual([status, []]);
        expect(responses[status], `${address}?${query}`).toEqual({ $ref: `#/components/responses/Refused${status}` });
      }
      const known = parameters.find(({ name }) => name === 'form')?.schema.enum ?? [];
      const other = await get(path.replace('{form}', known.includes('ics') ? 'pdf' : 'ics'));
      expect([other.statusCode, matches(ERRORS, other.json())], path).toEqual([406, []]);
    }
    const [path = ''] = paths[0] ?? [];
    for (const [version, status] of [
      ['99', 404],
      ['x', 404],
    ]) {
      const answer = await get(`${path.replace('{form}', 'csv')}?version=${version}`);
      expect([answer.statusCode, matches(ERRORS, answer.json())], `version ${version}`).toEqual([status, []]);
    }
    expect(matches(ERRORS, { errors: [] })).not.toEqual([]);
    expect(matches(ERRORS, { errors: [{ message: 'x', extensions: { code: 'NO_SUCH_CODE' } }] })).not.toEqual([]);
  }, 120_000);
});

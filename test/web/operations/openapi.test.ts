import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: { type: string; default?: unknown; enum?: string[] };
}
interface Path {
  get: {
    operationId: string;
    parameters: Parameter[];
    responses: { 200: { content: Record<string, { schema: { properties: Record<string, { type: string[] }> } }> } };
  };
}
let document: { openapi: string; servers: { url: string }[]; paths: Record<string, Path> };

beforeAll(async () => {
  document = (await app().http.inject('/openapi.json')).json();
});

describe('the description of the questions as OpenAPI', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document) as never);
    expect(errors).toBeUndefined();
    expect([valid, validator.version]).toEqual([true, '3.1']);
    const broken = { ...structuredClone(document), paths: { '/x': { get: { responses: 1 } } } };
    expect((await new Validator().validate(broken as never)).valid).toBe(false);
  });

  it('has one path a question, whose every form answers with what it says', async () => {
    const operations = await readOperations();
    expect(Object.keys(document.paths)).toEqual(operations.map(({ name }) => `/operations/${name}.{form}`));
    const [path, item] = Object.entries(document.paths).find(([name]) => name.includes('PlanCoverage.')) ?? [];
    const forms = item?.get.parameters.find(({ name }) => name === 'form')?.schema.enum ?? [];
    expect(forms.length).toBeGreaterThan(4);
    const types = Object.keys(item?.get.responses[200].content ?? {});
    for (const [at, form] of forms.entries()) {
      const answer = await app().http.inject((path ?? '').replace('{form}', form));
      expect(answer.statusCode, form).toBe(200);
      expect(String(answer.headers['content-type']).split(';')[0]).toBe(types[at]);
    }
  });

  it('describes the rows as they come', async () => {
    for (const [path, { get }] of Object.entries(document.paths)) {
      const { properties } = get.responses[200].content['application/x-ndjson']?.schema ?? { properties: {} };
      const { body } = await app().http.inject(path.replace('{form}', 'ndjson'));
      for (const line of body.split('\n').filter(Boolean).slice(0, 50)) {
        const row = JSON.parse(line) as Record<string, unknown>;
        expect(Object.keys(row)).toEqual(Object.keys(properties));
        for (const [name, cell] of Object.entries(row))
          expect(properties[name]?.type, `${path} ${name}`).toContain(cell === null ? 'null' : typeof cell);
      }
    }
  });

  it('shows defaults that can be sent as they stand', async () => {
    for (const [path, { get }] of Object.entries(document.paths)) {
      const parameters = new URLSearchParams();
      for (const { name, schema } of get.parameters)
        if (schema.default != null) parameters.set(name, String(schema.default));
      const answer = await app().http.inject(`${path.replace('.{form}', '')}?${parameters}`);
      expect(answer.statusCode, `${path}?${parameters}`).toBe(200);
    }
  });
});

import { readFile } from 'node:fs/promises';
import type { InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';

const app = openApp();
const inject = (options: InjectOptions | string) => app().http.inject(options);

describe('the HTTP server', () => {
  it('answers queries by POST and by GET, with variables', async () => {
    const query = 'query ($slug: String) { province(slug: $slug) { name } }';
    const variables = { slug: 'hue' };
    const post = await inject({ method: 'POST', url: '/graphql', payload: { query, variables } });
    const get = await inject({
      method: 'GET',
      url: '/graphql',
      query: { query, variables: JSON.stringify(variables) },
      headers: { accept: 'application/json' },
    });
    for (const response of [post, get]) {
      expect(response.statusCode).toBe(200);
      expect(response.json()).toEqual({ data: { province: { name: 'Huế' } } });
    }
  });

  it('may be read from any site, without credentials', async () => {
    const preflight = await inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: {
        origin: 'https://example.vn',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe('*');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
    const read = await inject({ method: 'GET', url: '/schema.graphql', headers: { origin: 'https://example.vn' } });
    expect(read.headers['access-control-allow-origin']).toBe('*');
    expect(read.headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  it('serves the committed contract', async () => {
    const { body } = await inject('/schema.graphql');
    expect(body).toBe(await readFile(`${PROJECT}schema/schema.graphql`, 'utf8'));
  });

  it('is alive and ready', async () => {
    expect((await inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await inject('/readyz')).json()).toEqual({ status: 'ready', datasetVersion: 1 });
  });

  it('compresses long answers', async () => {
    const { headers } = await inject({ url: '/schema.graphql', headers: { 'accept-encoding': 'gzip' } });
    expect(headers['content-encoding']).toBe('gzip');
  });

  it.each([
    [
      'an empty body',
      400,
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '' },
    ],
    [
      'no JSON',
      400,
      { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{' },
    ],
    ['a list of queries', 400, { method: 'POST', url: '/graphql', payload: [{ query: '{ __typename }' }] }],
    ['no query', 400, { method: 'POST', url: '/graphql', payload: { variables: {} } }],
    ['a query that is a number', 400, { method: 'POST', url: '/graphql', payload: { query: 1 } }],
    [
      'variables in a text',
      400,
      { method: 'POST', url: '/graphql', payload: { query: '{ __typename }', variables: '{}' } },
    ],
    ['variables of GET that are no JSON', 400, { method: 'GET', url: '/graphql?query=%7B__typename%7D&variables=%7B' }],
    ['GET without a query', 400, { method: 'GET', url: '/graphql' }],
    ['a mutation by GET', 405, { method: 'GET', url: '/graphql?query=mutation%7Bx%7D' }],
    [
      'a body over 256 KiB',
      413,
      { method: 'POST', url: '/graphql', payload: { query: '{ __typename }', pad: 'x'.repeat(300_000) } },
    ],
    ['another method', 404, { method: 'PUT', url: '/graphql', payload: {} }],
    ['an address with nothing', 404, { method: 'GET', url: '/nothing' }],
    ['an address that is none', 400, { method: 'GET', url: '/%' }],
    ['a way out of the folder', 404, { method: 'GET', url: '/..%2f..%2fpackage.json' }],
  ] as const)('answers %s with the status %i and the code of a bad request', async (_what, status, request) => {
    const response = await inject(request as InjectOptions);
    expect(response.statusCode).toBe(status);
    const { errors } = response.json();
    expect(errors).toHaveLength(1);
    expect(errors[0].extensions).toEqual({ code: 'BAD_REQUEST' });
    expect(errors[0].message).not.toMatch(/node_modules|\.ts\b|\n/);
  });

  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['mutation { x }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { x }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
    ['query ($slug: String!) { province(slug: $slug) { id } }', 'BAD_USER_INPUT'],
  ])('answers "%s" with the code %s', async (query, code) => {
    const response = await inject({ method: 'POST', url: '/graphql', payload: { query } });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors.map((error: { extensions: unknown }) => error.extensions)).toEqual([{ code }]);
  });
});

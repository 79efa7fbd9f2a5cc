import { afterAll, describe, expect, it } from 'vitest';
import { ERROR_CATALOGUE } from '../../src/base/errors.ts';
import { isOutage } from '../../src/database/outage.ts';
import { preferredType } from '../../src/web/kit/negotiate.ts';
import { createTestApp, openApp, type TestApp } from '../support/app.ts';

const app = openApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

describe('a database that is gone', () => {
  let dead: TestApp | undefined;
  afterAll(() => dead?.http.close());

  it('has a name and the status 503 at every door', async () => {
    dead = await createTestApp('seeded');
    await dead.database.close();
    const browser = { accept: 'text/html' };
    const asked = [
      await dead.http.inject({ method: 'POST', url: '/graphql', payload: { query: '{ provinces { slug } }' } }),
      await dead.http.inject('/graphql?query=%7Bdataset%7Bversion%7D%7D'),
      await dead.http.inject('/operations/WhoHasAPlan'),
      await dead.http.inject('/operations/WhoHasAPlan.csv'),
      await dead.http.inject('/feeds'),
      await dead.http.inject('/feeds/plans.atom'),
      await dead.http.inject('/feeds/changes.json'),
      await dead.http.inject('/provinces/hue.jsonld'),
      await dead.http.inject('/sitemap.xml'),
    ];
    for (const answer of asked) {
      expect(answer.statusCode).toBe(503);
      expect(answer.headers['retry-after']).toBe('5');
      expect(answer.headers.etag).toBeUndefined();
      const [error] = answer.json().errors;
      expect(error.extensions).toEqual({ code: 'DATABASE_UNREACHABLE' });
      expect(error.message).toBe('The database does not answer at the moment. Try again in a few seconds.');
    }
    for (const [url, words] of [
      ['/plans/ninh-thuan-827-2024', 'Cơ sở dữ liệu tạm thời không trả lời.'],
      ['/en/coverage?year=2024', 'The database does not answer at the moment.'],
      ['/en', 'The database does not answer at the moment.'],
    ] as const) {
      const { statusCode, body, headers } = await dead.http.inject({ url, headers: browser });
      expect([statusCode, headers['retry-after'], headers['cache-control']], url).toEqual([503, '5', 'no-store']);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(body).toContain(words);
      expect(body).toContain(url.startsWith('/en') ? '<html lang="en">' : '<html lang="vi">');
      // Nothing is said of data that could not be read.
      expect(body).not.toMatch(/Phiên bản dữ liệu|Dataset version/);
    }
    expect((await dead.http.inject('/healthz')).statusCode).toBe(200);
    expect((await dead.http.inject('/readyz')).statusCode).toBe(503);
  });

  it('is told from a database that refuses a statement', () => {
    const coded = (code: string) => Object.assign(new Error('x'), { code });
    const below = (code: string) => new Error('Failed query: select 1', { cause: coded(code) });
    for (const code of ['ECONNREFUSED', 'CONNECTION_CLOSED', '57P01', '08006', '53300'])
      expect(isOutage(below(code)), code).toBe(true);
    for (const code of ['42P01', '22P02', '57014', '40001']) expect(isOutage(below(code)), code).toBe(false);
    expect(isOutage(new TypeError('x is not a function'))).toBe(false);
  });
});

describe('a value that may not be null where it stands', () => {
  it('is bad input of the request, and no failure of ours', async () => {
    for (const url of [
      '/operations/PlanCoverage?year=',
      '/operations/PlanCoverage.csv?year=',
      '/operations/Statistics?groupBy=',
    ]) {
      const answer = await get(url);
      expect(answer.statusCode, url).toBe(400);
      expect(answer.json().errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(answer.headers.etag).toBeUndefined();
    }
  });
});

describe('a code', () => {
  it('comes with the status that the catalogue says', async () => {
    const persisted = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const requests = {
      GRAPHQL_PARSE_FAILED: { query: '{' },
      GRAPHQL_VALIDATION_FAILED: { query: '{ nothing }' },
      OPERATION_RESOLUTION_FAILURE: { query: '{ __typename }', operationName: 'Other' },
      BAD_USER_INPUT: { query: 'query ($slug: String!) { province(slug: $slug) { id } }' },
      BAD_REQUEST: { variables: {} },
      QUERY_TOO_LARGE: { query: `{ provinces { ${'mergedInto { '.repeat(30)} id ${'} '.repeat(30)} } }` },
      PERSISTED_QUERY_NOT_SUPPORTED: { extensions: persisted },
    } as const;
    for (const [code, payload] of Object.entries(requests)) {
      const answer = await app().http.inject({ method: 'POST', url: '/graphql', payload });
      expect(answer.json().errors[0].extensions).toMatchObject({ code });
      expect([code, answer.statusCode]).toEqual([code, ERROR_CATALOGUE[code as keyof typeof requests].status]);
    }
  });
});

describe('a request as common programs send it', () => {
  it('is answered to a bare browser, to curl and to fetch', async () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
    for (const headers of [{ accept: browser }, { accept: '*/*' }, {}]) {
      const answer = await get('/graphql?query=%7B__typename%7D', headers as Record<string, string>);
      expect([answer.statusCode, answer.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
    }
  });

  it('is refused in another encoding than UTF-8, and in no other spelling of that', async () => {
    const status = async (charset: string) => {
      const headers = { 'content-type': `application/json; charset=${charset}` };
      const answer = await app().http.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: JSON.stringify({ query: '{ __typename }' }),
      });
      return [answer.statusCode, answer.json().errors?.[0]?.extensions.code];
    };
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8'])
      expect(await status(charset)).toEqual([200, undefined]);
    for (const charset of ['iso-8859-1', 'utf-16', 'nonsense', '"windows-1258"', 'utf-8; charset=utf-16'])
      expect(await status(charset), charset).toEqual([415, 'UNSUPPORTED_CHARSET']);
  });
});

describe('a table', () => {
  it('writes an instant as the JSON does, without quotes', async () => {
    const { data } = (await get('/operations/DatasetStatus')).json();
    const { body } = await get('/operations/DatasetStatus.csv');
    expect(body).toContain(data.dataset.publishedAt);
    expect(body).not.toContain(`"${data.dataset.publishedAt}`);
  });
});

describe('a field of a thing that is asked of a page', () => {
  it('is pointed to the nodes', async () => {
    const { errors } = await app().query('{ plans { number } }');
    expect(errors?.map(({ message }) => message)).toEqual([
      'Cannot query field "number" on type "PlanConnection". Did you mean "nodes { number }"? A list in pages holds its things there.',
    ]);
    const hits = await app().query('{ search(text: "hue") { score } }');
    expect(hits.errors?.[0]?.message).toContain('Did you mean "nodes { score }"?');
    const other = await app().query('{ plans { nothing } }');
    expect(other.errors?.[0]?.message).toBe('Cannot query field "nothing" on type "PlanConnection".');
  });
});

describe('the type that a client likes best', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/html;q=0.1, */*', 'application/json'],
    ['text/html;q=0', 'application/json'],
    ['application/json;q=0, */*;q=0.1', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['image/png', 'application/json'],
    ['nonsense,,;;q=x', 'application/json'],
  ])('is for "%s" %s', (accept, type) => {
    expect(preferredType(accept, ['application/json', 'text/html'])).toBe(type);
  });

  it('is asked in one way by every door', async () => {
    const type = async (url: string, accept: string) => String((await get(url, { accept })).headers['content-type']);
    expect(await type('/operations', 'text/html;q=0.1, application/json')).toContain('application/json');
    expect(await type('/operations/DatasetStatus', 'text/csv, application/json;q=0.5')).toContain('text/csv');
    expect(await type('/operations/DatasetStatus', 'text/csv;q=0.5, application/json')).toContain('application/json');
    expect(await type('/feeds', 'text/html;q=0.1, application/json')).toContain('application/json');
  });
});

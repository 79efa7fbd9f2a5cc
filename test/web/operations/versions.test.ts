import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string) => app().http.inject({ url });
const sum = (text: string) => createHash('sha256').update(text).digest('hex');
const TASKS = '/operations/FindTasks.ndjson?text=&provinces=dong-nai';

describe('an answer', () => {
  it('names in every form its version, its hash and how it is cited', async () => {
    for (const form of ['json', 'csv', 'xlsx', 'ndjson', 'html']) {
      const { headers } = await get(`/operations/PlanCoverage.${form}?year=2025`);
      expect(headers['dataset-version'], form).toBe('1');
      expect(headers['result-sha256'], form).toMatch(/^[0-9a-f]{64}$/);
      expect(headers.link).toBe(
        `<http://127.0.0.1/operations/PlanCoverage.${form}?year=2025&basis=AS_ISSUED&version=1>; rel="cite-as"`,
      );
      expect(headers.citation).toMatch(/^Ke hoach Graph contributors \(20\d\d\)\. How many provinces .* Version 1, /);
      expect(headers.citation).toContain(`SHA-256 ${headers['result-sha256']}).`);
    }
  });

  it('has the hash of its lines of JSON in every form of a table', async () => {
    const lines = await get(TASKS);
    expect(lines.headers['result-sha256']).toBe(sum(lines.body));
    for (const form of ['csv', 'xlsx', 'html'])
      expect((await get(TASKS.replace('ndjson', form))).headers['result-sha256'], form).toBe(sum(lines.body));
  });

  it('tells its citation inside where the form has room', async () => {
    const json = (await get('/operations/ListProvinces.json')).json();
    expect(json.extensions.citation).toContain('Kế hoạch Graph contributors');
    expect(json.extensions.citeAs).toContain('version=1');
    const page = await get('/operations/ListProvinces.html?titles=en');
    expect(page.body).toContain('Cite as: Kế hoạch Graph contributors');
    expect(page.body).toContain(String(page.headers['result-sha256']));
  });

  it('has no head that clients cannot read, however long the question', async () => {
    const answer = await get(`/operations/Search.csv?text=${'%E1%BA%BF%20'.repeat(200)}`);
    for (const value of Object.values(answer.headers)) expect(String(value)).toMatch(/^[\x20-\x7e]{0,2500}$/);
  });
});

describe('the version that is asked', () => {
  it('may be the one that stands', async () => {
    expect((await get(`${TASKS}&version=1`)).body).toBe((await get(TASKS)).body);
    expect((await get(`${TASKS}&version=latest`)).body).toBe((await get(TASKS)).body);
  });

  it.each([
    ['9', 404, 'UNKNOWN_VERSION', '1'],
    ['999999999', 404, 'UNKNOWN_VERSION', '1'],
    ['0', 404, 'UNKNOWN_VERSION', 'latest'],
    ['-1', 404, 'UNKNOWN_VERSION', 'latest'],
    ['1.0', 404, 'UNKNOWN_VERSION', 'latest'],
    ['two', 404, 'UNKNOWN_VERSION', 'latest'],
    ['1&version=2', 400, 'BAD_USER_INPUT', undefined],
  ])('must be one: version=%s', async (version, status, code, suggestion) => {
    const answer = await get(`/operations/ListProvinces?version=${version}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().errors[0].extensions).toMatchObject({ code, ...(suggestion && { suggestion }) });
  });
});

import { GraphQLEnumType, getNamedType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../../src/operations/forms.ts';
import { readOperations } from '../../../src/operations/operations.ts';
import { variableType } from '../../../src/operations/plain-variables.ts';
import { variableTitle } from '../../../src/operations/variable-titles.ts';
import { codeWords } from '../../../src/web/pages/operations/question-form.tsx';
import { openApp } from '../../support/app.ts';

const app = openApp();
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const open = (url: string, headers: Record<string, string> = BROWSER) => app().http.inject({ url, headers });
const operations = await readOperations();
const html = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');

describe('the list of questions', () => {
  it.each(['', '/en'])('is a page that leads to the form and the files of each, at %s/operations', async (prefix) => {
    const { statusCode, headers, body } = await open(`${prefix}/operations`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(String(headers.vary).toLowerCase()).toContain('accept');
    for (const operation of operations) {
      const title = prefix === '' ? operation.titleVi : operation.titleEn;
      expect(body).toContain(`<a href="${prefix}/operations/${operation.name}">${html(title)}</a>`);
      for (const form of formsOf(operation)) expect(body).toContain(`href="/operations/${operation.name}.${form}`);
      expect(body.includes(`/operations/${operation.name}.ics`)).toBe(operation.calendar !== null);
    }
  });

  it.each([{}, { accept: '*/*' }, { accept: 'application/json' }])(
    'stays JSON for a program that says %j',
    async (headers) => {
      const { operations: listed } = (await open('/operations', headers as Record<string, string>)).json();
      expect(listed).toHaveLength(operations.length);
    },
  );
});

describe('the page of a question', () => {
  it('has a field for each variable, the rows of the table, and every form that the question has', async () => {
    for (const operation of operations) {
      const page = await open(`/operations/${operation.name}`);
      expect(page.statusCode, operation.name).toBe(200);
      expect(page.body).toContain(`<h1>${html(operation.titleVi)}</h1>`);
      for (const { variable } of operation.definition.variableDefinitions ?? []) {
        const { value } = variable.name;
        expect(page.body.includes(`name="${value}"`), `${operation.name} ${value}`).toBe(value !== 'after');
      }
      for (const form of formsOf(operation)) expect(page.body).toContain(`href="/operations/${operation.name}.${form}`);
      const lines = (await open(`/operations/${operation.name}.ndjson`, {})).body.split('\n').filter(Boolean);
      const isEmpty = page.body.includes('Không có hàng nào với các lựa chọn này');
      expect(isEmpty, operation.name).toBe(lines.length === 0);
      // Lists go by what rows are made of: a page of one may have none where a later one has some.
      if (!isEmpty && !page.body.includes('Trên trang này không có hàng nào'))
        for (const { titleVi } of operation.columns)
          expect(page.body, operation.name).toContain(`<th scope="col">${html(titleVi)}</th>`);
      for (const place of ['curl', 'JavaScript', 'Python', 'R', 'DuckDB', 'Excel (Power Query)'])
        expect(page.body).toContain(`<figcaption>${place}</figcaption>`);
      const answer = (await open(`/operations/${operation.name}`, {})).json();
      expect(page.body, operation.name).toContain(answer.extensions.resultSha256);
      expect((await open(`/en/operations/${operation.name}`)).body).toContain(`<h1>${html(operation.titleEn)}</h1>`);
    }
  }, 60_000);

  it('answers what its form sends: empty fields, boxes, names of provinces', async () => {
    const sent = 'text=bao+luc&provinces=%C4%90%E1%BB%93ng+Nai%2C+ninh+thuan&first=';
    const { statusCode, body } = await open(`/operations/FindTasks?${sent}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('value="Đồng Nai, Ninh Thuận"');
    const asked = '/operations/FindTasks.csv?text=bao%20luc&amp;provinces=dong-nai,ninh-thuan&amp;titles=vi';
    expect(body).toContain(`href="${asked}"`);
    const boxes = await open('/operations/WhoHasAPlan?roles=&roles=STRATEGY&year=2024&day=');
    expect(boxes.body).toMatch(/value="STRATEGY"[^>]*checked|checked[^>]*value="STRATEGY"/);
    expect(boxes.body).not.toMatch(/value="ANNUAL"[^>]*checked|checked[^>]*value="ANNUAL"/);
    const { data } = (await open('/operations/WhoHasAPlan?roles=STRATEGY&year=2024&day=', {})).json();
    expect(data.provinces.length).toBeGreaterThan(30);
  });

  it('shows as many rows as the table has, and leads from page to page', async () => {
    const rowsIn = (body: string) => body.split('<tbody>')[1]?.split('</tbody>')[0]?.match(/<tr>/g)?.length ?? 0;
    const lines = (await open('/operations/PlanCoverage.ndjson?year=2024', {})).body.trim().split('\n');
    expect(rowsIn((await open('/operations/PlanCoverage?year=2024')).body)).toBe(lines.length);
    const whole = (await open('/operations/FindPlans.ndjson?text=&year=2024', {})).body.trim().split('\n').length;
    let seen = 0;
    let next: string | undefined = '/operations/FindPlans?text=&year=2024&first=7';
    while (next) {
      const { body, statusCode } = await open(next);
      expect(statusCode).toBe(200);
      seen += rowsIn(body);
      next = /<a href="([^"]*)">Trang tiếp/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toBe(whole);
  });

  it('is JSON as before for programs, and never a page under an ending', async () => {
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }] as Record<string, string>[])
      expect((await open('/operations/PlanCoverage', headers)).json().data.planCoverage).toBeDefined();
    expect((await open('/operations/PlanCoverage.json')).json().data.planCoverage).toBeDefined();
    const csv = await open('/operations/PlanCoverage', { accept: 'text/csv, text/html;q=0.5' });
    expect(csv.headers['content-type']).toContain('text/csv');
  });

  it.each([
    ['WhoHasAPlan?year=soon&day=2024-01-31', 'year', 'Hãy nhập một số nguyên', 'value="2024-01-31"'],
    ['WhoHasAPlan?day=2024-02-31&year=2023', 'day', 'Hãy nhập một ngày có thật', 'value="2023"'],
    ['WhoHasAPlan?roles=ANUAL&year=2023', 'roles', 'Hãy chọn: ANNUAL', 'value="2023"'],
    ['FindTasks?provinces=dong-nay,Hu%E1%BA%BF&text=abc', 'provinces', 'Có phải là Đồng Nai?', 'value="abc"'],
    ['PlanCoverage?year=', 'year', 'Giá trị này không dùng được ở đây', 'name="basis"'],
    ['TasksByActionArea?areas=T99&year=2024', 'areas', 'không có trong dữ liệu', 'value="2024"'],
    ['FindTasks?first=1000&text=abc', 'first', 'Hãy chọn một số từ 0 đến 100', 'value="abc"'],
    ['FindTasks?after=zzz&text=abc', 'after', 'Hãy bắt đầu lại từ trang đầu', 'value="abc"'],
    ['PlanDiff?from=plan:x', 'from', 'không phải là mã của một bản ghi', 'name="to"'],
    ['FindTasks?jahr=1&text=abc', 'question', 'không có tham số “jahr”', 'value="abc"'],
  ])('says beside the field what is wrong with %s, and keeps the rest', async (address, field, words, kept) => {
    const page = await open(`/operations/${address}`);
    expect(page.statusCode).toBe(400);
    expect(new RegExp(`<p class="problem" id="${field}-problem">([^<]*)`).exec(page.body)?.[1] ?? page.body).toContain(
      words,
    );
    expect(page.body).toContain(kept);
    const english = await open(`/en/operations/${address}`);
    expect(english.body).toContain(`id="${field}-problem"`);
    expect(english.body).not.toContain(words);
  });

  it('puts up with anything in every variable: never a failure of ours, never a script', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '"\'`\\',
      '-1',
      '99999999999',
      '\u0000',
      '%',
      '😀',
      'x'.repeat(700),
      '',
    ];
    for (const operation of operations)
      for (const [at, { variable }] of (operation.definition.variableDefinitions ?? []).entries()) {
        const value = hostile[(at + operation.name.length) % hostile.length] ?? '';
        const url = `/operations/${operation.name}?${variable.name.value}=${encodeURIComponent(value)}`;
        const { statusCode, body, headers } = await open(url);
        expect([200, 400], url).toContain(statusCode);
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
        expect(body).not.toContain('<script>alert');
      }
  }, 60_000);
});

describe('what browsers are told of a question that cannot be answered', () => {
  it.each([
    ['/operations/WhoHasAPlam', 404, 'vi', 'Không có câu hỏi nào mang tên này', 'href="/operations/WhoHasAPlan"'],
    ['/en/operations/WhoHasAPlam', 404, 'en', 'There is no question of this name', 'href="/en/operations/WhoHasAPlan"'],
    ['/operations/WhoHasAPlam.csv', 404, 'vi', 'Không có câu hỏi nào mang tên này', 'href="/operations/WhoHasAPlan"'],
    [
      '/operations/FindTasks.csv?first=1000&titles=en',
      400,
      'en',
      'cannot be used',
      '/en/operations/FindTasks?first=1000"',
    ],
    ['/operations/FindTasks.xlsx?year=x', 400, 'vi', 'không dùng được', 'href="/operations/FindTasks?year=x"'],
    ['/operations/FindTasks.pdf', 406, 'vi', 'không có dạng tệp ấy', 'href="/operations/FindTasks"'],
    ['/operations/FindTasks.csv?version=99', 404, 'vi', 'không có phiên bản này', 'href="/operations/FindTasks"'],
  ])('%s is a page', async (url, status, language, words, link) => {
    const { statusCode, headers, body } = await open(url);
    expect([statusCode, headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(words);
    expect(body).toContain(link);
  });

  it('stays JSON where the address says so', async () => {
    const { headers, statusCode } = await open('/operations/FindTasks.json?first=1000');
    expect([statusCode, headers['content-type']]).toEqual([400, 'application/json; charset=utf-8']);
  });
});

describe('the words of the forms', () => {
  it('name every variable and every code in both languages', () => {
    const unnamed: string[] = [];
    for (const operation of operations)
      for (const definition of operation.definition.variableDefinitions ?? []) {
        const type = variableType(definition, app().schema);
        const { value: name } = definition.variable.name;
        if (variableTitle({ name, type: String(type) })[0] === name) unnamed.push(`${operation.name} ${name}`);
        const named = getNamedType(type);
        if (named instanceof GraphQLEnumType)
          for (const code of named.getValues())
            if (codeWords(code.name, named.name)[0] === code.name) unnamed.push(`${named.name}.${code.name}`);
      }
    expect([...new Set(unnamed)]).toEqual([]);
  });
});

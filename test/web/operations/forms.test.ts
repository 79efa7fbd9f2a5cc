import { parse as parseCsv } from 'csv-parse/sync';
import { isEnumType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { columnEnums } from '../../../src/operations/column-types.ts';
import { labelOf } from '../../../src/operations/labels.ts';
import { readOperations } from '../../../src/operations/operations.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const get = (url: string, headers: Record<string, string> = {}) => app().http.inject({ url, headers });

describe('the forms of a question', () => {
  it('as lines of JSON hold the rows of the CSV, numbers as numbers and nothing as null', async () => {
    for (const { name } of await readOperations()) {
      const [lines, csv] = [await get(`/operations/${name}.ndjson`), await get(`/operations/${name}.csv?bom=0`)];
      expect([lines.statusCode, lines.headers['content-type']], name).toEqual([
        200,
        'application/x-ndjson; charset=utf-8',
      ]);
      const rows = lines.body
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      const table = parseCsv(csv.body, { columns: true }) as Record<string, string>[];
      expect(rows.length, name).toBe(table.length);
      for (const [at, row] of rows.entries())
        for (const [column, cell] of Object.entries(table[at] ?? {}))
          expect(String(row[column] ?? ''), `${name}.${column}`).toBe(cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''));
    }
  });

  it('as CSV begin with the mark that spreadsheets need, unless it is not wanted', async () => {
    expect((await get('/operations/ListProvinces.csv')).body.charCodeAt(0)).toBe(0xfeff);
    expect((await get('/operations/ListProvinces.csv?bom=1')).body.charCodeAt(0)).toBe(0xfeff);
    expect((await get('/operations/ListProvinces.csv?bom=0')).body).toMatch(/^[a-z]/);
    expect((await get('/operations/ListProvinces.csv?bom=2')).statusCode).toBe(400);
  });

  it('as a page hold the table, escaped, and run nothing', async () => {
    const page = await get('/operations/PlanCoverage.html?year=2025&titles=en');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    const table = parseCsv((await get('/operations/PlanCoverage.csv?year=2025')).body, { bom: true }) as string[][];
    expect(page.body.match(/<tr>/g)).toHaveLength(table.length);
    expect(page.body).toContain('<html lang="en">');
    expect(page.body).toContain('year=2025&amp;basis=AS_ISSUED&amp;titles=en&amp;version=1');
    expect(page.body).not.toContain('<script');
  });

  it.each([
    ['pdf', undefined],
    ['ics', undefined],
    ['jsn', 'json'],
    ['', undefined],
  ])('that do not exist are refused with the list of those that do: .%s', async (form, suggestion) => {
    const answer = await get(`/operations/ListProvinces.${form}`);
    expect(answer.statusCode).toBe(406);
    const [error] = answer.json().errors;
    expect(error.extensions).toMatchObject({ code: 'UNKNOWN_FORM', ...(suggestion && { suggestion }) });
    expect(error.message).toContain('.json, .csv, .xlsx, .ndjson, .html, .atom');
  });

  it('write codes by their names when titles are asked for, the same in every form', async () => {
    const states = async (url: string, column: string) =>
      (parseCsv((await get(url)).body, { bom: true, columns: true }) as Record<string, string>[]).map(
        (row) => row[column],
      );
    const codes = await states('/operations/PlanCoverage.csv?year=2025', 'state');
    expect(new Set(codes)).toContain('NOT_SEARCHED');
    expect(await states('/operations/PlanCoverage.csv?year=2025&titles=vi', 'Tình trạng')).toEqual(
      codes.map((code) => labelOf(code ?? '', 'PresenceState')[0]),
    );
    const kinds = await states('/operations/Search.csv?text=bao luc&titles=en', 'Kind of hit');
    expect(kinds.length).toBeGreaterThan(5);
    expect(kinds.filter((kind) => /^[A-Z_]+$/.test(kind ?? ''))).toEqual([]);
  });

  it('have a name for every code that a column can hold', async () => {
    const { schema } = app();
    const enums = new Set((await readOperations()).flatMap((operation) => columnEnums(operation, schema)));
    enums.delete(null);
    expect(enums.size).toBeGreaterThan(8);
    const nameless = [...enums].flatMap((name) => {
      const type = schema.getType(name ?? '');
      const codes = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
      return codes.filter((code) => labelOf(code, name ?? '')[0] === code).map((code) => `${name}.${code}`);
    });
    expect(nameless).toEqual([]);
  });
});

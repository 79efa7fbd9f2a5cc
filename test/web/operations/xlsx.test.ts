import { parse as parseCsv } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readOperations } from '../../../src/operations/operations.ts';
import { openApp } from '../../support/app.ts';

const app = openApp();
const operations = await readOperations();

interface Sheet {
  rows: string[][];
  xml: string;
}

/** Reads a workbook as a spreadsheet does: its sheets by name, shared texts put in their places. */
async function open(url: string): Promise<Record<string, Sheet>> {
  const response = await app().http.inject(url);
  expect(response.statusCode, `${url} ${response.statusCode >= 400 ? response.body : ''}`).toBe(200);
  expect(response.headers['content-type']).toContain('spreadsheetml');
  const files = unzipSync(response.rawPayload);
  const read = (path: string) => Buffer.from(files[path] ?? new Uint8Array()).toString('utf8');
  const plain = (xml: string) =>
    xml
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
  const shared = [...read('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, text = '']) => plain(text));
  const names = [...read('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.map((name, i) => {
      const xml = read(`xl/worksheets/sheet${i + 1}.xml`);
      const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) =>
        [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', inner = '']) =>
          /t="s"/.test(attributes) ? (shared[Number(plain(inner))] ?? '') : plain(inner),
        ),
      );
      return [name, { rows, xml }];
    }),
  );
}

describe('a shipped operation as a workbook', () => {
  it('has as many rows as its CSV, in each of them', async () => {
    for (const { name } of operations) {
      const csv = await app().http.inject(`/operations/${name}.csv`);
      const sheets = await open(`/operations/${name}.xlsx`);
      expect(Object.keys(sheets), name).toEqual(['Dữ liệu', 'Về bảng này', 'Nguồn', 'Còn thiếu gì, vì sao']);
      const lines = csv.body.match(/\r\n/g)?.length ?? 0;
      const quoted = [...csv.body.matchAll(/"[^"]*"/g)].join('').match(/\r\n/g)?.length ?? 0;
      expect(sheets['Dữ liệu']?.rows.length, name).toBe(lines - quoted);
    }
    expect(operations.length).toBeGreaterThan(30);
  }, 120_000);

  it('writes heads in the language, numbers as numbers, days as days and codes by their names', async () => {
    const { Data: sheet, About: about } = await open('/operations/FindPlans.xlsx?titles=en&first=50');
    expect(sheet?.rows[0]).toContain('Issued on');
    expect(sheet?.rows.flat().join(' ')).toMatch(/Annual plan|Plan for a campaign|Multi-year plan/);
    expect(sheet?.rows.flat()).not.toContain('REPORT_ONLY');
    // A day is a number with a style; 2020 is day 43831.
    const days = (sheet?.rows.slice(1) ?? []).flat().filter((cell) => /^4\d{4}$/.test(cell));
    expect(days.length).toBeGreaterThan(0);
    expect(about?.rows.flat().join(' ')).toContain(
      'Dataset version 1 Address http://127.0.0.1/operations/FindPlans.xlsx?text=binh%20dang%20gioi&first=50&titles=en&version=1',
    );
  });

  it('counts what is missing, with the reason', async () => {
    const asked = 'titles=en&provinces=lai-chau,dong-nai&year=2024';
    const { 'What is missing and why': missing } = await open(`/operations/WhatProvincesLack.xlsx?${asked}`);
    const csv = await app().http.inject(`/operations/WhatProvincesLack.csv?${asked}`);
    const rows = parseCsv(csv.body, { bom: true, columns: true }) as Record<string, string>[];
    const lines = missing?.rows.slice(1) ?? [];
    for (const title of ['Number of the plan', 'Who looked', 'Address of the page']) {
      const empty = rows.filter((row) => row[title] === '').length;
      expect(empty, title).toBeGreaterThan(0);
      expect(lines.find(([column]) => column === title)?.[2], title).toBe(String(empty));
    }
    const states = lines.filter(([column]) => column === 'State');
    expect(states.reduce((sum, [, , count]) => sum + Number(count), 0)).toBe(rows.length);
    for (const [, , , why] of states) expect(why).toMatch(/\.$/);
  });

  it('never holds a formula', async () => {
    const sheets = await open('/operations/PlansSideBySide.xlsx');
    for (const { xml } of Object.values(sheets)) expect(xml).not.toContain('<f>');
  });

  it('answers a bad parameter as the other forms do', async () => {
    const answer = await app().http.inject('/operations/PlanCoverage.xlsx?year=x');
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

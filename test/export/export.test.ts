import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { type Export, makeExport } from '../../src/export/make-export.ts';
import { TABLES } from '../../src/export/tables.ts';
import { askOf } from '../../src/graph/ask.ts';
import { openApp } from '../support/app.ts';

const app = openApp();
let folder: string;
let made: Export;

const options = () => ({
  ask: askOf(app().schema, app().database.db),
  schema: app().schema,
  address: 'https://kehoach.example.vn',
});
const read = new Map<string, Record<string, string>[]>();
const csv = async (name: string) => {
  const rows =
    read.get(name) ??
    (parseCsv(await readFile(join(folder, `${name}.csv`), 'utf8'), { columns: true }) as Record<string, string>[]);
  read.set(name, rows);
  return rows;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kh-export-'));
  made = await makeExport(() => folder, options());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opens the SQLite file of the export. */
function database() {
  return new sqlite.Database(join(folder, `kehoach-${made.state.version}.sqlite`), { readOnly: true });
}

describe('the files of an export', () => {
  it('hold as many rows as the API counts', async () => {
    const { data } = await app().query(`{ dataset { counts { plans tasks targets documents provinces programmes } }
      plans { totalCount } tasks { totalCount } headings: tasks(filter: { kind: [HEADING] }) { totalCount }
      targets { totalCount } documents { totalCount } }`);
    const counts = new Map(made.tables.map(({ name, rows }) => [name, rows]));
    expect(data.plans.totalCount).toBeGreaterThan(100);
    expect(Object.fromEntries(counts)).toMatchObject({
      plans: data.plans.totalCount,
      tasks: data.tasks.totalCount,
      task_headings: data.headings.totalCount,
      targets: data.targets.totalCount,
      documents: data.documents.totalCount,
      provinces: data.dataset.counts.provinces,
      programmes: data.dataset.counts.programmes,
    });
    for (const { name, rows } of made.tables) expect(await csv(name), name).toHaveLength(rows);
    const opened = database();
    for (const { name, rows } of made.tables)
      expect(opened.get(`select count(*) as rows from "${name}"`), name).toEqual({ rows });
    opened.close();
  });

  it('say the same in CSV and SQLite, cell by cell', async () => {
    const opened = database();
    let cells = 0;
    for (const { name } of made.tables) {
      const rows = await csv(name);
      const stored = opened.all(`select * from "${name}" order by rowid`) as Record<string, unknown>[];
      for (const [at, row] of rows.entries()) {
        for (const [column, text] of Object.entries(row)) {
          const value = stored[at]?.[column];
          cells += 1;
          const told = value === null ? '' : ['true', 'false'].includes(text) ? String(value === 1) : String(value);
          // A decimal keeps the zeros that it is printed with in the CSV only.
          if (told !== text) expect(Number(told), `${name}.${column}`).toBe(Number(text));
        }
      }
    }
    opened.close();
    expect(cells).toBeGreaterThan(100_000);
  });

  it('describe each column by the descriptions of the schema, type and codes', async () => {
    const description = JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8'));
    expect(description.resources.map(({ name }: { name: string }) => name)).toEqual(TABLES.map(({ name }) => name));
    for (const { name, path, schema, hash } of description.resources) {
      const bytes = await readFile(join(folder, path));
      expect(hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
      const [head] = parseCsv(bytes, { to_line: 1 }) as string[][];
      expect(schema.fields.map((field: { name: string }) => field.name)).toEqual(head);
      for (const field of schema.fields) {
        expect(field.description.length, `${name}.${field.name}`).toBeGreaterThan(5);
        if (field.constraints === undefined) continue;
        for (const row of await csv(name))
          expect(['', ...field.constraints.enum], `${name}.${field.name}`).toContain(row[field.name]);
      }
      for (const key of schema.foreignKeys ?? []) {
        const known = new Set((await csv(key.reference.resource)).map((row) => row[key.reference.fields[0]]));
        for (const row of await csv(name)) {
          const value = row[key.fields[0]] ?? '';
          if (value !== '') expect(known.has(value), `${name}.${key.fields[0]} ${value}`).toBe(true);
        }
      }
    }
    const plans = description.resources.find(({ name }: { name: string }) => name === 'plans').schema.fields;
    const field = (name: string) => plans.find((one: { name: string }) => one.name === name);
    expect(field('issued_on')).toMatchObject({
      type: 'date',
      description: expect.stringContaining('null when not known'),
    });
    expect(field('completeness').constraints.enum).toEqual(['CITED_ONLY', 'REPORT_ONLY', 'PARTIAL', 'FULL']);
  });

  it('hold neither the text of a source nor the author of a page, and no quote above 300 characters', async () => {
    for (const { question } of TABLES) expect(question).not.toMatch(/\bauthor\b|\btext\b/);
    const quoted = (await csv('tasks')).flatMap((row) => [row.evidence_quote ?? '', row.money_as_stated ?? '']);
    expect(quoted.length).toBeGreaterThan(200);
    expect(quoted.filter((quote) => [...quote].length > 300)).toEqual([]);
  });

  it('name version, hash, licence and citation, and have the sums that they say', async () => {
    const { data } = await app().query('{ dataset { version contentHash } }');
    const citation = parseYaml(await readFile(join(folder, 'CITATION.cff'), 'utf8'));
    expect(citation).toMatchObject({
      'cff-version': '1.2.0',
      type: 'dataset',
      license: 'CC-BY-4.0',
      version: String(data.dataset.version),
      url: `https://kehoach.example.vn/data/${data.dataset.version}`,
    });
    expect(citation.identifiers[0].value).toBe(`sha256:${data.dataset.contentHash}`);
    expect(await readFile(join(folder, 'LICENSE.txt'), 'utf8')).toContain(
      'https://creativecommons.org/licenses/by/4.0/',
    );
    const sums = (await readFile(join(folder, 'SHA256SUMS'), 'utf8')).trim().split('\n');
    expect(sums.map((line) => line.slice(66)).sort()).toEqual(
      (await readdir(folder)).filter((name) => name !== 'SHA256SUMS').sort(),
    );
    for (const line of sums) {
      const bytes = await readFile(join(folder, line.slice(66)));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(line.slice(0, 64));
    }
  });

  it('are packed whole', async () => {
    const entries = unzipSync(await readFile(join(folder, `kehoach-${made.state.version}.zip`)));
    expect(Object.keys(entries).sort()).toEqual(
      ['CITATION.cff', 'LICENSE.txt', 'datapackage.json', ...TABLES.map(({ name }) => `${name}.csv`)].sort(),
    );
    for (const [name, bytes] of Object.entries(entries))
      expect(strFromU8(bytes), name).toBe(await readFile(join(folder, name), 'utf8'));
  });

  it('are not written over what is there, and leave nothing behind when they are given up', async () => {
    await expect(makeExport(() => folder, options())).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const stop = new AbortController();
    const giveUp = { ...options(), signal: stop.signal, onTable: () => stop.abort(new Error('gone')) };
    await expect(makeExport(() => join(empty, 'x'), giveUp)).rejects.toThrow('gone');
    expect(await readdir(empty)).toEqual([]);
    await writeFile(join(empty, 'file'), '');
    await expect(makeExport(() => join(empty, 'file'), options())).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await rm(empty, { recursive: true });
  });
});

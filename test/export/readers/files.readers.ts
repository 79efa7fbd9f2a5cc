import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Export, makeExport } from '../../../src/export/make-export.ts';
import { askOf } from '../../../src/graph/ask.ts';
import { openApp } from '../../support/app.ts';
import { PROJECT } from '../../support/files.ts';

const app = openApp();
const run = promisify(execFile);
let folder: string;
let made: Export;
let rows: Record<string, number>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kh-readers-'));
  const { schema, database } = app();
  made = await makeExport(() => folder, { ask: askOf(schema, database.db), schema, address: null });
  rows = Object.fromEntries(made.tables.map((table) => [table.name, table.rows]));
  expect(Object.keys(rows).length).toBeGreaterThan(14);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sqlitePath = () => join(folder, `kehoach-${made.state.version}.sqlite`);
const names = () => made.tables.map(({ name }) => name);

/** What a reader is asked beside the counts: numbers, days, truth and Vietnamese letters that it must understand. */
async function expected() {
  const { data } = await app().query(`{
    plans(first: 1, filter: { provinces: ["ninh-thuan"], year: 2024 }) { nodes { id title issuedOn } }
    provinces { isCurrent }
  }`);
  const [plan] = data.plans.nodes;
  return { ...plan, current: data.provinces.filter((one: { isCurrent: boolean }) => one.isCurrent).length };
}

/** What of DuckDB is used: it is installed in a package of its own. */
interface DuckDb {
  DuckDBInstance: {
    create(): Promise<{
      connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Record<string, unknown>[] }> }>;
    }>;
  };
}

describe('the data files', () => {
  it('are read by Python', async () => {
    const script = `
import csv, hashlib, json, sqlite3, sys, zipfile, io
folder, path = sys.argv[1], sys.argv[2]
db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
assert db.execute("pragma integrity_check").fetchone() == ("ok",)
package = json.load(open(folder + "/datapackage.json", encoding="utf-8"))
archive = zipfile.ZipFile(path.replace(".sqlite", ".zip"))
assert archive.testzip() is None
out = {}
for table in package["resources"]:
    name = table["name"]
    with open(f"{folder}/{name}.csv", encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, strict=True))
    packed = list(csv.DictReader(io.TextIOWrapper(archive.open(name + ".csv"), "utf-8", newline=""), strict=True))
    assert packed == read
    assert list(read[0] if read else []) == [field["name"] for field in table["schema"]["fields"]], name
    out[name] = [len(read), db.execute(f'select count(*) from "{name}"').fetchone()[0]]
plan = db.execute("select title, issued_on from plans where id = ?", [sys.argv[3]]).fetchone()
current = db.execute("select sum(is_current) from provinces").fetchone()[0]
print(json.dumps({"rows": out, "plan": plan, "current": current}, ensure_ascii=False))`;
    const plan = await expected();
    const { stdout } = await run('/usr/bin/python3', ['-c', script, folder, sqlitePath(), plan.id]);
    const read = JSON.parse(stdout);
    expect(read.rows).toEqual(Object.fromEntries(names().map((name) => [name, [rows[name], rows[name]]])));
    expect(read.plan).toEqual([plan.title, plan.issuedOn]);
    expect(read.current).toBe(plan.current);
  });

  it('are read by DuckDB: Parquet and CSV, which say the same', async () => {
    const path = join(PROJECT, 'test/export/readers/node_modules/@duckdb/node-api/lib/index.js');
    const { DuckDBInstance }: DuckDb = await import(/* @vite-ignore */ pathToFileURL(path).href);
    const connection = await (await DuckDBInstance.create()).connect();
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    for (const name of names()) {
      const parquet = `read_parquet('${join(folder, `${name}.parquet`)}')`;
      const csv = `read_csv('${join(folder, `${name}.csv`)}', header = true, all_varchar = true)`;
      const [count] = await ask(`select (select count(*) from ${parquet}) as p, (select count(*) from ${csv}) as c`);
      expect([Number(count?.p), Number(count?.c)], name).toEqual([rows[name], rows[name]]);
    }
    const plan = await expected();
    const plans = `read_parquet('${join(folder, 'plans.parquet')}')`;
    expect(
      await ask(`select title, issued_on, typeof(issued_on) as type from ${plans} where id = '${plan.id}'`),
    ).toEqual([{ title: plan.title, issued_on: plan.issuedOn, type: 'DATE' }]);
    const targets = (form: string) => `read_${form}('${join(folder, `targets.${form}`)}')`;
    const [sums] = await ask(
      `select (select sum(value) from ${targets('parquet')}) = (select sum(value::decimal(38, 10)) from ${targets('csv')}) as same,
        (select typeof(value) from ${targets('parquet')} limit 1) as type`,
    );
    expect(sums).toEqual({ same: true, type: 'DECIMAL(38,10)' });
  });

  it('are read by R as they are, without a word about encodings', async () => {
    const script = `
args <- commandArgs(TRUE)
for (name in strsplit(args[2], ",")[[1]]) {
  rows <- read.csv(file.path(args[1], paste0(name, ".csv")), na.strings = "", encoding = "UTF-8")
  cat(name, nrow(rows), names(rows)[1], "\\n")
}
plans <- read.csv(file.path(args[1], "plans.csv"), na.strings = "", encoding = "UTF-8")
one <- plans[plans$id == args[3], ]
cat("title", one$title, "\\n"); cat("day", format(as.Date(one$issued_on)), "\\n")
cat("current", sum(read.csv(file.path(args[1], "provinces.csv"))$is_current == "true"), "\\n")`;
    const plan = await expected();
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const { stdout } = await run('Rscript', ['-e', script, folder, names().join(','), plan.id], { env });
    const lines = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => [line.split(' ')[0], line.trim()]),
    );
    for (const name of names()) expect(lines.get(name)).toMatch(new RegExp(`^${name} ${rows[name]} [a-z_]+$`));
    expect(lines.get('title')).toBe(`title ${plan.title}`);
    expect(lines.get('day')).toBe(`day ${plan.issuedOn}`);
    expect(lines.get('current')).toBe(`current ${plan.current}`);
  });
});

describe('a workbook', () => {
  it.each(['FindPlans', 'TargetsAgainstMilestones', 'DatasetStatus'])(
    'of %s is opened by LibreOffice with its days, numbers and letters',
    async (name) => {
      const book = await app().http.inject(`/operations/${name}.xlsx?titles=vi`);
      expect(book.statusCode).toBe(200);
      await writeFile(join(folder, `${name}.xlsx`), book.rawPayload);
      // UTF-8, cells as they are formatted; the first sheet.
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1';
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`;
      await run('soffice', [
        profile,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, `${name}.xlsx`),
      ]);
      const file = (await readdir(folder)).find((one) => one.startsWith(`${name}-`) && one.endsWith('.csv'));
      const [head = [], ...opened] = parseCsv(
        await readFile(join(folder, file ?? `${name}.csv`), 'utf8'),
      ) as string[][];
      const table = await app().http.inject(`/operations/${name}.csv`);
      const [columns = [], ...asked] = parseCsv(table.body, { bom: true }) as string[][];
      expect(head).toHaveLength(columns.length);
      expect(opened).toHaveLength(asked.length);
      let days = 0;
      let numbers = 0;
      for (const [at, row] of asked.entries()) {
        for (const [column, cell] of row.entries()) {
          const shown = opened[at]?.[column] ?? '';
          if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) {
            expect(shown).toBe(cell.split('-').reverse().join('/'));
            days += 1;
          } else if (/^-?\d+(?:\.\d+)?$/.test(cell) && shown !== cell) {
            expect(Number(shown), `${columns[column]}`).toBe(Number(cell));
            numbers += 1;
          } else if (/^[A-Z_]+(?:; [A-Z_]+)*$/.test(cell) || /^\d{4}-\d{2}-\d{2}T/.test(cell)) {
            // Codes have their names there, moments another form.
            expect(shown).not.toBe('');
          } else expect(shown.replace(/^'/, '')).toBe(cell.replace(/^'/, ''));
        }
      }
      expect(days + numbers + asked.length).toBeGreaterThan(0);
    },
  );
});

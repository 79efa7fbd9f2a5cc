import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { imports } from '../../src/works/import.table.ts';
import { readText } from '../reader/support/fixtures.ts';
import { openOwnApp } from '../support/app.ts';
import { PROJECT } from '../support/files.ts';
import { importInto } from './support/importing.ts';
import { planPage } from './support/pages.ts';

const app = openOwnApp();
const MIGRATION = '0028_find_imports_by_counter.sql';
const PROVINCES = ['Lai Châu', 'Tuyên Quang', 'Hà Nam', 'Sơn La', 'Cà Mau', 'Bạc Liêu', 'Hậu Giang'];

async function importPage(province: string, year: number, issued: string | null = `ngày 5 tháng 3 năm ${year}`) {
  const number = '4321/KH-UBND';
  const cites = 'Thực hiện Quyết định số 77/QĐ-TTg ngày 5 tháng 3 năm 2019 của Thủ tướng Chính phủ.';
  const url = `https://x.example.vn/${encodeURIComponent(province)}/${year}/${issued === null}`;
  const bundle = await readText(planPage({ number, province, issued, year, cites }), { url });
  app().database.statements.length = 0;
  const { work } = await importInto(app().database, bundle);
  return { work, statements: app().database.statements.filter((text) => !/citations|"cites"/.test(text)).length };
}

describe('pages whose numbers have one counter', () => {
  it('are found without asking anything of each: an import takes the same statements beside two as beside a dozen', async () => {
    const taken: number[] = [];
    for (const year of [2020, 2021])
      for (const province of PROVINCES) taken.push((await importPage(province, year)).statements);
    expect(taken).toHaveLength(14);
    const [, , early = 0] = taken;
    expect(taken.at(-1), taken.join(' ')).toBeLessThanOrEqual(early + 5);
  });

  it('are joined where only one of them tells the day', async () => {
    expect(await importPage('Sơn La', 2021, null)).toMatchObject({ work: 'son-la-4321-kh-ubnd-2021' });
    expect(await importPage('Sơn La', 2016, null)).toMatchObject({ work: 'son-la-4321-kh-ubnd-for-2016' });
    expect(await importPage('Sơn La', 2016)).toMatchObject({ work: 'son-la-4321-kh-ubnd-2016' });
    const works = await app().database.db.selectDistinct({ work: imports.work }).from(imports);
    expect(works.map(({ work }) => work)).not.toContain('son-la-4321-kh-ubnd-for-2016');
  });

  it('are marked by the migration as they are by an import', async () => {
    const { db } = app().database;
    const marks = () =>
      db
        .select({ sha256: imports.sha256, counter: imports.counter, undated: imports.undated, cites: imports.cites })
        .from(imports)
        .orderBy(imports.sha256);
    const before = await marks();
    expect(before.length).toBeGreaterThan(14);
    expect(new Set(before.map(({ undated }) => undated)).size).toBe(2);
    expect(before.every(({ cites }) => cites.includes(77))).toBe(true);
    await db.update(imports).set({ counter: null, undated: false, cites: [] });
    const written = await readFile(join(PROJECT, 'drizzle', MIGRATION), 'utf8');
    const fill = written.split('--> statement-breakpoint').find((text) => text.trim().startsWith('UPDATE'));
    await db.execute(sql.raw(fill ?? ''));
    expect(await marks()).toEqual(before);
  });
});
